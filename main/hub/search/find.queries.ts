/** Puts together what is found: which questions a text asks, and in which order the answers stand. */
import type { Found } from "../contract/search.ts";
import { foldText } from "../kernel/text.ts";
import { nameHash, searchedHash } from "../orders/index.ts";
import type { Store } from "../store/index.ts";
import {
  casesByEnd,
  casesNumbered,
  casesOfOrders,
  everSaying,
  foundAccounts,
  foundCases,
  foundOrders,
  type Hit,
  MOST_WORDED,
  newestSaying,
  ordersBeginning,
  ordersByEnd,
  ordersByNick,
  ordersNumbered,
  ordersOfProducts,
  ordersOfReceiver,
} from "./find.view.store.ts";
import { numberIn, numberKey, SHORTEST_END, slips, turned } from "./number.ts";
import { productsNamed } from "./products.queries.ts";

type Ranked = Map<string, Found>;
interface FoundIds {
  orders: Ranked;
  cases: Ranked;
  more: boolean;
}

/** A unified number begins with its day. */
const DAY = 8;
/** Of so many products that fit, orders are looked for. */
const MOST_PRODUCTS = 200;
/** One letter alone stands everywhere. */
const SHORTEST_WORD = 2;
/** A name has no more letters. */
const LONGEST_NAME = 20;

/** Adds what is not there yet, so that each thing stands where it fits best. */
function add(to: Ranked, hits: readonly Hit[], how: (hit: Hit) => Found["how"]): void {
  for (const hit of hits) if (!to.has(hit.id)) to.set(hit.id, { by: hit.by, how: how(hit), text: hit.text });
}

async function byNumber(store: Store, key: string): Promise<Omit<FoundIds, "more">> {
  const end = turned(key);
  const { phone, tail } = searchedHash(store.sealer, key);
  const [orders, cases, begun, received] = await Promise.all([
    ordersByEnd(store, end),
    casesByEnd(store, end),
    /^\d+$/.test(key) && key.length >= DAY ? ordersBeginning(store, key) : [],
    ordersOfReceiver(store, { phones: phone === null ? [] : [phone], tail, name: null }),
  ]);
  const found = { orders: new Map<string, Found>(), cases: new Map<string, Found>() };
  const howFar = (hit: Hit): Found["how"] => (numberKey(hit.text) === key ? "whole" : "end");
  add(
    found.orders,
    orders.filter((hit) => howFar(hit) === "whole"),
    howFar,
  );
  add(found.orders, received, () => (phone === null ? "end" : "whole"));
  add(found.orders, orders, howFar);
  add(found.orders, begun, () => "beginning");
  add(found.cases, cases, howFar);
  if (found.orders.size + found.cases.size === 0) await withSlip(store, key, found);
  return found;
}

/** Only where nothing is as it was typed. */
async function withSlip(store: Store, key: string, found: Omit<FoundIds, "more">): Promise<void> {
  const near = slips(key);
  if (near.length === 0) return;
  const numbers = near.map(turned);
  const phones = near.filter((one) => /^1\d{10}$/.test(one)).flatMap((one) => searchedHash(store.sealer, one).phone ?? []);
  const [orders, cases, received] = await Promise.all([
    ordersNumbered(store, numbers),
    casesNumbered(store, numbers),
    ordersOfReceiver(store, { phones, tail: null, name: null }),
  ]);
  for (const [to, hits] of [
    [found.orders, [...orders, ...received]],
    [found.cases, cases],
  ] as const)
    add(to, hits, () => "slip");
}

async function byWords(store: Store, text: string, limit: number): Promise<FoundIds> {
  const folded = foldText(text);
  const words = folded.split(" ").filter((word) => word !== "");
  const isName = folded.length <= LONGEST_NAME && !/\d/.test(folded);
  const [received, nicks, products, said] = await Promise.all([
    isName ? ordersOfReceiver(store, { phones: [], tail: null, name: nameHash(store.sealer, text) }) : [],
    ordersByNick(store, folded),
    productsNamed(store, words, MOST_PRODUCTS),
    saying(store, words, limit),
  ]);
  const found = { orders: new Map<string, Found>(), cases: new Map<string, Found>(), more: said.more };
  add(found.orders, received, () => "whole");
  add(found.orders, nicks, (hit) => (foldText(hit.text) === folded ? "whole" : "beginning"));
  if (products.length > 0)
    add(
      found.orders,
      await ordersOfProducts(
        store,
        products.map(({ sku }) => sku),
        limit,
      ),
      () => "whole",
    );
  add(found.cases, said.hits, () => "whole");
  return found;
}

/** What buyers said; a word that many say is found among the newest, and only a rarer one is looked for over all time. */
async function saying(store: Store, words: readonly string[], limit: number): Promise<{ hits: Hit[]; more: boolean }> {
  const sought = words.filter((word) => [...word].length >= SHORTEST_WORD);
  if (sought.length === 0) return { hits: [], more: false };
  const patterns = sought.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const newest = await newestSaying(store, { patterns }, limit);
  if (newest.length >= limit) return { hits: newest, more: true };
  const { hits, looked } = await everSaying(store, { words: sought.join(" "), patterns }, limit);
  const known = new Set(newest.map(({ id }) => id));
  return { hits: [...newest, ...hits.filter(({ id }) => !known.has(id))].slice(0, limit), more: looked >= MOST_WORDED };
}

/** Everything that a text finds; accounts only for who may see them. */
export async function find(store: Store, { text, limit, accounts: mayAccounts }: { text: string; limit: number; accounts: boolean }) {
  const key = numberIn(text);
  const numbered = key === null ? null : await byNumber(store, key);
  const isFound = numbered !== null && numbered.orders.size + numbered.cases.size > 0;
  const worded = isFound && key !== null && key.length > SHORTEST_END ? null : await byWords(store, text, limit);
  const orders = merged(numbered?.orders, worded?.orders);
  const cases = merged(numbered?.cases, worded?.cases);
  // Who looks for an order mostly means the case about it; of a product's orders the newest say nothing of whom one means.
  const meant = [...orders].flatMap(([id, { by }]) => (by === "product" ? [] : [id])).slice(0, limit);
  if (meant.length > 0) add(cases, await casesOfOrders(store, meant, limit), () => "whole");
  const [rows, caseRows] = await Promise.all([foundOrders(store, [...orders.keys()].slice(0, limit)), foundCases(store, [...cases.keys()].slice(0, limit))]);
  const whose: Ranked = new Map();
  for (const { id, accountId } of rows) {
    const found = orders.get(id);
    if (accountId !== null && found && found.by !== "product" && !whose.has(accountId)) whose.set(accountId, found);
  }
  const accountRows = mayAccounts && whose.size > 0 ? await foundAccounts(store, [...whose.keys()]) : [];
  return {
    orders: rows.flatMap(({ accountId: _, ...row }) => withWhy(row, orders.get(row.id))),
    cases: caseRows.flatMap((row) => withWhy(row, cases.get(row.id))),
    accounts: accountRows.flatMap((row) => withWhy(row, whose.get(row.id))),
    more: worded?.more ?? false,
  };
}

/** What was found first stands first, each thing once. */
function merged(...lists: readonly (Ranked | undefined)[]): Ranked {
  const all: Ranked = new Map();
  for (const list of lists) for (const [id, found] of list ?? []) if (!all.has(id)) all.set(id, found);
  return all;
}

function withWhy<Row>(row: Row, found: Found | undefined): (Row & { found: Found })[] {
  return found ? [{ ...row, found }] : [];
}
