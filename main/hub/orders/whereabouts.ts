/**
 * Where an order is, since when, why, and what is expected: one true sentence from everything that channel, warehouse and carrier say, also
 * where one of them says nothing, and where they contradict each other. Two parts: one for an operator, one that may be said to a buyer.
 */
import type { FindingView } from "../contract/index.ts";
import { yuanText } from "../kernel/money.ts";
import { type Said, together } from "../kernel/said.ts";
import { buyerWhereabouts, isClaimedOnly, withoutNews } from "./buyer-whereabouts.ts";
import { findings } from "./findings/list.ts";
import { CLAIM_HOURS } from "./findings/shipped-not-outbound.ts";
import { isUnpaid } from "./paid.ts";
import { deliveredAt, type Ground, isPickedUp, type Parcel, parcelName, parcelWords } from "./parcel-words.ts";
import { lasting, shortTime, type Words } from "./sentences.ts";

/** Everything that is told from. */
export interface Known extends Ground {
  findings: readonly FindingView[];
  /** A warehouse or a carrier has ever told anything of an order of its shop: where none has, that nothing is told of this one says nothing. */
  heard: boolean;
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
    operator: together([...operatorWhereabouts(known, sent), ...namedInstead(named, renamed), ...instead.map((words) => stopped(words.operator))]),
    buyer: [buyerWhereabouts(known, sure, furthestBehind(sure)), ...instead.map((words) => `${words.buyer}。`)].join(""),
  };
}

const stopped = ({ zh, en }: Said): Said => ({ zh: `${zh}。`, en: `${en}.` });

/** Waybills that the channel names now, and that nothing travels under. */
function namedInstead(named: readonly Parcel[], renamed: readonly Parcel[]): Said[] {
  if (renamed.length === 0) return [];
  const numbers = named.filter((parcel) => !renamed.includes(parcel)).map(parcelName);
  return [
    {
      zh: `平台已改填运单 ${numbers.map(({ zh }) => zh).join("、")}，它还没有揽收记录。`,
      en: `The platform now names waybill ${numbers.map(({ en }) => en).join(", ")}, which has no pick-up scan yet.`,
    },
  ];
}

/** What may be another buyer's parcel is no answer to this one. */
function surely(parcel: Parcel): Parcel {
  return parcel.contested ? { ...parcel, state: "unknown", signedBy: null, ...NO_TIMES } : parcel;
}

/** Where goods are that are sent instead of what comes back. */
function exchangeWords(known: Known, parcel: Parcel): Words {
  if (isPickedUp(parcel)) return parcelWords(known, parcel);
  const { zh, en } = parcelName(parcel);
  return { operator: { zh: `${zh} 还没有揽收记录`, en: `${en} has no pick-up scan yet` }, buyer: withoutNews(parcel) };
}

function operatorWhereabouts(known: Known, sent: readonly Parcel[]): Said[] {
  const open = known.findings.filter((finding) => finding.resolvedAt === null);
  const main = mainSentence(known, open, sent);
  const others = open.filter((finding) => findings[finding.kind].aloud).map(told);
  const isHeld = known.order.onHold && known.order.outboundAt === null && known.order.state !== "closed";
  const hold = isHeld ? [{ zh: "平台要求暂缓发货。", en: "The platform asks to hold the shipment." }] : [];
  const buyers = open.find((finding) => finding.kind === "receipt_differs")?.evidence.buyerReceivedAt;
  const received = typeof buyers === "number" ? [buyerReceived(shortTime(buyers, known.now))] : [];
  return [main, ...shortSince(known), ...received, ...hold, ...others];
}

const told = ({ sentence, en }: FindingView): Said => ({ zh: sentence, en: en.sentence });

const buyerReceived = (at: string): Said => ({
  zh: `买家在售后里表示已收到货（${at}）。`,
  en: `The buyer says in the after-sale that the goods were received (${at}).`,
});

/** The warehouse said that it lacks something, and has not packed or sent anything since. */
function shortSince({ order, timeline, now }: Known): Said[] {
  if (order.outboundAt !== null || order.state === "closed" || order.signedAt !== null) return [];
  const last = timeline.findLast((entry) => entry.source === "warehouse" && ["short", "allocated", "packed"].includes(entry.kind));
  if (last?.kind !== "short") return [];
  const at = shortTime(last.at, now);
  return [{ zh: `仓库 ${at} 登记缺货。`, en: `The warehouse noted at ${at} that it is out of stock.` }];
}

function mainSentence(known: Known, open: readonly FindingView[], sent: readonly Parcel[]): Said {
  const parcel = furthestBehind(sent);
  if (known.order.state === "closed") return closedSentence(known, open, parcel);
  const handedOver = deliveredAt(known);
  if (handedOver && !sent.some((one) => one.signedAt !== null)) return handedOverSentence(known, sent, parcel);
  const claim = platformsWord(known, sent);
  if (claim !== null) return claimSentence(known, claim, sent);
  // A parcel sent instead has a sentence of its own.
  const found =
    open.find((finding) => finding.kind === "stalled" && finding.evidence.exchange !== true) ?? open.find((finding) => finding.kind === "shipped_not_outbound");
  if (found) return told(found);
  if (!parcel) return beforeParcel(known);
  const [many, where] = [howMany(sent, ". "), isPickedUp(parcel) ? stopped(operator(known, parcel)) : waitingForPickUp(known, parcel)];
  return { zh: `${many.zh}${where.zh}`, en: `${many.en}${where.en}` };
}

