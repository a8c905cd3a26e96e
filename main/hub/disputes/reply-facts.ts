/** Every fact a reply may state about a case and its order. Pure. */
import type { CaseChannelState, CaseKind, ChannelCase } from "../connectors/port.ts";
import type { OrderView, ReplyRecord } from "../contract/index.ts";
import type { Direction, Inspection } from "../contract/words.ts";
import type { Fen } from "../kernel/money.ts";
import { isUnpaid } from "../orders/index.ts";
import { amountWordings, timeWordings } from "./amount-wordings.ts";
import { defaultWords, kindWords, stateWords } from "./case.words.ts";
import type { OrderStory } from "./order-timeline.ts";

export type ReplyFact = ReplyRecord["facts"][number];

/** The case's side of the facts. */
export interface CaseGround {
  kind: CaseKind;
  state: CaseChannelState;
  arbitration: boolean;
  amountFen: Fen;
  refundedFen: Fen;
  refundableFen: Fen;
  reason: string;
  openedAt: Date;
  deadlineAt: Date | null;
  defaultOutcome: ChannelCase["defaultOutcome"];
  returnWaybill: string | null;
  arrivedAt: Date | null;
  inspectedAt: Date | null;
  /** The inspector's word; `null` before it, or where none was told. */
  inspection?: Inspection | null;
}

const orderWords: Readonly<Record<string, string>> = {
  created: "待付款",
  paid: "已付款，待发货",
  audited: "已付款，已审核，待发货",
  allocated: "已付款，已配货，待发货",
  packed: "已打包，待出库",
  outbound: "已出库",
  in_transit: "运输中",
  out_for_delivery: "派送中",
  signed: "已签收",
  completed: "交易完成",
  closed: "订单已关闭",
};

/** Where an order stands, as its buyer may be told; of one that was not paid for nothing is said of payment. */
export function orderWordsOf(order: Pick<OrderView, "state" | "paidAt" | "paidFen" | "totalFen">): string {
  const words = orderWords[order.state] ?? order.state;
  return isUnpaid(order) ? words.replace(/^已付款，/, "") : words;
}

const parcelWords: Readonly<Record<string, string>> = {
  picked_up: "快递已揽收",
  in_transit: "包裹运输中",
  problem: "包裹异常，快递正在核实",
  signed: "包裹已签收",
  returned: "包裹已退回",
  out_for_delivery: "包裹派送中",
  returning: "包裹退回途中",
  rejected: "包裹被拒收",
  label_only: "快递单已打印，快递尚未揽收",
};

/** Facts of the case itself. */
export function caseFacts(ground: CaseGround): ReplyFact[] {
  const facts = [
    ...amounts("case_amount", "申请金额", ground.amountFen),
    ...amounts("case_refunded", "本单已退金额", ground.refundedFen),
    ...(ground.kind === "question" ? [] : amounts("refundable", "可退金额", ground.refundableFen)),
    ...times("opened_at", "申请时间", ground.openedAt),
    ...times("return_arrived_at", "退货到仓时间", ground.arrivedAt),
    ...times("return_inspected_at", "验货时间", ground.inspectedAt),
    ...times("deadline", "处理时限", ground.deadlineAt).map((fact) => ({ ...fact, kind: "deadline" as const })),
    one("case_kind", "item", { label: "售后类型", text: kindWords[ground.kind], value: ground.kind }),
  ];
  if (ground.kind !== "question") facts.push(one("case_state", "state", { label: "售后状态", text: stateWords[ground.state], value: ground.state }));
  if (ground.arbitration) facts.push(one("arbitration", "state", { label: "平台介入", text: "平台客服已介入", value: "arbitration" }));
  // A reason is the buyer's choice of words: one with figures in it would vouch for figures that nobody checked.
  if (ground.reason !== "" && !/[0-9０-９零一二两三四五六七八九十百千]/.test(ground.reason))
    facts.push(one("reason", "item", { label: "申请原因", text: ground.reason, value: ground.reason }));
  if (ground.deadlineAt) facts.push(one("default", "deadline", { label: "到期后", text: defaultWords[ground.defaultOutcome], value: ground.defaultOutcome }));
  if (ground.returnWaybill) facts.push(one("return_waybill", "waybill", { label: "退货单号", text: ground.returnWaybill, value: ground.returnWaybill }));
  return facts;
}

