/** Texts of pages that are seldom opened: they come with the page's own code, so that nobody waits for them at the door. */
import { useMemo } from "react";
import { useLocale } from "./provider.tsx";
import { translator } from "./text.ts";

/** Both languages of one page, with the same keys. */
type Late<Key extends string> = { zh: Readonly<Record<Key, string>>; en: Readonly<Record<Key, string>> };

/** The page's own texts in the language that is spoken. */
export function useLate<Key extends string>(texts: Late<Key>): ReturnType<typeof translator<Key>> {
  const { language } = useLocale();
  return useMemo(() => translator(texts[language]), [texts, language]);
}
