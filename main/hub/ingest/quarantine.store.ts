/** What could not be read, by cause; what was tried again, discarded and taken back. */
import type { InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../contract/index.ts";
import type { AsideState, ReplayOutcome } from "../contract/lists.ts";
import { newId } from "../kernel/ids.ts";
import { beginning } from "../kernel/text.ts";
import type { Store, Tx } from "../store/index.ts";
import { bareField } from "./cause.ts";
import { type Placed, withPayloads } from "./payload.store.ts";

type Part = Contract["quarantine"];
type Causes = InferSchemaOutput<NonNullable<Part["causes"]["~orpc"]["outputSchema"]>>;
type CauseRow = Causes["rows"][number];
type Replays = InferSchemaOutput<NonNullable<Part["replays"]["~orpc"]["outputSchema"]>>["rows"];

/** What names a cause: the same shop, topic and sentence but for what is each payload's own. */
const CAUSE = "md5(item.shop_id || chr(10) || item.topic || chr(10) || coalesce(queue.cause, queue.reason, ''))";
const ASIDE = "raw_queue queue JOIN raw_item item ON item.id = queue.item_id";
/** Payloads of one replay at most. */
const REPLAYED_AT_ONCE = 10_000;

/** Which payloads are meant: single ones, or all of a cause. */
export type Picked = { ids: readonly string[] } | { cause: string };
const pickedOf = (of: Picked): [string[] | null, string | null] => ("ids" in of ? [[...of.ids], null] : [null, of.cause]);

interface Wanted {
  state: AsideState;
  shopId?: string | undefined;
  channel?: string | undefined;
  topic?: string | undefined;
  cause?: string | undefined;
  cursor?: string | undefined;
  size: number;
}

/** Causes of what stands so, that of the newest payload first. */
export async function causesOf(store: Store, of: Wanted): Promise<Pick<Causes, "rows" | "next">> {
  const found = await store.rows<CauseRow & { last: string }>(
    `SELECT ${CAUSE} AS cause, item.shop_id AS "shopId", shop.name AS "shopName", shop.channel, item.topic,
       coalesce((array_agg(queue.field ORDER BY item.id DESC) FILTER (WHERE queue.field IS NOT NULL))[1], '') AS field,
       coalesce((array_agg(queue.reason ORDER BY item.id DESC))[1], '') AS reason, count(*)::int AS count,
       min(item.received_at) AS "firstAt", max(item.received_at) AS "lastAt", max(item.id)::text AS last
     FROM ${ASIDE} JOIN shop ON shop.id = item.shop_id
     WHERE queue.status <> 'pending' AND queue.status = $1 AND ($2::text IS NULL OR item.shop_id = $2) AND ($3::text IS NULL OR shop.channel = $3)
       AND ($4::text IS NULL OR item.topic = $4) AND ($5::text IS NULL OR ${CAUSE} = $5)
     GROUP BY 1, item.shop_id, shop.name, shop.channel, item.topic
     HAVING $6::bigint IS NULL OR max(item.id) < $6 ORDER BY max(item.id) DESC LIMIT $7`,
    [of.state, of.shopId ?? null, of.channel ?? null, of.topic ?? null, of.cause ?? null, of.cursor ?? null, of.size + 1],
  );
  const rows = found.slice(0, of.size);
  return {
    rows: rows.map(({ last: _last, field, ...row }) => ({ ...row, field: bareField(field) })),
    next: found.length > of.size ? (rows.at(-1)?.last ?? null) : null,
  };
}

/** How many payloads stand so, and what there is to narrow them by. */
export async function asideFacets(store: Store): Promise<Pick<Causes, "counts" | "shops" | "topics">> {
  const rows = await store.rows<{ status: AsideState; id: string; name: string; channel: string; topic: string; count: number }>(
    `SELECT queue.status, shop.id, shop.name, shop.channel, item.topic, count(*)::int AS count FROM ${ASIDE} JOIN shop ON shop.id = item.shop_id
     WHERE queue.status <> 'pending' GROUP BY 1, 2, 3, 4, 5 ORDER BY 3, 5`,
  );
  const counted = (state: AsideState): number => rows.reduce((sum, row) => sum + (row.status === state ? row.count : 0), 0);
  return {
    counts: { quarantined: counted("quarantined"), discarded: counted("discarded") },
    shops: [...new Map(rows.map(({ id, name, channel }) => [id, { id, name, channel }])).values()],
    topics: [...new Set(rows.map(({ topic }) => topic))],
  };
}

/** Payloads of a cause that stand so, newest first. */
export async function payloadsOf(store: Store, of: { state: AsideState; cause: string; cursor?: string | undefined; size: number }) {
  const found = await store.rows<{ id: string; receivedAt: Date; via: string; reason: string }>(
    `SELECT item.id::text, item.received_at AS "receivedAt", item.via, coalesce(queue.reason, '') AS reason FROM ${ASIDE}
     WHERE queue.status <> 'pending' AND queue.status = $1 AND ${CAUSE} = $2 AND ($3::bigint IS NULL OR item.id < $3) ORDER BY item.id DESC LIMIT $4`,
    [of.state, of.cause, of.cursor ?? null, of.size + 1],
  );
  const rows = found.slice(0, of.size);
  return { rows, next: found.length > of.size ? (rows.at(-1)?.id ?? null) : null };
}

/** A payload that was set aside, with what it holds. */
export interface AsidePayload {
  id: string;
  state: AsideState;
  shopName: string;
  channel: string;
  topic: string;
  via: string;
  receivedAt: Date;
  asideAt: Date;
  reason: string;
  field: string;
  discardedAt: Date | null;
  discardedBy: string | null;
  discardedWhy: string | null;
  payload: string;
  broken?: true;
}

const ONE = `SELECT item.id::text, queue.status AS state, shop.name AS "shopName", shop.channel, item.topic, item.via, item.received_at AS "receivedAt",
    coalesce(queue.aside_at, item.received_at) AS "asideAt", coalesce(queue.reason, '') AS reason, coalesce(queue.field, '') AS field,
    queue.discarded_at AS "discardedAt", queue.discarded_by AS "discardedBy", queue.discarded_why AS "discardedWhy",
    item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
  FROM ${ASIDE} JOIN shop ON shop.id = item.shop_id WHERE queue.status <> 'pending'`;

/** One of them; `null` when it is not there any more. */
export async function asidePayload(store: Store, id: string): Promise<AsidePayload | null> {
  const rows = await store.rows<Omit<AsidePayload, "payload" | "broken"> & Placed>(`${ONE} AND queue.item_id = $1::bigint`, [id]);
  return (await withPayloads(store, rows))[0] ?? null;
}

/** Some of a cause, the newest. */
export async function samplesOf(store: Store, cause: string, most: number): Promise<AsidePayload[]> {
  const rows = await store.rows<Omit<AsidePayload, "payload" | "broken"> & Placed>(`${ONE} AND ${CAUSE} = $1 ORDER BY item.id DESC LIMIT $2`, [cause, most]);
  return withPayloads(store, rows);
}

/** Characters of a payload that are shown to who may see it. */
const REVEALED = 50_000;

/** The beginning of a payload in the quarantine as it came; `null` when it is not there, `broken` when its page does not open. */
export async function plainPayload(store: Store, id: string): Promise<{ payload: string; broken: boolean } | null> {
  const found = await asidePayload(store, id);
  return found && { payload: beginning(found.payload, REVEALED), broken: found.broken === true };
}

/** The place in the queue of what was set aside for these; locked, so that two people do not move the same. */
const PICKED = `SELECT queue.item_id FROM ${ASIDE} WHERE queue.status <> 'pending' AND queue.status = $1 AND ($2::bigint[] IS NULL OR queue.item_id = ANY($2))
  AND ($3::text IS NULL OR ${CAUSE} = $3) ORDER BY queue.item_id LIMIT $4 FOR UPDATE OF queue`;

/** Puts payloads back to the start of the queue, and notes that they were tried again. @returns the replay, with how many; none: they are not there any more. */
export async function replayAside(tx: Tx, of: { picked: Picked; actor: string; takenUp?: string }): Promise<{ id: string; items: string[] } | null> {
  const rows = await tx.rows<{ id: string; reason: string }>(
    `UPDATE raw_queue SET status = 'pending', due_at = $5, attempts = 0, waits_for = NULL, taken_up = coalesce($6, taken_up)
     FROM (${PICKED}) AS picked WHERE raw_queue.item_id = picked.item_id RETURNING raw_queue.item_id::text AS id, coalesce(raw_queue.reason, '') AS reason`,
    ["quarantined", ...pickedOf(of.picked), REPLAYED_AT_ONCE, tx.at, of.takenUp ?? null],
  );
  if (rows.length === 0) return null;
  const id = newId(tx.at.getTime());
  const items = rows.map((row) => row.id);
  tx.run("INSERT INTO raw_replay (id, at, actor, reason, items) VALUES ($1, $2, $3, $4, $5)", [id, tx.at, of.actor, rows[0]?.reason ?? "", items]);
  return { id, items };
}

/** Says of payloads that nobody will read them. @returns which. */
export async function discardAside(tx: Tx, of: { picked: Picked; by: string; why: string }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE raw_queue SET status = 'discarded', discarded_at = $5, discarded_by = $6, discarded_why = $7
     FROM (${PICKED}) AS picked WHERE raw_queue.item_id = picked.item_id RETURNING raw_queue.item_id::text AS id`,
    ["quarantined", ...pickedOf(of.picked), null, tx.at, of.by, of.why],
  );
  return rows.map(({ id }) => id);
}

/** Back into the quarantine. @returns which. */
export async function takeBackAside(tx: Tx, picked: Picked): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE raw_queue SET status = 'quarantined', discarded_at = NULL, discarded_by = NULL, discarded_why = NULL
     FROM (${PICKED}) AS picked WHERE raw_queue.item_id = picked.item_id RETURNING raw_queue.item_id::text AS id`,
    ["discarded", ...pickedOf(picked), null],
  );
  return rows.map(({ id }) => id);
}

