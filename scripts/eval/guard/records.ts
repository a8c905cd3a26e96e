/** Records a reply is checked against when no shop is at hand: one order in each state, with the facts and promises that the product itself would give. */
import type { ReplyRecord } from "../../../main/hub/contract/index.ts";
import { amountWordings, timeWordings } from "../../../main/hub/disputes/amount-wordings.ts";
import { promisesFor } from "../../../main/hub/disputes/promises.ts";
import { type CaseGround, caseFacts } from "../../../main/hub/disputes/reply-facts.ts";
import { merged, nothingSet, sayingsOf, termSlots } from "../../../main/hub/terms/index.ts";

const usual = { ...nothingSet, answerWithinHours: 24, workingHours: { days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "22:00" } };
const few = merged(usual, null).terms;
/** Everything a seller can set is set. */
const all = merged(
  {
    ...usual,
    returnAddresses: [{ name: "金华仓", receiver: "售后部", phone: "0579-81234567", address: "浙江省金华市婺城区临江工业区6号" }],
    invoice: { how: "在订单详情页点申请开票，填写抬头和税号", withinDays: 3 },
    priceProtectionDays: 15,
    warranty: [{ category: "", text: "签收后一年内非人为损坏可以免费维修" }],
    install: null,
  },
  null,
).terms;

type Fact = ReplyRecord["facts"][number];

/** Names of the built-in records: the order's state, or what its case is in. */
export const recordNames = [
  "paid",
  "packed",
  "outbound",
  "in_transit",
  "stalled",
  "signed",
  "completed",
  "refunded",
  "waiting_return",
  "delivering",
  "refused",
  "refunding",
  "part_refunded",
  "exchange",
  "arrived",
  "presale",
  "platform",
  "terms",
] as const;
export type RecordName = (typeof recordNames)[number];

