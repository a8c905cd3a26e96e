import type { CasePage } from "../contract/index.ts";
import type { PromiseKind } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import type { SaidPromise } from "./said-promises.ts";

/** A promise whose clock was started or stopped, for events and journal. */
export interface PromiseRow {
  id: string;
  caseId: string;
  kind: PromiseKind;
  dueAt: Date;
}

/** What ended a promise's clock: our answer, what was promised itself, the end of the case, a person's word. */
export type KeptBy = "answer" | "fact" | "done" | "person";

const RETURNED = `id, case_id AS "caseId", kind, due_at AS "dueAt"`;
/** Of the time that was given so much is left when whoever works on the case is warned; between a quarter of an hour and six. */
const WARN_SHARE = 0.25;
const LEAST_MS = 15 * 60_000;
const MOST_MS = 6 * 3_600_000;

/**
 * Starts the clocks of a message's promises. What is promised already and not kept yet goes on with the clock it has: saying it again gives
 * nobody more time, and a channel's echo of our own words is no second promise.
 */
export async function startClocks(tx: Tx, said: { caseId: string; messageKey: string; saidAt: Date; promises: readonly SaidPromise[] }): Promise<PromiseRow[]> {
  const { caseId, messageKey, saidAt, promises } = said;
  const rows = promises.map(({ kind, dueAt, text }) => {
    const ahead = Math.min(MOST_MS, Math.max(LEAST_MS, (dueAt.getTime() - saidAt.getTime()) * WARN_SHARE));
    return { id: newId(tx.at.getTime()), kind, text, dueAt, warnAt: new Date(dueAt.getTime() - ahead) };
  });
  return tx.rows<PromiseRow>(
    `INSERT INTO case_promise (id, case_id, message_key, kind, text, said_at, due_at, warn_at)
     SELECT r.id, $2, $3, r.kind, r.text, $4, r."dueAt", r."warnAt" FROM jsonb_to_recordset($1::jsonb) AS r(id text, kind text, text text, "dueAt" timestamptz, "warnAt" timestamptz)
     WHERE NOT EXISTS (SELECT 1 FROM case_promise p WHERE p.case_id = $2 AND p.kind = r.kind
       AND (p.kept_at IS NULL OR (p.text = r.text AND p.said_at BETWEEN $4::timestamptz - interval '15 minutes' AND $4::timestamptz + interval '15 minutes')))
     ON CONFLICT (case_id, message_key, kind) DO NOTHING RETURNING ${RETURNED}`,
    [rows, caseId, messageKey, saidAt],
  );
}

/** Promises of a case that were said before a moment and are not kept yet, by kind. */
export function keepBefore(tx: Tx, kept: { caseId: string; kinds: readonly PromiseKind[]; at: Date; by: KeptBy }): Promise<PromiseRow[]> {
  return tx.rows<PromiseRow>(
    `UPDATE case_promise SET kept_at = $3, kept_by = $4, broken_at = CASE WHEN $3 > due_at THEN due_at END
     WHERE case_id = $1 AND kind = ANY($2) AND kept_at IS NULL AND said_at < $3 RETURNING ${RETURNED}`,
    [kept.caseId, kept.kinds, kept.at, kept.by],
  );
}

/** Promises that were kept, each at its time: what was told late was done when it was done. */
export function keepAt(tx: Tx, kept: readonly { id: string; keptAt: Date; by: KeptBy }[]): Promise<PromiseRow[]> {
  if (kept.length === 0) return Promise.resolve([]);
  return tx.rows<PromiseRow>(
    `UPDATE case_promise p SET kept_at = r."keptAt", kept_by = r.by, broken_at = CASE WHEN r."keptAt" > p.due_at THEN p.due_at END
     FROM jsonb_to_recordset($1::jsonb) AS r(id text, "keptAt" timestamptz, by text)
     WHERE p.id = r.id AND p.id IN (SELECT id FROM case_promise WHERE kept_at IS NULL FOR UPDATE SKIP LOCKED)
     RETURNING p.id, p.case_id AS "caseId", p.kind, p.due_at AS "dueAt"`,
    [kept],
  );
}

/** One promise of a case that a person says was kept. */
export function keepOne(tx: Tx, of: { caseId: string; promiseId: string }): Promise<PromiseRow[]> {
  return tx.rows<PromiseRow>(
    `UPDATE case_promise SET kept_at = $3, kept_by = 'person', broken_at = CASE WHEN $3 > due_at THEN due_at END
     WHERE id = $1 AND case_id = $2 AND kept_at IS NULL RETURNING ${RETURNED}`,
    [of.promiseId, of.caseId, tx.at],
  );
}

/** Whether the time of any promise comes near or is over, or any is still to be kept: the sweep looks no further otherwise. */
export async function isAnyRunning(store: Store): Promise<boolean> {
  const [row] = await store.rows<{ running: boolean }>("SELECT EXISTS (SELECT 1 FROM case_promise WHERE kept_at IS NULL) AS running");
  return row?.running === true;
}

/** Marks promises whose time comes near; each once. Like all that the sweep does it waits for nobody: what is busy is for the next time. */
export function warnDue(tx: Tx): Promise<PromiseRow[]> {
  return tx.rows<PromiseRow>(
    `UPDATE case_promise SET warned_at = $1 WHERE id IN (SELECT id FROM case_promise
       WHERE kept_at IS NULL AND warned_at IS NULL AND broken_at IS NULL AND warn_at <= $1 AND due_at > $1 FOR UPDATE SKIP LOCKED) RETURNING ${RETURNED}`,
    [tx.at],
  );
}

/** Marks promises whose time is over; each once. */
export function breakDue(tx: Tx): Promise<PromiseRow[]> {
  return tx.rows<PromiseRow>(
    `UPDATE case_promise SET broken_at = due_at WHERE id IN (SELECT id FROM case_promise
       WHERE kept_at IS NULL AND broken_at IS NULL AND due_at <= $1 FOR UPDATE SKIP LOCKED) RETURNING ${RETURNED}`,
    [tx.at],
  );
}

/** What was promised since a time and what became of it; kept late is broken. */
export async function promiseFigures(store: Store, since: Date): Promise<{ made: number; kept: number; broken: number; running: number }> {
  const [row] = await store.rows<{ made: number; kept: number; broken: number; running: number }>(
    `SELECT count(*)::int AS made, count(*) FILTER (WHERE kept_at IS NOT NULL AND broken_at IS NULL)::int AS kept, count(*) FILTER (WHERE broken_at IS NOT NULL)::int AS broken,
       count(*) FILTER (WHERE kept_at IS NULL AND broken_at IS NULL)::int AS running FROM case_promise WHERE said_at >= $1`,
    [since],
  );
  return row ?? { made: 0, kept: 0, broken: 0, running: 0 };
}

/** Everything promised in a case, the next to be kept first. */
export function promisesOfCase(store: Store, caseId: string): Promise<CasePage["promises"]> {
  return store.rows(
    `SELECT id, kind, text, said_at AS "saidAt", due_at AS "dueAt", kept_at AS "keptAt", kept_by AS "keptBy", broken_at AS "brokenAt" FROM case_promise
     WHERE case_id = $1 ORDER BY kept_at IS NOT NULL, due_at, id`,
    [caseId],
  );
}
