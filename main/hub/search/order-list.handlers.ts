/** Answers the contract's `orderList` part. */
import { columnsIn, exportList, type Principal, type ToldColumn } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { MOST_COUNTED, type OrderFilter, type OrderSort } from "../contract/order-list.ts";
import { findingNames } from "../contract/words.ts";
import { ok, refuse } from "../kernel/result.ts";

import { foldText } from "../kernel/text.ts";
import type { Store } from "../store/index.ts";
import { find } from "./find.queries.ts";
import { type After, type OrderAsked, orderCount, orderLines, orderPage } from "./order-list.view.store.ts";
import { stateNames } from "./order-words.ts";
import { productsNamed } from "./products.queries.ts";

type Line = Awaited<ReturnType<typeof orderPage>>[number];

const MOST_PRODUCTS = 500;
/** Rows read together for a file. */
const TOGETHER = 1_000;

async function askedBy(store: Store, { product, ...rest }: OrderFilter): Promise<OrderAsked> {
  const words = foldText(product ?? "")
    .split(" ")
    .filter((word) => word !== "");
  return { ...rest, skus: words.length === 0 ? null : (await productsNamed(store, words, MOST_PRODUCTS)).map(({ sku }) => sku) };
}

const lastOf = (row: Line, sort: OrderSort): After => ({ by: sort === "dearest" ? row.paidFen : row.createdAt.getTime(), id: row.id });
const written = ({ by, id }: After): string => `${by}:${id}`;

/** What {@link written} wrote; `null` for anything else. */
function read(cursor: string): After | null {
  const [, by, id] = /^(\d{1,16}):([0-9A-Za-z_-]{1,100})$/.exec(cursor) ?? [];
  return by !== undefined && id !== undefined ? { by: Number(by), id } : null;
}

/** The list, its count, and the list as a file. */
export function orderListHandlers(store: Store): HandlersOf<Contract["orderList"], Principal> {
  return {
    list: async ({ filter, text, sort, cursor, limit }) => {
      if (text) {
        const { orders } = await find(store, { text, limit: 50, accounts: false });
        const why = new Map(orders.map(({ id, found }) => [id, found]));
        const rows = await orderLines(store, [...why.keys()]);
        return ok({ rows: rows.map((row) => ({ ...row, found: why.get(row.id) ?? null })), next: null });
      }
      const after = cursor === undefined ? null : read(cursor);
      if (cursor !== undefined && after === null)
        return refuse("BAD_INPUT", "列表的位置无法识别，请从头打开。", { en: "This place in the list is not known: open it from the start." });
      const rows = await orderPage(store, await askedBy(store, filter), { sort, after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return ok({ rows: shown.map((row) => ({ ...row, found: null })), next: rows.length > limit && last ? written(lastOf(last, sort)) : null });
    },
    count: async ({ filter }) => {
      const count = await orderCount(store, await askedBy(store, filter), MOST_COUNTED);
      return ok({ count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED });
    },
    export: async ({ filter, sort, format, language }, principal) => {
      const asked = await askedBy(store, filter);
      const columns = columnsIn(language, COLUMNS);
      return ok(
        exportList(store, principal, { list: "orders", format, columns, batches: allOf(store, asked, sort), title: language === "zh" ? "订单" : "Orders" }),
      );
    },
  };
}

/** Everything a filter leaves, read on from row to row: what comes in meanwhile moves nothing. */
async function* allOf(store: Store, asked: OrderAsked, sort: OrderSort): AsyncGenerator<readonly Line[]> {
  for (let after: After | null = null; ; ) {
    const rows: Line[] = await orderPage(store, asked, { sort, after, limit: TOGETHER });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < TOGETHER || !last) return;
    after = lastOf(last, sort);
  }
}

const COLUMNS: readonly ToldColumn<Line>[] = [
  { name: { zh: "订单号", en: "Order" }, kind: "text", of: (row) => row.number },
  { name: { zh: "平台", en: "Channel" }, kind: "text", of: (row) => row.channel },
  { name: { zh: "店铺", en: "Shop" }, kind: "text", of: (row) => row.shopName },
  { name: { zh: "平台单号", en: "Channel's number" }, kind: "text", of: (row) => row.channelOrderId },
  { name: { zh: "状态", en: "State" }, kind: "text", of: (row, language) => stateNames[row.state][language] },
  { name: { zh: "商品", en: "Product" }, kind: "text", of: (row) => row.title },
  { name: { zh: "SKU", en: "SKU" }, kind: "text", of: (row) => row.sku },
  { name: { zh: "商品行数", en: "Lines" }, kind: "number", of: (row) => row.lines },
  { name: { zh: "实付", en: "Paid" }, kind: "money", of: (row) => row.paidFen },
  { name: { zh: "已退", en: "Refunded" }, kind: "money", of: (row) => row.refundedFen },
  { name: { zh: "下单时间", en: "Placed" }, kind: "time", of: (row) => row.createdAt },
  { name: { zh: "付款时间", en: "Paid at" }, kind: "time", of: (row) => row.paidAt },
  { name: { zh: "城市", en: "City" }, kind: "text", of: (row) => row.city },
  { name: { zh: "买家昵称", en: "Buyer's nick" }, kind: "text", personal: true, of: (row) => row.buyerNick },
  {
    name: { zh: "异常", en: "Findings" },
    kind: "text",
    of: (row, language) => row.findings.map((kind) => findingNames[kind][language]).join(language === "zh" ? "、" : ", "),
  },
  { name: { zh: "在办工单", en: "Open cases" }, kind: "number", of: (row) => row.openCases },
];
