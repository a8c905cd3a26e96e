/** An order as kept, and how a channel's fact changes it: pure, and the same whatever order facts come in. */
import type { ChannelOrder, ChannelOrderLine, DatedAhead, OrderState } from "../connectors/port.ts";
import type { OrderFlag } from "../contract/words.ts";
import { sha256 } from "../kernel/ids.ts";
import { maskAddress, maskName, maskPhone } from "../masking/index.ts";
import { advance, provenByClaim, rank } from "./order.lifecycle.ts";
import { asPaid, withDistinctLines } from "./paid.ts";
import { cityTold } from "./place.ts";

interface Receiver {
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  address: string;
}

/** The part of an order's row that channels tell; times are earliest known. */
export interface OrderRecord {
  id: string;
  number: string;
  shopId: string;
  channel: string;
  channelOrderId: string;
  state: OrderState;
  channelStatus: string;
  unknownStatus: boolean;
  onHold: boolean;
  version: number;
  factKey: string;
  /** State the newest version claims. */
  claimedState: OrderState | null;
  totalFen: number;
  /** The most that any version proved to be paid so far: channels lower their word when they give money back. */
  paidFen: number;
  /** Paid as the newest version says. */
  toldPaidFen: number;
  /** A presale's deposit, part of what was paid. */
  depositFen: number;
  freightFen: number;
  /** What the channel's lines and freight add up to, where that is not what was paid. */
  linesToldFen: number | null;
  /** After-sales that versions of it told within themselves, and whether the newest still does. */
  toldRefunds: { [channelCaseId: string]: boolean };
  payOnDelivery: boolean;
  /** Newest version that named any lines, and its tie-break. */
  linesVersion: number;
  linesKey: string;
  buyerNick: string;
  receiver: Receiver;
  buyerMessage: string;
  sellerNote: string;
  sellerFlag: OrderFlag | null;
  createdAt: Date;
  paidAt: Date | null;
  claimedShippedAt: Date | null;
  promisedShipAt: Date | null;
  promisedDeliveryFrom: Date | null;
  promisedDeliveryBy: Date | null;
  finishedAt: Date | null;
  closedAt: Date | null;
  /** Times of the newest version that had not come when we were told, as they were written. */
  datedAhead: DatedAhead;
}

export interface LineRecord {
  id: string;
  orderId: string;
  channelLineId: string;
  sku: string;
  title: string;
  spec: string;
  quantity: number;
  priceFen: number;
  /** Share of what was paid, the most that any version proved. */
  paidFen: number;
  /** Share as the newest version says; 0 when the line was taken out. */
  toldPaidFen: number;
  /** A newer version of the order no longer names it: it is kept, and nothing is refunded for it. */
  takenOut: boolean;
  gift: boolean;
  /** What one piece is packed as, where it is a bundle and that is known. */
  components: { sku: string; quantity: number }[];
  state: OrderState;
  channelStatus: string;
  /** Every waybill the line was ever told to be in, sorted and joined by commas: a corrected one does not undo what the first proved. */
  waybill: string | null;
  version: number;
  factKey: string;
}

/**
 * A fact with what ties two of the same version: the one read later counts; of one reading the further claim, then the greater hash,
 * which is arbitrary, but the same on every machine.
 */
export interface KeyedFact {
  fact: ChannelOrder;
  key: string;
}

/** `reading` grows with every payload that is kept; 0 = not known. */
export function keyed(fact: ChannelOrder, reading = 0): KeyedFact {
  const further = fact.claimedState === null ? 99 : rank(fact.claimedState);
  // A fact is put together field by field in one place, so that its keys always come in the same order.
  const key = `r${String(reading).padStart(16, "0")}:${String(further).padStart(2, "0")}:${sha256(JSON.stringify(fact)).slice(0, 16)}`;
  return { fact: asPaid(withDistinctLines(fact)), key };
}

