/** Accounts as people put them together and take them apart. */
import { setCasesOfAccount } from "../disputes/index.ts";
import { newId } from "../kernel/ids.ts";
import { setOrderAccounts } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";

/** A row of `account` as it stood. */
export interface AccountRow {
  id: string;
  score: number;
  level: string;
  reasons: unknown;
  status: string;
  note: string;
  scoredAt: Date | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  clearedSignals: unknown;
  createdAt: Date;
  statusAt: Date | null;
}

export interface KeyRow {
  kind: string;
  hash: string;
}

/** What went over from one account to another, so that it can go back. */
export interface Moved {
  orders: string[];
  cases: string[];
  keys: KeyRow[];
  marks: string[];
  appeals: string[];
  /** Both as they stood before they were put together, and what the one that stays said afterwards. */
  from?: AccountRow;
  into?: AccountRow;
  after?: Pick<AccountRow, "status" | "note">;
  /** Accounts that the one that went away was kept apart from. */
  apart?: string[];
}

export interface Change {
  id: string;
  kind: "merge" | "split";
  accountId: string;
  otherId: string;
  moved: Moved;
  undoneAt: Date | null;
}

const columns = `id, score, level, reasons, status, note, scored_at AS "scoredAt", reviewed_by AS "reviewedBy", reviewed_at AS "reviewedAt",
  cleared_signals AS "clearedSignals", created_at AS "createdAt", status_at AS "statusAt"`;

/** Accounts as they stand, by id. */
export async function accountRows(tx: Tx, ids: readonly string[]): Promise<Map<string, AccountRow>> {
  const rows = await tx.rows<AccountRow>(`SELECT ${columns} FROM account WHERE id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes an account as it stood; one that is there is written over. */
export function restoreAccount(tx: Tx, row: AccountRow): void {
  tx.run(
    `INSERT INTO account (id, score, level, reasons, status, note, scored_at, reviewed_by, reviewed_at, cleared_signals, created_at, status_at)
     SELECT id, score, level, reasons, status, note, "scoredAt", "reviewedBy", "reviewedAt", "clearedSignals", "createdAt", "statusAt"
     FROM jsonb_to_record($1::jsonb) AS a(id text, score int, level text, reasons jsonb, status text, note text, "scoredAt" timestamptz, "reviewedBy" text,
       "reviewedAt" timestamptz, "clearedSignals" jsonb, "createdAt" timestamptz, "statusAt" timestamptz)
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, note = excluded.note, reviewed_by = excluded.reviewed_by, reviewed_at = excluded.reviewed_at,
       cleared_signals = excluded.cleared_signals, status_at = excluded.status_at`,
    [row],
  );
}

/** Keys of an account; those of addresses without the account in them. */
export async function keysOfAccount(tx: Tx, accountId: string): Promise<KeyRow[]> {
  return tx.rows(
    "SELECT kind, CASE WHEN kind = 'at' THEN left(hash, 40) ELSE hash END AS hash FROM account_key WHERE account_id = $1 ORDER BY kind, account_key.hash",
    [accountId],
  );
}

/** Ids of an account's marks and appeals. */
export async function saidOf(tx: Tx, accountId: string): Promise<{ marks: string[]; appeals: string[] }> {
  const marks = await tx.rows<{ id: string }>("SELECT id FROM account_mark WHERE account_id = $1 ORDER BY id", [accountId]);
  const appeals = await tx.rows<{ id: string }>("SELECT id FROM account_appeal WHERE account_id = $1 ORDER BY id", [accountId]);
  return { marks: marks.map(({ id }) => id), appeals: appeals.map(({ id }) => id) };
}

/** Gives what is still the one's to the other: orders, their cases, keys, what was said. @returns the orders. */
export async function moveOver(tx: Tx, of: { from: string; to: string; moved: Moved; still: readonly string[] }): Promise<string[]> {
  const { from, to, moved, still } = of;
  const stays = new Set(still);
  const orders = moved.orders.filter((id) => stays.has(id));
  await setOrderAccounts(
    tx,
    orders.map((orderId) => ({ orderId, accountId: to })),
  );
  setCasesOfAccount(tx, { caseIds: moved.cases, from, to });
  tx.run(
    `UPDATE account_key k SET account_id = $2 FROM jsonb_to_recordset($3::jsonb) AS m(kind text, hash text)
     WHERE k.account_id = $1 AND k.kind <> 'at' AND k.kind = m.kind AND k.hash = m.hash`,
    [from, to, moved.keys],
  );
  tx.run(
    `INSERT INTO account_key (kind, hash, account_id) SELECT 'at', m.hash || $1, $1 FROM jsonb_to_recordset($2::jsonb) AS m(kind text, hash text) WHERE m.kind = 'at'
     ON CONFLICT DO NOTHING`,
    [to, moved.keys],
  );
  tx.run("UPDATE account_mark SET account_id = $2 WHERE account_id = $1 AND id = ANY($3)", [from, to, moved.marks]);
  tx.run("UPDATE account_appeal SET account_id = $2 WHERE account_id = $1 AND id = ANY($3)", [from, to, moved.appeals]);
  return orders;
}

/** Takes these addresses from an account: nobody of it receives there. */
export function dropAddresses(tx: Tx, accountId: string, hashes: readonly string[]): void {
  tx.run("DELETE FROM account_key WHERE kind = 'at' AND account_id = $1 AND left(hash, 40) = ANY($2)", [accountId, hashes]);
}

export async function insertChange(tx: Tx, of: Pick<Change, "kind" | "accountId" | "otherId" | "moved"> & { reason: string }): Promise<string> {
  const id = newId(tx.at.getTime());
  tx.run("INSERT INTO account_change (id, kind, account_id, other_id, reason, by, at, moved) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", [
    id,
    of.kind,
    of.accountId,
    of.otherId,
    of.reason,
    tx.actor,
    tx.at,
    of.moved,
  ]);
  return id;
}

/** A change as it was written. */
export async function changeById(tx: Tx, id: string): Promise<Change | null> {
  const [row] = await tx.rows<Change>(
    `SELECT id, kind, account_id AS "accountId", other_id AS "otherId", moved, undone_at AS "undoneAt" FROM account_change WHERE id = $1`,
    [id],
  );
  return row ?? null;
}

export function markUndone(tx: Tx, id: string): void {
  tx.run("UPDATE account_change SET undone_at = $2, undone_by = $3 WHERE id = $1", [id, tx.at, tx.actor]);
}

/** Accounts that a person said are not these, as pairs. */
export async function apartFrom(tx: Pick<Tx, "rows">, accountIds: readonly string[]): Promise<{ one: string; other: string }[]> {
  if (accountIds.length === 0) return [];
  return tx.rows("SELECT one, other FROM account_apart WHERE one = ANY($1) OR other = ANY($1)", [accountIds]);
}

/** Two accounts are two, whatever ties them. */
export function keepApart(tx: Tx, pairs: readonly { one: string; other: string }[]): void {
  tx.run(
    `INSERT INTO account_apart (one, other) SELECT least(one, other), greatest(one, other) FROM jsonb_to_recordset($1::jsonb) AS p(one text, other text)
     WHERE one <> other ON CONFLICT DO NOTHING`,
    [pairs],
  );
}

/** They may be one again. */
export function endApart(tx: Tx, one: string, other: string): void {
  tx.run("DELETE FROM account_apart WHERE one = least($1::text, $2::text) AND other = greatest($1::text, $2::text)", [one, other]);
}
