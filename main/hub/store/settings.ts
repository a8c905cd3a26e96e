/** Settings of the installation that people change, one JSON value a key. Rooms bring the key and the shape; the row is the store's. */
import type { Tx } from "./commit.ts";
import type { Prisma } from "./generated/client.ts";
import type { Prisma as Client } from "./prisma.ts";

/** The value of a setting in the shape its room keeps it in; `null` when nobody ever set it. */
export async function settingOf<Value>(from: { prisma: Client }, key: string): Promise<Value | null> {
  const row = await from.prisma.setting.findUnique({ where: { key } });
  return row === null ? null : (row.value as Value);
}

/** Keeps the value of a setting. */
export async function keepSetting(tx: Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await tx.prisma.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** The value of a setting, held by this write until it ends: two that change it because of what it was wait for each other. */
export async function settingHeld<Value>(tx: Tx, key: string): Promise<Value | null> {
  const [row] = await tx.rows<{ value: Value }>("SELECT value FROM setting WHERE key = $1 FOR UPDATE", [key]);
  return row?.value ?? null;
}
