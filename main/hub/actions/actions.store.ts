import type { ConnectorProblem } from "../connectors/port.ts";
import type { Seen } from "../decisions/index.ts";
import type { Json } from "../kernel/json.ts";
import type { Said } from "../kernel/said.ts";
import type { Store, Tx } from "../store/index.ts";
import { type ActionState, livingStates, statesBefore } from "./action.lifecycle.ts";
import { type ActionKind, type ActionParams, type ActionRow, type ActionSpec, isOverOnceConfirmed } from "./action.ts";
import { actionList, answeringKinds } from "./list.ts";

export type Reader = Pick<Tx, "rows">;

/** It did not happen, or was taken back. */
const overStates: readonly ActionState[] = ["undone", "failed"];

/** Columns of an {@link ActionRow}, of `action a`. */
export const columns = `a.id, a.case_id AS "caseId", a.order_id AS "orderId", a.shop_id AS "shopId", a.kind, a.state, a.amount_fen AS "amountFen", a.params, a.seen, a.auto,
  a.attempts, a.by, a.agreed_by AS "agreedBy", a.hold_until AS "holdUntil", a.due_at AS "dueAt", a.trace`;

export interface NewAction {
  id: string;
  caseId: string;
  orderId: string | null;
  shopId: string;
  decisionId: string | null;
  kind: ActionKind;
  idempotencyKey: string;
  amountFen: number;
  takes: ActionSpec["takes"];
  params: ActionParams;
  seen: Seen | null;
  state: ActionState;
  auto: boolean;
  holdUntil: Date;
  by: string;
}

/** What may change with a state. `null` leaves a column as it is. */
export interface StateChange {
  to: ActionState;
  dueAt?: Date;
  problem?: Said | null;
  answer?: Json;
  undoneBy?: string;
  params?: ActionParams;
}

/** Of one kind about a case: how many live, and how many are over. */
export interface Standing {
  living: number;
  ended: number;
  /** Another answer to the case that lives, whichever its kind. */
  other: ActionKind | null;
  /** The newest of this kind that was confirmed. */
  last: string | null;
}
export const nothingStands: Standing = { living: 0, ended: 0, other: null, last: null };

/** What stands of a kind about cases. A no that the channel has confirmed is over: the buyer may ask anew; and so is what may be done again. */
export async function standing(reader: Reader, of: { caseIds: readonly string[]; kind: ActionKind }): Promise<Map<string, Standing>> {
  const spec = actionList[of.kind];
  const { kind, answers } = spec;
  const others = answers === null ? [] : answeringKinds.filter((each) => each !== kind);
  const over = isOverOnceConfirmed(spec) ? [...overStates, "confirmed"] : overStates;
  const found = await reader.rows<Standing & { caseId: string }>(
    `SELECT case_id AS "caseId", count(*) FILTER (WHERE kind = $2 AND NOT state = ANY($3))::int AS living, count(*) FILTER (WHERE kind = $2 AND state = ANY($3))::int AS ended,
       min(kind) FILTER (WHERE kind = ANY($4) AND state = ANY($5)) AS other, max(id) FILTER (WHERE kind = $2 AND state = 'confirmed') AS last FROM action WHERE case_id = ANY($1) AND (kind = $2 OR kind = ANY($4)) GROUP BY 1`,
    [of.caseIds, kind, over, others, livingStates],
  );
  return new Map(found.map((row) => [row.caseId, row]));
}

/** The action that an earlier try of the same request made. */
export async function byRequest(reader: Reader, of: { caseId: string; kind: ActionKind; requestKey: string }): Promise<ActionRow | null> {
  const [row] = await reader.rows<ActionRow>(`SELECT ${columns} FROM action a WHERE a.case_id = $1 AND a.kind = $2 AND a.params->>'requestKey' = $3`, [
    of.caseId,
    of.kind,
    of.requestKey,
  ]);
  return row ?? null;
}

/** Whatever one request began about a case, whichever its kind. */
export async function byRequestKey(reader: Reader, of: { caseId: string; requestKey: string }): Promise<ActionRow | null> {
  const [row] = await reader.rows<ActionRow>(`SELECT ${columns} FROM action a WHERE a.case_id = $1 AND a.params->>'requestKey' = $2`, [
    of.caseId,
    of.requestKey,
  ]);
  return row ?? null;
}

export async function insertActions(tx: Tx, actions: readonly NewAction[]): Promise<void> {
  if (actions.length === 0) return;
  tx.run(
    `INSERT INTO action (id, case_id, order_id, shop_id, decision_id, kind, idempotency_key, amount_fen, takes, params, seen, state, auto, hold_until, due_at, by, created_at,
       confirmed_at)
     SELECT id, "caseId", "orderId", "shopId", "decisionId", kind, "idempotencyKey", "amountFen", takes, params, seen, state, auto, "holdUntil", "holdUntil", by, $2,
       CASE WHEN state = 'confirmed' THEN $2::timestamptz END
     FROM jsonb_to_recordset($1::jsonb) AS n(id text, "caseId" text, "orderId" text, "shopId" text, "decisionId" text, kind text, "idempotencyKey" text,
       "amountFen" int, takes text, params jsonb, seen jsonb, state text, auto boolean, "holdUntil" timestamptz, by text)`,
    [actions, tx.at],
  );
}

