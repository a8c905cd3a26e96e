/** Accounts that people put together or took apart, and what of an account can be taken apart. */
import type { Store, Tx } from "../store/index.ts";

export interface ShownChange {
  id: string;
  kind: "merge" | "split";
  accountId: string;
  otherId: string;
  reason: string;
  byName: string;
  at: Date;
  orders: number;
  undoneAt: Date | null;
  undoneBy: string | null;
}

/** What was done to an account so, the newest first. */
export function changesOf(store: Store, accountId: string): Promise<ShownChange[]> {
  return store.rows(
    `SELECT c.id, c.kind, c.account_id AS "accountId", c.other_id AS "otherId", c.reason, coalesce(o.name, c.by) AS "byName", c.at,
       jsonb_array_length(c.moved->'orders') AS orders, c.undone_at AS "undoneAt", coalesce(u.name, c.undone_by) AS "undoneBy"
     FROM account_change c LEFT JOIN operator o ON c.by = 'operator:' || o.id LEFT JOIN operator u ON c.undone_by = 'operator:' || u.id
     WHERE c.account_id = $1 OR c.other_id = $1 ORDER BY c.at DESC, c.id DESC LIMIT 50`,
    [accountId],
  );
}

/** A buyer as a channel names them: what of an account can go its own way. */
export interface Identity {
  channel: string;
  nick: string;
  orders: number;
  paidFen: number;
  refundedFen: number;
  phone: string;
  city: string;
}

/** The channels' own accounts that one account is made of. */
export function channelAccountsOf(store: Pick<Store, "rows">, accountId: string): Promise<Identity[]> {
  return store.rows(
    `SELECT channel, buyer_nick AS nick, count(*)::int AS orders, coalesce(sum(paid_fen), 0)::float8 AS "paidFen", coalesce(sum(refunded_fen), 0)::float8 AS "refundedFen",
       coalesce((array_agg(receiver->>'phone' ORDER BY created_at DESC))[1], '') AS phone, coalesce((array_agg(receiver->>'city' ORDER BY created_at DESC))[1], '') AS city
     FROM "order" WHERE account_id = $1 GROUP BY channel, buyer_nick ORDER BY count(*) DESC, channel, buyer_nick`,
    [accountId],
  );
}

/** Orders of an account with whom their channel names, and who they go to as it is shown. */
export function ordersOfAccount(
  tx: Tx,
  accountId: string,
): Promise<{ id: string; channel: string; nick: string; receiver: { [part: string]: string | undefined } }[]> {
  return tx.rows(`SELECT id, channel, buyer_nick AS nick, receiver FROM "order" WHERE account_id = $1 ORDER BY created_at, id`, [accountId]);
}

/** Cases of an account, or of some of its orders. */
export async function caseIdsOf(tx: Tx, accountId: string, orderIds: readonly string[] | null = null): Promise<string[]> {
  const sql = "SELECT id FROM case_file WHERE account_id = $1 AND ($2::text[] IS NULL OR order_id = ANY($2)) ORDER BY id";
  return (await tx.rows<{ id: string }>(sql, [accountId, orderIds])).map(({ id }) => id);
}

/** By account apart from others: the account among them that already has orders of a channel's buyer, for each of these buyers. */
export function accountsByNick(
  tx: Tx,
  accountIds: readonly string[],
  buyers: readonly { channel: string; nick: string }[],
): Promise<{ channel: string; nick: string; accountId: string }[]> {
  return tx.rows(
    `SELECT DISTINCT ON (o.channel, o.buyer_nick) o.channel, o.buyer_nick AS nick, coalesce(o.account_id, '') AS "accountId"
     FROM "order" o JOIN jsonb_to_recordset($2::jsonb) AS b(channel text, nick text) ON b.channel = o.channel AND b.nick = o.buyer_nick
     WHERE o.account_id = ANY($1) AND o.buyer_nick <> '' ORDER BY o.channel, o.buyer_nick, o.created_at DESC, o.id DESC`,
    [accountIds, buyers],
  );
}
