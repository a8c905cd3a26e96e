/** What cards and examples may ask of an order and be filled with: names of conditions with their values, and names of slots. Each stands here once. */
import { caseKinds, caseStates, orderStates, traceStates } from "./words.ts";

/** Values a condition may have; an empty list = yes or no. `none` = there is no such thing. */
export const givenValues = {
  order: ["none", ...orderStates],
  /** Proven to have left the house; a channel's word alone is none. */
  shipped: [],
  /** Every parcel that was sent is signed for. */
  signed: [],
  /** Of several parcels the one that is least far. */
  parcel: ["none", "replaced", ...traceStates],
  /** `none` of a question: nothing was asked for. */
  case: ["none", ...caseStates],
  kind: caseKinds,
  refund: ["none", "refunding", "refunded"],
  arbitration: [],
  deadlinePassed: [],
  /** Of an order that has not left: the promised time is still to come, is over, or there is none. */
  promisedShip: ["ahead", "passed", "none"],
  stalled: [],
  returnWaybill: [],
  /** The parcel that is least far goes back to the seller, or is there again. */
  comingBack: [],
  /** The inspector's word about goods that came back. */
  inspectionPassed: [],
  inspectionFailed: [],
  /** The case has photos or a video, or its buyer says to have sent some. */
  photos: [],
  "terms.returnAddress": [],
  "terms.freight": [],
  "terms.invoice": [],
  "terms.workingHours": [],
  "terms.answerWithin": [],
  "terms.returnDays": [],
  "terms.priceProtection": [],
  "terms.warranty": [],
  "terms.install": [],
  /** The seller wrote an answer to what is asked of these goods. */
  "terms.goodsNote": [],
} as const satisfies Record<string, readonly string[]>;

/** A condition's name. */
export type GivenName = keyof typeof givenValues;

/** Slots from the record and from the seller's terms; what is not known has none. */
export const slotNames = {
  record: [
    "物流状态",
    "快递公司",
    "快递单号",
    "承诺发货时间",
    "出库时间",
    "签收时间",
    "申请金额",
    "可退金额",
    "已退金额",
    "实付金额",
    "订单状态",
    "售后状态",
    "售后类型",
    "处理时限",
    "商品",
    "退货单号",
    "下单时间",
    "取消结果",
  ],
  terms: ["退货地址", "退货运费", "开票方式", "开票时限", "工作时间", "答复时限", "价保天数", "质保说明", "退货期限", "安装说明", "商品说明"],
} as const;

/** Sentences that the seller allows to promise, as slots: by their id in a reply's record. */
export const promiseSlots = { urge_carrier: "催快递", ask_warehouse: "问仓库", inspect_soon: "验收", refund_way: "退款方式" } as const;

/** Every slot there is, of the record, the terms and the promises. */
export const everySlot: ReadonlySet<string> = new Set<string>([...slotNames.record, ...slotNames.terms, ...Object.values(promiseSlots)]);

/** Slots that a wording names, in order. */
export function slotsIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

/** Slots that were left open in words that are about to be said, each once. */
export function openSlots(text: string): string[] {
  return [...new Set(slotsIn(text).filter((name) => everySlot.has(name)))];
}

/** What a slot is called in English, for who reads on which facts a reply rests. */
const slotEnglish: Readonly<Record<(typeof slotNames)["record" | "terms"][number] | (typeof promiseSlots)[keyof typeof promiseSlots], string>> = {
  物流状态: "where the parcel is",
  快递公司: "carrier",
  快递单号: "waybill",
  承诺发货时间: "promised to ship by",
  出库时间: "left the warehouse",
  签收时间: "signed for",
  申请金额: "asked for",
  可退金额: "refundable",
  已退金额: "refunded",
  实付金额: "paid",
  订单状态: "order",
  售后状态: "after-sale",
  售后类型: "kind of after-sale",
  处理时限: "to be dealt with by",
  商品: "goods",
  退货单号: "waybill of the return",
  下单时间: "ordered",
  取消结果: "what became of the cancellation",
  退货地址: "return address",
  退货运费: "freight of a return",
  开票方式: "how to get an invoice",
  开票时限: "invoice within",
  工作时间: "working hours",
  答复时限: "answer within",
  价保天数: "price protection",
  质保说明: "warranty",
  退货期限: "return within",
  安装说明: "installation",
  商品说明: "note on the goods",
  催快递: "urging the carrier",
  问仓库: "asking the warehouse",
  验收: "inspection",
  退款方式: "way of the refund",
};

/** A slot's name in English; one that this program does not know stands as it is. */
export function slotInEnglish(name: string): string {
  return Object.hasOwn(slotEnglish, name) ? slotEnglish[name as keyof typeof slotEnglish] : name;
}

/** Slots by name; durations are bare (`24小时`, `7天`), 退货运费 is a whole sentence, 物流状态 a clause, both without their stop. */
export type Slots = Partial<Record<(typeof slotNames)["record" | "terms"][number], string>>;

/** Whether a condition can ever hold: its name is known, and the values are of its list. For whoever writes cards. */
export function canHold(name: string, values: boolean | readonly string[]): boolean {
  if (!Object.hasOwn(givenValues, name)) return false;
  const list: readonly string[] = givenValues[name as GivenName];
  return typeof values === "boolean" ? list.length === 0 : values.length > 0 && values.every((value) => list.includes(value));
}
