import { Button } from "antd";
import type { ReactNode } from "react";
import { useLocale } from "../../locales/provider.tsx";
import type { Language } from "../../locales/text.ts";
import { Icon } from "../../ui/icon.tsx";

/** Turns the console into the other language; `turn` also keeps it for whoever is signed in. */
export function LanguageButton({ turn }: { turn?: (language: Language) => void }): ReactNode {
  const { language, setLanguage } = useLocale();
  return (
    <Button type="text" size="small" icon={<Icon name="globe" />} onClick={() => (turn ?? setLanguage)(language === "zh" ? "en" : "zh")}>
      <span lang={language === "zh" ? "en" : "zh-CN"}>{language === "zh" ? "EN" : "中文"}</span>
    </Button>
  );
}
