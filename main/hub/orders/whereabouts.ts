/**
 * Where an order is, since when, why, and what is expected: one true sentence from everything that channel, warehouse and carrier say, also
 * where one of them says nothing, and where they contradict each other. Two parts: one for an operator, one that may be said to a buyer.
 */
import type { FindingView } from "../contract/index.ts";
import { yuanText } from "../kernel/money.ts";
import { buyerWhereabouts, isClaimedOnly, withoutNews } from "./buyer-whereabouts.ts";
import { findings } from "./findings/list.ts";
import { CLAIM_HOURS } from "./findings/shipped-not-outbound.ts";
import { isUnpaid } from "./paid.ts";
import { deliveredAt, type Ground, isPickedUp, type Parcel, parcelName, parcelWords } from "./parcel-words.ts";
import { lasting, shortTime, type Words } from "./sentences.ts";

/** Everything that is told from. */
export interface Known extends Ground {
  findings: readonly FindingView[];
}

const HOUR = 3_600_000;
const NO_TIMES = { pickedUpAt: null, lastScanAt: null, signedAt: null, returnedAt: null, lastPlace: null };

/** Both parts; each ends with a full stop and is never empty. Pure. */
export function whereabouts(known: Known): Words {
  const named = known.order.parcels.filter((parcel) => parcel.direction === "outbound" && parcel.state !== "replaced");
  // Named anew while they travel, the goods are in what travels.
  const renamed = named.filter((parcel) => parcel.renamedTo !== undefined);
  const sent = renamed.length > 0 ? renamed : named;
  const sure = sent.map(surely);
  const instead = known.order.parcels
    .filter((parcel) => parcel.direction === "exchange" && parcel.state !== "replaced")
    .map((each) => ({ operator: exchangeWords(known, each).operator, buyer: exchangeWords(known, surely(each)).buyer }));
  return {
    operator: [operatorWhereabouts(known, sent), ...namedInstead(named, renamed), ...instead.map((words) => `${words.operator}。`)].join(""),
    buyer: [buyerWhereabouts(known, sure, furthestBehind(sure)), ...instead.map((words) => `${words.buyer}。`)].join(""),
  };
}

/** Waybills that the channel names now, and that nothing travels under. */
function namedInstead(named: readonly Parcel[], renamed: readonly Parcel[]): string[] {
  if (renamed.length === 0) return [];
  const numbers = named.filter((parcel) => !renamed.includes(parcel)).map(parcelName);
  return [`平台已改填运单 ${numbers.join("、")}，它还没有揽收记录。`];
}

/** What may be another buyer's parcel is no answer to this one. */
function surely(parcel: Parcel): Parcel {
  return parcel.contested ? { ...parcel, state: "unknown", signedBy: null, ...NO_TIMES } : parcel;
}

/** Where goods are that are sent instead of what comes back. */
function exchangeWords(known: Known, parcel: Parcel): Words {
  if (isPickedUp(parcel)) return parcelWords(known, parcel);
  return { operator: `${parcelName(parcel)} 还没有揽收记录`, buyer: withoutNews(parcel) };
}

function operatorWhereabouts(known: Known, sent: readonly Parcel[]): string {
  const open = known.findings.filter((finding) => finding.resolvedAt === null);
  const main = mainSentence(known, open, sent);
  const others = open.filter((finding) => findings[finding.kind].aloud).map((finding) => finding.sentence);
  const short = shortSince(known);
  const hold = known.order.onHold && known.order.outboundAt === null && known.order.state !== "closed" ? ["平台要求暂缓发货。"] : [];
  const buyers = open.find((finding) => finding.kind === "receipt_differs")?.evidence.buyerReceivedAt;
  const received = typeof buyers === "number" ? [`买家在售后里表示已收到货（${shortTime(buyers, known.now)}）。`] : [];
  return [main, ...short, ...received, ...hold, ...others].join("");
}

/** The warehouse said that it lacks something, and has not packed or sent anything since. */
function shortSince({ order, timeline, now }: Known): string[] {
  if (order.outboundAt !== null || order.state === "closed" || order.signedAt !== null) return [];
  const last = timeline.findLast((entry) => entry.source === "warehouse" && ["short", "allocated", "packed"].includes(entry.kind));
  return last?.kind === "short" ? [`仓库 ${shortTime(last.at, now)} 登记缺货。`] : [];
}

function mainSentence(known: Known, open: readonly FindingView[], sent: readonly Parcel[]): string {
  const parcel = furthestBehind(sent);
  if (known.order.state === "closed") return closedSentence(known, open, parcel);
  const handedOver = deliveredAt(known);
  if (handedOver && !sent.some((one) => one.signedAt !== null)) {
    const traceless = parcel && !isPickedUp(parcel) ? `；${parcelName(parcel)} 没有物流轨迹` : parcel ? `；${howMany(sent)}${operator(known, parcel)}` : "";
    return `商家系统登记 ${shortTime(handedOver, known.now)} 已送达签收${traceless}。`;
  }
  const claim = platformsWord(known, sent);
  if (claim !== null)
    return parcel
      ? `${claim}，但${howMany(sent)}${isPickedUp(parcel) ? operator(known, parcel) : `${parcelName(parcel)} 没有揽收记录`}。`
      : `${claim}，我们没有任何物流轨迹。`;
  // A parcel sent instead has a sentence of its own.
  const found =
    open.find((finding) => finding.kind === "stalled" && finding.evidence.exchange !== true) ?? open.find((finding) => finding.kind === "shipped_not_outbound");
  if (found) return found.sentence;
  if (!parcel) return beforeParcel(known);
  return `${howMany(sent)}${isPickedUp(parcel) ? `${operator(known, parcel)}。` : waitingForPickUp(known, parcel)}`;
}

