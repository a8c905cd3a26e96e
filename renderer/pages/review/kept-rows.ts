/** Rows of the review as one works through them: where they were when they came, whatever is judged or arrives meanwhile. */
import { useState } from "react";
import type { Outputs } from "../../client/rpc.ts";

export type Row = Outputs["decisions"]["automatic"]["rows"][number];

export interface KeptRow {
  row: Row;
  /** No longer on the list: judged, by oneself or by somebody else, or it does not fit the filters any more. */
  isGone: boolean;
}

/** Kept rows with their newest content, and how many are on the list that are not among them. Pure, so that it can be tested. */
export function mergeRows(kept: readonly Row[], fresh: readonly Row[], own: ReadonlyMap<string, Row>): { rows: KeptRow[]; news: number } {
  const byId = new Map(fresh.map((row) => [row.decision.id, row]));
  const known = new Set(kept.map((row) => row.decision.id));
  const rows = kept.map((row) => {
    const now = byId.get(row.decision.id);
    return { row: now ?? own.get(row.decision.id) ?? row, isGone: now === undefined };
  });
  return { rows, news: fresh.filter((row) => !known.has(row.decision.id)).length };
}

interface Keeping {
  rows: readonly KeptRow[];
  news: number;
  /** Takes up the list as it is now. */
  renew(): void;
  /** What one has just done to a row is shown in its place, though it may have left the list. */
  note(row: Row): void;
}

/** `fresh` is the list as the hub tells it; it belongs to the component's key, so that another filter begins anew. */
export function useKeptRows(fresh: readonly Row[]): Keeping {
  const [kept, setKept] = useState(fresh);
  const [own, setOwn] = useState<ReadonlyMap<string, Row>>(new Map());
  const merged = mergeRows(kept, fresh, own);
  return {
    ...merged,
    renew() {
      setKept(fresh);
      setOwn(new Map());
    },
    note: (row) => setOwn(new Map(own).set(row.decision.id, row)),
  };
}
