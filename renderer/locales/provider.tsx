import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { keep, kept, memberOf } from "../ui/kept.ts";
import { type Language, loadTexts, type Texts, type Translate, translator } from "./text.ts";
import { zh } from "./zh/index.ts";

interface Locale {
  language: Language;
  setLanguage(language: Language): void;
  t: Translate;
}

const NAME = "language";
const LocaleContext = createContext<Locale | null>(null);

export function LocaleProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => memberOf(["zh", "en"], kept(NAME)));
  const [texts, setTexts] = useState<Texts>(zh);
  useEffect(() => {
    let current = true;
    void loadTexts(language).then((loaded) => {
      if (!current) return;
      setTexts(loaded);
      document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    });
    keep(NAME, language);
    return () => {
      current = false;
    };
  }, [language]);
  const value = useMemo(() => ({ language, setLanguage, t: translator(texts) }), [language, texts]);
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
