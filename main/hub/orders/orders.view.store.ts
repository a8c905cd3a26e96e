import type { InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../contract/index.ts";
import type { FindingKind } from "../contract/words.ts";
import type { Store } from "../store/index.ts";
import { searchedHash } from "./receiver.ts";
import type { Evidence } from "./refresh.ts";

type FindingsOutput = InferSchemaOutput<NonNullable<Contract["orders"]["findings"]["~orpc"]["outputSchema"]>>;
/** An order in a list; how many cases about it are open is added by who knows cases. */
export type OrderRow = Omit<FindingsOutput["rows"][number]["order"], "openCases">;

const ROW = `o.id, o.number, o.channel, s.name AS "shopName", o.channel_order_id AS "channelOrderId", o.state, o.paid_fen AS "paidFen", o.buyer_nick AS "buyerNick",
  coalesce((SELECT l.title FROM order_line l WHERE l.order_id = o.id ORDER BY l.taken_out, l.paid_fen DESC, l.channel_line_id LIMIT 1), '') AS title, o.created_at AS "createdAt",
  coalesce((SELECT jsonb_agg(f.kind ORDER BY f.since) FROM finding f WHERE f.order_id = o.id AND f.resolved_at IS NULL), '[]') AS findings`;

/** What is unique is looked up by index; only when nothing is found, nicks are searched. */
const EXACT = `SELECT id FROM "order" WHERE number = $1 OR id = $1
  UNION SELECT id FROM "order" WHERE shop_id IN (SELECT id FROM shop) AND channel_order_id = $1
  UNION SELECT order_id FROM parcel WHERE waybill_key = upper(regexp_replace($1, '[^0-9A-Za-z]', '', 'g'))
  UNION SELECT id FROM "order" WHERE number >= $1 AND number < $1 || ':' AND length($1) >= 8
  UNION SELECT order_id FROM order_receiver WHERE phone_hash = $3
  UNION SELECT order_id FROM order_receiver WHERE tail_hash = $4`;

/**
 * Orders by unified number (or its beginning, 8 digits at least), channel order id, waybill, the receiver's phone or its last four digits, or a
 * part of the buyer's nick; newest first.
 */
export async function searchOrders(store: Store, text: string, limit: number): Promise<OrderRow[]> {
  if (text === "") return [];
  const query = (where: string): string =>
    `SELECT ${ROW} FROM "order" o JOIN shop s ON s.id = o.shop_id WHERE ${where} ORDER BY o.created_at DESC, o.id LIMIT $2`;
  const { phone, tail } = searchedHash(store.sealer, text);
  const exact = await store.rows<OrderRow>(query(`o.id IN (${EXACT})`), [text, limit, phone, tail]);
  if (exact.length > 0) return exact;
  return store.rows<OrderRow>(query("o.buyer_nick ILIKE $1"), [`%${text.replace(/[\\%_]/g, "\\$&")}%`, limit]);
}

interface FindingRow {
  id: string;
  kind: FindingKind;
  since: number;
  evidence: Evidence;
  resolvedAt: null;
}

/** Open findings, longest first, with their orders and the count of each kind. */
export async function findingsPage(
  store: Store,
  wanted: { kind: FindingKind | null; page: number; size: number },
): Promise<{ rows: { finding: FindingRow; order: OrderRow }[]; total: number; counts: Record<string, number> }> {
  const rows = await store.rows<OrderRow & { finding: FindingRow }>(
    `SELECT ${ROW}, jsonb_build_object('id', g.id, 'kind', g.kind, 'since', round(extract(epoch FROM g.since) * 1000)::bigint, 'evidence', g.evidence, 'resolvedAt', NULL) AS finding
     FROM finding g JOIN "order" o ON o.id = g.order_id JOIN shop s ON s.id = o.shop_id
     WHERE g.resolved_at IS NULL AND ($1::text IS NULL OR g.kind = $1) ORDER BY g.since, g.id LIMIT $2 OFFSET $3`,
    [wanted.kind, wanted.size, wanted.page * wanted.size],
  );
  const kinds = await store.rows<{ kind: string; count: number }>("SELECT kind, count(*)::int AS count FROM finding WHERE resolved_at IS NULL GROUP BY kind");
  const counts = Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]));
  const total = wanted.kind === null ? kinds.reduce((sum, { count }) => sum + count, 0) : (counts[wanted.kind] ?? 0);
  return { rows: rows.map(({ finding, ...order }) => ({ finding, order })), total, counts };
}
