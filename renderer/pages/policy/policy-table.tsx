import type { ReactNode } from "react";
import type { PolicyBody } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { Tag, type Tone } from "../../ui/parts.tsx";
import { useFactName, useFactWords } from "../../widgets/fact-words.ts";
import { readCondition } from "./condition.ts";
import css from "./policy.module.css";

type Outcome = PolicyBody["rows"][number]["outcome"];
const tones: Readonly<Record<Outcome, Tone>> = { grant: "good", agent: "accent", supervisor: "info", risk: "bad" };

/** The table as sentences: most cells of a wide table are empty, so each row shows only the conditions it has. */
export function PolicyTable({ body }: { body: PolicyBody }): ReactNode {
  const t = useT();
  const word = useFactWords();
  const name = useFactName();
  return (
    <ol className={css.rows}>
      {body.rows.map((row, at) => (
        <li key={row.id} className={css.row}>
          <span className={css.number}>{at + 1}</span>
          <div>
            <p className={css.note}>
              {row.note || row.id} <small>{row.id}</small>
            </p>
            <p className={css.conditions}>
              {body.inputs
                .filter((input) => row.when[input.fact]?.trim())
                .map((input) => (
                  <span key={input.fact}>
                    {name(input.fact, input.label)} <b>{readCondition(row.when[input.fact] ?? "", (value) => word(input.fact, value))}</b>
                  </span>
                ))}
              {Object.values(row.when).every((cell) => cell.trim() === "") && <span>{t("policy.any")}</span>}
            </p>
          </div>
          <div>
            <Tag tone={tones[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>
          </div>
          <p className={css.reason}>{row.reason}</p>
        </li>
      ))}
    </ol>
  );
}
