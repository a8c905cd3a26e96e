import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Language, loadTexts, type Texts, type Translate, translator } from "./text.ts";
import { zh } from "./zh/index.ts";

interface Locale {
  language: Language;
  setLanguage(language: Language): void;
  t: Translate;
}

const KEY = "aftercare.language";
const LocaleContext = createContext<Locale | null>(null);

export function LocaleProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(readLanguage);
  const [texts, setTexts] = useState<Texts>(zh);
  useEffect(() => {
    let current = true;
    void loadTexts(language).then((loaded) => {
      if (!current) return;
      setTexts(loaded);
      document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    });
    keepLanguage(language);
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

/** A browser may forbid keeping anything; then the console starts in Chinese each time. */
function readLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice holds for this window.
  }
}
