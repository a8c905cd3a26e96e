import type { ReactNode } from "react";
import type { ActionView, CasePage } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { Told } from "../../ui/said.tsx";
import { By } from "../../widgets/by.tsx";
import { useActionWords } from "../../widgets/hold.tsx";
import css from "./taken-back.module.css";

/** The action of which it is told; of a kind that was begun again since, nothing is. */
export function takenBackOf({ actions }: Pick<CasePage, "actions">): ActionView | undefined {
  return actions.find((action) => action.moved.length > 0 && actions.find((other) => other.kind === action.kind) === action);
}

/** What was about to be sent and was not, because what it rested on moved; until something newer of its kind is there. */
export function TakenBack({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const words = useActionWords();
  if (page.case.status === "done") return null;
  const newest = takenBackOf(page);
  if (!newest) return null;
  return (
    <section className={css.card} aria-label={t("takenBack.title")}>
      <header>
        <b>{t("takenBack.title")}</b>
      </header>
      <p>
        {words(newest)} · <By action={newest} />
      </p>
      <ul>
        {newest.moved.map((one, at) => (
          <li key={one}>
            <Told zh={one} en={newest.en.moved[at] ?? ""} />
          </li>
        ))}
      </ul>
      <p>{t(newest.auto ? "takenBack.auto" : "takenBack.person")}</p>
    </section>
  );
}
