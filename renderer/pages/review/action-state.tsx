import type { ReactNode } from "react";
import type { ActionView } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { Tag } from "../../ui/parts.tsx";
import { useSaid } from "../../ui/said.tsx";
import { HoldClock } from "../../widgets/hold.tsx";

/** How far an effect has come: its clock while it is held. */
export function ActionState({ action }: { action: ActionView | null }): ReactNode {
  const t = useT();
  const said = useSaid();
  if (!action) return <span />;
  if (action.state === "held") return <HoldClock until={action.holdUntil} />;
  return (
    <Tag
      tone={action.state === "confirmed" ? "good" : action.state === "failed" ? "bad" : "plain"}
      title={action.problem === null ? undefined : said({ zh: action.problem, en: action.en.problem ?? "" })}
    >
      {t(action.moved.length > 0 ? "review.moved" : `actionState.${action.state}`)}
    </Tag>
  );
}
