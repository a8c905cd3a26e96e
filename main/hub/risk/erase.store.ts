import type { Tx } from "../store/index.ts";

/**
 * Forgets by what accounts are recognised that have no orders besides these; what a reviewer wrote of them, too. The score stays: it is made of
 * counts. @returns hashes forgotten.
 */
export async function eraseAccountKeys(tx: Tx, accountIds: readonly string[]): Promise<number> {
  tx.run("UPDATE account SET note = '' WHERE id = ANY($1)", [accountIds]);
  tx.run("UPDATE account_mark SET reason = '', end_reason = NULL WHERE account_id = ANY($1)", [accountIds]);
  tx.run("UPDATE account_appeal SET words = '', result = NULL WHERE account_id = ANY($1)", [accountIds]);
  tx.run("UPDATE account_change SET reason = '' WHERE account_id = ANY($1) OR other_id = ANY($1)", [accountIds]);
  return tx.count("DELETE FROM account_key WHERE account_id = ANY($1)", [accountIds]);
}
