/** Lists behind figures, page by page and as a whole. */
import { holdsOf } from "../actions/index.ts";
import type { BehindFilter, BehindRow } from "../contract/insights.ts";
import { caseRowsOf } from "../disputes/index.ts";
import type { Store } from "../store/index.ts";
import { answerTargets } from "../terms/index.ts";
import { type AfterEntry, type BehindEntry, behind, countBehind } from "./behind.view.store.ts";

/** More are not counted. */
const MOST_COUNTED = 10_000;
/** Rows read together for a file. */
const TOGETHER = 500;

const written = ({ at, id }: AfterEntry): string => `${at.getTime()}:${id}`;

/** What {@link written} wrote; `null` for anything else. */
export function readPlace(cursor: string): AfterEntry | null {
  const [, at, id] = /^(\d{1,15}):([0-9A-Za-z_-]{1,100})$/.exec(cursor) ?? [];
  return at !== undefined && id !== undefined ? { at: new Date(Number(at)), id } : null;
}

async function withCases(store: Store, entries: readonly BehindEntry[]): Promise<BehindRow[]> {
  const rows = await caseRowsOf({ store, holds: holdsOf(store) }, [...new Set(entries.map(({ caseId }) => caseId))]);
  const cases = new Map(rows.map((row) => [row.id, row]));
  return entries.flatMap(({ id, caseId, at, fen, ms }) => {
    const found = cases.get(caseId);
    return found ? [{ id, at, fen, tookMs: ms, case: found }] : [];
  });
}

/** A page of them. */
export async function behindPage(
  store: Store,
  filter: BehindFilter,
  page: { after: AfterEntry | null; limit: number },
): Promise<{ rows: BehindRow[]; next: string | null }> {
  const entries = await behind(store, { ...filter, targets: await answerTargets(store) }, { ...page, limit: page.limit + 1 });
  const shown = entries.slice(0, page.limit);
  const last = shown.at(-1);
  return { rows: await withCases(store, shown), next: entries.length > page.limit && last ? written(last) : null };
}

/** How many there are. */
export async function behindTotal(store: Store, filter: BehindFilter): Promise<{ count: number; more: boolean }> {
  const count = await countBehind(store, { ...filter, targets: await answerTargets(store) }, MOST_COUNTED);
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
}

/** All of them, read on from row to row. */
export async function* allBehind(store: Store, filter: BehindFilter): AsyncGenerator<readonly BehindRow[]> {
  const targets = await answerTargets(store);
  for (let after: AfterEntry | null = null; ; ) {
    const entries: BehindEntry[] = await behind(store, { ...filter, targets }, { after, limit: TOGETHER });
    if (entries.length > 0) yield withCases(store, entries);
    const last = entries.at(-1);
    if (entries.length < TOGETHER || !last) return;
    after = { at: last.at, id: last.id };
  }
}
