/** An order under way and a case about it, for what replies are told from. */
import type { OrderView } from "../../../main/hub/contract/index.ts";
import type { OrderStory } from "../../../main/hub/disputes/order-timeline.ts";
import type { CaseGround } from "../../../main/hub/disputes/reply-facts.ts";
import { merged, nothingSet } from "../../../main/hub/terms/index.ts";

export const now = Date.UTC(2026, 10, 25, 2);
const day = 86_400_000;
export const at = (days: number) => new Date(now + days * day);
export const terms = merged(nothingSet, null).terms;

export const parcel = (of: Partial<OrderView["parcels"][number]> = {}): OrderView["parcels"][number] => ({
  id: "p1",
  direction: "outbound",
  carrier: "yunda",
  carrierName: "韵达快递",
  en: { carrierName: "Yunda Express" },
  waybill: "YD1",
  state: "in_transit",
  replacedBy: null,
  signedBy: null,
  shippedAt: at(-3),
  pickedUpAt: at(-3),
  lastScanAt: at(-1),
  lastPlace: "武汉",
  signedAt: null,
  returnedAt: null,
  ...of,
});
export const line = (title: string, id = title): OrderView["lines"][number] => ({
  id,
  channelLineId: id,
  sku: id,
  title,
  spec: "",
  quantity: 1,
  priceFen: 5_900,
  paidFen: 5_900,
  refundedFen: 0,
  takenOut: false,
  gift: false,
  state: "paid",
  channelStatus: "X",
});
export const order = (of: Partial<OrderView> = {}): OrderView => ({
  id: "o1",
  number: "N1",
  channel: "taobao",
  shopName: "店",
  demo: false,
  channelOrderId: "c1",
  state: "in_transit",
  channelStatus: "X",
  unknownStatus: false,
  onHold: false,
  totalFen: 11_800,
  paidFen: 11_800,
  depositFen: 0,
  freightFen: 0,
  refundedFen: 0,
  buyerNick: "b",
  receiver: { name: "王*", phone: "", province: "", city: "", district: "", address: "" },
  buyerMessage: "",
  sellerNote: "",
  createdAt: at(-5),
  paidAt: at(-5),
  claimedShippedAt: null,
  outboundAt: null,
  promisedShipAt: null,
  promisedDeliveryFrom: null,
  promisedDeliveryBy: null,
  signedAt: null,
  finishedAt: null,
  closedAt: null,
  lines: [line("陶瓷马克杯")],
  parcels: [],
  whereabouts: "",
  lane: null,
  en: { whereabouts: "" },
  buyerWhereabouts: "您的包裹 11月24日 到达武汉。",
  ...of,
});
export const row = (of: Partial<CaseGround> = {}): CaseGround & { lineIds: string[] } => ({
  kind: "refund_only",
  state: "requested",
  arbitration: false,
  amountFen: 5_900,
  refundedFen: 0,
  refundableFen: 5_900,
  reason: "不想要了",
  openedAt: at(-1),
  deadlineAt: at(1),
  defaultOutcome: "refund",
  returnWaybill: null,
  arrivedAt: null,
  inspectedAt: null,
  lineIds: [],
  ...of,
});
export const story = (of: Partial<OrderView> = {}, more: Partial<OrderStory> = {}): OrderStory => ({ order: order(of), timeline: [], findings: [], ...more });