/** Facts of the order, its parcels and where they have been. What was found is for who works on it: no buyer is answered with it. */
export function orderFacts({ order, timeline }: OrderStory): ReplyFact[] {
  const isLost = ({ state, contested }: OrderView["parcels"][number]): boolean => state === "replaced" || contested === true;
  const lost = new Set(order.parcels.filter(isLost).map((parcel) => parcel.id));
  const named = timeline.filter((entry) => isOwn(entry, { order, lost })).flatMap((entry) => [entry.data.place, entry.data.city]);
  const places = new Set(named.filter((place): place is string => typeof place === "string" && place !== ""));
  return [
    ...amounts("order_paid", "实付金额", order.paidFen),
    ...amounts("order_freight", "运费", order.freightFen),
    ...amounts("order_refunded", "订单已退金额", order.refundedFen),
    ...times("order_created_at", "下单时间", order.createdAt),
    ...times("order_paid_at", "付款时间", order.paidAt),
    ...times("order_promised_at", "承诺发货时间", order.promisedShipAt),
    ...times("order_outbound_at", "出库时间", order.outboundAt),
    ...times("order_signed_at", "签收时间", order.signedAt),
    one("order_state", "state", { label: "订单状态", text: orderWordsOf(order), value: order.state }),
    one("receiver_city", "place", { label: "收货城市", text: `${order.receiver.province}${order.receiver.city}`, value: order.receiver.city }),
    ...order.lines
      .filter((line) => !line.takenOut)
      .flatMap((line, index) => [
        one(`item_${index}`, "item", { label: "商品", text: line.title, value: line.sku }),
        ...(line.spec === "" ? [] : [one(`spec_${index}`, "item", { label: "规格", text: line.spec, value: line.spec })]),
        ...amounts(`item_paid_${index}`, "商品实付", line.paidFen),
      ]),
    ...order.parcels.filter((parcel) => !isLost(parcel)).flatMap(parcelFacts),
    ...[...places].slice(-12).map((place, index) => one(`place_${index}`, "place", { label: "途经", text: place, value: place })),
  ].filter((fact) => fact.text !== "");
}

/** Places where another parcel went, under the same number or under one that was replaced, are no answer to this buyer. */
function isOwn(entry: OrderStory["timeline"][number], { order, lost }: { order: OrderView; lost: ReadonlySet<string> }): boolean {
  const parcel = order.parcels.find((one) => one.id === entry.parcelId);
  if (entry.source !== "carrier" || parcel === undefined) return true;
  const { pickedUpAt, lastScanAt } = parcel;
  return !lost.has(parcel.id) && pickedUpAt !== null && lastScanAt !== null && entry.at >= pickedUpAt && entry.at <= lastScanAt;
}

const waybillLabels: Readonly<Record<Direction, string>> = { outbound: "快递单号", return: "退货单号", exchange: "换发单号" };

function parcelFacts(parcel: OrderView["parcels"][number], index: number): ReplyFact[] {
  const isOwn = parcel.direction === "outbound";
  const id = `parcel_${index}`;
  const facts = [
    one(`${id}_waybill`, "waybill", { label: waybillLabels[parcel.direction], text: parcel.waybill, value: parcel.waybill }),
    one(`${id}_carrier`, "carrier", { label: "快递公司", text: parcel.carrierName, value: parcel.carrier }),
    one(`${id}_place`, "place", { label: "最近位置", text: parcel.lastPlace ?? "", value: parcel.lastPlace ?? "" }),
    ...times(`${id}_scan_at`, "最近扫描时间", parcel.lastScanAt),
    ...times(`${id}_picked_at`, "揽收时间", parcel.pickedUpAt),
    ...times(`${id}_signed_at`, "签收时间", parcel.signedAt),
  ];
  const words = parcelWords[parcel.state];
  // What a return parcel did, or one that is sent instead, must not pass for what the parcel of the order did.
  if (words && isOwn) facts.push(one(`${id}_state`, "state", { label: "包裹状态", text: words, value: parcel.state }));
  return facts;
}

function one(id: string, kind: ReplyFact["kind"], told: { label: string; text: string; value: string }): ReplyFact {
  return { id, kind, ...told };
}

/** No money is no fact: nobody should be told of a refund of zero. */
function amounts(id: string, label: string, fen: Fen): ReplyFact[] {
  if (fen <= 0) return [];
  return amountWordings(fen).map((text, form) => one(form === 0 ? id : `${id}.${form}`, "amount", { label, text, value: String(fen) }));
}

function times(id: string, label: string, at: Date | null): ReplyFact[] {
  if (!at) return [];
  return timeWordings(at).map((text, form) => one(form === 0 ? id : `${id}.${form}`, "date", { label, text, value: at.toISOString() }));
}