const atHome = { state: "signed", words: "包裹已签收", place: "长沙岳麓营业部", scan: "2026-11-24 15:40", signed: "2026-11-24 15:40" };
const onTheWay = { state: "in_transit", words: "包裹运输中", place: "武汉转运中心", scan: "2026-11-22 03:12" };
const at = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+08:00`);
const PAID = 12_900;
const CLAIMED = 5_900;
const WAYBILL = "YT8801234567890";
const parcel = `您的包裹（圆通速递 ${WAYBILL}）`;
const signedByBuyer = `快递记录显示，${parcel}于 11-24 15:40 由本人签收，地点：长沙岳麓营业部。`;

interface Stage {
  order: string;
  words: string;
  where: string;
  case: CaseGround["state"];
  kind: CaseGround["kind"];
  /** What is asked for, where it is not the usual sum. */
  claimed?: number;
  refunded?: number;
  /** Already back for the order before this case. */
  before?: number;
  promised?: string;
  arbitration?: boolean;
  returned?: { waybill: string; arrived?: string; inspected?: string };
  terms?: typeof few;
  parcel?: { state: string; words: string; place: string; scan: string; signed?: string };
}

const stages: Readonly<Record<RecordName, Stage>> = {
  paid: {
    order: "paid",
    words: "已付款，待发货",
    case: "requested",
    kind: "refund_only",
    where: "您的订单已于 11-20 09:15 付款，正在准备发货，承诺 11-23 09:15 前发货。",
  },
  packed: {
    order: "packed",
    words: "已打包，待出库",
    case: "requested",
    kind: "question",
    where: "您的订单已于 11-20 09:15 付款，正在准备发货，承诺 11-23 09:15 前发货。",
  },
  outbound: {
    order: "outbound",
    words: "已出库",
    case: "requested",
    kind: "question",
    where: `${parcel}暂时没有新的物流信息。`,
    parcel: { state: "label_only", words: "快递单已打印，快递尚未揽收", place: "", scan: "" },
  },
  in_transit: {
    order: "in_transit",
    words: "运输中",
    case: "requested",
    kind: "question",
    where: `${parcel}于 11-22 03:12 到达武汉转运中心，正在运往长沙。`,
    parcel: onTheWay,
  },
  stalled: {
    order: "in_transit",
    words: "运输中",
    case: "requested",
    kind: "refund_only",
    where: `${parcel}于 11-22 03:12 到达武汉转运中心，快递之后暂时没有更新物流信息。`,
    parcel: onTheWay,
  },
  signed: {
    order: "signed",
    words: "已签收",
    case: "requested",
    kind: "return_refund",
    where: `快递记录显示，${parcel}于 11-24 15:40 由快递柜或驿站签收，地点：长沙岳麓营业部。`,
    parcel: atHome,
  },
  completed: {
    order: "completed",
    words: "交易完成",
    case: "requested",
    kind: "question",
    where: `快递记录显示，${parcel}于 11-24 15:40 签收，地点：长沙岳麓营业部。`,
    parcel: atHome,
  },
  refunded: { order: "closed", words: "订单已关闭", case: "refunded", kind: "refund_only", refunded: PAID, where: "您的订单已于 11-25 10:05 关闭。" },
  waiting_return: {
    order: "signed",
    words: "已签收",
    case: "waiting_return",
    kind: "return_refund",
    where: signedByBuyer,
    parcel: atHome,
  },
  delivering: {
    order: "out_for_delivery",
    words: "派送中",
    case: "requested",
    kind: "question",
    where: `${parcel}于 11-24 09:10 由长沙岳麓营业部派送中。`,
    parcel: { state: "out_for_delivery", words: "包裹派送中", place: "长沙岳麓营业部", scan: "2026-11-24 09:10" },
  },
  refused: { order: "signed", words: "已签收", case: "refused", kind: "return_refund", where: signedByBuyer, parcel: atHome },
  refunding: {
    order: "signed",
    words: "已签收",
    case: "refunding",
    kind: "return_refund",
    claimed: 11_900,
    where: signedByBuyer,
    parcel: atHome,
    returned: { waybill: "SF1357924680135", arrived: "2026-11-26 10:20", inspected: "2026-11-26 16:05" },
  },
  part_refunded: { order: "signed", words: "已签收", case: "requested", kind: "refund_only", before: 3_000, where: signedByBuyer, parcel: atHome },
  exchange: {
    order: "signed",
    words: "已签收",
    case: "returned_in_transit",
    kind: "exchange",
    claimed: 0,
    where: signedByBuyer,
    parcel: atHome,
    returned: { waybill: "SF1357924680135" },
  },
  arrived: {
    order: "signed",
    words: "已签收",
    case: "arrived",
    kind: "return_refund",
    where: signedByBuyer,
    parcel: atHome,
    returned: { waybill: "SF1357924680135", arrived: "2026-11-26 10:20" },
  },
  presale: {
    order: "paid",
    words: "已付款，待发货",
    case: "requested",
    kind: "question",
    promised: "2026-12-15 20:00",
    where: "您的订单已于 11-20 09:15 付款，正在准备发货，承诺 12-15 20:00 前发货。",
  },
  platform: {
    order: "in_transit",
    words: "运输中",
    case: "requested",
    kind: "refund_only",
    arbitration: true,
    where: `${parcel}于 11-22 03:12 到达武汉转运中心，快递之后暂时没有更新物流信息。`,
    parcel: onTheWay,
  },
  terms: { order: "completed", words: "交易完成", case: "requested", kind: "question", where: signedByBuyer, parcel: atHome, terms: all },
};

/** The built-in record of a name. */
export function builtInRecord(name: RecordName): ReplyRecord {
  const stage = stages[name];
  const refunded = stage.refunded ?? 0;
  const back = refunded + (stage.before ?? 0);
  const arbitration = stage.arbitration ?? false;
  const terms = stage.terms ?? few;
  const ground: CaseGround = {
    kind: stage.kind,
    state: stage.case,
    arbitration,
    amountFen: stage.kind === "question" ? 0 : (stage.claimed ?? (refunded || CLAIMED)),
    refundedFen: refunded,
    refundableFen: PAID - back,
    reason: stage.kind === "question" ? "" : "不想要了",
    openedAt: at("2026-11-25 08:30"),
    deadlineAt: stage.kind === "question" ? null : at("2026-11-27 08:30"),
    defaultOutcome: stage.case === "requested" ? "refund" : "none",
    returnWaybill: stage.returned?.waybill ?? null,
    arrivedAt: stage.returned?.arrived ? at(stage.returned.arrived) : null,
    inspectedAt: stage.returned?.inspected ? at(stage.returned.inspected) : null,
  };
  const slots = termSlots(terms, { titles: ["加厚珊瑚绒睡衣套装"], warehouses: [] });
  return replyRecordOf({
    kind: stage.kind,
    state: stage.case,
    facts: [...caseFacts(ground), ...orderSide(stage, back)],
    slots,
    sayings: sayingsOf(slots).map(({ sentence }) => sentence),
    promises: promisesFor(
      {
        kind: stage.kind,
        state: stage.case,
        status: stage.case === "refunded" ? "done" : "open",
        arbitration,
        notShipped: name === "paid" || name === "packed" || name === "presale",
        underWay: ["outbound", "in_transit", "out_for_delivery"].includes(stage.order),
      },
      terms,
    ),
    whereabouts: stage.where,
  });
}

/** A record of which only some fields are told; the others say nothing. */
export function replyRecordOf(told: Partial<ReplyRecord>): ReplyRecord {
  return {
    caseId: "case",
    revision: 1,
    seen: 1,
    channel: "",
    kind: "question",
    state: "requested",
    disputeClass: null,
    wants: [],
    buyerWords: "",
    buyerNick: "",
    conversation: [],
    facts: [],
    slots: {},
    given: {},
    tone: "plain",
    houseWords: [],
    forbiddenWords: [],
    sayings: [],
    promises: [],
    whereabouts: "",
    ...told,
  };
}

function orderSide(stage: Stage, refunded: number): Fact[] {
  const one = (id: string, kind: Fact["kind"], told: { label: string; text: string; value?: string }): Fact => ({
    id,
    kind,
    value: told.value ?? told.text,
    label: told.label,
    text: told.text,
  });
  const amount = (id: string, label: string, fen: number): Fact[] =>
    fen > 0 ? amountWordings(fen).map((text, form) => one(form === 0 ? id : `${id}.${form}`, "amount", { label, text, value: String(fen) })) : [];
  const time = (id: string, label: string, text: string): Fact[] =>
    text === ""
      ? []
      : timeWordings(at(text)).map((words, form) => one(form === 0 ? id : `${id}.${form}`, "date", { label, text: words, value: at(text).toISOString() }));
  const sent = stage.parcel !== undefined;
  return [
    ...amount("order_paid", "实付金额", PAID),
    ...amount("order_freight", "运费", 1_000),
    ...amount("order_refunded", "订单已退金额", refunded),
    ...time("order_created_at", "下单时间", "2026-11-20 09:12"),
    ...time("order_paid_at", "付款时间", "2026-11-20 09:15"),
    ...time("order_promised_at", "承诺发货时间", stage.promised ?? "2026-11-23 09:15"),
    ...(sent ? time("order_outbound_at", "出库时间", "2026-11-21 14:20") : []),
    ...time("order_signed_at", "签收时间", stage.parcel?.signed ?? ""),
    one("order_state", "state", { label: "订单状态", text: stage.words, value: stage.order }),
    one("receiver_city", "place", { label: "收货城市", text: "湖南省长沙市", value: "长沙市" }),
    one("item_0", "item", { label: "商品", text: "加厚珊瑚绒睡衣套装", value: "SKU-1001" }),
    one("spec_0", "item", { label: "规格", text: "雾霾蓝 XL", value: "雾霾蓝 XL" }),
    ...amount("item_paid_0", "商品实付", PAID - 1_000),
    ...(stage.parcel
      ? [
          one("parcel_0_waybill", "waybill", { label: "快递单号", text: WAYBILL }),
          one("parcel_0_carrier", "carrier", { label: "快递公司", text: "圆通速递", value: "YTO" }),
          one("parcel_0_place", "place", { label: "最近位置", text: stage.parcel.place }),
          ...time("parcel_0_scan_at", "最近扫描时间", stage.parcel.scan),
          ...(stage.parcel.scan ? time("parcel_0_picked_at", "揽收时间", "2026-11-21 18:05") : []),
          ...time("parcel_0_signed_at", "签收时间", stage.parcel.signed ?? ""),
          one("parcel_0_state", "state", { label: "包裹状态", text: stage.parcel.words, value: stage.parcel.state }),
          ...(stage.parcel.scan
            ? [one("place_0", "place", { label: "途经", text: "杭州余杭分拨中心" }), one("place_1", "place", { label: "途经", text: "武汉转运中心" })]
            : []),
        ]
      : []),
  ].filter((fact) => fact.text !== "");
}
