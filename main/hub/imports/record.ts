/** How the record stands at things of a kind, by key. Kinds that are kept as rows have none beside those. */
import type { ImportKind } from "../contract/imports.ts";
import type { Tx } from "../store/index.ts";
import { ordersOnRecord } from "./known.view.store.ts";

type Reads = Pick<Tx, "rows">;
const records: Readonly<Partial<Record<ImportKind, (from: Reads, shopId: string, keys: readonly string[]) => Promise<Map<string, number>>>>> = {
  orders: ordersOnRecord,
};

/** Versions at which the record stands; who is missing is not known. */
export async function recordOf(from: Reads, of: { shopId: string; kind: ImportKind; keys: readonly string[] }): Promise<Map<string, number>> {
  return (await records[of.kind]?.(from, of.shopId, of.keys)) ?? new Map();
}
