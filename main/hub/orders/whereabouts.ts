/** Where an order is, since when, why, and what is expected: one Chinese sentence from the record. Pure. */
import type { FindingView, OrderView, TimelineEntry } from "../contract/index.ts";
import { carrierName } from "./carriers.ts";
import { findings } from "./findings/list.ts";
import { CLAIM_HOURS } from "./findings/shipped-not-outbound.ts";
import { type LaneHours, usualHours } from "./findings/usual-hours.ts";
import { cityOf } from "./place.ts";
import { shortTime, span } from "./sentences.ts";

export interface Known {
  order: Omit<OrderView, "whereabouts">;
  timeline: readonly TimelineEntry[];
  findings: readonly FindingView[];
  lanes: LaneHours;
  now: number;
}
type Parcel = OrderView["parcels"][number];

const HOUR = 3_600_000;

export function whereabouts(known: Known): string {
  const open = known.findings.filter((finding) => finding.resolvedAt === null);
  const main = mainSentence(known, open);
  const others = open.filter((finding) => findings[finding.kind].aloud).map((finding) => finding.sentence);
  const hold = known.order.onHold && known.order.outboundAt === null ? ["平台要求暂缓发货。"] : [];
  return [main, ...hold, ...others].join("");
}

function mainSentence(known: Known, open: readonly FindingView[]): string {
  const { order } = known;
  if (order.state === "closed") return order.closedAt ? `订单已于 ${shortTime(order.closedAt)} 关闭。` : "订单已关闭。";
  const stalled = open.find((finding) => finding.kind === "stalled");
  if (stalled) return stalled.sentence;
  const unproven = open.find((finding) => finding.kind === "shipped_not_outbound");
  if (unproven) return unproven.sentence;
  const sent = order.parcels.filter((parcel) => parcel.direction === "outbound" && parcel.state !== "replaced");
  const parcel = furthestBehind(sent);
  if (!parcel) return beforeParcel(known);
  const done = sent.filter((one) => one.state === "signed").length;
  const several = sent.length > 1 ? `共 ${sent.length} 个包裹，${done} 个已签收；` : "";
  return several + parcelSentence(known, parcel);
}

/** Of several parcels the one that is least far is what people ask about. */
function furthestBehind(parcels: readonly Parcel[]): Parcel | undefined {
  const score = (parcel: Parcel): number => (parcel.state === "signed" ? Number.MAX_SAFE_INTEGER : (parcel.lastScanAt?.getTime() ?? 0));
  return parcels.toSorted((left, right) => score(left) - score(right))[0];
}

function parcelSentence(known: Known, parcel: Parcel): string {
  const name = `${carrierName(parcel.carrier)} ${parcel.waybill}`;
  const place = parcel.lastPlace || "途中";
  const last = parcel.lastScanAt;
  if (parcel.state === "signed") return signedSentence(parcel, name);
  if (!last || parcel.pickedUpAt === null) return waitingForPickUp(known, parcel, name);
  const since = `${shortTime(last)} 起，已 ${span(known.now - last.getTime())}`;
  switch (parcel.state) {
    case "out_for_delivery":
      return parcel.signedBy === "locker"
        ? `${name} 于 ${shortTime(last)} 放入${place}的快递柜或驿站，等待买家取件。`
        : `${name} 正在${place}派送（${since}），通常当天送达。`;
    case "problem":
      return `${name} 在${place}遇到异常（${since}）：${lastWords(known, parcel)}`;
    case "returning":
    case "returned":
    case "rejected":
      return `${name} 正在退回${parcel.state === "returned" ? "，已退到寄件方" : ""}，最后一次扫描在${place}（${shortTime(last)}）。`;
    case "withdrawn":
      return `${name} 的运单已被撤销（${shortTime(last)}），包裹没有在途。`;
    default:
      return moving(known, parcel, { name, place, last });
  }
}

function moving(known: Known, parcel: Parcel, at: { name: string; place: string; last: Date }): string {
  const fromCity = cityOfFirstScan(known, parcel);
  const usual = usualHours({ carrier: parcel.carrier, fromCity }, cityOf(known.order.receiver.city), known.lanes);
  const expected = shortTime(at.last.getTime() + usual.hours * HOUR);
  return `${at.name} 于 ${shortTime(at.last)} 到达${at.place}，已 ${span(known.now - at.last.getTime())}；${usual.lane === "" ? "一般" : "该线路"}两次扫描之间不超过 ${usual.hours} 小时，预计 ${expected} 前有下一次扫描。`;
}

/** City of a parcel's first scan, where its lane begins. */
function cityOfFirstScan(known: Pick<Known, "timeline">, parcel: Pick<Parcel, "id">): string {
  const first = known.timeline.find((entry) => entry.parcelId === parcel.id && entry.source === "carrier");
  return typeof first?.data.city === "string" ? first.data.city : "";
}

function signedSentence(parcel: Parcel, name: string): string {
  const at = parcel.signedAt ?? parcel.lastScanAt;
  const when = at ? ` 于 ${shortTime(at)}` : "";
  if (parcel.signedBy === "locker") return `${name}${when} 由快递柜或驿站签收，不能确定买家本人已取件。`;
  if (parcel.signedBy === "other") return `${name}${when} 由他人签收，不能确定买家本人已收到。`;
  return `${name}${when} 签收${parcel.signedBy === "recipient" ? "（本人）" : ""}${parcel.lastPlace ? `，地点：${parcel.lastPlace}` : ""}。`;
}

function waitingForPickUp(known: Known, parcel: Parcel, name: string): string {
  const { order, now } = known;
  if (order.outboundAt) return `仓库 ${shortTime(order.outboundAt)} 已出库，${name} 还没有揽收记录，已 ${span(now - order.outboundAt.getTime())}。`;
  const claimed = order.claimedShippedAt ?? parcel.shippedAt;
  if (!claimed) return `${name} 已有运单号，还没有揽收记录。`;
  return `平台显示 ${shortTime(claimed)} 已发货（${name}），还没有出库或揽收记录；${shortTime(claimed.getTime() + CLAIM_HOURS * HOUR)} 前没有就按未出库处理。`;
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

function beforeParcel({ order, timeline, now }: Known): string {
  const words = BEFORE[order.state];
  if (!words)
    return order.state === "completed"
      ? `平台显示交易已完成${order.finishedAt ? `（${shortTime(order.finishedAt)}）` : ""}，没有物流记录。`
      : "平台显示已签收，没有物流记录。";
  const [kind, done, next] = words;
  const at = timeline.findLast((entry) => entry.kind === kind)?.at ?? order.paidAt ?? order.createdAt;
  const promised = order.promisedShipAt && order.outboundAt === null ? `承诺 ${shortTime(order.promisedShipAt)} 前发货。` : "";
  return `${shortTime(at)} 已${done}，${next}，已 ${span(now - at.getTime())}。${promised}`;
}

function lastWords(known: Known, parcel: Parcel): string {
  const text = known.timeline.findLast((entry) => entry.parcelId === parcel.id && entry.source === "carrier")?.text ?? "";
  return text === "" ? "承运商没有说明。" : `${text}${/[。！？]$/.test(text) ? "" : "。"}`;
}
