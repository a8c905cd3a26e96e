import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { keep, kept, memberOf } from "../ui/kept.ts";
import { type Language, loadSpoken, type Spoken, type Translate, translator } from "./text.ts";

interface Locale {
  language: Language;
  setLanguage(language: Language): void;
  t: Translate;
  library: Spoken["library"];
}

const NAME = "language";
const LocaleContext = createContext<Locale | null>(null);

/** The language this browser was left in. */
export function keptLanguage(): Language {
  return memberOf(["zh", "en"], kept(NAME));
}

/** Speaks the language it begins with; the other is heard once it is there, and until then the page stays as it is. */
export function LocaleProvider({ begins, children }: { begins: Spoken; children: ReactNode }): ReactNode {
  const [spoken, setSpoken] = useState(begins);
  const [wanted, setLanguage] = useState(begins.language);
  const { language, texts, library } = spoken;
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  useEffect(() => {
    keep(NAME, wanted);
    if (wanted === language) return;
    let current = true;
    loadSpoken(wanted).then(
      (loaded) => current && setSpoken(loaded),
      // It could not be fetched: another press asks for it again.
      () => current && setLanguage(language),
    );
    return () => {
      current = false;
    };
  }, [wanted, language]);
  const value = useMemo(() => ({ language, setLanguage, t: translator(texts), library }), [language, texts, library]);
  return <LocaleContext value={value}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error("LocaleProvider is missing");
  return locale;
}

export function useT(): Translate {
  return useLocale().t;
}
