import type { ReactNode } from "react";
import type { AnswerCard } from "../../../main/hub/contract/answers.ts";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useT } from "../../locales/provider.tsx";
import { Sentence } from "../../ui/said.tsx";
import { Slotted } from "../../widgets/slotted.tsx";
import css from "./answers.module.css";
import { conditionWords } from "./difference.ts";

/** When a card is used, and what it says: by its first wordings, or whole. */
export function CardWords({ card, whole = false }: { card: AnswerCard; whole?: boolean }): ReactNode {
  const t = useT();
  return (
    <>
      <Conditions card={card} />
      {(whole ? [...card.zh, ...card.en] : card.zh).map(({ act, texts, optional }) => (
        <div key={act + texts[0]} className={css.said} data-optional={optional ? "" : undefined}>
          <small>{t(`act.${act}`)}</small>
          <span>
            {(whole ? texts : texts.slice(0, 1)).map((text) => (
              <p key={text}>
                <Slotted text={text} />
              </p>
            ))}
          </span>
          {!whole && texts.length > 1 && <em> ×{texts.length}</em>}
        </div>
      ))}
    </>
  );
}

function Conditions({ card: { when, says, unless } }: { card: AnswerCard }): ReactNode {
  const t = useT();
  const entries = Object.entries(when);
  if (entries.length === 0 && says.length === 0 && unless.length === 0) return <p className={css.when}>{t("answers.always")}</p>;
  return (
    <p className={css.when}>
      {entries.map(([name, wanted]) => (
        <span key={name}>{conditionWords(t, name, wanted)}</span>
      ))}
      {says.length > 0 && <Listed title={t("answers.says")} words={says} />}
      {unless.length > 0 && <Listed title={t("answers.unless")} words={unless} />}
    </p>
  );
}

/** Words of buyers that a card listens to. */
function Listed({ title, words }: { title: string; words: readonly string[] }): ReactNode {
  const t = useT();
  return (
    <span>
      <Sentence text={t("macro.condition", { name: title, value: asWritten(words.join(t("format.and"))) })} />
    </span>
  );
}
