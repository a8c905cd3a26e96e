/** Marks of accounts as they are written. */
import type { MarkKind } from "../contract/words.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

/** Whether there is such an account. */
export async function isAccount(tx: Pick<Tx, "rows">, accountId: string): Promise<boolean> {
  return (await tx.rows("SELECT 1 FROM account WHERE id = $1", [accountId])).length > 0;
}

export async function insertMark(tx: Tx, of: { accountId: string; kind: MarkKind; reason: string; until: Date }): Promise<string> {
  const id = newId(tx.at.getTime());
  tx.run("INSERT INTO account_mark (id, account_id, kind, reason, made_by, made_at, until) VALUES ($1, $2, $3, $4, $5, $6, $7)", [
    id,
    of.accountId,
    of.kind,
    of.reason,
    tx.actor,
    tx.at,
    of.until,
  ]);
  return id;
}

/** Ends every mark of an account that stands. @returns which. */
export async function endMarks(tx: Tx, { accountId, reason, kinds }: { accountId: string; reason: string; kinds?: readonly MarkKind[] }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE account_mark SET ended_at = $2, ended_by = $3, end_reason = $4 WHERE account_id = $1 AND ended_at IS NULL AND ($5::text[] IS NULL OR kind = ANY($5)) RETURNING id`,
    [accountId, tx.at, tx.actor, reason, kinds ?? null],
  );
  return rows.map(({ id }) => id);
}

/** Ends marks whose time is over. @returns whose they were. */
export async function endExpired(tx: Tx): Promise<{ id: string; accountId: string; kind: MarkKind }[]> {
  return tx.rows(`UPDATE account_mark SET ended_at = $1, ended_by = $2 WHERE ended_at IS NULL AND until <= $1 RETURNING id, account_id AS "accountId", kind`, [
    tx.at,
    tx.actor,
  ]);
}