/** Why a fact cannot be an order, in Chinese; `null` when it can. Money is checked here, before anything is kept. */
export function problemOf(fact: ChannelOrder): string | null {
  if (fact.channelOrderId === "") return "订单没有平台订单号";
  if (!Number.isFinite(fact.createdAt.getTime())) return "订单没有下单时间";
  const amounts: [string, number][] = [
    ["总额", fact.totalFen],
    ["实付", fact.paidFen],
    ["运费", fact.freightFen],
    ...fact.lines.flatMap((line): [string, number][] => [
      [`商品 ${line.sku} 的单价`, line.priceFen],
      [`商品 ${line.sku} 的实付`, line.paidFen],
    ]),
  ];
  for (const [name, fen] of amounts) {
    if (!Number.isSafeInteger(fen) || fen < 0) return `订单${name}不是合理的金额：${fen} 分`;
    if (fen > MOST_FEN) return `订单${name}超过 2000 万元，不像真的：${fen} 分`;
  }
  const odd = fact.lines.find((line) => !Number.isSafeInteger(line.quantity) || line.quantity < 1 || line.quantity > 1_000_000);
  return odd ? `商品 ${odd.sku} 的数量不对：${odd.quantity}` : null;
}
/** What the database's integer can hold, nearly. */
const MOST_FEN = 2_000_000_000;

interface Told {
  version: number;
  factKey: string;
}

const toldBy = ({ fact, key }: KeyedFact): Told => ({ version: fact.version, factKey: key });

function isNewer(kept: Told, told: Told): boolean {
  return told.version > kept.version || (told.version === kept.version && told.factKey > kept.factKey);
}

/** A new order from its first fact. */
export function orderFrom(ids: { id: string; number: string; shopId: string; channel: string }, fact: KeyedFact): OrderRecord {
  const blank = { version: -1, factKey: "", state: "created" as const, createdAt: fact.fact.createdAt };
  const none = {
    paidAt: null,
    claimedShippedAt: null,
    promisedShipAt: null,
    promisedDeliveryFrom: null,
    promisedDeliveryBy: null,
    finishedAt: null,
    closedAt: null,
  };
  const nothing = { paidFen: 0, depositFen: 0, toldRefunds: {}, linesVersion: -1, linesKey: "" };
  const content = contentOf(fact.fact);
  return mergedWith({ ...ids, ...blank, ...none, ...nothing, ...content, channelOrderId: fact.fact.channelOrderId }, fact, () => content);
}

/** The order after a fact: content of the newest version, earliest times, a state that only moves forward. */
export function mergeOrder(order: OrderRecord, given: KeyedFact): OrderRecord {
  return mergedWith(order, given, () => contentOf(given.fact));
}

function mergedWith(order: OrderRecord, given: KeyedFact, content: () => ReturnType<typeof contentOf>): OrderRecord {
  const { fact, key } = given;
  const counts = isNewer(order, toldBy(given));
  const newest = counts ? { ...content(), version: fact.version, factKey: key, ...(fact.buyer.untold ? { receiver: order.receiver } : {}) } : {};
  // A version without lines says nothing about them.
  const lines = fact.lines.length > 0 && isNewer({ version: order.linesVersion, factKey: order.linesKey }, toldBy(given));
  const proven = advance(fact.paidAt ? "paid" : "created", provenByClaim(fact.claimedState));
  return {
    ...order,
    ...newest,
    ...(lines ? { linesVersion: fact.version, linesKey: key } : {}),
    paidFen: Math.max(order.paidFen, fact.paidFen),
    depositFen: Math.max(order.depositFen, fact.deposit?.fen ?? 0),
    toldRefunds: refundsTold(order.toldRefunds, fact.refundIds, counts),
    state: advance(order.state, proven),
    createdAt: earliest(order.createdAt, fact.createdAt) ?? order.createdAt,
    paidAt: earliest(order.paidAt, fact.paidAt),
    claimedShippedAt: earliest(order.claimedShippedAt, fact.claimedShippedAt),
    finishedAt: earliest(order.finishedAt, fact.finishedAt),
    closedAt: earliest(order.closedAt, fact.closedAt),
  };
}

