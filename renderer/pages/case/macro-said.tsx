import type { ReactNode } from "react";
import { openSlots, slotInEnglish } from "../../../main/hub/contract/given.ts";
import type { MacroFollows } from "../../../main/hub/contract/macros.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./macros.module.css";

/** Places of the reply that nothing is known for: each leads to where it stands. */
export function Gaps({ text, go }: { text: string; go: (name: string) => void }): ReactNode {
  const { t, language } = useLocale();
  const open = openSlots(text);
  if (open.length === 0) return null;
  return (
    <p className={css.gaps} role="status">
      <span>{t("macro.toFill")}</span>
      {open.map((name) => (
        <button key={name} type="button" onClick={() => go(name)}>
          {language === "en" ? slotInEnglish(name) : name}
        </button>
      ))}
    </p>
  );
}

/** What follows once the reply was said; each may be left out this time. */
export function Follows({ of, change }: { of: MacroFollows; change: (follows: MacroFollows) => void }): ReactNode {
  const { t } = useLocale();
  const lines: { key: string; words: ReactNode; without: MacroFollows }[] = [
    ...of.tags.map((tag) => ({
      key: `tag ${tag}`,
      words: (
        <>
          {t("macro.tags")} <Written>{tag}</Written>
        </>
      ),
      without: { ...of, tags: of.tags.filter((one) => one !== tag) },
    })),
    ...(of.restHours === null ? [] : [{ key: "rest", words: restWords(t, of.restHours), without: { ...of, restHours: null } }]),
    ...(of.note === ""
      ? []
      : [
          {
            key: "note",
            words: (
              <>
                {t("macro.notes")} <Written>{of.note}</Written>
              </>
            ),
            without: { ...of, note: "" },
          },
        ]),
  ];
  if (lines.length === 0) return null;
  return (
    <p className={css.follows}>
      <span>{t("macro.follows")}</span>
      {lines.map(({ key, words, without }) => (
        <span key={key} data-follow="">
          {words}
          <button type="button" aria-label={t("macro.leaveOut")} title={t("macro.leaveOut")} onClick={() => change(without)}>
            <Icon name="cross" size={10} />
          </button>
        </span>
      ))}
    </p>
  );
}

/** After how long the case is to come back. */
function restWords(t: ReturnType<typeof useLocale>["t"], hours: number): string {
  return hours % 24 === 0 ? t("macro.restDays", { n: hours / 24 }) : t("macro.restHours", { n: hours });
}
