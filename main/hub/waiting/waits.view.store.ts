/** What waits: one statement a kind, set-based, over the index that belongs to it. Each tells a thing, its shop, why it waits and the time that counts. */
import type { WaitingKind } from "../contract/lists.ts";
import type { RuleBody } from "../contract/waiting.ts";
import type { Store, Tx } from "../store/index.ts";
import type { Found } from "./steps.ts";

type Reader = Pick<Store | Tx, "rows">;

/** What is older came with the past of a shop and waits for nobody. */
const LOOK_BACK = "interval '30 days'";

/**
 * $1 now, $2 minutes, $5 the kind: whatever is of another kind is not even looked at. An order that the channel says is sent, is on its way or over waits for nobody, since it
 * is the channel that holds the seller to the time.
 */
const WAITS = `SELECT o.id, o.shop_id, o.paid_at AS at,
      CASE WHEN o.on_hold THEN 'on_hold'
        WHEN EXISTS (SELECT FROM case_file c WHERE c.order_id = o.id AND c.status <> 'done' AND c.found_kind IS NULL) THEN 'after_sale'
        WHEN o.unknown_status THEN 'unknown_status'
        WHEN o.buyer_message <> '' OR o.seller_note <> '' THEN 'note'
        ELSE 'plain' END AS cause
    FROM "order" o WHERE $5::text = 'unaudited' AND o.state = 'paid' AND o.audited_at IS NULL AND o.claimed_shipped_at IS NULL
      AND o.paid_at <= $1::timestamptz - make_interval(mins => $2::int) AND o.paid_at > $1::timestamptz - ${LOOK_BACK}
  UNION ALL SELECT o.id, o.shop_id, o.promised_ship_at, CASE WHEN o.on_hold THEN 'on_hold' ELSE o.state END
    FROM "order" o WHERE $5 = 'unshipped' AND o.state IN ('paid', 'audited', 'allocated', 'packed') AND o.claimed_shipped_at IS NULL AND o.outbound_at IS NULL
      AND o.promised_ship_at <= $1::timestamptz + make_interval(mins => $2) AND o.promised_ship_at > $1::timestamptz - ${LOOK_BACK}
  UNION ALL SELECT c.id, c.shop_id, c.deadline_at, c.default_outcome
    FROM case_file c WHERE $5 = 'case_deadline' AND c.status = 'open' AND c.deadline_at <= $1::timestamptz + make_interval(mins => $2)
      AND c.deadline_at > $1::timestamptz - ${LOOK_BACK}
  UNION ALL SELECT p.id, o.shop_id, p.last_scan_at, p.carrier FROM parcel p JOIN "order" o ON o.id = p.order_id
    WHERE $5 = 'silent_trace' AND p.direction = 'outbound' AND NOT p.ended AND p.signed_by IS NULL AND p.signed_at IS NULL AND o.state NOT IN ('signed', 'completed', 'closed')
      AND p.last_scan_at <= $1::timestamptz - make_interval(mins => $2) AND p.last_scan_at > $1::timestamptz - ${LOOK_BACK}`;

/** What counts: of shops that are connected and meant, and not said to be dealt with. */
const COUNTS = `JOIN shop s ON s.id = w.shop_id AND s.enabled
  WHERE (cardinality($3::text[]) = 0 OR w.shop_id = ANY($3)) AND NOT EXISTS (SELECT FROM waiting_excused e WHERE e.rule_id = $4 AND e.thing_id = w.id)`;

/** What waits by a rule now, by shop and cause. */
export async function foundBy(from: Reader, of: { ruleId: string; body: RuleBody; now: Date }): Promise<Found[]> {
  const rows = await from.rows<Omit<Found, "ruleId">>(
    `SELECT w.shop_id AS "shopId", w.cause, count(*)::int AS count, min(w.at) AS "oldestAt" FROM (${WAITS}) w ${COUNTS} GROUP BY 1, 2 ORDER BY 4`,
    [of.now, of.body.minutes, of.body.shops, of.ruleId, of.body.kind],
  );
  return rows.map((row) => ({ ...row, ruleId: of.ruleId }));
}

