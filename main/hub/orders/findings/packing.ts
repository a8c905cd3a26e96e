/** What was packed against what was ordered, several packages together. Pure. */
import type { Snapshot, SnapshotLine } from "../refresh.ts";
import { codeOf } from "../sku-code.ts";
import { type PackedSku, packedSkus } from "../warehouse.ts";

export interface Packing {
  ordered: PackedSku[];
  /** Ordered, and in no package. */
  missing: PackedSku[];
  /** In a package, and not ordered (or more of it than was ordered). */
  extra: PackedSku[];
  /** Something in the packages has no place in the order at all. */
  hasStranger: boolean;
  /** Goods are set apart under a document of which no package was told yet: the order goes in parts. */
  isMoreComing: boolean;
  firstAt: number;
  lastAt: number;
}

/** Compares the packages with the lines that are `there`; `null` when no package says what is in it. */
export function packingOf(snapshot: Snapshot, there: readonly SnapshotLine[]): Packing | null {
  const packages = snapshot.warehouse
    .filter((fact) => fact.kind === "packed")
    .map((fact) => ({ at: fact.at, skus: packedSkus(fact.data) }))
    .filter(({ skus }) => skus.length > 0)
    .toSorted((left, right) => left.at - right.at);
  const [first] = packages;
  if (!first || snapshot.lines.length === 0) return null;
  const pool = new Map<string, number>();
  for (const { sku, quantity } of packages.flatMap(({ skus }) => skus)) pool.set(codeOf(sku), (pool.get(codeOf(sku)) ?? 0) + Math.max(0, quantity));
  const required = there.filter((line) => !isOptional(line));
  const missing = required.flatMap((line) => takeLine(pool, line));
  for (const line of there.filter(isOptional)) takeLine(pool, line);
  const known = new Set(there.flatMap((line) => [line.sku, ...line.components.map(({ sku }) => sku)]).map(codeOf));
  const left = [...pool].filter(([, quantity]) => quantity > 0);
  const strangers = left.filter(([sku]) => !known.has(sku)).map(([sku, quantity]) => ({ sku, quantity }));
  // What was packed again, after something was put right, is told twice: only one package by itself can hold too many.
  const most = left.flatMap(([sku]) => {
    const surplus = Math.max(...packages.map(({ skus }) => piecesOf(skus, sku))) - wantedOf(there, sku);
    return known.has(sku) && surplus > 0 ? [{ sku, quantity: surplus }] : [];
  });
  const strange = packages.find(({ skus }) => skus.some(({ sku }) => strangers.some((one) => one.sku === codeOf(sku))));
  return {
    ordered: required.map(({ sku, quantity }) => ({ sku, quantity })),
    missing,
    extra: [...strangers, ...most],
    hasStranger: strangers.length > 0,
    isMoreComing: isMoreComing(snapshot),
    firstAt: (strange ?? first).at,
    lastAt: packages.at(-1)?.at ?? first.at,
  };
}

function isMoreComing({ warehouse }: Snapshot): boolean {
  const documents = (kind: string): unknown[] =>
    warehouse.filter((fact) => fact.kind === kind && fact.data.document !== undefined).map((fact) => fact.data.document);
  const packed = new Set(documents("packed"));
  return documents("allocated").some((document) => !packed.has(document));
}

/** `MUG-02 × 2，CUP-01`. */
export function skuText(skus: readonly PackedSku[]): string {
  return skus.map(({ sku, quantity }) => (quantity === 1 ? sku : `${sku} × ${quantity}`)).join("，");
}

/** Gifts, lines at no price and lines that were closed may be in a package and need not. */
function isOptional(line: SnapshotLine): boolean {
  return line.gift || (line.priceFen === 0 && line.paidFen === 0) || line.toldState === "closed";
}

/** Takes a line out of the pool, as itself or, of a bundle, as its parts; what is not there is given back. */
function takeLine(pool: Map<string, number>, line: SnapshotLine): PackedSku[] {
  const short = take(pool, line.sku, line.quantity);
  if (short === 0) return [];
  if (line.components.length === 0) return [{ sku: line.sku, quantity: short }];
  return line.components.flatMap(({ sku, quantity }) => {
    const lacking = take(pool, sku, quantity * short);
    return lacking > 0 ? [{ sku, quantity: lacking }] : [];
  });
}

function take(pool: Map<string, number>, sku: string, quantity: number): number {
  const there = pool.get(codeOf(sku)) ?? 0;
  const taken = Math.min(there, quantity);
  pool.set(codeOf(sku), there - taken);
  return quantity - taken;
}

function piecesOf(skus: readonly PackedSku[], code: string): number {
  return skus.filter(({ sku }) => codeOf(sku) === code).reduce((sum, { quantity }) => sum + quantity, 0);
}

function wantedOf(lines: readonly SnapshotLine[], code: string): number {
  return lines.reduce((sum, line) => {
    const parts = line.components.filter(({ sku }) => codeOf(sku) === code).reduce((pieces, { quantity }) => pieces + quantity * line.quantity, 0);
    return sum + parts + (codeOf(line.sku) === code ? line.quantity : 0);
  }, 0);
}
