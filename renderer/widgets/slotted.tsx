import type { ReactNode } from "react";
import { slotInEnglish } from "../../main/hub/contract/given.ts";
import { useLocale } from "../locales/provider.tsx";
import { Written } from "../ui/said.tsx";
import css from "./conditions.module.css";

/** A card's words with what is filled in standing out, called in the reader's language; the words are the seller's. */
export function Slotted({ text }: { text: string }): ReactNode {
  const { language } = useLocale();
  return (
    <span>
      {text.split(/(\{[^{}]*\})/).map((part, at) =>
        part.startsWith("{") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
          <mark key={at} className={css.slot}>
            {language === "en" ? slotInEnglish(part.slice(1, -1)) : part.slice(1, -1)}
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
          <Written key={at}>{part}</Written>
        ),
      )}
    </span>
  );
}
