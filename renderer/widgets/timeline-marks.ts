/** What of a timeline does not fit the rest of the record, and what may be folded. Pure, so that it can be tested. */
import type { FindingView, TimelineEntry } from "../../main/hub/contract/index.ts";
import type { FindingKind } from "../../main/hub/contract/words.ts";

/** Findings that say of two sources that both cannot be right. */
const CONTRADICT: ReadonlySet<FindingKind> = new Set([
  "times_contradict",
  "receipt_differs",
  "completed_and_closed",
  "completed_but_returning",
  "delivered_again",
  "shipped_not_outbound",
  "shipped_after_closed",
  "shared_waybill",
  "wrong_item",
  "return_number_differs",
]);

/** Systems write seconds where others write the minute. */
const SAME_MS = 1_000;

type Marked = Pick<TimelineEntry, "id" | "at" | "source">;

/** By entry, the open finding that contradicts it: one of its times is the entry's own. What the desk did or people said contradicts nobody. */
export function contradictions(entries: readonly Marked[], findings: readonly FindingView[]): ReadonlyMap<string, FindingView> {
  const open = findings.filter((finding) => finding.resolvedAt === null && CONTRADICT.has(finding.kind));
  const told = entries.filter(({ source }) => source !== "action" && source !== "intervention" && source !== "message");
  return new Map(
    told.flatMap((entry) => {
      const finding = open.find((one) => timesOf(one).some((time) => Math.abs(time - entry.at.getTime()) < SAME_MS));
      return finding ? [[entry.id, finding] as const] : [];
    }),
  );
}

function timesOf({ evidence, since }: FindingView): number[] {
  const named = Object.entries(evidence).flatMap(([name, value]) => (name.endsWith("At") && typeof value === "number" ? [value] : []));
  return [since.getTime(), ...named];
}

/** So many of one source in a row are told as one line, where they are folded. */
const MANY = 3;

export interface Run<Entry> {
  key: string;
  entries: readonly Entry[];
}

/** Entries in their order, runs of one source together; what contradicts something always stands by itself. */
export function runsBySource<Entry extends Pick<TimelineEntry, "id" | "source">>(entries: readonly Entry[], alone: ReadonlyMap<string, unknown>): Run<Entry>[] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && before.source === entry.source && !alone.has(before.id) && !alone.has(entry.id)) last.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => (run.length >= MANY ? [{ key: run[0]?.id ?? "", entries: run }] : run.map((entry) => ({ key: entry.id, entries: [entry] }))));
}

/** Where the packing was filmed, as the seller's own system tells; only what a browser may open. */
export function packingFilm({ source, data }: Pick<TimelineEntry, "source" | "data">): string | null {
  const { video } = data;
  return source === "warehouse" && typeof video === "string" && URL.canParse(video) && new URL(video).protocol === "https:" ? video : null;
}
