import type { ReactNode } from "react";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { useT } from "../../locales/provider.tsx";
import { Tag, type Tone } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { useCellWords } from "../../widgets/cell-words.ts";
import { RowNote } from "../../widgets/policy-words.tsx";
import type { Row } from "./draft.ts";
import { type Fact, useTold } from "./facts.ts";
import css from "./policy.module.css";
import { ReachOfRow } from "./reach.tsx";

const tones: Readonly<Record<Row["outcome"], Tone>> = { grant: "good", agent: "accent", supervisor: "info", risk: "bad" };

/** The table as sentences: most cells of a wide table are empty, so each row shows only the conditions it has. */
export function PolicyTable({ body, facts }: { body: PolicyBody; facts: readonly Fact[] }): ReactNode {
  return (
    <ol className={css.rows}>
      {body.rows.map((row, at) => (
        <li key={row.id} className={css.row} data-row={row.id}>
          <span className={css.number}>{at + 1}</span>
          <RowInWords row={row} facts={facts} />
          <div className={css.comes}>
            <Outcome of={row.outcome} />
            <ReachOfRow policy={body.name} row={row.id} />
          </div>
          <p className={css.reason}>
            <Written>{row.reason}</Written>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** What a row is for and when it holds. */
export function RowInWords({ row, facts }: { row: Row; facts: readonly Fact[] }): ReactNode {
  const t = useT();
  const told = useTold(facts);
  const words = useCellWords(told);
  const cells = Object.entries(row.when).filter(([, cell]) => cell.trim() !== "");
  return (
    <div>
      <p className={css.note}>
        <RowNote of={row} />
      </p>
      <p className={css.conditions}>
        {cells.map(([fact, cell]) => (
          <span key={fact}>
            {told(fact).name} <b>{words(fact, cell)}</b>
          </span>
        ))}
        {cells.length === 0 && <span>{t("policy.any")}</span>}
      </p>
    </div>
  );
}

/** What a row comes to. */
export function Outcome({ of }: { of: Row["outcome"] }): ReactNode {
  const t = useT();
  return <Tag tone={tones[of]}>{t(`outcome.${of}`)}</Tag>;
}
