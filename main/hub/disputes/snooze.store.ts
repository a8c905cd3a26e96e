/** Cases that rest: out of the queue until a time, or until something calls them back. */
import type { Tx } from "../store/index.ts";

/** SQL: of `case_file c`, that it rests now. */
export const RESTS = "c.id IN (SELECT case_id FROM case_snooze WHERE back IS NULL)";

/** A case rests from now on; what was said of it before is over. */
export function keepSnooze(tx: Tx, of: { caseId: string; until: Date; why: string; byId: string }): void {
  tx.run(
    `INSERT INTO case_snooze (case_id, until, why, by_id, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (case_id) DO UPDATE SET until = excluded.until, why = excluded.why, by_id = excluded.by_id, at = excluded.at, back = NULL, back_at = NULL`,
    [of.caseId, of.until, of.why, of.byId, tx.at],
  );
}

/** Until when a case rests, as whoever laid it down said; `null`: it does not rest. */
export async function restOf(tx: Tx, caseId: string): Promise<{ until: Date; why: string; byId: string } | null> {
  const [row] = await tx.rows<{ until: Date; why: string; byId: string }>(
    `SELECT until, why, by_id AS "byId" FROM case_snooze WHERE case_id = $1 AND back IS NULL`,
    [caseId],
  );
  return row ?? null;
}

/** It rests no more and bears no mark of it. @returns how many that was. */
export function dropSnooze(tx: Tx, caseId: string): Promise<number> {
  return tx.count("DELETE FROM case_snooze WHERE case_id = $1", [caseId]);
}

/** The buyer wrote about these: those that rest are back. @returns which. */
export async function buyerWakes(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    "UPDATE case_snooze SET back = 'buyer', back_at = $2 WHERE case_id = ANY($1) AND back IS NULL RETURNING case_id AS id",
    [caseIds, tx.at],
  );
  return rows.map(({ id }) => id);
}

/** Those whose time has come, and those whose platform's clock has less left than an hour (it may have been moved forward since). @returns which. */
export async function timeWakes(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE case_snooze s SET back = CASE WHEN s.until <= $1 THEN 'time' ELSE 'clock' END, back_at = $1 FROM case_file c
     WHERE c.id = s.case_id AND s.back IS NULL AND (s.until <= $1 OR (c.status = 'open' AND c.deadline_at <= $2)) RETURNING s.case_id AS id`,
    [tx.at, new Date(tx.at.getTime() + CLOCK_MS)],
  );
  return rows.map(({ id }) => id);
}

/** What is left of the platform's time when a resting case comes back. */
export const CLOCK_MS = 3_600_000;

/** The platform's clock of a case that is not done; `undefined` when there is no such case. */
export async function clockOf(tx: Tx, caseId: string): Promise<{ deadlineAt: Date | null; status: string } | undefined> {
  const [row] = await tx.rows<{ deadlineAt: Date | null; status: string }>(
    `SELECT deadline_at AS "deadlineAt", status FROM case_file WHERE id = $1 FOR UPDATE`,
    [caseId],
  );
  return row;
}
