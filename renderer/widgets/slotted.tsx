import type { ReactNode } from "react";
import css from "./conditions.module.css";

/** A card's words with what is filled in standing out. */
export function Slotted({ text }: { text: string }): ReactNode {
  return (
    <span>
      {text.split(/(\{[^{}]*\})/).map((part, at) =>
        part.startsWith("{") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
          <mark key={at} className={css.slot}>
            {part.slice(1, -1)}
          </mark>
        ) : (
          part
        ),
      )}
    </span>
  );
}
