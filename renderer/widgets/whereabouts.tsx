import type { ReactNode } from "react";
import { useT } from "../locales/provider.tsx";
import { Icon } from "../ui/icon.tsx";
import css from "./findings.module.css";

/** The answer to "where is my parcel?", before anything else. */
export function Whereabouts({ sentence }: { sentence: string }): ReactNode {
  const t = useT();
  return (
    <p className={css.whereabouts}>
      <span>
        <Icon name="truck" size={14} /> {t("timeline.whereabouts")}
      </span>
      {sentence}
    </p>
  );
}
