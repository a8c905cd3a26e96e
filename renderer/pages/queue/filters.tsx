import type { ReactNode } from "react";
import { useLater } from "../../client/calm.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import filters from "../../ui/filters.module.css";
import { Tabs } from "../../ui/tabs.tsx";
import { type Filter, type View, views } from "../../widgets/case-list/filter.ts";
import type { FilterFieldsProps } from "./filter-fields.tsx";
import { Narrowed } from "./narrowed.tsx";
import css from "./queue.module.css";
import type { SortsProps } from "./sorts.tsx";

type Counts = Outputs["cases"]["counts"];

interface FiltersProps extends FilterFieldsProps {
  counts: Counts | undefined;
  /** How much waits for a second person. */
  second: number | undefined;
}

const loadSorts = (): Promise<{ default: (props: SortsProps) => ReactNode }> => import("./sorts.tsx");
const loadFields = (): Promise<{ default: (props: FilterFieldsProps) => ReactNode }> => import("./filter-fields.tsx");
/** Fields that come: their places are kept, so that no row moves. */
const FIELDS = ["search", "channel", "class", "finding", "kind", "tag", "priority", "who", "columns"] as const;

/** Views are there with the first rows; what narrows them comes right after. */
export function Filters({ filter, set, counts, second }: FiltersProps): ReactNode {
  const t = useT();
  const { Part: Sorts } = useLater(loadSorts);
  const { Part: Fields } = useLater(loadFields);
  return (
    <>
      <Tabs
        value={filter.view}
        onChange={(view) => set({ view })}
        items={views.map((view) => ({ value: view, label: t(`view.${view}`), count: view === "second" ? second : counts && countOf(view, counts) }))}
      >
        {filter.view !== "second" && Sorts && <Sorts filter={filter} set={set} />}
      </Tabs>
      {filter.view !== "second" && (
        <div className={`${filters.sideways} ${css.filters}`}>{Fields ? <Fields filter={filter} set={set} /> : <Places of={filter} />}</div>
      )}
      {filter.view !== "second" && <Narrowed filter={filter} set={set} />}
    </>
  );
}

function Places({ of }: { of: Filter }): ReactNode {
  return FIELDS.map((name) => (name === "who" && of.view === "mine" ? null : <span key={name} className={css.place} aria-hidden="true" />));
}

function countOf(view: View, counts: Counts): number | undefined {
  if (view === "all") return counts.open;
  if (view === "promised") return counts.promisesDue;
  if (view === "waiting" || view === "second") return undefined;
  return view === "done" ? counts.doneToday : counts[view];
}
