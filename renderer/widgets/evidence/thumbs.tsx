import { type ReactNode, useState } from "react";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import css from "./evidence.module.css";
import { useEvidence } from "./fetched.ts";
import { Viewer } from "./viewer.tsx";

interface ThumbsProps {
  caseId: string;
  /** Those shown here. */
  keys: readonly string[];
  /** All of the case, in order: the viewer goes on through them. */
  all: readonly string[];
}

/** What a buyer showed, small, where he showed it; a press shows it large. */
export function Thumbs({ caseId, keys, all }: ThumbsProps): ReactNode {
  const [open, setOpen] = useState<string | null>(null);
  if (keys.length === 0) return null;
  return (
    <div className={css.thumbs}>
      {keys.map((key) => (
        <Thumb key={key} caseId={caseId} of={key} place={all.indexOf(key) + 1} show={() => setOpen(key)} />
      ))}
      {open !== null && <Viewer caseId={caseId} keys={all} first={open} close={() => setOpen(null)} />}
    </div>
  );
}

function Thumb({ caseId, of, place, show }: { caseId: string; of: string; place: number; show: () => void }): ReactNode {
  const t = useT();
  const evidence = useEvidence(caseId, of);
  const name = t("evidence.name", { n: place });
  const label = evidence.state === "not" ? `${name}：${evidence.sentence}` : name;
  return (
    <button
      type="button"
      data-fact=""
      className={css.thumb}
      data-state={evidence.state}
      aria-label={label}
      title={evidence.state === "not" ? evidence.sentence : name}
      onClick={show}
    >
      {evidence.state === "shown" &&
        (evidence.film ? (
          <>
            <video src={evidence.address} preload="metadata" muted tabIndex={-1} aria-hidden="true" />
            <span className={css.play}>{t("evidence.film")}</span>
          </>
        ) : (
          <img src={evidence.address} alt="" loading="lazy" />
        ))}
      {evidence.state === "not" && (
        <span className={css.not}>
          <Icon name="warn" size={14} />
          {t("evidence.not")}
        </span>
      )}
    </button>
  );
}