/** Things of one group, the oldest first. */
export async function thingsOf(
  from: Reader,
  of: { ruleId: string; body: RuleBody; now: Date; shopId: string; cause: string; most: number },
): Promise<{ id: string; at: Date }[]> {
  return from.rows<{ id: string; at: Date }>(`SELECT w.id, w.at FROM (${WAITS}) w ${COUNTS} AND w.shop_id = $6 AND w.cause = $7 ORDER BY w.at, w.id LIMIT $8`, [
    of.now,
    of.body.minutes,
    of.body.shops,
    of.ruleId,
    of.body.kind,
    of.shopId,
    of.cause,
    of.most,
  ]);
}

/** A thing as people know it: its number, what it is, and the order or case it leads to. */
export interface Thing {
  id: string;
  number: string;
  what: string;
  leadsTo: string;
}

const THINGS = `SELECT o.id, o.number, o.id AS "leadsTo",
      coalesce((SELECT l.title FROM order_line l WHERE l.order_id = o.id ORDER BY l.taken_out, l.paid_fen DESC, l.channel_line_id LIMIT 1), '') AS what
    FROM "order" o WHERE $2::text IN ('unaudited', 'unshipped') AND o.id = ANY($1)
  UNION ALL SELECT c.id, c.number, c.id, c.reason FROM case_file c WHERE $2 = 'case_deadline' AND c.id = ANY($1)
  UNION ALL SELECT p.id, o.number, o.id, p.waybill || coalesce(' · ' || p.last_place, '') FROM parcel p JOIN "order" o ON o.id = p.order_id
    WHERE $2 = 'silent_trace' AND p.id = ANY($1)`;

/** Things by their ids. */
export async function thingsNamed(from: Reader, kind: WaitingKind, ids: readonly string[]): Promise<Map<string, Thing>> {
  const rows = await from.rows<Thing>(THINGS, [ids, kind]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** $1 the first day's begin, $2 minutes, $5 the kind: which things of the last days waited too long, by the moment at which they began to. */
const WAITED = `SELECT o.shop_id, o.paid_at + make_interval(mins => $2::int) AS at,
      least(o.audited_at, o.packed_at, o.claimed_shipped_at, o.outbound_at, o.closed_at, o.finished_at) AS ended
    FROM "order" o WHERE $5::text = 'unaudited' AND o.paid_at > $1::timestamptz - make_interval(mins => $2)
  UNION ALL SELECT o.shop_id, o.promised_ship_at - make_interval(mins => $2), least(o.claimed_shipped_at, o.outbound_at, o.closed_at, o.finished_at)
    FROM "order" o WHERE $5 = 'unshipped' AND o.created_at > $1::timestamptz - ${LOOK_BACK} AND o.paid_at IS NOT NULL AND o.promised_ship_at IS NOT NULL
  UNION ALL SELECT c.shop_id, c.deadline_at - make_interval(mins => $2), c.done_at FROM case_file c WHERE $5 = 'case_deadline' AND c.deadline_at > $1
  UNION ALL SELECT o.shop_id, p.last_scan_at + make_interval(mins => $2), p.signed_at FROM parcel p JOIN "order" o ON o.id = p.order_id
    WHERE $5 = 'silent_trace' AND p.direction = 'outbound' AND NOT p.ended AND p.last_scan_at > $1::timestamptz - make_interval(mins => $2)`;

/** How many things waited too long by a rule, by the day (Beijing) on which they began to. */
export async function waitedByDay(from: Reader, of: { body: RuleBody; since: Date; now: Date }): Promise<{ day: string; count: number }[]> {
  return from.rows<{ day: string; count: number }>(
    `SELECT to_char(w.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, count(*)::int AS count FROM (${WAITED}) w JOIN shop s ON s.id = w.shop_id AND s.enabled
     WHERE w.at > $1 AND w.at <= $4 AND coalesce(w.ended, 'infinity') > w.at AND (cardinality($3::text[]) = 0 OR w.shop_id = ANY($3)) GROUP BY 1 ORDER BY 1`,
    [of.since, of.body.minutes, of.body.shops, of.now, of.body.kind],
  );
}
