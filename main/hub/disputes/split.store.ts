/** Parts of cases: written when they are split off, ended when they are taken back. */
import type { Tx } from "../store/index.ts";
import { type CaseRecord, insertCases, lockById } from "./case.store.ts";
import { linesIn } from "./order-side.view.store.ts";
import { UNTOUCHED } from "./ties.view.store.ts";

/** What splitting looks at; `parts`: how many were split off it ever; lines of its order by the channel's id and by ours. */
export interface SplitHead {
  record: CaseRecord;
  partOf: string | null;
  mergedInto: string | null;
  disputeClass: string | null;
  parts: number;
  lines: { id: string; channelLineId: string }[];
}

/** A case, locked, with its order's lines; `null` when there is none. */
export async function splitHead(tx: Tx, caseId: string): Promise<SplitHead | null> {
  const [record] = await lockById(tx, [caseId]);
  if (!record) return null;
  const [more] = await tx.rows<Omit<SplitHead, "record" | "lines">>(
    `SELECT c.part_of AS "partOf", m.into_id AS "mergedInto", c.dispute_class AS "disputeClass", (SELECT count(*)::int FROM case_file p WHERE p.part_of = c.id) AS parts
     FROM case_file c LEFT JOIN case_merge m ON m.case_id = c.id WHERE c.id = $1`,
    [caseId],
  );
  const lines = record.orderId === null ? [] : await linesIn(tx, record.orderId);
  return more ? { record, ...more, lines } : null;
}

/** Keeps a part. */
export async function keepPart(tx: Tx, of: { record: CaseRecord; partOf: string; disputeClass: string | null }): Promise<void> {
  await insertCases(tx, [of.record]);
  tx.run("UPDATE case_file SET part_of = $2, dispute_class = $3, class_by = CASE WHEN $3::text IS NULL THEN NULL ELSE $4 END, queue = 'agent' WHERE id = $1", [
    of.record.id,
    of.partOf,
    of.disputeClass,
    tx.actor,
  ]);
}

/** The case of which this one is a part; `null` where it is none, or there is no such case. */
export async function partOf(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx.rows<{ partOf: string | null }>(`SELECT part_of AS "partOf" FROM case_file WHERE id = $1`, [caseId]);
  return row?.partOf ?? null;
}

/** Ends a part that is taken back; `false` when somebody did something to it since. */
export async function endPart(tx: Tx, caseId: string): Promise<boolean> {
  const ended = await tx.count(
    `UPDATE case_file c SET status = 'done', outcome = 'rejoined', done_at = $2, assignee_id = NULL, revision = revision + 1 WHERE c.id = $1 AND ${UNTOUCHED}`,
    [caseId, tx.at],
  );
  return ended > 0;
}
