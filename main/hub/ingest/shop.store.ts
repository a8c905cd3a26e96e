import type { Json } from "../kernel/json.ts";
import type { Store, Tx } from "../store/index.ts";
import type { ShopRow } from "./shop.ts";

const COLUMNS = `id, channel, name, base_url AS "baseUrl", settings, secrets, enabled, demo, cursor, next_pull_at AS "nextPullAt", last_pull_at AS "lastPullAt",
  last_push_at AS "lastPushAt", paused_until AS "pausedUntil", problem, paused_since AS "pausedSince", paused_by AS "pausedBy", paused_why AS "pausedWhy", created_at AS "createdAt"`;

/** Shops by id, as stored: secrets still sealed. Ids that name no shop are missing. */
export async function shopsById(where: Store | Tx, ids: readonly string[]): Promise<Map<string, ShopRow>> {
  const rows = await where.rows<ShopRow>(`SELECT ${COLUMNS} FROM shop WHERE id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every shop there is, the oldest first. */
export async function allShops(store: Store): Promise<ShopRow[]> {
  return store.rows<ShopRow>(`SELECT ${COLUMNS} FROM shop ORDER BY created_at, id`);
}

/** Enabled shops that are not paused; `due` leaves out those whose next pull is still to come, `paused` takes those that are paused, too. */
export async function callableShops(store: Store, which: "due" | "all" | "paused"): Promise<ShopRow[]> {
  return store.rows<ShopRow>(
    `SELECT ${COLUMNS} FROM shop WHERE enabled AND ($3 OR paused_until IS NULL OR paused_until <= $1) AND ($2 OR next_pull_at <= $1) ORDER BY next_pull_at, id`,
    [new Date(store.clock.now()), which !== "due", which === "paused"],
  );
}

/** What a job may change of a shop. */
export type ShopChange = Partial<{
  nextPullAt: Date;
  lastPullAt: Date;
  lastPushAt: Date;
  pausedUntil: Date | null;
  problem: string | null;
  pausedSince: Date | null;
  pausedBy: string | null;
  pausedWhy: string | null;
  secrets: Uint8Array<ArrayBuffer>;
}>;

export async function changeShop(tx: Tx, id: string, change: ShopChange): Promise<void> {
  await tx.prisma.shop.updateMany({ where: { id }, data: change });
}

/** Notes that pushes come. Every second of a burst does so: nobody waits for it. */
export function notePush(tx: Tx, id: string): void {
  tx.run("UPDATE shop SET last_push_at = $2 WHERE id = $1", [id, tx.at]);
}

/** Forgets what nobody can read any more, and says so at each shop. @returns how many there were. */
export function forgetSecrets(tx: Tx, problem: string): Promise<number> {
  return tx.count("UPDATE shop SET secrets = NULL, problem = $1 WHERE secrets IS NOT NULL", [problem]);
}

/** Keeps one part of the cursor and leaves the others as they are. */
export async function keepCursor(tx: Tx, id: string, part: { key: "orders" | "cases" | "fails"; value: Json }): Promise<void> {
  tx.run("UPDATE shop SET cursor = jsonb_set(cursor, ARRAY[$2], $3::jsonb) WHERE id = $1", [id, part.key, JSON.stringify(part.value)]);
}

export interface ShopWrite {
  id: string;
  channel: string;
  name: string;
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Uint8Array<ArrayBuffer>;
  enabled: boolean;
  demo: boolean;
}

/** Nobody and nothing pauses it. */
const GOES_ON = { pausedSince: null, pausedBy: null, pausedWhy: null };

/** Pauses a shop that is not paused by a person. @returns whether it was this one who did. */
export async function pauseShop(tx: Tx, { id, by, why }: { id: string; by: string; why: string }): Promise<boolean> {
  const paused = await tx.count("UPDATE shop SET enabled = false, paused_since = $2, paused_by = $3, paused_why = $4 WHERE id = $1 AND enabled", [
    id,
    tx.at,
    by,
    why,
  ]);
  return paused > 0;
}

/** Lets a shop go on, at once. @returns whether it was paused, by a person or by itself. */
export async function resumeShop(tx: Tx, id: string): Promise<boolean> {
  const resumed = await tx.count(
    `UPDATE shop SET enabled = true, paused_until = NULL, problem = NULL, paused_since = NULL, paused_by = NULL, paused_why = NULL, next_pull_at = $2
     WHERE id = $1 AND (NOT enabled OR paused_until IS NOT NULL OR problem IS NOT NULL)`,
    [id, tx.at],
  );
  return resumed > 0;
}

/** Writes a shop; one that existed keeps its place in pulling and is pulled at once. */
export async function writeShop(tx: Tx, shop: ShopWrite): Promise<void> {
  const { id, channel, demo, name, baseUrl, settings, secrets, enabled } = shop;
  const settable = { name, baseUrl, settings, secrets, enabled };
  await tx.prisma.shop.upsert({
    where: { id },
    create: { id, channel, demo, ...settable, nextPullAt: tx.at, createdAt: tx.at },
    update: { ...settable, nextPullAt: tx.at, pausedUntil: null, problem: null, ...(enabled ? GOES_ON : {}) },
  });
}
