/** Before somebody acts on a colleague's case he is asked, in one sentence. */
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useColleagues } from "../../client/presence.tsx";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { useAsk } from "../../ui/above.tsx";
import { bareName } from "../../ui/names.ts";

/** Asks where the case is a colleague's. @returns whether to go on. */
export function useSure(page: CasePage): (to: "reply" | "act") => Promise<boolean> {
  const t = useT();
  const ask = useAsk();
  const { me } = useSession();
  const { id, assigneeId, assigneeName } = page.case;
  const writing = useColleagues(id).some((person) => person.id === assigneeId && person.writing);
  return async (to) => {
    if (assigneeId === null || assigneeId === me.id) return true;
    const name = bareName(assigneeName ?? "");
    return ask({
      title: t(to === "reply" ? "over.reply" : "over.act", { name }),
      content: t(writing ? "over.writing" : "over.hint", { name }),
      okText: t("over.go"),
      cancelText: t("over.stay"),
      autoFocusButton: "ok",
    });
  };
}
