import { locks, type Store, type Tx } from "../store/index.ts";

/** Data keys, wrapped, oldest first. */
export function keptDataKeys(from: Pick<Store, "rows">): Promise<{ id: number; wrapped: Uint8Array; madeAt: Date }[]> {
  return from.rows(`SELECT id, wrapped, made_at AS "madeAt" FROM data_key ORDER BY id`);
}

/** Who makes or drops a data key is alone. */
export async function lockDataKeys(tx: Tx): Promise<void> {
  tx.run("SELECT pg_advisory_xact_lock($1)", [locks.dataKeys]);
}

export function keepDataKey(tx: Tx, id: number, wrapped: Uint8Array): void {
  tx.run("INSERT INTO data_key (id, wrapped, made_at) VALUES ($1, $2, $3)", [id, wrapped, tx.at]);
}

/** Drops data keys. */
export function dropDataKeysNamed(tx: Tx, ids: readonly number[]): Promise<number> {
  return tx.count("DELETE FROM data_key WHERE id = ANY($1::int[])", [ids]);
}

/** Forgets every data key: the key that wrapped them is lost, and what they sealed with it. @returns how many. */
export function forgetDataKeys(tx: Tx): Promise<number> {
  return tx.count("DELETE FROM data_key");
}
