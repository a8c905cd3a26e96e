/** Whose orders are: told by the room of accounts, kept here. */
import type { Tx } from "../store/index.ts";

/** These orders are these accounts'. Gives those of which it was not known. */
export async function setOrderAccounts(tx: Tx, links: readonly { orderId: string; accountId: string }[]): Promise<string[]> {
  if (links.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `UPDATE "order" t SET account_id = l."accountId" FROM jsonb_to_recordset($1::jsonb) AS l("orderId" text, "accountId" text)
     WHERE t.id = l."orderId" AND t.account_id IS DISTINCT FROM l."accountId" RETURNING t.id`,
    [links],
  );
  return rows.map((row) => row.id);
}

/** Orders of accounts that are merged into others. Gives those orders. */
export async function moveOrderAccounts(tx: Tx, merges: readonly { from: string; into: string }[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE "order" t SET account_id = m."into" FROM jsonb_to_recordset($1::jsonb) AS m("into" text, "from" text) WHERE t.account_id = m."from" RETURNING t.id`,
    [merges],
  );
  return rows.map((row) => row.id);
}
