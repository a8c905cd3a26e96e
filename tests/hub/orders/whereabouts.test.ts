/** Where an order is, for every combination of what channel, warehouse, carrier and findings say: one true sentence, twice. */
import { describe, expect, it, test } from "vitest";
import type { FindingView, OrderView, TimelineEntry } from "../../../main/hub/contract/index.ts";
import { type FindingKind, type OrderState, orderStates, type SignedBy, type TraceState } from "../../../main/hub/contract/words.ts";
import { asWritten, hasOwnChinese, withoutMarks } from "../../../main/hub/kernel/said.ts";
import { findingSentence } from "../../../main/hub/orders/findings/find.ts";
import { type Known, whereabouts } from "../../../main/hub/orders/whereabouts.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 25, 2, 0, 0);
const ago = (hours: number): Date => new Date(NOW - hours * HOUR);
type Parcel = OrderView["parcels"][number];

function parcel(change: Partial<Parcel> = {}): Parcel {
  const none = { shippedAt: null, pickedUpAt: null, lastScanAt: null, lastPlace: null, signedAt: null, returnedAt: null };
  return {
    id: "p1",
    direction: "outbound",
    carrier: "yuantong",
    carrierName: "圆通速递",
    en: { carrierName: "YTO Express" },
    waybill: "YT1",
    state: "unknown",
    replacedBy: null,
    signedBy: null,
    ...none,
    ...change,
  };
}
const travelling = (state: TraceState, signedBy: SignedBy | null, hours = 5): Parcel =>
  parcel({ state, signedBy, pickedUpAt: ago(hours + 20), lastScanAt: ago(hours), lastPlace: "武汉转运中心", signedAt: state === "signed" ? ago(hours) : null });

function order(change: Partial<Known["order"]> = {}): Known["order"] {
  return {
    id: "o1",
    number: "20261120000001",
    channel: "taobao",
    shopName: "店",
    demo: false,
    channelOrderId: "1",
    state: "paid",
    channelStatus: "",
    unknownStatus: false,
    onHold: false,
    totalFen: 1,
    paidFen: 1,
    freightFen: 0,
    depositFen: 0,
    refundedFen: 0,
    buyerNick: "",
    receiver: { name: "", phone: "", province: "湖北省", city: "武汉市", district: "", address: "" },
    buyerMessage: "",
    sellerNote: "",
    createdAt: ago(120),
    paidAt: ago(119),
    claimedShippedAt: null,
    outboundAt: null,
    promisedShipAt: null,
    promisedDeliveryFrom: null,
    promisedDeliveryBy: null,
    signedAt: null,
    finishedAt: null,
    closedAt: null,
    lines: [],
    parcels: [],
    ...change,
  };
}
const event = (source: TimelineEntry["source"], kind: string, at: Date): TimelineEntry => ({
  id: kind,
  source,
  kind,
  at,
  learntAt: at,
  toldBy: source,
  text: "",
  data: {},
  parcelId: source === "carrier" ? "p1" : null,
  caseId: null,
});
const sentenceOf = (found: Parameters<typeof findingSentence>[0]): Pick<FindingView, "sentence" | "en"> => {
  const { zh, en } = findingSentence(found, NOW);
  return { sentence: zh, en: { sentence: en, ends: "" } };
};
const finding = (kind: FindingKind, hours: number, evidence: FindingView["evidence"] = {}): FindingView => ({
  id: kind,
  kind,
  since: ago(hours),
  ...sentenceOf({ kind, since: NOW - hours * HOUR, evidence, resolvedAt: null }),
  duty: "agent",
  ends: "",
  evidence,
  resolvedAt: null,
});
const tell = (change: Partial<Known["order"]>, more: Partial<Known> = {}) => {
  const { operator, buyer } = whereabouts({ order: order(change), timeline: [], findings: [], heard: true, lanes: new Map(), now: NOW, ...more });
  return { operator: operator.zh, english: operator.en, buyer };
};