/** Forgets what was discarded before a moment, and that something was tried again before it. */
export function forgetSettled(tx: Tx, before: Date): void {
  tx.run("DELETE FROM raw_queue WHERE status <> 'pending' AND status = 'discarded' AND discarded_at < $1", [before]);
  tx.run("DELETE FROM raw_replay WHERE at < $1", [before]);
}

const OUTCOME = "CASE WHEN queue.item_id IS NULL THEN 'understood' WHEN queue.status = 'quarantined' THEN 'again' ELSE queue.status END";

/** The last replays with what became of their payloads; `by` is the actor as the journal has it. */
export async function replaysOf(store: Store, most: number): Promise<(Omit<Replays[number], "by"> & { actor: string })[]> {
  const rows = await store.rows<{ id: string; at: Date; actor: string; reason: string } & Record<ReplayOutcome, number>>(
    `SELECT replay.id, replay.at, replay.actor, replay.reason, counted.* FROM (SELECT * FROM raw_replay ORDER BY at DESC, id DESC LIMIT $1) AS replay,
       LATERAL (SELECT (count(*) FILTER (WHERE outcome = 'pending'))::int AS pending, (count(*) FILTER (WHERE outcome = 'again'))::int AS again,
         (count(*) FILTER (WHERE outcome = 'discarded'))::int AS discarded, (count(*) FILTER (WHERE outcome = 'understood'))::int AS understood
         FROM (SELECT ${OUTCOME} AS outcome FROM unnest(replay.items) AS one(id) LEFT JOIN raw_queue queue ON queue.item_id = one.id) AS outcomes) AS counted
     ORDER BY replay.at DESC, replay.id DESC`,
    [most],
  );
  return rows.map(({ id, at, actor, reason, pending, again, discarded, understood }) => ({
    id,
    at,
    actor,
    reason,
    counts: { pending, again, discarded, understood },
  }));
}

