/** Which other accounts receive at the same addresses or under the same phones. */
import type { Store } from "../store/index.ts";
import { HASH_LENGTH } from "./account-keys.ts";

/** More others are not drawn. */
const MOST = 24;

export interface Join {
  kind: "address" | "phone";
  /** The beginning of its fingerprint: the same thing shows the same letters everywhere. */
  mark: string;
  /** As the account's newest order shows it, masked; empty where nothing was shown. */
  shown: string;
  accountIds: string[];
}

const SHOWN = 8;

/** What joins an account with others, those that join most first. */
export async function joinsOf(store: Store, accountId: string): Promise<Join[]> {
  const [addresses, phones] = await Promise.all([
    store.rows<{ hash: string; accountIds: string[] }>(
      `SELECT left(mine.hash, ${HASH_LENGTH}) AS hash, array_agg(DISTINCT other.account_id ORDER BY other.account_id) AS "accountIds"
       FROM account_key mine JOIN account_key other ON other.kind = 'at' AND other.account_id <> mine.account_id
         AND other.hash >= left(mine.hash, ${HASH_LENGTH}) || '0' AND other.hash <= left(mine.hash, ${HASH_LENGTH}) || repeat('z', 30)
         AND left(other.hash, ${HASH_LENGTH}) = left(mine.hash, ${HASH_LENGTH})
       WHERE mine.account_id = $1 AND mine.kind = 'at' GROUP BY 1`,
      [accountId],
    ),
    store.rows<{ hash: string; shown: string | null; accountIds: string[] }>(
      `SELECT coalesce(r.phone_hash, '') AS hash, max(o.receiver->>'phone') AS shown, array_agg(DISTINCT theirs.account_id ORDER BY theirs.account_id) AS "accountIds"
       FROM "order" o JOIN order_receiver r ON r.order_id = o.id JOIN order_receiver same ON same.phone_hash = r.phone_hash
         JOIN "order" theirs ON theirs.id = same.order_id AND theirs.account_id IS NOT NULL AND theirs.account_id <> o.account_id
       WHERE o.account_id = $1 AND r.phone_hash IS NOT NULL GROUP BY 1`,
      [accountId],
    ),
  ]);
  const told = ({ hash, accountIds }: { hash: string; accountIds: string[] }) => ({ mark: hash.slice(0, SHOWN), accountIds: accountIds.slice(0, MOST) });
  return [
    ...addresses.map((one): Join => ({ kind: "address", shown: "", ...told(one) })),
    ...phones.map((one): Join => ({ kind: "phone", shown: one.shown ?? "", ...told(one) })),
  ].sort((left, right) => right.accountIds.length - left.accountIds.length || (left.mark < right.mark ? -1 : 1));
}
