import type { ReactNode } from "react";
import { useT } from "../../locales/provider.tsx";
import css from "./macros.module.css";
import { type ReplySize, withoutUnseen } from "./reply-size.ts";

const words = {
  bytes: ["composer.count.bytes", "composer.over.bytes"],
  letters: ["composer.count.letters", "composer.over.letters"],
} as const;

/** How much of what the channel takes is written, why it is too much, and what in it nobody sees. */
export function ReplyCount({ text, size, change }: { text: string; size: ReplySize; change: (text: string) => void }): ReactNode {
  const t = useT();
  const { unit, used, most } = size;
  const isOver = used > most;
  const { text: seen, unseen } = withoutUnseen(text);
  return (
    <>
      {text !== "" && (
        <small className={css.count} data-over={isOver ? "" : undefined} role={isOver ? "status" : undefined}>
          {t(words[unit][isOver ? 1 : 0], { used, most, over: used - most })}
        </small>
      )}
      {unseen > 0 && (
        <p className={css.gaps} role="status">
          <span>{t("composer.unseen", { n: unseen })}</span>
          <button type="button" onClick={() => change(seen)}>
            {t("composer.dropUnseen")}
          </button>
        </p>
      )}
    </>
  );
}