/**
 * Holds that began at a time that has not come begin again, as long as they were: the clock ran ahead when they were made. Never earlier than
 * they were meant, so that there is as long to take them back.
 */
export function clampActions(tx: Tx): void {
  tx.run(
    `UPDATE action SET hold_until = $1::timestamptz + (hold_until - created_at), due_at = $1::timestamptz + (due_at - created_at), created_at = $1
     WHERE state IN ('awaiting', 'held', 'ready') AND created_at > $1::timestamptz + interval '30 seconds'`,
    [tx.at],
  );
  tx.run("UPDATE action SET due_at = $1 WHERE state IN ('sending', 'unclear', 'sent') AND due_at > $1::timestamptz + interval '2 hours'", [tx.at]);
}

export async function actionById(reader: Reader, id: string): Promise<ActionRow | null> {
  const [row] = await reader.rows<ActionRow>(`SELECT ${columns} FROM action a WHERE a.id = $1`, [id]);
  return row ?? null;
}

/** Actions of cases in these states. */
export function actionsOfCases(reader: Reader, of: { caseIds: readonly string[]; states: readonly ActionState[] }): Promise<ActionRow[]> {
  return reader.rows(`SELECT ${columns} FROM action a WHERE a.case_id = ANY($1) AND a.state = ANY($2) ORDER BY a.id`, [of.caseIds, of.states]);
}

/** Cases of these orders in which an action of these kinds waits for what the channel shows. */
export async function casesAwaiting(reader: Reader, of: { orderIds: readonly string[]; kinds: readonly ActionKind[] }): Promise<string[]> {
  const rows = await reader.rows<{ id: string }>(
    "SELECT DISTINCT case_id AS id FROM action WHERE order_id = ANY($1) AND kind = ANY($2) AND state IN ('ready', 'unclear', 'sent') ORDER BY 1",
    [of.orderIds, of.kinds],
  );
  return rows.map(({ id }) => id);
}

/** Actions of cases whose call had been made when the case seemed to have ended otherwise, newest first. */
export function actionsGone(reader: Reader, caseIds: readonly string[]): Promise<ActionRow[]> {
  return reader.rows(`SELECT ${columns} FROM action a WHERE a.case_id = ANY($1) AND a.state IN ('failed', 'undone') AND a.params ? 'gone' ORDER BY a.id DESC`, [
    caseIds,
  ]);
}

/** Moves an action on, if its life allows and nobody was quicker. Gives the row as it is then, `null` when it was not moved. */
export async function moveAction(tx: Tx, action: { id: string; attempts?: number }, change: StateChange): Promise<ActionRow | null> {
  const [row] = await tx.rows<ActionRow>(
    `UPDATE action a SET state = $2, due_at = coalesce($3, a.due_at), problem = CASE WHEN $4::boolean THEN $5 ELSE a.problem END, answer = coalesce($6::jsonb, a.answer),
       undone_by = CASE WHEN $2 <> 'confirmed' THEN coalesce($7, a.undone_by) END, params = a.params || $8::jsonb, attempts = a.attempts + CASE WHEN $2 = 'sending' THEN 1 ELSE 0 END,
       sent_at = CASE WHEN $2 IN ('sent', 'confirmed') THEN coalesce(a.sent_at, $9) ELSE a.sent_at END,
       confirmed_at = CASE WHEN $2 = 'confirmed' THEN $9 ELSE a.confirmed_at END
     WHERE a.id = $1 AND a.state = ANY($10) AND (a.state NOT IN ('failed', 'undone') OR a.params ? 'gone') AND ($11::int IS NULL OR a.attempts = $11) RETURNING ${columns}`,
    [
      action.id,
      change.to,
      change.dueAt ?? null,
      change.problem !== undefined,
      change.problem?.zh ?? null,
      change.answer === undefined ? null : JSON.stringify(change.answer),
      change.undoneBy ?? null,
      { ...change.params, ...(change.problem === undefined ? {} : { problemEnglish: change.problem?.en ?? null }) },
      tx.at,
      change.to === "unclear" ? ["sending", "unclear"] : statesBefore(change.to),
      action.attempts ?? null,
    ],
  );
  return row ?? null;
}

/** Puts off something that has not been sent; it stays in its state. */
export function putOff(tx: Tx, action: { id: string }, of: { dueAt: Date; problem: Said | null; params: ActionParams }): void {
  tx.run(`UPDATE action SET due_at = $2, problem = $3, params = params || $4::jsonb WHERE id = $1 AND state IN ('held', 'ready')`, [
    action.id,
    of.dueAt,
    of.problem?.zh ?? null,
    { ...of.params, problemEnglish: of.problem?.en ?? null },
  ]);
}

