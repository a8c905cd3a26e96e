import { commit, type Store, type Tx } from "../store/index.ts";
import { lockOrders } from "./lock.store.ts";
import { codeOf } from "./sku-code.ts";
import { packedSkus } from "./warehouse.ts";
import type { PieceWeight, PieceWeights } from "./weights.ts";

const DAYS = 60;
/** Packages an article needs before its weight is believed. */
export const ENOUGH_PACKAGES = 10;
/** Most packages that are learnt from at once, the newest of them. */
const MOST = 50_000;

/**
 * Learns what a piece of each article weighs, from packages of the last 60 days with nothing else in them. Meant for once a day. @returns the
 * number of articles.
 */
export async function learnWeights(store: Store): Promise<number> {
  const since = new Date(store.clock.now() - DAYS * 86_400_000);
  const rows = await store.rows<{ data: Parameters<typeof packedSkus>[0] }>(
    `SELECT data FROM timeline_event WHERE source = 'warehouse' AND kind = 'packed' AND at > $1 AND data ? 'weightGrams' ORDER BY at DESC LIMIT ${MOST}`,
    [since],
  );
  const samples = rows.flatMap(({ data }) => {
    const [only, ...others] = packedSkus(data);
    const grams = Number(data.weightGrams);
    return only && others.length === 0 && only.quantity > 0 && Number.isFinite(grams) && grams > 0
      ? [{ sku: codeOf(only.sku), grams: grams / only.quantity }]
      : [];
  });
  const learnt = [...Map.groupBy(samples, ({ sku }) => sku)].flatMap(([sku, of]) => {
    if (of.length < ENOUGH_PACKAGES) return [];
    const grams = middle(of.map((one) => one.grams));
    return [{ sku, grams, spread: middle(of.map((one) => Math.abs(one.grams - grams))), packages: of.length }];
  });
  if (learnt.length === 0) return 0;
  return commit(store, "system", async (tx) => {
    await lockOrders(tx);
    tx.run(
      `INSERT INTO sku_weight (sku, grams, spread, packages, at) SELECT sku, grams, spread, packages, $1
       FROM jsonb_to_recordset($2::jsonb) AS learnt(sku text, grams float8, spread float8, packages int)
       ON CONFLICT (sku) DO UPDATE SET grams = excluded.grams, spread = excluded.spread, packages = excluded.packages, at = excluded.at`,
      [tx.at, learnt],
    );
    return learnt.length;
  });
}

/** Weights of articles with these codes, as far as they are learnt. */
export async function pieceWeights(reader: Pick<Tx, "rows">, codes: readonly string[]): Promise<PieceWeights> {
  if (codes.length === 0) return new Map();
  const rows = await reader.rows<PieceWeight & { sku: string }>("SELECT sku, grams, spread, packages FROM sku_weight WHERE sku = ANY($1)", [
    [...new Set(codes)],
  ]);
  return new Map(rows.map(({ sku, ...weight }) => [sku, weight]));
}

/** The middle one; of an even number the lower of the two. */
function middle(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? 0;
}
