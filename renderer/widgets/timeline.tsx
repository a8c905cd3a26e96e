import { type ReactNode, useState } from "react";
import type { TimelineEntry } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { exact, moment, span } from "../ui/format.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { useNow } from "../ui/now.tsx";
import { Empty } from "../ui/parts.tsx";
import css from "./timeline.module.css";
import { byDay, lateMs, learntTogether } from "./timeline-days.ts";
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
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  const t = useT();
  const now = useNow();
  const together = learntTogether(entries);
  if (entries.length === 0) return <Empty title={t("timeline.empty")} />;
  return (
    <ol className={css.list}>
      {together && <li className={css.together}>{t("timeline.together", { n: together.ids.size, at: moment(together.at, now) })}</li>}
      {byDay(entries).map((group) => (
        <li key={group.day}>
          <div className={css.day}>{group.day}</div>
          <ol>
            {group.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} quiet={together?.ids.has(entry.id) ?? false} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, quiet }: { entry: TimelineEntry; quiet: boolean }): ReactNode {
  const t = useT();
  const toldBy = useToldBy();
  const late = quiet ? null : lateMs(entry);
  return (
    <li className={css.entry}>
      <span className={css.icon} data-source={entry.source} title={t(`source.${entry.source}`)}>
        <Icon name={icons[entry.source]} size={13} />
      </span>
      <div>
        <p className={css.text}>{entry.text}</p>
        <p className={css.meta}>
          <time dateTime={entry.at.toISOString()} title={exact(entry.at)}>
            {exact(entry.at).slice(11, 16)}
          </time>
          <span title={quiet ? exact(entry.learntAt) : undefined}>{toldBy(entry.toldBy)}</span>
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