/** A version without a list says nothing of refunds; one that counts no longer tells those it does not name. */
function refundsTold(known: OrderRecord["toldRefunds"], told: readonly string[] | undefined, counts: boolean): OrderRecord["toldRefunds"] {
  if (told === undefined) return known;
  const named = new Set(told);
  const ids = [...new Set([...Object.keys(known), ...told])].sort();
  return Object.fromEntries(ids.map((id) => [id, counts ? named.has(id) : (known[id] ?? false)]));
}

function contentOf(fact: ChannelOrder) {
  const { buyer } = fact;
  return {
    channelStatus: fact.channelStatus,
    unknownStatus: fact.claimedState === null,
    onHold: fact.onHold,
    claimedState: fact.claimedState,
    totalFen: fact.totalFen,
    toldPaidFen: fact.paidFen,
    freightFen: fact.freightFen,
    linesToldFen: fact.linesToldFen ?? null,
    payOnDelivery: fact.payOnDelivery ?? false,
    buyerNick: buyer.nick,
    receiver: {
      name: maskName(buyer.name),
      phone: maskPhone(buyer.phone),
      province: buyer.province,
      city: cityTold(buyer),
      district: buyer.district,
      address: maskAddress(buyer.address),
    },
    buyerMessage: fact.buyerMessage,
    sellerNote: fact.sellerNote,
    sellerFlag: fact.sellerFlag ?? null,
    datedAhead: fact.datedAhead ?? {},
    promisedShipAt: fact.promisedShipAt,
    promisedDeliveryFrom: fact.promisedDelivery?.from ?? null,
    promisedDeliveryBy: fact.promisedDelivery?.by ?? null,
  };
}

/** A line after a fact that names it; `line` is `undefined` when it was not known. */
export function mergeLine(line: LineRecord | undefined, ids: { id: string; orderId: string }, told: { line: ChannelOrderLine; by: KeyedFact }): LineRecord {
  const { fact, key } = told.by;
  const { channelLineId, sku, title, spec, quantity, priceFen, paidFen, channelStatus, gift = false, components = [] } = told.line;
  const content = { sku, title, spec, quantity, priceFen, toldPaidFen: paidFen, gift, components, channelStatus, version: fact.version, factKey: key };
  const before = line ?? { ...ids, channelLineId, state: "created" as const, waybill: null, paidFen: 0, takenOut: false, ...content };
  const proven = advance(fact.paidAt ? "paid" : "created", provenByClaim(told.line.claimedState));
  return {
    ...before,
    ...(line === undefined || isNewer(line, toldBy(told.by)) ? content : {}),
    paidFen: Math.max(before.paidFen, paidFen),
    state: advance(before.state, proven),
    waybill: withWaybill(before.waybill, told.line.waybill),
  };
}

/**
 * A line as its order has it now. A line that the newest version with lines does not name was taken out of the order (edited, split
 * off, moved to another order); it comes back with a newer version that names it.
 */
export function placeLine(line: LineRecord, order: OrderRecord): LineRecord {
  const takenOut = isNewer(line, { version: order.linesVersion, factKey: order.linesKey });
  return { ...line, takenOut, toldPaidFen: takenOut ? 0 : line.toldPaidFen };
}

function withWaybill(known: string | null, told: string | null): string | null {
  if (!told) return known;
  return [...new Set([...(known?.split(",") ?? []), told])].sort().join(",");
}

/** The earlier of two times, either of which may be unknown. */
export function earliest(left: Date | null, right: Date | null): Date | null {
  if (left === null || right === null) return left ?? right;
  return left.getTime() <= right.getTime() ? left : right;
}
