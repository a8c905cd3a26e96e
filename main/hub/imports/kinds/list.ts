/** The kinds of tables that are taken in: one more is a file here, its place in this list and its names in both languages. */
import type { ImportKind } from "../../contract/imports.ts";
import type { KindTold } from "./kind.ts";
import { orders } from "./orders.ts";

const told: Readonly<Partial<Record<ImportKind, KindTold>>> = { orders };

/** What a kind of table is. */
export function kindOf(kind: ImportKind): KindTold | null {
  return told[kind] ?? null;
}
