import { livingStates } from "../actions/index.ts";
import { isIngestDue } from "../ingest/index.ts";
import type { EventPlace, Store, Tx } from "../store/index.ts";

/** Open cases that wait for their name or their order for longer than `waitMs` and were never decided. */
export async function casesOverdue(store: Store, waitMs: number): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    `SELECT id FROM case_file WHERE status <> 'done' AND learnt_at < $1 AND learnt_at > $2 AND part_of IS NULL AND found_kind IS NULL
       AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.case_id = case_file.id) ORDER BY learnt_at LIMIT 500`,
    [new Date(store.clock.now() - waitMs), new Date(store.clock.now() - 86_400_000)],
  );
  return rows.map((row) => row.id);
}

/** Those of the cases of which an effect may still happen. */
export async function effectsUnderWay(from: Pick<Tx, "rows">, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await from.rows<{ id: string }>("SELECT DISTINCT case_id AS id FROM action WHERE case_id = ANY($1) AND state = ANY($2)", [
    caseIds,
    livingStates,
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** Longer than this no case waits for its name or its decision before it is a person's, ms. */
const SETTLED_MS = 120_000;

/** Those of the cases that are settled enough to be given to a person: named and decided, or waiting for that too long. */
export async function casesReady(from: Pick<Tx, "rows">, { ids, now }: { ids: readonly string[]; now: number }): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await from.rows<{ id: string }>(
    `SELECT c.id FROM case_file c WHERE c.id = ANY($1) AND (c.learnt_at < $2 OR c.part_of IS NOT NULL OR c.found_kind IS NOT NULL
       OR (c.triage_state <> 'wanted' AND EXISTS (SELECT 1 FROM decision d WHERE d.case_id = c.id)))`,
    [ids, new Date(now - SETTLED_MS)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of the cases that have their name and their order, or waited long enough for them: they may be decided. */
export async function casesToDecide(store: Store, ids: readonly string[], waitMs: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await store.rows<{ id: string }>(
    "SELECT id FROM case_file WHERE id = ANY($1) AND part_of IS NULL AND found_kind IS NULL AND ((triage_state <> 'wanted' AND (order_id IS NOT NULL OR coalesce(channel_order_id, '') = '')) OR learnt_at < $2)",
    [ids, new Date(store.clock.now() - waitMs)],
  );
  return rows.map((row) => row.id);
}

/**
 * Those of the cases that moved on since their reply was written, and were not decided anew for it: what it says may be true no longer.
 * Where there is a new decision, that asks for a reply itself.
 */
export async function repliesOutdated(store: Store, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await store.rows<{ id: string }>(
    `SELECT c.id FROM case_file c WHERE c.id = ANY($1) AND c.status = 'open'
       AND (SELECT max(revision) FROM suggestion WHERE case_id = c.id) < c.revision
       AND NOT EXISTS (SELECT 1 FROM decision WHERE case_id = c.id AND revision = c.revision)`,
    [ids],
  );
  return rows.map((row) => row.id);
}

/** Those of the cases that were learnt of before a time. */
export async function casesLearntBefore(store: Store, of: { ids: readonly string[]; before: Date }): Promise<ReadonlySet<string>> {
  if (of.ids.length === 0) return new Set();
  const rows = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE id = ANY($1) AND learnt_at < $2", [of.ids, of.before]);
  return new Set(rows.map(({ id }) => id));
}

/** Accounts of cases' buyers. */
export async function accountsOfCases(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>("SELECT DISTINCT account_id AS id FROM case_file WHERE id = ANY($1) AND account_id IS NOT NULL ORDER BY 1", [
    caseIds,
  ]);
  return rows.map((row) => row.id);
}

/** Orders that open cases are about and that never came: a lost push, to be asked for by id. */
export async function ordersMissing(store: Store, waitMs: number): Promise<{ shopId: string; orderId: string }[]> {
  return store.rows(
    `SELECT DISTINCT shop_id AS "shopId", channel_order_id AS "orderId" FROM case_file
     WHERE order_id IS NULL AND coalesce(channel_order_id, '') <> '' AND status <> 'done' AND learnt_at BETWEEN $1 AND $2 LIMIT 200`,
    [new Date(store.clock.now() - 3 * 86_400_000), new Date(store.clock.now() - waitMs)],
  );
}

/** Whether something that came in or is to be asked for is due: kept payloads, things to fetch again, parcels to ask about. */
export async function isAnyDue(store: Store): Promise<boolean> {
  if (await isIngestDue(store)) return true;
  const [row] = await store.rows<{ due: boolean }>("SELECT EXISTS (SELECT 1 FROM parcel WHERE next_ask_at <= $1) AS due", [new Date(store.clock.now())]);
  return row?.due === true;
}

/** Cases of accounts that are not done and were decided before: they may be decided anew. Of a time that is lived through afterwards, those that were known then. */
export async function openCasesOfAccounts(store: Store, accountIds: readonly string[]): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    `SELECT c.id FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id WHERE coalesce(c.account_id, o.account_id) = ANY($1) AND c.status <> 'done' AND c.part_of IS NULL AND c.found_kind IS NULL
       AND c.learnt_at <= $2 AND EXISTS (SELECT 1 FROM decision d WHERE d.case_id = c.id) ORDER BY c.id`,
    [accountIds, new Date(store.clock.now())],
  );
  return rows.map(({ id }) => id);
}

/** What there is to do at a time that is lived through afterwards. */
export interface PastToDo {
  understand: boolean;
  agents: boolean;
  events: boolean;
  due: boolean;
  refetch: boolean;
}

/** What waits at a time before `until`, in one look: kept payloads, cases that agents want, events that were not read, effects that are due, things to fetch again. */
export async function pastToDo(store: Store, of: { after: EventPlace; until: Date }): Promise<PastToDo> {
  const [row] = await store.rows<PastToDo>(
    `SELECT EXISTS (SELECT 1 FROM raw_queue WHERE status = 'pending' AND due_at <= $1) AS understand,
       EXISTS (SELECT 1 FROM case_file WHERE triage_state = 'wanted' AND learnt_at < $2)
         OR EXISTS (SELECT 1 FROM case_file WHERE reply_state = 'wanted' AND triage_state <> 'wanted' AND status <> 'done' AND learnt_at < $2) AS agents,
       EXISTS (SELECT 1 FROM event WHERE (tx, id) > ($3::xid8, $4::bigint)) AS events,
       EXISTS (SELECT 1 FROM action WHERE state IN ('held', 'ready') AND due_at <= $1) AS due,
       EXISTS (SELECT 1 FROM refetch WHERE due_at <= $1) AS refetch`,
    [new Date(store.clock.now()), of.until, of.after.tx, of.after.id],
  );
  return row ?? { understand: false, agents: false, events: false, due: false, refetch: false };
}
