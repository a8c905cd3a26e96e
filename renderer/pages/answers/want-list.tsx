import type { ReactNode } from "react";
import { useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { wantName } from "../../widgets/condition-words.ts";
import css from "./answers.module.css";

interface WantListProps {
  byWant: readonly { want: string; live: number; retired: number }[];
  chosen: string | undefined;
  choose: (want: string | undefined) => void;
}

/** How many cards answer each want: the filter of the page. */
export function WantList({ byWant, chosen, choose }: WantListProps): ReactNode {
  const t = useT();
  return (
    <Panel title={t("answers.wants")} flush className={css.wants}>
      <ul>
        <li>
          <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
            <span>{t("answers.all")}</span>
            <small>{byWant.length > 0 && count(byWant.reduce((sum, { live }) => sum + live, 0))}</small>
          </button>
        </li>
        {byWant.map(({ want, live }) => (
          <li key={want}>
            <button type="button" aria-pressed={chosen === want} onClick={() => choose(chosen === want ? undefined : want)}>
              <span>{wantName(t, want)}</span>
              <small>{count(live)}</small>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