/** Lets the hold of an action end now. */
export function endHold(tx: Tx, actionId: string): void {
  tx.run("UPDATE action SET hold_until = $2, due_at = $2 WHERE id = $1 AND state = 'held'", [actionId, tx.at]);
}

/** What these actions, which have not been sent, are decided by from now on. */
export async function keepSeen(tx: Tx, seen: readonly { id: string; seen: Seen }[]): Promise<void> {
  if (seen.length === 0) return;
  tx.run(
    `UPDATE action a SET seen = n.seen FROM jsonb_to_recordset($1::jsonb) AS n(id text, seen jsonb) WHERE a.id = n.id AND a.state IN ('awaiting', 'held', 'ready')`,
    [seen],
  );
}

/** A second person agreed: it is held until then. `null` when nobody's word was waited for any more. */
export async function keepAgreed(tx: Tx, of: { id: string; by: string; holdUntil: Date }): Promise<ActionRow | null> {
  const [row] = await tx.rows<ActionRow>(
    `UPDATE action a SET state = 'held', agreed_by = $2, agreed_at = $3, hold_until = $4, due_at = $4, problem = NULL
     WHERE a.id = $1 AND a.state = ANY($5) AND a.agreed_by IS NULL RETURNING ${columns}`,
    [of.id, of.by, tx.at, of.holdUntil, statesBefore("held")],
  );
  return row ?? null;
}

/** What this person began and nobody agreed to, and what was taken back because he was gone. */
export function actionsLeftBy(reader: Reader, by: string): Promise<ActionRow[]> {
  return reader.rows(
    `SELECT ${columns} FROM action a WHERE a.by = $1 AND (a.state = 'awaiting' OR (a.state = 'undone' AND a.params ? 'unbacked')) ORDER BY a.id`,
    [by],
  );
}

/** Money that needs two people and has not gone out, the longest there first. */
export function actionsOfTwo(reader: Reader): Promise<ActionRow[]> {
  return reader.rows(`SELECT ${columns} FROM action a WHERE a.state IN ('awaiting', 'held', 'ready') AND a.params ? 'second' ORDER BY a.id`);
}

/** Whether an effect that was sent is due to be looked after: unclear, without the channel's word, or without its sender. */
export async function isAnySentDue(store: Store, now: Date): Promise<boolean> {
  return (await store.rows("SELECT 1 FROM action WHERE state IN ('sending', 'unclear', 'sent') AND due_at <= $1 LIMIT 1", [now])).length > 0;
}

/** Calls whose sender has not been heard of any more; `running` are calls of this process that simply take long. */
export function loseTrack(tx: Tx, running: readonly string[]): Promise<ActionRow[]> {
  return tx.rows(
    `UPDATE action a SET state = 'unclear', problem = $3, params = params || jsonb_build_object('problemEnglish', $4::text)
     WHERE a.id IN (SELECT id FROM action WHERE state = 'sending' AND due_at <= $1 AND NOT id = ANY($2) FOR UPDATE SKIP LOCKED) RETURNING ${columns}`,
    [tx.at, running, STOPPED.zh, STOPPED.en],
  );
}

const STOPPED: Said = { zh: "程序在发送途中停止，结果不明", en: "The program stopped while it was being sent: whether it arrived is not known" };

/** Takes unclear actions that are due to be asked about; nobody else takes them before `until`. */
export function takeUnclear(tx: Tx, of: { until: Date; limit: number }): Promise<ActionRow[]> {
  return tx.rows(
    `UPDATE action a SET due_at = $1, params = a.params || jsonb_build_object('asks', coalesce((a.params->>'asks')::int, 0) + 1)
     WHERE a.id IN (SELECT id FROM action WHERE state = 'unclear' AND due_at <= $2 ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [of.until, tx.at, of.limit],
  );
}

/** After a start nobody is calling any more: what was being sent is due to be asked about now. */
export function endLeases(tx: Tx, running: readonly string[]): Promise<number> {
  return tx.count("UPDATE action SET due_at = $1 WHERE state = 'sending' AND due_at > $1 AND NOT id = ANY($2)", [tx.at, running]);
}

/** Sent long ago and still without the channel's word; the next reminder comes after as long as it has waited already, from `leastMs` to `mostMs`. */
export function takeUnconfirmed(tx: Tx, of: { leastMs: number; mostMs: number; limit: number }): Promise<ActionRow[]> {
  return tx.rows(
    `UPDATE action a SET due_at = $1::timestamptz + least($4 * interval '1 ms', greatest($3 * interval '1 ms', $1::timestamptz - coalesce(a.sent_at, a.created_at)))
     WHERE a.id IN (SELECT id FROM action WHERE state = 'sent' AND due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING ${columns}`,
    [tx.at, of.limit, of.leastMs, of.mostMs],
  );
}

/** Problems that say: not now, but nothing has happened. */
export const laterProblems: ReadonlySet<ConnectorProblem> = new Set(["THROTTLED", "UNAVAILABLE", "AUTH_EXPIRED", "STALE"]);
