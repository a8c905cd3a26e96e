/** Rows of a plan, page by page. */
import type { ImportRow, RowOutcome } from "../contract/imports.ts";
import { chunkFrom } from "./chunk.store.ts";
import type { ImportDeps } from "./deps.ts";
import type { ImportRecord, PlannedThing } from "./import.ts";

export interface Asked {
  importId: string;
  outcome: RowOutcome | undefined;
  cursor: string | undefined;
  limit: number;
}

const rowOf = ({ from, to, key, outcome, why, cells = [] }: PlannedThing): ImportRow => ({ from, to, key, outcome, why: why ?? null, cells });

/** A page: `cursor` is chunk and place within it. */
export async function plannedRows({ store, vault }: ImportDeps, of: Asked): Promise<{ rows: ImportRow[]; next: string | null }> {
  const [, chunkPlace = "0", within = "0"] = /^(\d{1,7}):(\d{1,7})$/.exec(of.cursor ?? "") ?? [];
  let [place, skip] = [Number(chunkPlace), Number(within)];
  const rows: ImportRow[] = [];
  for (;;) {
    const chunk = await chunkFrom(store, vault, { importId: of.importId, from: place, outcome: of.outcome });
    if (!chunk) return { rows, next: null };
    if (chunk.place !== place) skip = 0;
    for (let at = skip; at < chunk.things.length; at += 1) {
      const thing = chunk.things[at];
      if (!thing || (of.outcome !== undefined && thing.outcome !== of.outcome)) continue;
      if (rows.length === of.limit) return { rows, next: `${chunk.place}:${at}` };
      rows.push(rowOf(thing));
    }
    place = chunk.place + 1;
    skip = 0;
  }
}

/** Refused rows, some together. */
export async function* refusedRows({ store, vault }: ImportDeps, importId: string): AsyncGenerator<PlannedThing[]> {
  for (let from = 0; ; ) {
    const chunk = await chunkFrom(store, vault, { importId, from, outcome: "refused" });
    if (!chunk) return;
    yield chunk.things.filter(({ outcome }) => outcome === "refused");
    from = chunk.place + 1;
  }
}

/** Names of the columns that mean something, in the order of a row's cells. */
export function shownColumns({ columns }: Pick<ImportRecord, "columns">): string[] {
  return columns.filter(({ field }) => field !== null).map(({ name }) => name);
}
