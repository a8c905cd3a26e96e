import { livingStates } from "../actions/index.ts";
import type { Store, Tx } from "../store/index.ts";

/** Cases and actions of orders that have not ended. */
export async function underWay(from: Pick<Store | Tx, "rows">, orderIds: readonly string[]): Promise<{ cases: number; actions: number }> {
  const [row] = await from.rows<{ cases: number; actions: number }>(
    `SELECT (SELECT count(*)::int FROM case_file WHERE order_id = ANY($1) AND status <> 'done') AS cases,
       (SELECT count(*)::int FROM action a JOIN case_file c ON c.id = a.case_id WHERE c.order_id = ANY($1) AND a.state = ANY($2)) AS actions`,
    [orderIds, livingStates],
  );
  return row ?? { cases: 0, actions: 0 };
}

/** Which of these orders there are, by their ids here or by how their senders call them. */
export async function ordersThere(tx: Tx, orderIds: readonly string[], names: readonly { shopId: string; name: string }[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM "order" WHERE id = ANY($1) OR (shop_id, channel_order_id) IN (SELECT shop, name FROM unnest($2::text[], $3::text[]) AS given(shop, name))`,
    [orderIds, names.map(({ shopId }) => shopId), names.map(({ name }) => name)],
  );
  return rows.map(({ id }) => id);
}

/** Accounts that have none but these orders. */
export async function accountsOnlyOf(tx: Tx, orderIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT a.id FROM account a WHERE a.id IN (SELECT account_id FROM "order" WHERE id = ANY($1))
       AND NOT EXISTS (SELECT 1 FROM "order" o WHERE o.account_id = a.id AND o.id <> ALL($1))`,
    [orderIds],
  );
  return rows.map(({ id }) => id);
}

/** Orders of whoever has these: the other orders of their accounts among them. */
export async function withSiblings(store: Store, orderIds: readonly string[], most: number): Promise<string[]> {
  const rows = await store.rows<{ id: string }>(
    `SELECT id FROM "order" WHERE id = ANY($1) OR account_id IN (SELECT account_id FROM "order" WHERE id = ANY($1)) ORDER BY created_at DESC, "order".id LIMIT $2`,
    [orderIds, most],
  );
  return rows.map(({ id }) => id);
}

export interface PersonOrder {
  id: string;
  number: string;
  channel: string;
  shopName: string;
  buyerNick: string;
  receiver: string;
  createdAt: Date;
  openCases: number;
  erased: boolean;
}

/** Orders as who erases a buyer chooses among them. */
export function personOrders(store: Store, orderIds: readonly string[]): Promise<PersonOrder[]> {
  return store.rows(
    `SELECT o.id, o.number, o.channel, s.name AS "shopName", o.buyer_nick AS "buyerNick", o.created_at AS "createdAt",
       concat_ws(' ', nullif(o.receiver->>'name', ''), nullif(o.receiver->>'phone', ''), nullif(o.receiver->>'city', '')) AS receiver,
       (SELECT count(*)::int FROM case_file c WHERE c.order_id = o.id AND c.status <> 'done') AS "openCases",
       EXISTS (SELECT 1 FROM erased_name e WHERE e.name = o.id AND e.shop_id = '') AS erased
     FROM "order" o JOIN shop s ON s.id = o.shop_id WHERE o.id = ANY($1) ORDER BY o.created_at DESC, o.id`,
    [orderIds],
  );
}

export interface ErasePreview {
  orders: number;
  cases: number;
  messages: number;
  suggestions: number;
  files: number;
  calls: number;
  examples: number;
}

/** How much would be erased with these orders; payloads are counted by whoever reads them. */
export async function erasePreview(store: Store, orderIds: readonly string[]): Promise<ErasePreview> {
  const [row] = await store.rows<ErasePreview>(
    `WITH about AS (SELECT id FROM case_file WHERE order_id = ANY($1))
     SELECT (SELECT count(*)::int FROM "order" WHERE id = ANY($1)) AS orders, (SELECT count(*)::int FROM about) AS cases,
       (SELECT count(*)::int FROM case_message WHERE case_id IN (SELECT id FROM about)) AS messages,
       (SELECT count(*)::int FROM suggestion WHERE case_id IN (SELECT id FROM about)) AS suggestions,
       (SELECT count(*)::int FROM evidence_file WHERE case_id IN (SELECT id FROM about)) AS files,
       (SELECT count(*)::int FROM model_call WHERE case_id IN (SELECT id FROM about)) AS calls,
       (SELECT count(*)::int FROM example WHERE case_id IN (SELECT id FROM about)) AS examples`,
    [orderIds],
  );
  return row ?? { orders: 0, cases: 0, messages: 0, suggestions: 0, files: 0, calls: 0, examples: 0 };
}
