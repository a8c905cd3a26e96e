import type { ReactNode } from "react";
import type { Found } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { Tag } from "../ui/parts.tsx";
import { Written } from "../ui/said.tsx";
import { excerpt } from "./excerpt.ts";
import css from "./found-why.module.css";

/** Why something was found: by what of it, how much of that was given, and what it really is where that differs from what was typed. */
export function FoundWhy({ found: { by, how, text: as }, text }: { found: Found; text: string }): ReactNode {
  const t = useT();
  if (by === "words" || by === "product") {
    const [before, hit, after] = excerpt(as, text);
    return (
      <em className={css.why}>
        <Written>{before}</Written>
        <mark>
          <Written>{hit}</Written>
        </mark>
        <Written>{after}</Written>
      </em>
    );
  }
  if (by === "order") return <em className={css.why}>{t("found.order", { number: as })}</em>;
  return (
    <em className={css.why}>
      {t(`found.${by}`)}
      {how === "end" && ` · ${t("found.end")}`}
      {how === "beginning" && ` · ${t("found.beginning")}`} {by !== "name" && by !== "phone" && <Written>{as}</Written>}{" "}
      {how === "slip" && <Tag tone="warn">{t("found.slip")}</Tag>}
    </em>
  );
}