const operator = (known: Known, parcel: Parcel): Said => parcelWords(known, parcel).operator;

/** The shop's own delivery says that it was handed over, and no carrier's signature does. */
function handedOverSentence(known: Known, sent: readonly Parcel[], parcel: Parcel | undefined): Said {
  const at = shortTime(deliveredAt(known) ?? known.now, known.now);
  const done = { zh: `商家系统登记 ${at} 已送达签收`, en: `The shop's own system notes it as delivered and signed for at ${at}` };
  if (!parcel) return stopped(done);
  if (!isPickedUp(parcel)) {
    const name = parcelName(parcel);
    return stopped({ zh: `${done.zh}；${name.zh} 没有物流轨迹`, en: `${done.en}; ${name.en} has no tracking` });
  }
  const [many, where] = [howMany(sent), operator(known, parcel)];
  return stopped({ zh: `${done.zh}；${many.zh}${where.zh}`, en: `${done.en}; ${many.en}${where.en}` });
}

/** The platform's word, and against it what the carrier says. */
function claimSentence(known: Known, claim: Said, sent: readonly Parcel[]): Said {
  const parcel = furthestBehind(sent);
  if (!parcel) return { zh: `${claim.zh}，我们没有任何物流轨迹。`, en: `${claim.en}; we have no tracking at all.` };
  const name = parcelName(parcel);
  const many = howMany(sent);
  const where = isPickedUp(parcel) ? operator(known, parcel) : { zh: `${name.zh} 没有揽收记录`, en: `${name.en} has no pick-up scan` };
  return { zh: `${claim.zh}，但${many.zh}${where.zh}。`, en: `${claim.en}, but ${many.en}${where.en}.` };
}

/** To stand before what is told of one of several: a clause and what parts it from the next. */
function howMany(sent: readonly Parcel[], parts: "; " | ". " = "; "): Said {
  if (sent.length <= 1) return { zh: "", en: "" };
  const signed = sent.filter((one) => one.state === "signed").length;
  return { zh: `共 ${sent.length} 个包裹，${signed} 个已签收；`, en: `${sent.length} parcels, ${signed} of them signed for${parts}` };
}

/** Of several parcels the one that is least far is what people ask about. */
export function furthestBehind(parcels: readonly Parcel[]): Parcel | undefined {
  const score = (parcel: Parcel): number => (parcel.state === "signed" ? Number.MAX_SAFE_INTEGER : (parcel.lastScanAt?.getTime() ?? 0));
  return parcels.toSorted((left, right) => score(left) - score(right))[0];
}

/** The platform's word that the buyer has it, where no carrier's signature says so; `null` where they agree. */
function platformsWord({ order, now }: Known, sent: readonly Parcel[]): Said | null {
  if (sent.length > 0 && sent.every((parcel) => parcel.state === "signed" || parcel.signedAt !== null)) return null;
  if (order.state === "completed") {
    const at = order.finishedAt && shortTime(order.finishedAt, now);
    return { zh: `平台显示交易已完成${at ? `（${at}）` : ""}`, en: `The platform shows the order as completed${at ? ` (${at})` : ""}` };
  }
  const isSigned = order.state === "signed" && !sent.some((parcel) => parcel.signedAt !== null);
  return isSigned ? { zh: "平台显示已签收", en: "The platform shows it as signed for" } : null;
}

function closedSentence(known: Known, open: readonly FindingView[], parcel: Parcel | undefined): Said {
  const at = known.order.closedAt && shortTime(known.order.closedAt, known.now);
  const closed = at ? { zh: `订单已于 ${at} 关闭`, en: `The order was closed at ${at}` } : { zh: "订单已关闭", en: "The order is closed" };
  const isTold = open.some((finding) => finding.kind === "shipped_after_closed");
  if (!parcel || !isPickedUp(parcel) || isTold) return stopped(closed);
  const where = operator(known, parcel);
  return stopped({ zh: `${closed.zh}；${where.zh}`, en: `${closed.en}; ${where.en}` });
}

