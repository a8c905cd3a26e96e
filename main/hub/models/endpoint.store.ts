import type { EndpointBody } from "../contract/models.ts";
import type { Store, Tx } from "../store/index.ts";
import type { EndpointRow } from "./endpoint.ts";

/** Kept endpoints in the order in which they are asked. */
export async function keptEndpoints(from: Pick<Store | Tx, "rows">): Promise<EndpointRow[]> {
  return from.rows<EndpointRow>(`SELECT id, place, body, key, revision, updated_at AS "updatedAt" FROM model_endpoint ORDER BY place, id`);
}

/** Holds the list of endpoints until this write ends: two who change it wait for each other. */
export function holdEndpoints(tx: Tx): void {
  tx.run("LOCK TABLE model_endpoint IN SHARE ROW EXCLUSIVE MODE");
}

/** Keeps an endpoint; a new one comes last. */
export async function keepEndpoint(
  tx: Tx,
  { id, body, key, revision }: { id: string; body: EndpointBody; key: Uint8Array<ArrayBuffer> | null; revision: number },
): Promise<void> {
  tx.run(
    `INSERT INTO model_endpoint (id, place, body, key, revision, updated_at, updated_by)
     VALUES ($1, (SELECT coalesce(max(place), 0) + 1 FROM model_endpoint), $2::jsonb, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body, key = EXCLUDED.key, revision = EXCLUDED.revision, updated_at = EXCLUDED.updated_at, updated_by = EXCLUDED.updated_by`,
    [id, body, key, revision, tx.at, tx.actor],
  );
}

/** Takes an endpoint off the list; false when there was none. */
export async function dropEndpoint(tx: Tx, id: string): Promise<boolean> {
  return (await tx.count("DELETE FROM model_endpoint WHERE id = $1", [id])) > 0;
}

/** Forgets keys that nobody can read any more; their endpoints stay. @returns how many there were. */
export function forgetKeys(tx: Tx): Promise<number> {
  return tx.count("UPDATE model_endpoint SET key = NULL, revision = revision + 1 WHERE key IS NOT NULL");
}

/** Puts endpoints into this order; those not named come after them as they were. */
export function orderEndpoints(tx: Tx, ids: readonly string[]): void {
  tx.run(
    `UPDATE model_endpoint e SET place = n.place FROM
       (SELECT id, row_number() OVER (ORDER BY array_position($1::text[], id) NULLS LAST, place, id)::int AS place FROM model_endpoint) n WHERE n.id = e.id`,
    [ids],
  );
}
