/** Whose cases are: told by the room of accounts, kept here. */
import type { Tx } from "../store/index.ts";

/** Cases of these orders are these accounts'. */
export function setCaseAccounts(tx: Tx, links: readonly { orderId: string; accountId: string }[]): void {
  tx.run(
    `UPDATE case_file t SET account_id = l."accountId" FROM jsonb_to_recordset($1::jsonb) AS l("orderId" text, "accountId" text)
     WHERE t.order_id = l."orderId" AND t.account_id IS DISTINCT FROM l."accountId"`,
    [links],
  );
}

/** Cases of accounts that are merged into others. */
export function moveCaseAccounts(tx: Tx, merges: readonly { from: string; into: string }[]): void {
  tx.run(`UPDATE case_file t SET account_id = m."into" FROM jsonb_to_recordset($1::jsonb) AS m("into" text, "from" text) WHERE t.account_id = m."from"`, [
    merges,
  ]);
}
