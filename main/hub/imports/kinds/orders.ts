/** Orders: the rows of one order say it whole, as a seller's own systems would over REST. */
import { MOST_FEN } from "../../contract/rest/fields.ts";
import { RestOrder, type RestOrderStatus } from "../../contract/rest/order.ts";
import { fieldProblems } from "../../contract/rest/problems.ts";
import type { Said } from "../../kernel/said.ts";
import { readText } from "../values.ts";
import { Cells, type KindTold, type Meaning, namesOfFields, type Reading, type Row, saidToMean, type Told } from "./kind.ts";
import { orderFields } from "./order-fields.ts";

/** What exports call the states. Left out and unknown are two things: unknown is refused. */
const statuses: readonly (readonly [RegExp, RestOrderStatus])[] = [
  [/等待买家付款|待付款|未付款|待支付|未支付|unpaid|pending/i, "created"],
  [/定金已付|已付定金|尾款未付|待付尾款/, "deposit_paid"],
  [/交易关闭|已关闭|已取消|交易取消|退款成功|全额退款|cancel|closed|^关闭$|^取消$/i, "closed"],
  [/交易成功|已完成|交易完成|^完成$|completed|finished/i, "completed"],
  [/派送中|派件中|delivering|out for delivery/i, "out_for_delivery"],
  [/已签收|已收货|delivered|signed/i, "signed"],
  [/卖家已发货|已发货|待收货|部分发货|待签收|shipped|^发货$/i, "shipped"],
  [/买家已付款|待发货|备货中|已付款|已支付|待配货|待出库|待审核|已审核|处理中|paid|processing/i, "paid"],
];

/** What a word of a state can be said to mean. */
const meanings: readonly Meaning<RestOrderStatus>[] = [
  { value: "created", name: { zh: "待付款", en: "Not paid yet" } },
  { value: "deposit_paid", name: { zh: "已付定金", en: "Deposit paid" } },
  { value: "paid", name: { zh: "已付款，待发货", en: "Paid, to be sent" } },
  { value: "shipped", name: { zh: "已发货", en: "Shipped" } },
  { value: "out_for_delivery", name: { zh: "派送中", en: "Out for delivery" } },
  { value: "signed", name: { zh: "已签收", en: "Signed for" } },
  { value: "completed", name: { zh: "交易完成", en: "Completed" } },
  { value: "closed", name: { zh: "交易关闭", en: "Closed" } },
];

function statusOf(text: string): RestOrderStatus | null {
  return statuses.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const names = namesOfFields(orderFields);
const DONE: ReadonlySet<RestOrderStatus> = new Set(["created", "deposit_paid", "closed"]);

function readOrders(rows: readonly Row[], reading: Reading): Told {
  const [first] = rows;
  if (!first) throw new Error("a group of rows is never empty");
  const cells = new Cells(first, reading, names);
  const id = cells.id("orderId");
  if (id === null) return { key: "", why: cells.why ?? { zh: "没有订单编号。", en: "There is no order number." } };
  const refused = (why: Said): Told => ({ key: id, why });
  const times = {
    createdAt: cells.time("createdAt"),
    paidAt: cells.time("paidAt"),
    shippedAt: cells.time("shippedAt"),
    completedAt: cells.time("completedAt"),
    closedAt: cells.time("closedAt"),
  };
  const promisedShipAt = promised(first, reading);
  const updatedAt = cells.time("updatedAt");
  const known = Object.values(times).filter((at) => at !== null);
  const createdAt = times.createdAt ?? earliest(known);
  const [total, paid, freight] = [cells.money("totalFen"), cells.money("paidFen"), cells.money("freightFen")];
  if (cells.why) return refused(cells.why);
  if (createdAt === null) return refused({ zh: "没有下单时间，也没有别的时间可以代替。", en: "There is no time of the order, nor any other." });
  const word = readText(first.cell("status"), 60);
  const status = word === "" ? statusByTimes(times) : (statusOf(word) ?? saidToMean(meanings, { field: "status", word, reading }));
  if (status === null)
    return {
      ...refused({ zh: `不认识的订单状态“${word}”。`, en: `“${word}” is no state of an order that is known here.` }),
      unknown: { field: "status", word },
    };
  if (total === null && paid === null) return refused({ zh: "没有金额：应付和实付都是空的。", en: "There is no amount, neither due nor paid." });
  const isPaid = times.paidAt !== null || !DONE.has(status);
  const paidFen = paid ?? (isPaid ? (total ?? 0) : 0);
  const lines = linesOf(rows, reading, { paidFen, freightFen: freight ?? 0 });
  if ("why" in lines) return refused(lines.why);
  const version = Math.max(...(updatedAt ? [updatedAt.getTime()] : known.map((at) => at.getTime())), createdAt.getTime());
  const text = (field: string, most: number): string => readText(first.cell(field), most);
  const nick = text("buyerNick", 60);
  // Every member the schema would fill in, always in the same order: the same order is the same text.
  const order = {
    id,
    status,
    ...(word === "" ? {} : { channelStatus: word }),
    createdAt: createdAt.toISOString(),
    paidAt: iso(times.paidAt),
    updatedAt: new Date(version).toISOString(),
    shippedAt: iso(times.shippedAt),
    completedAt: iso(times.completedAt),
    closedAt: iso(times.closedAt),
    promisedShipAt: iso(promisedShipAt),
    totalFen: total ?? paidFen,
    paidFen,
    freightFen: Math.min(freight ?? 0, total ?? paidFen),
    buyer: { id: text("buyerId", 100) || nick, nick },
    receiver: {
      name: text("name", 60),
      phone: text("phone", 30),
      province: text("province", 40),
      city: text("city", 40),
      district: text("district", 40),
      address: text("address", 200),
    },
    lines: lines.lines,
    parcels: lines.parcels,
    buyerMessage: text("buyerMessage", 500),
    note: text("note", 500),
  };
  if (!isSound(order)) {
    const checked = RestOrder.safeParse(order);
    if (!checked.success) {
      const [problem] = fieldProblems(checked.error.issues, order);
      return refused({ zh: `${problem?.field ?? ""}：${problem?.problem ?? ""}`, en: `${problem?.field ?? ""}: ${problem?.problemEn ?? ""}` });
    }
  }
  return { key: id, version, payload: JSON.stringify(order) };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const UNSEEN = /\p{Cc}/u;
const isFen = (fen: number): boolean => fen >= 0 && fen <= MOST_FEN;

/**
 * Whether an order made here fits the public interface for certain, by what its values can still be: the schema itself takes most of the time of a large
 * file, and it is asked where this is not sure, and once more before anything is understood.
 */
function isSound(order: {
  totalFen: number;
  paidFen: number;
  freightFen: number;
  buyer: { id: string };
  lines: readonly Line[];
  parcels: readonly Parcel[];
}): boolean {
  const { lines, parcels } = order;
  if (!isFen(order.totalFen) || !isFen(order.paidFen) || !isFen(order.freightFen) || UNSEEN.test(order.buyer.id)) return false;
  if (parcels.length > 0 || lines.length > 200) return false;
  let sum = 0;
  for (const { sku, quantity, priceFen, paidFen } of lines) {
    if (UNSEEN.test(sku) || quantity > 100_000 || !isFen(priceFen) || (paidFen !== undefined && !isFen(paidFen))) return false;
    sum += paidFen ?? priceFen * quantity;
  }
  return sum <= MOST_FEN;
}

/** A promise lies ahead; one that cannot be read is no reason to refuse an order. */
function promised(row: Row, reading: Reading): Date | null {
  return new Cells(row, { ...reading, now: Number.POSITIVE_INFINITY }, names).time("promisedShipAt");
}

function earliest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);
}

