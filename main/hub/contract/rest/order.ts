/** An order, and what happened to it, as a seller's own systems send them. */
import { z } from "zod";
import { SignedBy, TraceState, WarehouseEventKind } from "../words.ts";
import { code, eachOnce, fen, MOST_FEN, moment, orderRef, senderId, text, waybill } from "./fields.ts";

/** States of real shops; what each means for the house is in `connectors/own/statuses.ts`. */
export const RestOrderStatus = z.enum([
  "created",
  "deposit_paid",
  "paid",
  "approved",
  "processing",
  "invoiced",
  "unavailable",
  "allocated",
  "packed",
  "shipped",
  "out_for_delivery",
  "delivered",
  "signed",
  "completed",
  "cancelled",
  "canceled",
  "closed",
]);
export type RestOrderStatus = z.infer<typeof RestOrderStatus>;

/** Kuaidi100's code or the carrier's usual name; left out, the number alone is followed. */
const carrier = code(60).default("");

const Person = {
  nick: text(60).default(""),
  name: text(60).default(""),
  phone: text(30).default(""),
  province: text(40).default(""),
  city: text(40).default(""),
  district: text(40).default(""),
  address: text(200).default(""),
};

const Line = z.strictObject({
  id: senderId,
  sku: code(80),
  title: text(200).default(""),
  spec: text(120).default(""),
  quantity: z.int().min(1).max(100_000),
  priceFen: fen,
  /** Share of what was paid, after discounts, without freight; left out, price × quantity less `discountFen`. */
  paidFen: fen.optional(),
  /** Share of coupons and discounts. */
  discountFen: fen.optional(),
  gift: z.boolean().optional(),
  status: RestOrderStatus.optional(),
  channelStatus: text(60).optional(),
  waybill: waybill.nullish(),
  components: z
    .array(z.strictObject({ sku: code(80, 1), quantity: z.int().min(1).max(100_000) }))
    .max(100)
    .optional(),
});

const Parcel = z.strictObject({
  carrier,
  waybill,
  shippedAt: moment.nullish(),
  signedAt: moment.nullish(),
  lineIds: z.array(senderId).max(200).optional(),
});

/** Money given back outside of this program. */
const Refund = z.strictObject({
  id: senderId,
  amountFen: fen.min(1),
  at: moment,
  lineIds: z.array(senderId).max(200).optional(),
  reason: text(200).default(""),
});

/** An order: amounts in fen, `updatedAt` is its version. Sent whole each time. */
const Order = z.strictObject({
  id: senderId,
  status: RestOrderStatus,
  /** The shop's own word for the state, shown as it is. */
  channelStatus: text(60).optional(),
  onHold: z.boolean().optional(),
  createdAt: moment,
  paidAt: moment.nullish(),
  updatedAt: moment,
  shippedAt: moment.nullish(),
  signedAt: moment.nullish(),
  completedAt: moment.nullish(),
  closedAt: moment.nullish(),
  promisedShipAt: moment.nullish(),
  /** When it was promised to be there. */
  promisedDelivery: z.strictObject({ from: moment.nullish(), to: moment }).nullish(),
  totalFen: fen,
  paidFen: fen,
  freightFen: fen.default(0),
  deposit: z.strictObject({ amountFen: fen, paidAt: moment.nullish() }).nullish(),
  payOnDelivery: z.boolean().optional(),
  buyer: z.strictObject({ id: code(100), ...Person }),
  /** Who receives it, where that is somebody else than the buyer. */
  receiver: z
    .strictObject({ name: Person.name, phone: Person.phone, province: Person.province, city: Person.city, district: Person.district, address: Person.address })
    .nullish(),
  lines: z.array(Line).max(200).default([]),
  parcels: z.array(Parcel).max(50).default([]),
  refunds: z.array(Refund).max(100).default([]),
  buyerMessage: text(500).default(""),
  note: text(500).default(""),
});

/** An order, with what its parts must agree on before it can be kept. */
export const RestOrder = Order.superRefine((order, context) => {
  eachOnce(context, "lines", order.lines);
  eachOnce(context, "refunds", order.refunds);
  const sum = order.lines.reduce((all, line) => all + (line.paidFen ?? line.priceFen * line.quantity), 0);
  const params = { zh: `各行实付合计不能超过 ${MOST_FEN} 分`, en: `all lines together cannot be more than ${MOST_FEN} fen` };
  if (sum > MOST_FEN) context.addIssue({ code: "custom", path: ["lines"], params, input: sum });
});
export type RestOrder = z.infer<typeof RestOrder>;

/** What warehouse, delivery or books say; further members are kept as they came. */
const EventData = z.looseObject({
  place: text(100).optional(),
  region: text(60).optional(),
  waybill: text(60).optional(),
  result: z.enum(["passed", "failed"]).optional(),
  skus: z
    .array(z.union([code(80, 1), z.strictObject({ sku: code(80, 1), quantity: z.int().min(1).max(1_000_000).default(1) })]))
    .max(200)
    .optional(),
  /** Of what was packed: the package's weight, in g. */
  weightGrams: z.number().positive().max(1_000_000).optional(),
  /** Of what is short: the article. */
  sku: code(80, 1).optional(),
});

/** A fact of warehouse, delivery or books about an order; the sender's `id` makes it safe to repeat. */
export const RestEvent = z.strictObject({ id: senderId, kind: WarehouseEventKind, at: moment, data: EventData.default({}) });
/** The same where each event names its order itself. */
export const RestOrderEvent = RestEvent.extend({ orderRef });

/** The whole trace of a parcel, as a seller's own transport system knows it. */
export const RestTrace = z.strictObject({
  carrier,
  waybill,
  state: TraceState,
  signedBy: SignedBy.nullish(),
  /** No more will come. */
  ended: z.boolean().default(false),
  scans: z
    .array(z.strictObject({ at: moment, text: text(500), place: text(100).default(""), state: TraceState.default("unknown") }))
    .min(1)
    .max(300),
});
export type RestTrace = z.infer<typeof RestTrace>;
