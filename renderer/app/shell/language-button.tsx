import { Button } from "antd";
import type { ReactNode } from "react";
import { useLocale } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";

/** Turns the console into the other language. */
export function LanguageButton(): ReactNode {
  const { language, setLanguage } = useLocale();
  return (
    <Button type="text" size="small" icon={<Icon name="globe" />} onClick={() => setLanguage(language === "zh" ? "en" : "zh")}>
      {language === "zh" ? "EN" : "中文"}
    </Button>
  );
}
