import type { ReactNode } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { percent } from "../../ui/format.ts";
import { Tag } from "../../ui/parts.tsx";
import css from "./wants.module.css";

/** What the buyer's newest words want, each as a chip; how it is said and how sure that is when pointed at. */
export function Wants({ wants }: { wants: CasePage["case"]["wants"] }): ReactNode {
  const t = useT();
  const heard = wants.filter((each) => each.want !== "none");
  if (heard.length === 0) return null;
  return (
    <ul className={css.wants} aria-label={t("want.heard")}>
      {heard.map(({ want, mood, confidence }) => (
        <li key={want}>
          <Tag tone={mood === "complains" ? "warn" : "plain"} title={t("want.sure", { mood: t(`wantMood.${mood}`), percent: percent(confidence) })}>
            {mood === "withdraws" ? `${t("wantMood.withdraws")} · ${t(`want.${want}`)}` : t(`want.${want}`)}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
