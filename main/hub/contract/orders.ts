/** Orders and their timeline. */
import { z } from "zod";
import { entry } from "./base.ts";
import { PlaceView } from "./maps.ts";
import { Page, Reason } from "./shapes.ts";
import { Direction, Duty, EventSource, FindingKind, OrderFlag, OrderState } from "./words.ts";

/** One thing that happened to an order or parcel: `at` when it happened, `learntAt` when we were told and by whom (`toldBy`); UTC. */
export const TimelineEntry = z.object({
  id: z.string(),
  source: EventSource,
  kind: z.string(),
  at: z.date(),
  learntAt: z.date(),
  toldBy: z.string(),
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
  parcelId: z.string().nullable(),
  caseId: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What the timeline proves, in a sentence, with the evidence it was computed from, who should look and how it ends. */
export const FindingSchema = z.object({
  id: z.string(),
  kind: FindingKind,
  since: z.date(),
  sentence: z.string(),
  /** Who should look at it, and how it ends (one Chinese sentence). */
  duty: Duty,
  ends: z.string(),
  /** The same in English. */
  en: z.object({ sentence: z.string(), ends: z.string() }),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  resolvedAt: z.date().nullable(),
});
export type FindingView = z.infer<typeof FindingSchema>;

const ParcelView = z.object({
  id: z.string(),
  direction: Direction,
  carrier: z.string(),
  carrierName: z.string(),
  en: z.object({ carrierName: z.string() }),
  waybill: z.string(),
  /** What its carrier says of it; `replaced` when the channel has since named another waybill instead. */
  state: z.string(),
  /** The waybill that replaced it. */
  replacedBy: z.string().nullable(),
  /** The waybill that the channel has since named instead, while this one travels and that one does not: the goods are in this one. */
  renamedTo: z.string().optional(),
  /** Another buyer's order names its number, too: it proves nothing of this order. */
  contested: z.boolean().optional(),
  signedBy: z.string().nullable(),
  shippedAt: z.date().nullable(),
  pickedUpAt: z.date().nullable(),
  lastScanAt: z.date().nullable(),
  lastPlace: z.string().nullable(),
  signedAt: z.date().nullable(),
  /** When its sender had it back. */
  returnedAt: z.date().nullable(),
});

/** Where a parcel stayed from when to when, from the shop to the door. */
const Lane = z.object({
  parcelId: z.string(),
  waybill: z.string(),
  stops: z.array(z.object({ kind: z.enum(["shop", "hub", "door"]), place: z.string(), from: z.date(), until: z.date() })),
  /** City it is still on its way to; `null` where the way is over. */
  ahead: z.string().nullable(),
  /** End of what is drawn: when the way was over, or now. */
  until: z.date(),
  /** After which stop it stood longer than usual, hours; `open`: until now. */
  gaps: z.array(z.object({ after: z.int(), hours: z.int(), usualHours: z.number(), open: z.boolean() })),
});

/** An order with lines and parcels: amounts in fen, times UTC, the receiver masked; `claimedShippedAt` is the channel's word, `outboundAt` a proven one. */
export const OrderView = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  shopName: z.string(),
  demo: z.boolean(),
  channelOrderId: z.string(),
  state: OrderState,
  channelStatus: z.string(),
  unknownStatus: z.boolean(),
  onHold: z.boolean(),
  totalFen: z.int(),
  /** Paid so far, the most that is known: of a presale's first stage the deposit, of an unpaid order 0. */
  paidFen: z.int(),
  depositFen: z.int(),
  freightFen: z.int(),
  refundedFen: z.int(),
  buyerNick: z.string(),
  receiver: z.object({ name: z.string(), phone: z.string(), province: z.string(), city: z.string(), district: z.string(), address: z.string() }),
  /** Name, phone and address are kept in plain, too, sealed: `orders.reveal` shows them for a reason. */
  receiverSealed: z.boolean().optional(),
  /** Where a map found the address; `null`: nobody has asked. */
  place: PlaceView.nullable().optional(),
  buyerMessage: z.string(),
  sellerNote: z.string(),
  /** The flag that the seller put on it at its channel. */
  sellerFlag: OrderFlag.nullable().optional(),
  createdAt: z.date(),
  paidAt: z.date().nullable(),
  claimedShippedAt: z.date().nullable(),
  outboundAt: z.date().nullable(),
  promisedShipAt: z.date().nullable(),
  promisedDeliveryFrom: z.date().nullable(),
  promisedDeliveryBy: z.date().nullable(),
  signedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      channelLineId: z.string(),
      sku: z.string(),
      title: z.string(),
      spec: z.string(),
      quantity: z.int(),
      priceFen: z.int(),
      paidFen: z.int(),
      refundedFen: z.int(),
      /** A newer version of the order no longer names it. */
      takenOut: z.boolean(),
      gift: z.boolean(),
      state: z.string(),
      channelStatus: z.string(),
    }),
  ),
  parcels: z.array(ParcelView),
  /** Where it is and why, in one sentence for who works on it: nothing is hidden, sources that contradict are told as such. */
  whereabouts: z.string(),
  /** Where it is, as its buyer may be told. */
  buyerWhereabouts: z.string(),
  /** The way of the parcel that people ask about, to be drawn to scale; `null` where nothing moved yet. */
  lane: Lane.nullable(),
  /** The sentence for who works on it in English. */
  en: z.object({ whereabouts: z.string() }),
});
export type OrderView = z.infer<typeof OrderView>;

const OrderRow = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  shopName: z.string(),
  channelOrderId: z.string(),
  state: OrderState,
  paidFen: z.int(),
  buyerNick: z.string(),
  title: z.string(),
  createdAt: z.date(),
  findings: z.array(FindingKind),
  openCases: z.int(),
});

export const orders = {
  /** Where is it and why: the order, every event, what it proves. `ref` is a unified number or an order id. */
  timeline: entry("case.read")
    .input(z.object({ ref: z.string().max(100) }))
    .output(z.object({ order: OrderView, timeline: z.array(TimelineEntry), findings: z.array(FindingSchema), caseIds: z.array(z.string()) })),
  /** Name, phone and address of an order's receiver in plain, for a reason that is written down; so many an hour and person. */
  reveal: entry("receiver.reveal")
    .input(z.object({ id: z.string().max(100), reason: Reason }))
    .output(z.object({ name: z.string(), phone: z.string(), province: z.string(), city: z.string(), district: z.string(), address: z.string() })),
  /** Orders with an open finding of a kind, longest first. */
  findings: entry("case.read")
    .input(z.object({ kind: FindingKind.optional(), ...Page }))
    .output(z.object({ rows: z.array(z.object({ finding: FindingSchema, order: OrderRow })), total: z.int(), counts: z.record(z.string(), z.int()) })),
};