/** What became of each payload of a replay, those that are not understood first; `null`: there is no such replay. */
export async function replayedOf(store: Store, id: string, most: number): Promise<{ id: string; outcome: ReplayOutcome; reason: string }[] | null> {
  const rows = await store.rows<{ id: string; outcome: ReplayOutcome; reason: string }>(
    `SELECT one.id::text, ${OUTCOME} AS outcome, CASE WHEN queue.status <> 'pending' THEN coalesce(queue.reason, '') ELSE '' END AS reason
     FROM raw_replay replay, unnest(replay.items) AS one(id) LEFT JOIN raw_queue queue ON queue.item_id = one.id
     WHERE replay.id = $1 ORDER BY queue.item_id IS NULL, one.id LIMIT $2`,
    [id, most],
  );
  return rows.length > 0 ? rows : null;
}

/**
 * What could not be read and may be by now: by item after the last one, those that wait for a thing left out. A push whose envelope could not be opened is
 * no payload that a connector reads: its sender heard that it was not taken, and tells it again.
 */
export async function unreadAside(
  store: Store,
  of: { after: string; version: string; most: number },
): Promise<{ id: string; channel: string; topic: string; receivedAt: Date; payload: string; broken?: true }[]> {
  const rows = await store.rows<{ id: string; channel: string; topic: string; receivedAt: Date } & Placed>(
    `SELECT item.id::text, shop.channel, item.topic, item.received_at AS "receivedAt", item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
     FROM ${ASIDE} JOIN shop ON shop.id = item.shop_id
     WHERE queue.status <> 'pending' AND queue.status = 'quarantined' AND queue.item_id > $1::bigint AND queue.waits_for IS NULL AND queue.taken_up IS DISTINCT FROM $2
       AND item.dedupe_key NOT LIKE 'unreadable:%'
     ORDER BY queue.item_id LIMIT $3`,
    [of.after, of.version, of.most],
  );
  return withPayloads(store, rows);
}
