/** What systems that keep a warehouse or its books have in common: they tell of orders of other shops, by those shops' own numbers. Pure. */
import { sha256 } from "../kernel/ids.ts";
import { canonicalJson, type Json } from "../kernel/json.ts";
import type { WarehouseEvent } from "./port.ts";

/** Goods of one order that a document of the warehouse is about. */
export interface OrderGoods {
  /** The shop's own number of the order. */
  number: string;
  /** Empty where it is not told whose of several orders they are. */
  goods: { sku: string; quantity: number }[];
}

/** A row of a document: which order it is for, by the shop's number (`""`: not told), and what goods. */
interface GoodsRow {
  number: string;
  sku: string;
  quantity: number;
}

/** Several numbers stand in one field where a system has put orders together; blanks and repeats are none. */
export function numbersIn(told: string): string[] {
  const parts = told.split(/[,，;；\s]+/).filter((part) => part !== "");
  return [...new Set(parts)];
}

/**
 * The goods of a document by order, in the order of the numbers. Rows that do not name theirs belong to the only order there is; where there are several,
 * nobody can say, and no goods are told for any of them: a part would look like a wrong or a missing item.
 */
export function goodsByOrder(rows: readonly GoodsRow[], others: readonly string[]): OrderGoods[] {
  const numbers = [...new Set([...rows.map(({ number }) => number).filter((number) => number !== ""), ...others])];
  const [only] = numbers;
  if (only === undefined) return [];
  const isUnclear = numbers.length > 1 && rows.some(({ number }) => number === "");
  return numbers.map((number) => {
    const own = isUnclear ? [] : rows.filter((row) => row.number === number || numbers.length === 1);
    const pieces = new Map<string, number>();
    for (const { sku, quantity } of own) if (sku !== "" && quantity > 0) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity);
    return { number, goods: [...pieces].map(([sku, quantity]) => ({ sku, quantity })) };
  });
}

/**
 * An event about the order of whichever shop has this number. `name` and `at` are its key, and with them what else makes it another event (`content`: what
 * was packed): told again in a later version of its document it adds nothing, in whatever order the versions come.
 */
export function warehouseFact(of: {
  name: string;
  number: string;
  kind: WarehouseEvent["kind"];
  at: Date;
  data: { [key: string]: Json };
  content?: Json;
}): WarehouseEvent {
  const { name, number, kind, at, data, content } = of;
  const more = content === undefined ? "" : `:${sha256(canonicalJson(content)).slice(0, 16)}`;
  return { type: "warehouse", key: `${name}:${kind}:${at.getTime()}${more}`, orderRef: `channel:*:${number}`, kind, at, data: filled(data) };
}

/** Members that say something; what is empty is left out, so that nothing is shown for it. */
function filled(data: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)));
}