function waitingForPickUp(known: Known, parcel: Parcel): Said {
  const { order, now, timeline } = known;
  const name = parcelName(parcel);
  // Of several parcels another may have left: that is no outbound of this one.
  const outbound =
    timeline.find((entry) => entry.source === "warehouse" && entry.kind === "outbound")?.at ?? (order.parcels.some(isPickedUp) ? null : order.outboundAt);
  if (outbound) {
    const [at, lasts] = [shortTime(outbound, now), lasting(outbound, now)];
    return {
      zh: `仓库 ${at} 已出库，${name.zh} 还没有揽收记录${lasts.zh}。`,
      en: `It left the warehouse at ${at}${lasts.en}; ${name.en} has no pick-up scan yet.`,
    };
  }
  const claimed = order.claimedShippedAt ?? parcel.shippedAt;
  if (!claimed) return { zh: `${name.zh} 已有运单号，还没有揽收记录。`, en: `${name.en} has a waybill, and no pick-up scan yet.` };
  const at = shortTime(claimed, now);
  return provesNothing(known, claimed, {
    said: { zh: `平台显示 ${at} 已发货（${name.zh}）`, en: `The platform shows it as shipped at ${at} (${name.en})` },
    soon: { zh: "，还没有出库或揽收记录", en: "; nothing left the warehouse and no carrier has it yet" },
    never: { zh: "，一直没有出库或揽收记录", en: "; nothing left the warehouse and no carrier has had it since" },
  });
}

/** The platform says shipped: until when that may stand without proof, or for how long it has. */
function provesNothing({ now, heard }: Known, claimed: Date, { said, soon, never }: { said: Said; soon: Said; never: Said }): Said {
  if (!heard)
    return {
      zh: `${said.zh}；这个店铺还没有任何仓库或快递告知过消息，货是否发出无从得知。`,
      en: `${said.en}; no warehouse and no carrier has ever told anything of this shop, so whether the goods left is not known.`,
    };
  const due = claimed.getTime() + CLAIM_HOURS * HOUR;
  if (due > now) {
    const by = shortTime(due, now);
    return { zh: `${said.zh}${soon.zh}；${by} 前没有就按未出库处理。`, en: `${said.en}${soon.en}; from ${by} on it counts as not shipped.` };
  }
  const lasts = lasting(claimed, now);
  return { zh: `${said.zh}${never.zh}${lasts.zh}。`, en: `${said.en}${lasts.en}${never.en}.` };
}

/** What has happened so far in the house, and what comes next. */
interface Step {
  kind: string;
  done: Said;
  next: Said;
}
const BEFORE: Readonly<Record<string, Step>> = {
  created: { kind: "created", done: { zh: "下单", en: "Ordered" }, next: { zh: "买家尚未付款", en: "not paid yet" } },
  paid: { kind: "paid", done: { zh: "付款", en: "Paid" }, next: { zh: "等待审核", en: "waiting for review" } },
  audited: { kind: "audited", done: { zh: "审核", en: "Reviewed" }, next: { zh: "等待配货", en: "waiting for stock" } },
  allocated: { kind: "allocated", done: { zh: "配货", en: "Stock allocated" }, next: { zh: "等待打包", en: "waiting to be packed" } },
  packed: { kind: "packed", done: { zh: "打包", en: "Packed" }, next: { zh: "等待出库", en: "waiting to leave the warehouse" } },
  outbound: { kind: "outbound", done: { zh: "出库", en: "Left the warehouse" }, next: { zh: "等待快递揽收", en: "waiting for the carrier" } },
};

/** Goods that are sent before their money came wait as others do. */
const UNPAID: Step = {
  kind: "created",
  done: { zh: "下单", en: "Ordered" },
  next: { zh: "货款未付（货到付款或先用后付），等待审核", en: "not paid yet (on delivery or after use), waiting for review" },
};

function beforeParcel(known: Known): Said {
  const { order, timeline, now } = known;
  if (isClaimedOnly(order) && order.claimedShippedAt) {
    const at = shortTime(order.claimedShippedAt, now);
    const bare = {
      zh: `平台显示 ${at} 已发货，但没有运单号，也没有出库记录`,
      en: `The platform shows it as shipped at ${at}, without a waybill and without anything having left the warehouse`,
    };
    return provesNothing(known, order.claimedShippedAt, { said: bare, soon: { zh: "", en: "" }, never: { zh: "", en: "" } });
  }
  const step = BEFORE[order.state];
  if (!step) return { zh: "货物已经发出，但没有可以查询的运单。", en: "The goods were sent, under no waybill that could be followed." };
  const { kind, done, next: usual } = order.state === "paid" && isUnpaid(order) ? UNPAID : step;
  const deposit = yuanText(order.depositFen);
  const next =
    order.state === "created" && order.depositFen > 0
      ? { zh: `已付定金 ${deposit} 元，尾款未付，不能发货`, en: `a deposit of ¥${deposit} is paid and the rest is not: it may not be sent` }
      : usual;
  const at = timeline.findLast((entry) => entry.kind === kind)?.at ?? order.paidAt ?? order.createdAt;
  const [when, lasts] = [shortTime(at, now), lasting(at, now)];
  const by = order.promisedShipAt && order.outboundAt === null ? shortTime(order.promisedShipAt, now) : null;
  return {
    zh: `${when} 已${done.zh}，${next.zh}${lasts.zh}。${by ? `承诺 ${by} 前发货。` : ""}`,
    en: `${done.en} at ${when}${lasts.en}; ${next.en}.${by ? ` Promised to be sent by ${by}.` : ""}`,
  };
}