const signers: readonly (SignedBy | null)[] = [null, "recipient", "other", "locker", "station", "unclear"];
const states: readonly TraceState[] = [
  "picked_up",
  "in_transit",
  "problem",
  "signed",
  "returned",
  "out_for_delivery",
  "returning",
  "forwarded",
  "customs",
  "rejected",
  "label_only",
  "withdrawn",
  "unknown",
];
/** What a buyer may never read: our doubts, our failures, our words for things. */
const UNSAID =
  /不能确定|没有揽收|未揽收|揽收记录|出库|仓库|打包|配货|审核|平台|面单|撤销|标发|矛盾|轨迹|超卖|发错|异常|停留|超过|停滞|暂缓|undefined|null|NaN|Invalid/;

const timesIn = (sentence: string): string[] => (sentence.match(/(?:\d{4}-)?\d\d-\d\d \d\d:\d\d/g) ?? []).sort();

function problems({ operator, english, buyer }: { operator: string; english: string; buyer: string }): string[] {
  const days = [...`${operator}${english}${buyer}`.matchAll(/(\d+) (?:天|days)/g)].map((match) => Number(match[1]));
  return [
    ...(operator.endsWith("。") && buyer.endsWith("。") ? [] : ["no full stop"]),
    ...(/undefined|null|NaN|Invalid|\$\{|。。|，，|，。/.test(operator) ? ["not a sentence"] : []),
    ...(/^[A-Z\d\u2068][^。，；：（）]*\.$/u.test(english) ? [] : ["no English sentence"]),
    ...(/undefined|null|NaN|Invalid|\$\{|\.\.| {2}| [.,;]/.test(english) || hasOwnChinese(english) ? ["not a sentence in English"] : []),
    ...(timesIn(english).join() === timesIn(operator).join() ? [] : ["tells other times in English"]),
    ...(days.some((count) => count > 60) ? ["counts days for ever"] : []),
    ...(UNSAID.test(buyer) ? [`says to the buyer ${UNSAID.exec(buyer)?.[0] ?? ""}`] : []),
    ...(/\d 小时|\d 天|\d 分钟/.test(buyer) ? ["counts to the buyer how long it takes"] : []),
    ...((operator.match(/平台显示交易已完成/g) ?? []).length > 1 ? ["says it twice"] : []),
  ];
}

test("every combination gives one true sentence to both, the same in English, and nothing of the house to the buyer", () => {
  const wrong: string[] = [];
  let seen = 0;
  const warehouse: readonly string[][] = [[], ["audited"], ["packed"], ["packed", "outbound"], ["outbound", "delivered"]];
  const found: readonly FindingView[][] = [
    [],
    [finding("stalled", 61, { place: "武汉转运中心", usualHours: 36 })],
    [finding("shipped_not_outbound", 70)],
    [finding("signed_by_other", 3, { carrier: "yuantong", waybill: "YT1", signedBy: "locker" }), finding("completed_but_returning", 3, { channelAt: NOW })],
  ];
  const parcels: Parcel[][] = [[], ...states.flatMap((state) => [5, 50, 2_000].flatMap((hours) => signers.map((by) => [travelling(state, by, hours)])))];
  parcels.push(
    [parcel()],
    [parcel({ shippedAt: ago(2_000) })],
    [parcel({ state: "replaced", replacedBy: "YT2" })],
    [travelling("signed", "recipient"), { ...parcel(), id: "p2", waybill: "YT2" }],
  );
  for (const state of orderStates)
    for (const hours of [10, 5_000])
      for (const facts of warehouse)
        for (const findings of found)
          for (const sent of parcels) {
            const done = state === "completed" ? ago(1) : null;
            const outboundAt = facts.includes("outbound") ? ago(hours) : (sent[0]?.pickedUpAt ?? null);
            const told = tell(
              {
                state,
                parcels: sent,
                claimedShippedAt: ago(hours),
                outboundAt,
                finishedAt: done,
                closedAt: state === "closed" ? ago(1) : null,
                createdAt: ago(hours + 5),
                paidAt: ago(hours + 4),
                promisedShipAt: ago(-5),
              },
              { timeline: facts.map((kind) => event("warehouse", kind, ago(hours))), findings },
            );
            seen += 1;
            for (const problem of problems(told))
              wrong.push(
                `${problem}: ${state} ${sent[0]?.state ?? "no parcel"} ${sent[0]?.signedBy ?? ""}: ${told.operator} | ${told.english} | ${told.buyer}`,
              );
          }
  expect([...new Set(wrong)].slice(0, 10)).toEqual([]);
  expect(seen).toBeGreaterThan(80_000);
});

describe("the operator hears it as it is", () => {
  it.each<[string, Partial<Known["order"]>, string]>([
    ["paid in spring and never shipped", { paidAt: new Date(Date.UTC(2018, 4, 9, 4, 0)) }, "2018-05-09 12:00 已付款，等待审核。"],
    [
      "outbound years ago, never picked up",
      { state: "outbound", outboundAt: new Date(Date.UTC(2018, 4, 9, 4, 0)), parcels: [parcel()] },
      "仓库 2018-05-09 12:00 已出库，圆通速递 YT1 还没有揽收记录。",
    ],
    [
      "outbound yesterday",
      { state: "outbound", outboundAt: ago(20), parcels: [parcel()] },
      "仓库 11-24 14:00 已出库，圆通速递 YT1 还没有揽收记录，已 20 小时。",
    ],
    [
      "the platform says finished and nobody scanned anything",
      { state: "completed", finishedAt: ago(2) },
      "平台显示交易已完成（11-25 08:00），我们没有任何物流轨迹。",
    ],
    [
      "the platform says finished and the carrier never had it",
      { state: "completed", finishedAt: ago(2), parcels: [parcel()] },
      "平台显示交易已完成（11-25 08:00），但圆通速递 YT1 没有揽收记录。",
    ],
    [
      "the platform says finished and the carrier is still on its way",
      { state: "completed", finishedAt: ago(2), parcels: [travelling("out_for_delivery", null)] },
      "平台显示交易已完成（11-25 08:00），但圆通速递 YT1 正在武汉转运中心派送（11-25 05:00 起，已 5 小时），通常当天送达。",
    ],
    ["the platform says signed, nobody else does", { state: "signed" }, "平台显示已签收，我们没有任何物流轨迹。"],
    [
      "signed at a station",
      { state: "signed", parcels: [travelling("signed", "station")] },
      "圆通速递 YT1 于 11-25 05:00 由驿站或代收点签收，不能确定买家本人已取件。",
    ],
    [
      "signed, nobody says by whom",
      { state: "signed", parcels: [travelling("signed", "unclear")] },
      "圆通速递 YT1 于 11-25 05:00 签收，地点：武汉转运中心，快递没有说明由谁签收。",
    ],
    [
      "refused and home again",
      { state: "in_transit", parcels: [travelling("returned", null)] },
      "圆通速递 YT1 已退到寄件方，最后一次扫描在武汉转运中心（11-25 05:00）。",
    ],
    [
      "closed while its parcel travels",
      { state: "closed", closedAt: ago(1), parcels: [travelling("out_for_delivery", null)] },
      "订单已于 11-25 09:00 关闭；圆通速递 YT1 正在武汉转运中心派送（11-25 05:00 起，已 5 小时），通常当天送达。",
    ],
    [
      "waiting in a station",
      { state: "out_for_delivery", parcels: [travelling("out_for_delivery", "station")] },
      "圆通速递 YT1 于 11-25 05:00 送到武汉转运中心的驿站或代收点，等待买家取件。",
    ],
  ])("%s", (_, change, sentence) => expect(tell(change).operator).toBe(sentence));
});

describe("the operator who reads English hears the same", () => {
  it.each<[string, Partial<Known["order"]>, string]>([
    ["paid in spring and never shipped", { paidAt: new Date(Date.UTC(2018, 4, 9, 4, 0)) }, "Paid at 2018-05-09 12:00; waiting for review."],
    [
      "outbound yesterday",
      { state: "outbound", outboundAt: ago(20), parcels: [parcel()] },
      "It left the warehouse at 11-24 14:00, 20 h ago; YTO Express YT1 has no pick-up scan yet.",
    ],
    [
      "the platform says finished and the carrier is still on its way",
      { state: "completed", finishedAt: ago(2), parcels: [travelling("out_for_delivery", null)] },
      "The platform shows the order as completed (11-25 08:00), but YTO Express YT1 is out for delivery in 武汉转运中心 (since 11-25 05:00, 5 h ago), as a rule delivered the same day.",
    ],
    [
      "on its way",
      { state: "in_transit", parcels: [travelling("in_transit", null)] },
      "YTO Express YT1 reached 武汉转运中心 at 11-25 05:00, 5 h ago; as a rule no more than 36 h lie between two scans, so the next is expected by 11-26 17:00.",
    ],
    [
      "claimed and never sent",
      { claimedShippedAt: ago(70), parcels: [parcel()] },
      "The platform shows it as shipped at 11-22 12:00 (YTO Express YT1), 70 h ago; nothing left the warehouse and no carrier has had it since.",
    ],
    [
      "closed while its parcel travels",
      { state: "closed", closedAt: ago(1), parcels: [travelling("signed", "station")] },
      "The order was closed at 11-25 09:00; YTO Express YT1 was signed for by a station or pick-up point at 11-25 05:00: whether the buyer has collected it is not certain.",
    ],
  ])("%s", (_, change, sentence) => expect(withoutMarks(tell(change).english)).toBe(sentence));

  test("a place stands as its carrier wrote it, marked as another language", () => {
    expect(tell({ state: "in_transit", parcels: [travelling("in_transit", null)] }).english).toContain(asWritten("武汉转运中心"));
  });
});

describe("the buyer hears where it is", () => {
  it.each<[string, Partial<Known["order"]>, string]>([
    ["not paid", { state: "created", paidAt: null }, "您的订单还未付款。"],
    [
      "packed, not outbound",
      { state: "packed" as OrderState, promisedShipAt: ago(-24) },
      "您的订单已于 11-20 11:00 付款，正在准备发货，承诺 11-26 10:00 前发货。",
    ],
    ["the promise is over", { promisedShipAt: ago(24) }, "您的订单已于 11-20 11:00 付款，正在准备发货。"],
    ["claimed as shipped, never picked up", { claimedShippedAt: ago(70), parcels: [parcel()] }, "您的包裹（圆通速递 YT1）暂时没有新的物流信息。"],
    [
      "on its way",
      { state: "in_transit", parcels: [travelling("in_transit", null)] },
      "您的包裹（圆通速递 YT1）于 11-25 05:00 到达武汉转运中心，正在运往武汉。",
    ],
    [
      "stalled",
      { state: "in_transit", parcels: [travelling("in_transit", null, 61)] },
      "您的包裹（圆通速递 YT1）于 11-22 21:00 到达武汉转运中心，快递之后暂时没有更新物流信息。",
    ],
    [
      "in a locker",
      { state: "out_for_delivery", parcels: [travelling("out_for_delivery", "locker")] },
      "您的包裹（圆通速递 YT1）已于 11-25 05:00 放入武汉转运中心的快递柜或驿站，请凭取件码领取。",
    ],
    [
      "signed by another",
      { state: "signed", parcels: [travelling("signed", "other")] },
      "快递记录显示，您的包裹（圆通速递 YT1）于 11-25 05:00 由他人代为签收，地点：武汉转运中心。",
    ],
    ["finished without a trace", { state: "completed", finishedAt: ago(2) }, "您的订单已完成（11-25 08:00）。"],
    [
      "two parcels",
      { state: "signed", parcels: [travelling("signed", "recipient"), { ...travelling("in_transit", null), id: "p2", waybill: "YT2" }] },
      "您的订单共 2 个包裹，1 个已签收；您的包裹（圆通速递 YT2）于 11-25 05:00 到达武汉转运中心，正在运往武汉。",
    ],
  ])("%s", (_, change, sentence) => expect(tell(change).buyer).toBe(sentence));
});

test("what the shop's own delivery handed over is not said to be the platform's word", () => {
  const told = tell({ state: "signed", parcels: [parcel()] }, { timeline: [event("warehouse", "delivered", ago(3))] });
  expect(told).toMatchObject({ operator: "商家系统登记 11-25 07:00 已送达签收；圆通速递 YT1 没有物流轨迹。", buyer: "您的订单已于 11-25 07:00 送达签收。" });
});

test("what has not come by our clock is not counted", () => {
  const { operator } = tell({ state: "in_transit", parcels: [travelling("in_transit", null, -3)] });
  expect(operator).toBe("圆通速递 YT1 于 11-25 13:00 到达武汉转运中心；一般两次扫描之间不超过 36 小时，预计 11-27 01:00 前有下一次扫描。");
});

describe("a scan that names no place is told by what it says", () => {
  const placeless = (state: TraceState, signedBy: SignedBy | null = null, hours = 5): Parcel => ({ ...travelling(state, signedBy, hours), lastPlace: null });
  it.each<[string, Parcel, [operator: string, buyer: string]]>([
    ["picked up", placeless("picked_up"), ["于 11-25 05:00 已揽收，已 5 小时；", "于 11-25 05:00 已揽收，正在运往武汉。"]],
    ["moving", placeless("in_transit"), ["于 11-25 05:00 有新的扫描，已 5 小时；", "于 11-25 05:00 有新的扫描，正在运往武汉。"]],
    ["delivered", placeless("out_for_delivery"), ["正在派送（11-25 05:00 起，已 5 小时），通常当天送达。", "正在派送，请留意快递的联系。"]],
    ["in a locker", placeless("out_for_delivery", "locker"), ["放入快递柜或驿站，等待买家取件。", "放入快递柜或驿站，请凭取件码领取。"]],
    ["refused", placeless("rejected"), ["被拒收，最后一次扫描于 11-25 05:00。", "已于 11-25 05:00 拒收。"]],
    ["silent", placeless("in_transit", null, 61), ["最近一次扫描于 11-22 21:00，已 61 小时；", "最近一次扫描于 11-22 21:00，快递之后暂时没有更新物流信息。"]],
  ])("%s", (_, one, [operator, buyer]) => {
    const told = tell({ state: "in_transit", parcels: [one] });
    expect(told.operator).toContain(operator);
    expect(told.buyer).toContain(buyer);
  });

  test("nobody is told that it is on its way for want of a place", () => {
    for (const state of states.filter((one) => one !== "returning"))
      for (const by of signers)
        for (const hours of [5, 50, 2_000, -20]) {
          const { operator, buyer } = tell({ state: "in_transit", parcels: [placeless(state, by, hours)] });
          expect(`${operator}${buyer}`).not.toMatch(/途中|到达[，；。]|在派送派送|在（|在于/);
        }
  });

  test("an older scan's place is not the newest one's", () => {
    const scanned = { ...event("carrier", "out_for_delivery", ago(5)), data: { place: "" } };
    const { operator } = tell({ state: "in_transit", parcels: [travelling("out_for_delivery", null)] }, { timeline: [scanned] });
    expect(operator).toBe("圆通速递 YT1 正在派送（11-25 05:00 起，已 5 小时），通常当天送达。");
  });
});

test("a time further off than clocks differ is told as what the carrier wrote, and to the buyer not at all", () => {
  const { operator, buyer } = tell({ state: "in_transit", parcels: [travelling("in_transit", null, -20)] });
  expect(operator).toBe("圆通速递 YT1 已到达武汉转运中心；快递写的时间 11-26 06:00 在将来，实际发生的时间不能确定。");
  expect(buyer).toBe("您的包裹（圆通速递 YT1）已到达武汉转运中心。");
});
