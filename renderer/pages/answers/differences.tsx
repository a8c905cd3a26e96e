import type { ReactNode } from "react";
import type { AnswerCard } from "../../../main/hub/contract/answers.ts";
import { piecesOf } from "../../../main/hub/kernel/difference.ts";
import { useT } from "../../locales/provider.tsx";
import css from "./answers.module.css";
import { differencesOf } from "./difference.ts";

/** What two versions of a card differ in: what was taken out is struck, what was put in is underlined. */
export function Differences({ before, after }: { before: AnswerCard; after: AnswerCard }): ReactNode {
  const t = useT();
  const found = differencesOf(t, before, after);
  if (found.length === 0) return <p className={css.hint}>{t("answers.sameWords")}</p>;
  return (
    <dl className={css.differences}>
      {found.map((one) => (
        <div key={`${one.name} ${one.before} ${one.after}`}>
          <dt>{one.name}</dt>
          <dd>
            <Marked before={one.before ?? ""} after={one.after ?? ""} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Marked({ before, after }: { before: string; after: string }): ReactNode {
  return piecesOf(before, after).map(({ side, text }, at) => {
    const key = `${at} ${side}`;
    if (side === "before") return <del key={key}>{text}</del>;
    return side === "after" ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
  });
}
