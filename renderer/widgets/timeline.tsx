import { type ReactNode, useState } from "react";
import type { FindingView, TimelineEntry } from "../../main/hub/contract/index.ts";
import { lineInEnglish } from "../locales/line-english.ts";
import { useLocale, useT } from "../locales/provider.tsx";
import { exact, moment, span } from "../ui/format.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { useKept } from "../ui/kept.ts";
import { useNow } from "../ui/now.tsx";
import { Empty } from "../ui/parts.tsx";
import { Sentence, Told, Written } from "../ui/said.tsx";
import { useActionKinds } from "./action-kinds.ts";
import css from "./timeline.module.css";
import { byDay, lateMs, learntTogether } from "./timeline-days.ts";
import { contradictions, packingFilm, type Run, runsBySource } from "./timeline-marks.ts";
import { useToldBy } from "./told-by.ts";

type Source = TimelineEntry["source"];

const icons: Readonly<Record<Source, IconName>> = {
  channel: "store",
  warehouse: "warehouse",
  books: "books",
  carrier: "truck",
  aftersale: "undo",
  message: "chat",
  intervention: "person",
  action: "bolt",
};

/** Everything that happened to an order, from all sources, with when we learnt it if that was late. */
export function Timeline({ entries, findings }: { entries: readonly TimelineEntry[]; findings: readonly FindingView[] }): ReactNode {
  const t = useT();
  const now = useNow();
  const together = learntTogether(entries);
  const marks = contradictions(entries, findings);
  const [folding, setFolding] = useKept("timeline", ["folded", "open"]);
  const isFolded = folding === "folded";
  if (entries.length === 0) return <Empty title={t("timeline.empty")} />;
  return (
    <ol className={css.list}>
      <li className={css.fold}>
        <button type="button" aria-pressed={isFolded} onClick={() => setFolding(isFolded ? "open" : "folded")}>
          {t(isFolded ? "timeline.unfold" : "timeline.fold")}
        </button>
        {marks.size > 0 && <span>{t("timeline.contradictions", { n: marks.size })}</span>}
      </li>
      {together && <li className={css.together}>{t("timeline.together", { n: together.ids.size, at: moment(together.at, now) })}</li>}
      {byDay(entries).map((group) => (
        <li key={group.day}>
          <div className={css.day}>{group.day}</div>
          <ol>
            {runsBySource(group.entries, marks).map((run) => (
              <RunLine key={run.key} of={run} isFolded={isFolded}>
                {(entry) => <Entry key={entry.id} entry={entry} quiet={together?.ids.has(entry.id) ?? false} against={marks.get(entry.id)} />}
              </RunLine>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

/** A run of one source: one line while it is folded, which opens by a press. */
function RunLine({ of, isFolded, children }: { of: Run<TimelineEntry>; isFolded: boolean; children: (entry: TimelineEntry) => ReactNode }): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [first] = of.entries;
  if (!first || !isFolded || of.entries.length === 1 || isOpen) return of.entries.map(children);
  return (
    <li className={css.entry}>
      <span className={css.icon} data-source={first.source}>
        <Icon name={icons[first.source]} size={13} />
      </span>
      <div>
        <button type="button" data-fact="" className={css.run} aria-expanded={false} onClick={() => setOpen(true)}>
          {t("timeline.run", { source: t(`source.${first.source}`), n: of.entries.length })}
        </button>
        <p className={css.meta}>
          <Line of={first} />
        </p>
      </div>
    </li>
  );
}

function Entry({ entry, quiet, against }: { entry: TimelineEntry; quiet: boolean; against: FindingView | undefined }): ReactNode {
  const film = packingFilm(entry);
  const t = useT();
  const toldBy = useToldBy();
  const late = quiet ? null : lateMs(entry);
  return (
    <li className={css.entry}>
      <span className={css.icon} data-source={entry.source} title={t(`source.${entry.source}`)}>
        <Icon name={icons[entry.source]} size={13} />
      </span>
      <div>
        <p className={css.text}>
          <Line of={entry} />
        </p>
        {against && (
          <p className={css.against}>
            <Icon name="warn" size={12} /> {t("timeline.against")} <Told zh={against.sentence} en={against.en.sentence} />
          </p>
        )}
        {film !== null && (
          <a href={film} target="_blank" rel="noreferrer noopener">
            {t("timeline.packingFilm")}
          </a>
        )}
        <p className={css.meta}>
          <time dateTime={entry.at.toISOString()} title={exact(entry.at)}>
            {exact(entry.at).slice(11, 16)}
          </time>
          <span title={quiet ? exact(entry.learntAt) : undefined}>
            <Written>{toldBy(entry.toldBy)}</Written>
          </span>
          {late !== null && (
            <span className={css.late} title={exact(entry.learntAt)}>
              {t("timeline.late", { span: span(late, t) })}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

function Line({ of }: { of: TimelineEntry }): ReactNode {
  const { t, language } = useLocale();
  const kinds = useActionKinds();
  const english = language === "en" ? lineInEnglish(of, { t, label: kinds.label, isWords: (kind) => (kinds.asks(kind)?.text ?? null) !== null }) : null;
  return english === null ? <Written>{of.text}</Written> : <Sentence text={english} />;
}

/** Narrows a timeline to some sources; only those that occur are offered. */
export function useTimelineFilter(entries: readonly TimelineEntry[]): { shown: readonly TimelineEntry[]; filter: ReactNode } {
  const t = useT();
  const [only, setOnly] = useState<Source | null>(null);
  const present = [...new Set(entries.map((entry) => entry.source))];
  const filter =
    present.length < 2 ? null : (
      <div className={css.filters}>
        {present.map((source) => (
          <button key={source} type="button" aria-pressed={only === source} onClick={() => setOnly(only === source ? null : source)}>
            {t(`source.${source}`)}
          </button>
        ))}
      </div>
    );
  return { shown: only && present.includes(only) ? entries.filter((entry) => entry.source === only) : entries, filter };
}
