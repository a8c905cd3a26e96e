import type { MapProblem } from "../contract/lists.ts";
import type { MapServiceBody } from "../contract/maps.ts";
import type { Store, Tx } from "../store/index.ts";

/** The map service as it is kept, its keys sealed. */
export interface MapServiceRow {
  body: MapServiceBody;
  key: Uint8Array | null;
  signKey: Uint8Array | null;
  revision: number;
  problem: MapProblem | null;
  /** Nobody asks before; with a problem and no time, until somebody has mended it. */
  pausedUntil: Date | null;
  updatedAt: Date;
}

/** There is one map service; another would be another row. */
const AMAP = "amap";

export async function keptService(from: Pick<Store | Tx, "rows">): Promise<MapServiceRow | null> {
  const [row] = await from.rows<MapServiceRow>(
    `SELECT body, key, sign_key AS "signKey", revision, problem, paused_until AS "pausedUntil", updated_at AS "updatedAt" FROM map_service WHERE id = $1`,
    [AMAP],
  );
  return row ?? null;
}

/** Keeps it, and lets it be asked again. */
export function keepService(tx: Tx, row: Pick<MapServiceRow, "body" | "key" | "signKey" | "revision">): void {
  tx.run(
    `INSERT INTO map_service (id, body, key, sign_key, revision, updated_at, updated_by) VALUES ($1, $2::jsonb, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, key = excluded.key, sign_key = excluded.sign_key, revision = excluded.revision, problem = NULL,
       paused_until = NULL, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [AMAP, row.body, row.key, row.signKey, row.revision, tx.at, tx.actor],
  );
}

/** Two who change it wait for each other. */
export function holdService(tx: Tx): void {
  tx.run("LOCK TABLE map_service IN SHARE ROW EXCLUSIVE MODE");
}

export async function dropService(tx: Tx): Promise<boolean> {
  return (await tx.count("DELETE FROM map_service WHERE id = $1", [AMAP])) > 0;
}

/** Says why it rests; only where nobody has changed it since it was asked. */
export function letRest(tx: Tx, { revision, problem, until }: { revision: number; problem: MapProblem; until: Date | null }): void {
  tx.run("UPDATE map_service SET problem = $3, paused_until = $4 WHERE id = $1 AND revision = $2", [AMAP, revision, problem, until]);
}

/** It answered: nothing is wrong with it any more. */
export function letGoOn(tx: Tx, revision: number): void {
  tx.run("UPDATE map_service SET problem = NULL, paused_until = NULL WHERE id = $1 AND revision = $2 AND problem IS NOT NULL", [AMAP, revision]);
}

/** Forgets keys that nobody can read any more. @returns how many services had one. */
export function forgetMapKeys(tx: Tx): Promise<number> {
  return tx.count("UPDATE map_service SET key = NULL, sign_key = NULL, revision = revision + 1 WHERE key IS NOT NULL OR sign_key IS NOT NULL");
}

/** Which of the map's services. */
export type MapAsked = "geocode" | "distance";

/** Writes down that it is about to be asked: what is refused counts against the day as well. */
export async function noteQuestion(tx: Tx, { service, orderId }: { service: MapAsked; orderId: string | null }): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(
    "INSERT INTO map_question (at, service, order_id, actor, came) VALUES ($1, $2, $3, $4, 'asked') RETURNING id::text",
    [tx.at, service, orderId, tx.actor],
  );
  return row?.id ?? "";
}

export function noteAnswer(tx: Tx, id: string, came: MapProblem | "answered"): void {
  tx.run("UPDATE map_question SET came = $2 WHERE id = $1::bigint", [id, came]);
}

/** What each of its services was asked since a time. */
export async function askedSince(from: Pick<Store | Tx, "rows">, since: Date): Promise<{ service: MapAsked; asked: number; failed: number }[]> {
  return from.rows(
    `SELECT service, count(*)::int AS asked, count(*) FILTER (WHERE came NOT IN ('asked', 'answered', 'question', 'abroad'))::int AS failed
     FROM map_question WHERE at >= $1 GROUP BY service`,
    [since],
  );
}

/** Forgets what was asked before a time. @returns how much. */
export function forgetQuestionsBefore(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM map_question WHERE at < $1", [before]);
}
