import { useEffect } from "react";
import type { Settings } from "../../main/hub/contract/settings.ts";
import { useLocale } from "../locales/provider.tsx";
import { wear } from "../ui/appearance.ts";

/** Shows the console in the dress and the language of whoever is signed in, wherever he chose them; to a stranger it stays as it was left. */
export function useWorn(settings: Settings | null): void {
  const { setLanguage } = useLocale();
  const { language, theme, contrast, density } = settings ?? {};
  useEffect(() => {
    if (theme && contrast && density) wear({ theme, contrast, density });
  }, [theme, contrast, density]);
  useEffect(() => {
    if (language) setLanguage(language);
  }, [language, setLanguage]);
}