function statusByTimes(times: { paidAt: Date | null; shippedAt: Date | null; completedAt: Date | null; closedAt: Date | null }): RestOrderStatus {
  if (times.completedAt) return "completed";
  if (times.closedAt) return "closed";
  if (times.shippedAt) return "shipped";
  return times.paidAt ? "paid" : "created";
}

interface Line {
  id: string;
  sku: string;
  title: string;
  spec: string;
  quantity: number;
  priceFen: number;
  paidFen?: number;
  waybill?: string;
}
interface Parcel {
  carrier: string;
  waybill: string;
  lineIds?: string[];
}

function linesOf(rows: readonly Row[], reading: Reading, money: { paidFen: number; freightFen: number }): { lines: Line[]; parcels: Parcel[] } | { why: Said } {
  const lines: Line[] = [];
  const parcels = new Map<string, Parcel>();
  for (const [at, row] of rows.entries()) {
    const cells = new Cells(row, reading, names);
    const [own, quantity, price, paid] = [cells.id("lineId"), cells.count("quantity"), cells.money("priceFen"), cells.money("linePaidFen")];
    const waybills = (cells.id("waybill") ?? "").split(/[,，;；\s]+/).filter((part) => part !== "");
    if (cells.why) return { why: rows.length > 1 ? { zh: `第 ${row.at} 行${cells.why.zh}`, en: `Row ${row.at}: ${cells.why.en}` } : cells.why };
    const [title, sku] = [readText(row.cell("title"), 200), readText(row.cell("sku"), 80)];
    // Exports give the line's number in front of nothing where an order has only one.
    const id = own ?? String(at + 1);
    for (const waybill of waybills) {
      const known = parcels.get(waybill) ?? { carrier: readText(row.cell("carrier"), 60), waybill, lineIds: [] };
      known.lineIds?.push(id);
      parcels.set(waybill, known);
    }
    if (title === "" && sku === "") continue;
    const pieces = quantity ?? 1;
    if (pieces < 1) return { why: { zh: `数量是 ${pieces}。`, en: `The quantity is ${pieces}.` } };
    lines.push({
      id,
      sku,
      title,
      spec: readText(row.cell("spec"), 120),
      quantity: pieces,
      // Without a price of its own a line bears the goods' share; what was paid adds up exactly all the same.
      priceFen: price ?? Math.floor(Math.max(0, money.paidFen - money.freightFen) / rows.length / pieces),
      ...(paid === null ? {} : { paidFen: paid }),
      ...(waybills.length === 1 && waybills[0] ? { waybill: waybills[0] } : {}),
    });
  }
  if (new Set(lines.map(({ id }) => id)).size < lines.length)
    return { why: { zh: "同一个子订单编号在这个订单里出现了两次。", en: "A line number stands in this order twice." } };
  const ids = new Set(lines.map(({ id }) => id));
  return { lines, parcels: [...parcels.values()].map(({ lineIds = [], ...parcel }) => ({ ...parcel, lineIds: lineIds.filter((id) => ids.has(id)) })) };
}

/** Orders of a shop. */
export const orders: KindTold = { fields: orderFields, groupBy: "orderId", words: { status: meanings }, read: readOrders };
