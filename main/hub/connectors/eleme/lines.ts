/** How lines of an order are named, which have no id, and which of them a case is about. Pure. */
import { type JsonObject, objectOf, rowsOf, textOf } from "../wire.ts";

/** Groups of goods; others are packaging, freight and discounts. */
export const GOODS = "normal";

/** Names of lines by what each is, the same thing twice by its place among those; in the order given. */
export function lineIds(items: readonly { skuId: string; id: string; name: string }[]): string[] {
  const seen = new Map<string, number>();
  return items.map(({ skuId, id, name }) => {
    const what = [skuId, id, name].find((part) => part !== "" && part !== "0") ?? "line";
    const nth = (seen.get(what) ?? 0) + 1;
    seen.set(what, nth);
    return nth === 1 ? what : `${what}#${nth}`;
  });
}

interface Meant {
  [key: string]: string | number;
  id: string;
  quantity: number;
}

/** Lines that goods of a case are, by number of the goods and else by name; goods that are no line are left out. */
export function linesMeant(order: JsonObject, goods: readonly JsonObject[]): Meant[] {
  const items = rowsOf(order.groups)
    .map(objectOf)
    .filter(({ type }) => textOf(type) === GOODS)
    .flatMap((group) => rowsOf(group.items).map(objectOf));
  const ids = lineIds(items.map((item) => ({ skuId: textOf(item.skuId), id: textOf(item.id), name: textOf(item.name) })));
  const taken = new Set<string>();
  return goods.flatMap((one) => {
    const at = items.findIndex((item, nth) => !taken.has(ids[nth] ?? "") && isSame(item, one));
    const id = ids[at];
    if (id === undefined) return [];
    taken.add(id);
    const quantity = Number(textOf(one.quantity));
    return [{ id, quantity: Number.isSafeInteger(quantity) && quantity > 0 ? quantity : 1 }];
  });
}

function isSame(item: JsonObject, one: JsonObject): boolean {
  const skuId = textOf(one.skuId);
  return skuId === "" || skuId === "0" ? textOf(one.name) !== "" && textOf(item.name) === textOf(one.name) : textOf(item.skuId) === skuId;
}
