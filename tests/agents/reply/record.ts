import type { ReplyRecord } from "../../../main/hub/contract/index.ts";

/** A record of a parcel that stands still, for tests. */
export function record(change: Partial<ReplyRecord> = {}): ReplyRecord {
  return {
    caseId: "c1",
    revision: 3,
    seen: 8,
    channel: "taobao",
    kind: "refund_only",
    state: "requested",
    disputeClass: "not_received",
    buyerNick: "t**1",
    buyerWords: "三天没动了，到底在哪",
    wants: [{ want: "where_parcel", mood: "complains", confidence: 0.9 }],
    conversation: [{ author: "buyer", text: "三天没动了，到底在哪", at: new Date("2026-11-24T02:00:00Z") }],
    facts: [
      { id: "claimed", kind: "amount", label: "申请金额", text: "59.00元", value: "5900" },
      { id: "paid", kind: "amount", label: "实付", text: "118.00元", value: "11800" },
      { id: "scan", kind: "date", label: "最近扫描", text: "11月21日 03:12", value: "11-21" },
      { id: "place", kind: "place", label: "所在地", text: "武汉转运中心", value: "武汉" },
      { id: "state", kind: "state", label: "物流", text: "运输途中", value: "in_transit" },
      { id: "request", kind: "state", label: "售后", text: "待商家处理", value: "requested" },
      { id: "waybill", kind: "waybill", label: "运单", text: "YT0000000000001", value: "YT0000000000001" },
      { id: "stalled", kind: "finding", label: "停滞", text: "包裹在武汉转运中心停留61小时，没有新的扫描", value: "stalled" },
    ],
    slots: {},
    given: {},
    tone: "plain",
    houseWords: [],
    forbiddenWords: [],
    sayings: [],
    promises: [{ id: "check", text: "我们会尽快核实物流情况并给您答复" }],
    whereabouts: "包裹在武汉转运中心停留61小时，11月21日03:12到达后没有新的扫描",
    ...change,
  };
}
