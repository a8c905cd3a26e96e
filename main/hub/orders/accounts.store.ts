/** Whose orders are: told by the room of accounts, kept here. */
import type { Tx } from "../store/index.ts";

/** These orders are these accounts'. */
export function setOrderAccounts(tx: Tx, links: readonly { orderId: string; accountId: string }[]): void {
  tx.run(
    `UPDATE "order" t SET account_id = l."accountId" FROM jsonb_to_recordset($1::jsonb) AS l("orderId" text, "accountId" text)
     WHERE t.id = l."orderId" AND t.account_id IS DISTINCT FROM l."accountId"`,
    [links],
  );
}

/** Orders of accounts that are merged into others. */
export function moveOrderAccounts(tx: Tx, merges: readonly { from: string; into: string }[]): void {
  tx.run(`UPDATE "order" t SET account_id = m."into" FROM jsonb_to_recordset($1::jsonb) AS m("into" text, "from" text) WHERE t.account_id = m."from"`, [
    merges,
  ]);
}