const operator = (known: Known, parcel: Parcel): string => parcelWords(known, parcel).operator;

function howMany(sent: readonly Parcel[]): string {
  return sent.length > 1 ? `共 ${sent.length} 个包裹，${sent.filter((one) => one.state === "signed").length} 个已签收；` : "";
}

/** Of several parcels the one that is least far is what people ask about. */
function furthestBehind(parcels: readonly Parcel[]): Parcel | undefined {
  const score = (parcel: Parcel): number => (parcel.state === "signed" ? Number.MAX_SAFE_INTEGER : (parcel.lastScanAt?.getTime() ?? 0));
  return parcels.toSorted((left, right) => score(left) - score(right))[0];
}

/** The platform's word that the buyer has it, where no carrier's signature says so; `null` where they agree. */
function platformsWord({ order, now }: Known, sent: readonly Parcel[]): string | null {
  if (sent.length > 0 && sent.every((parcel) => parcel.state === "signed" || parcel.signedAt !== null)) return null;
  if (order.state === "completed") return `平台显示交易已完成${order.finishedAt ? `（${shortTime(order.finishedAt, now)}）` : ""}`;
  return order.state === "signed" && !sent.some((parcel) => parcel.signedAt !== null) ? "平台显示已签收" : null;
}

function closedSentence(known: Known, open: readonly FindingView[], parcel: Parcel | undefined): string {
  const { closedAt } = known.order;
  const closed = closedAt ? `订单已于 ${shortTime(closedAt, known.now)} 关闭` : "订单已关闭";
  const isTold = open.some((finding) => finding.kind === "shipped_after_closed");
  return parcel && isPickedUp(parcel) && !isTold ? `${closed}；${operator(known, parcel)}。` : `${closed}。`;
}

function waitingForPickUp(known: Known, parcel: Parcel): string {
  const { order, now, timeline } = known;
  const name = parcelName(parcel);
  // Of several parcels another may have left: that is no outbound of this one.
  const outbound =
    timeline.find((entry) => entry.source === "warehouse" && entry.kind === "outbound")?.at ?? (order.parcels.some(isPickedUp) ? null : order.outboundAt);
  if (outbound) return `仓库 ${shortTime(outbound, now)} 已出库，${name} 还没有揽收记录${lasting(outbound, now)}。`;
  const claimed = order.claimedShippedAt ?? parcel.shippedAt;
  if (!claimed) return `${name} 已有运单号，还没有揽收记录。`;
  const due = claimed.getTime() + CLAIM_HOURS * HOUR;
  const said = `平台显示 ${shortTime(claimed, now)} 已发货（${name}）`;
  return due > now
    ? `${said}，还没有出库或揽收记录；${shortTime(due, now)} 前没有就按未出库处理。`
    : `${said}，一直没有出库或揽收记录${lasting(claimed, now)}。`;
}

/** Words of what has happened so far in the house, and what comes next. */
const BEFORE: Readonly<Record<string, [kind: string, done: string, next: string]>> = {
  created: ["created", "下单", "买家尚未付款"],
  paid: ["paid", "付款", "等待审核"],
  audited: ["audited", "审核", "等待配货"],
  allocated: ["allocated", "配货", "等待打包"],
  packed: ["packed", "打包", "等待出库"],
  outbound: ["outbound", "出库", "等待快递揽收"],
};

/** Goods that are sent before their money came wait as others do. */
const UNPAID: readonly [kind: string, done: string, next: string] = ["created", "下单", "货款未付（货到付款或先用后付），等待审核"];

function beforeParcel({ order, timeline, now }: Known): string {
  if (isClaimedOnly(order) && order.claimedShippedAt) {
    const claimed = order.claimedShippedAt;
    const due = claimed.getTime() + CLAIM_HOURS * HOUR;
    const said = `平台显示 ${shortTime(claimed, now)} 已发货，但没有运单号，也没有出库记录`;
    return due > now ? `${said}；${shortTime(due, now)} 前没有就按未出库处理。` : `${said}${lasting(claimed, now)}。`;
  }
  const words = BEFORE[order.state];
  if (!words) return "货物已经发出，但没有可以查询的运单。";
  const [kind, done, usual] = order.state === "paid" && isUnpaid(order) ? UNPAID : words;
  const next = order.state === "created" && order.depositFen > 0 ? `已付定金 ${yuanText(order.depositFen)} 元，尾款未付，不能发货` : usual;
  const at = timeline.findLast((entry) => entry.kind === kind)?.at ?? order.paidAt ?? order.createdAt;
  const promised = order.promisedShipAt && order.outboundAt === null ? `承诺 ${shortTime(order.promisedShipAt, now)} 前发货。` : "";
  return `${shortTime(at, now)} 已${done}，${next}${lasting(at, now)}。${promised}`;
}
