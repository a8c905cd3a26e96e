import { moveCaseAccounts, setCaseAccounts } from "../disputes/index.ts";
import { moveOrderAccounts, setOrderAccounts } from "../orders/index.ts";
import { handedOver, locks, type Tx } from "../store/index.ts";
import { HASH_LENGTH } from "./account-keys.ts";

/** Waits until no other transaction links accounts; held to the end of this one. */
export async function lockLinking(tx: Tx): Promise<void> {
  tx.run("SELECT pg_advisory_xact_lock($1)", [locks.accounts]);
}

/** Accounts that keys belong to. */
export function ownersOf(tx: Tx, keys: readonly { kind: string; hash: string }[]): Promise<OwnedKey[]> {
  return tx.rows(
    `SELECT k.kind, k.hash, k.account_id AS "accountId" FROM account_key k JOIN jsonb_to_recordset($1::jsonb) AS w(kind text, hash text)
     ON k.kind = w.kind AND k.hash = w.hash`,
    [keys],
  );
}

/** Accounts of everybody, masked or plain, who is shown by these masks of phone and name. */
export async function shownAs(tx: Tx, masks: readonly string[]): Promise<OwnedKey[]> {
  if (masks.length === 0) return [];
  return tx.rows(
    `SELECT k.kind, k.hash, k.account_id AS "accountId" FROM unnest($1::text[]) AS mask JOIN account_key k
       ON k.kind IN ('weak', 'weak_plain') AND k.hash >= mask AND k.hash <= mask || repeat('z', ${HASH_LENGTH}) AND left(k.hash, ${HASH_LENGTH}) = mask`,
    [masks],
  );
}

/** Accounts by age, oldest first. */
export async function accountsByAge(tx: Tx, ids: readonly string[]): Promise<{ id: string }[]> {
  if (ids.length === 0) return [];
  return tx.rows("SELECT account.id FROM unnest($1::text[]) AS asked(id) JOIN account ON account.id = asked.id ORDER BY created_at, id", [ids]);
}

export interface Merge {
  into: string;
  from: string;
}

/** Moves orders, cases and keys of accounts into others. What a reviewer said of either stays: confirmed over escalated over cleared. Gives the orders. */
export async function mergeAccounts(tx: Tx, merges: readonly Merge[]): Promise<string[]> {
  if (merges.length === 0) return [];
  const params = [merges];
  const moved = `FROM jsonb_to_recordset($1::jsonb) AS m("into" text, "from" text)`;
  const moving = moveOrderAccounts(tx, merges);
  moveCaseAccounts(tx, merges);
  tx.run(
    `INSERT INTO account_key (kind, hash, account_id) SELECT 'at', left(k.hash, 40) || m."into", m."into" ${moved}
     JOIN account_key k ON k.account_id = m."from" AND k.kind = 'at' ON CONFLICT DO NOTHING`,
    params,
  );
  tx.run(`DELETE FROM account_key k USING jsonb_to_recordset($1::jsonb) AS m("from" text) WHERE k.account_id = m."from" AND k.kind = 'at'`, params);
  tx.run(`UPDATE account_key t SET account_id = m."into" ${moved} WHERE t.account_id = m."from"`, params);
  tx.run(
    `UPDATE account t SET status = s.status, note = concat_ws(' / ', nullif(t.note, ''), s.notes),
       reviewed_by = coalesce(t.reviewed_by, s.reviewed_by), reviewed_at = coalesce(t.reviewed_at, s.reviewed_at)
     FROM (SELECT m."into", string_agg(nullif(a.note, ''), ' / ') AS notes, max(a.reviewed_by) AS reviewed_by, max(a.reviewed_at) AS reviewed_at,
             (array_agg(a.status ORDER BY array_position(ARRAY['confirmed', 'escalated', 'cleared', 'none'], a.status)))[1] AS status
           ${moved} JOIN account a ON a.id = m."from" OR a.id = m."into" GROUP BY m."into") s WHERE s."into" = t.id`,
    params,
  );
  // Of what reviewers said of either for a time the strictest counts; what buyers objected goes along.
  tx.run(`UPDATE account_mark t SET account_id = m."into" ${moved} WHERE t.account_id = m."from"`, params);
  tx.run(`UPDATE account_appeal t SET account_id = m."into" ${moved} WHERE t.account_id = m."from"`, params);
  // What was kept apart from the one that goes is kept apart from the one that stays.
  tx.run(
    `INSERT INTO account_apart (one, other) SELECT least(m."into", x.id), greatest(m."into", x.id) ${moved}
     JOIN account_apart p ON p.one = m."from" OR p.other = m."from" CROSS JOIN LATERAL (SELECT CASE WHEN p.one = m."from" THEN p.other ELSE p.one END AS id) x
     WHERE x.id <> m."into" ON CONFLICT DO NOTHING`,
    params,
  );
  tx.run(`DELETE FROM account_apart p USING jsonb_to_recordset($1::jsonb) AS m("from" text) WHERE p.one = m."from" OR p.other = m."from"`, params);
  tx.run(`DELETE FROM account a USING jsonb_to_recordset($1::jsonb) AS m("from" text) WHERE a.id = m."from"`, params);
  for (const { into, from } of merges) tx.journal({ verb: "account.merged", subject: "account", subjectId: into, data: { from } });
  return moving;
}

/** Opens accounts. */
export async function openAccounts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) tx.run("INSERT INTO account (id, created_at) SELECT id, $2 FROM unnest($1::text[]) AS id", [ids, tx.at]);
}

interface OwnedKey {
  kind: string;
  hash: string;
  accountId: string;
}

const OWNED_KEY = handedOver<OwnedKey>({
  kind: "text",
  hash: "text",
  accountId: "text",
});

/** Keeps keys of accounts; those known stay. An address ties nobody, so it is kept once an account: its 40 characters, then the account. */
export async function keepKeys(tx: Tx, keys: readonly OwnedKey[]): Promise<void> {
  if (keys.length === 0) return;
  tx.run(
    `INSERT INTO account_key (kind, hash, account_id) SELECT kind, CASE WHEN kind = 'at' THEN hash || "accountId" ELSE hash END, "accountId"
     FROM ${OWNED_KEY.from(1)} AS k ON CONFLICT DO NOTHING`,
    OWNED_KEY.values(keys),
  );
}

/** Says whose orders these are, and the cases about them. Gives the orders of which it was not known. */
export async function setAccounts(tx: Tx, links: readonly { orderId: string; accountId: string }[]): Promise<string[]> {
  const setting = setOrderAccounts(tx, links);
  setCaseAccounts(tx, links);
  return setting;
}
