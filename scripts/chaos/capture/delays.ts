/** How late a push that never came was made up for. */
import type { Pool } from "pg";
import type { Away, LostPush } from "./part.ts";

/** How long a push that was lost was waited for. */
export interface Delays {
  lostPushes: number;
  /** Of which nothing was read afterwards: in the end they are held as the ledger says, or counted as lost. */
  unseen: number;
  worstDelayS: number;
  /** The same with the time in which nobody could have read or kept it. */
  worstWithOutagesS: number;
  /** By shop, the worst. */
  byShop: Record<string, number>;
  /** The worst few, to look into. */
  late: string[];
}

/** How long news was waited for that its channel's lists showed from `from` on, ms: what of it nobody could have read or kept is not counted. */
export function waitedMs({ shopId, from, seen }: { shopId: string; from: number; seen: number }, aways: readonly Away[]): number {
  const mine = aways.filter((away) => away.shopId === shopId);
  const idle = mine.reduce((sum, away) => sum + Math.max(0, Math.min(seen, away.to) - Math.max(from, away.from)), 0);
  return Math.max(0, seen - from - idle);
}

/** When what a lost push would have told was kept, by whatever way. */
export async function delaysOf(pool: Pool, { lost, aways }: { lost: readonly LostPush[]; aways: readonly Away[] }): Promise<Delays> {
  const { rows } = await pool.query<{ shop: string; key: string; at: Date }>(
    "SELECT shop_id AS shop, dedupe_key AS key, received_at AS at FROM raw_item WHERE via IN ('pull', 'refetch', 'stream') AND topic IN ('order', 'case') ORDER BY received_at",
  );
  const times = new Map<string, number[]>();
  for (const { shop, key, at } of rows) {
    const thing = `${shop}\n${key.split(":").slice(0, 2).join(":")}`;
    const known = times.get(thing);
    if (known) known.push(at.getTime());
    else times.set(thing, [at.getTime()]);
  }
  const byShop: Record<string, number> = {};
  const all: { line: string; s: number }[] = [];
  let unseen = 0;
  let worstWithOutagesS = 0;
  for (const push of lost) {
    const seen = times.get(`${push.shopId}\n${push.what}:${push.id}`)?.find((at) => at >= push.at);
    if (seen === undefined) {
      unseen += 1;
      continue;
    }
    const from = push.shownAt ?? push.at;
    const s = Math.round(waitedMs({ shopId: push.shopId, from, seen }, aways) / 1_000);
    worstWithOutagesS = Math.max(worstWithOutagesS, Math.round((seen - from) / 1_000));
    byShop[push.shopId] = Math.max(byShop[push.shopId] ?? 0, s);
    all.push({
      s,
      line: `${push.shopId} ${push.what} ${push.id} changed ${new Date(push.at).toISOString()}, known ${new Date(seen).toISOString()}, ${s} s later`,
    });
  }
  all.sort((left, right) => right.s - left.s);
  return { lostPushes: lost.length, unseen, worstDelayS: all[0]?.s ?? 0, worstWithOutagesS, byShop, late: all.slice(0, 8).map(({ line }) => line) };
}
