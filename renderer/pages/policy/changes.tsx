import type { ReactNode } from "react";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { policyOutcomes } from "../../../main/hub/contract/words.ts";
import { useT } from "../../locales/provider.tsx";
import { Written } from "../../ui/said.tsx";
import { useCellWords } from "../../widgets/cell-words.ts";
import { RowNote } from "../../widgets/policy-words.tsx";
import { type Difference, difference, type PartChange, type RowChange, sizeOf } from "./difference.ts";
import { type Fact, useTold } from "./facts.ts";
import css from "./policy.module.css";

/** What would be other than in the version in force, in words. */
export function Changes({ before, after, version, facts }: { before: PolicyBody; after: PolicyBody; version: number; facts: readonly Fact[] }): ReactNode {
  const t = useT();
  const found = difference(before, after);
  const size = sizeOf(found);
  return (
    <details className={css.examples} open={size > 0 && size <= 6}>
      <summary>{size === 0 ? t("policy.changesNone", { version }) : t("policy.changes", { n: size, version })}</summary>
      <ul className={css.changes}>
        {found.rows.map((change) => (
          <RowLine key={`${change.kind} ${change.row.id}`} change={change} facts={facts} />
        ))}
        <Whole of={found} />
      </ul>
    </details>
  );
}

function Whole({ of }: { of: Difference }): ReactNode {
  const t = useT();
  return (
    <>
      {of.hold && <li>{t("policy.changedHold", of.hold)}</li>}
      {of.examples > 0 && <li>{t("policy.changedExamples", { n: of.examples })}</li>}
    </>
  );
}

function RowLine({ change, facts }: { change: RowChange; facts: readonly Fact[] }): ReactNode {
  const t = useT();
  const { row, at, kind } = change;
  return (
    <li data-kind={kind}>
      <b>{t(`policy.row.${kind}`, { n: at })}</b> <RowNote of={row} />
      {kind === "changed" && (
        <ul>
          {change.from !== null && <li>{t("policy.movedFrom", { from: change.from, to: at })}</li>}
          {change.parts.map((part) => (
            <PartLine key={part.part === "condition" ? part.fact : part.part} part={part} facts={facts} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PartLine({ part, facts }: { part: PartChange; facts: readonly Fact[] }): ReactNode {
  const t = useT();
  const told = useTold(facts);
  const words = useCellWords(told);
  const name = part.part === "condition" ? told(part.fact).name : t(`policy.${part.part}`);
  const shown = (text: string): ReactNode => {
    if (part.part === "condition") return words(part.fact, text);
    const outcome = part.part === "outcome" ? policyOutcomes.find((known) => known === text) : undefined;
    if (outcome) return t(`outcome.${outcome}`);
    return text === "" ? "–" : <Written>{text}</Written>;
  };
  return (
    <li>
      {name} <del>{shown(part.before)}</del> → <ins>{shown(part.after)}</ins>
    </li>
  );
}
