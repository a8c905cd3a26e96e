import type { ReactNode } from "react";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { Tag, type Tone } from "../ui/parts.tsx";
import { Told } from "../ui/said.tsx";
import css from "./risk.module.css";

type Account = NonNullable<CasePage["account"]>;

const tones: Readonly<Record<Account["level"], Tone>> = { normal: "good", watch: "warn", high: "bad" };

export function RiskTag({ level, score }: { level: Account["level"]; score: number }): ReactNode {
  const t = useT();
  return (
    <Tag tone={tones[level]}>
      {t(`riskLevel.${level}`)} {score}
    </Tag>
  );
}

/** Why the score is what it is; a flag never stands without its reasons. */
export function Reasons({ reasons }: { reasons: Account["reasons"] }): ReactNode {
  const t = useT();
  if (reasons.length === 0) return <p className={css.none}>{t("account.noReasons")}</p>;
  return (
    <ul className={css.reasons}>
      {reasons.map((reason) => (
        <li key={reason.signal}>
          <span>
            <Told zh={reason.text} en={reason.en} />
          </span>
          <b>{reason.points > 0 ? `+${reason.points}` : reason.points}</b>
        </li>
      ))}
    </ul>
  );
}
