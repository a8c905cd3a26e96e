/** An after-sale, and what is said in it, as a seller's own systems send them. */
import { z } from "zod";
import { CaseKind, DefaultOutcome } from "../words.ts";
import { code, eachOnce, fen, moment, orderRef, senderId, text, waybill } from "./fields.ts";

/** Steps of an after-sale in a seller's own system; what each means for the house is in `connectors/own/statuses.ts`. */
export const RestCaseState = z.enum([
  "requested",
  "agreed",
  "waiting_return",
  "returned_in_transit",
  "arrived",
  "refunding",
  "refunded",
  "replaced",
  "refused",
  "withdrawn",
  "closed",
]);
export type RestCaseState = z.infer<typeof RestCaseState>;

const Shipment = z.strictObject({ carrier: code(60).default(""), waybill, shippedAt: moment.nullish() });

/** A case; sent again whole with a later `updatedAt` when it has moved. */
export const RestCase = z
  .strictObject({
    id: senderId,
    orderRef: orderRef.nullish(),
    kind: CaseKind,
    text: text(4_000),
    amountFen: fen.default(0),
    at: moment,
    updatedAt: moment.optional(),
    state: RestCaseState.default("requested"),
    /** The shop's own word for the state, shown as it is. */
    channelStatus: text(60).optional(),
    reason: text(200).default(""),
    goodsReceived: z.boolean().nullish(),
    /** The goods it is about; left out, the whole order. */
    lines: z
      .array(z.strictObject({ id: senderId, quantity: z.int().min(1).max(100_000).optional() }))
      .max(200)
      .default([]),
    /** Paid back so far, once it was. */
    refundedFen: fen.optional(),
    returnParcel: Shipment.nullish(),
    /** What is sent instead. */
    exchange: z
      .strictObject({
        lines: z.array(z.strictObject({ sku: code(80, 1), spec: text(120).default(""), quantity: z.int().min(1).max(100_000).default(1) })).max(50),
        parcel: Shipment.nullish(),
      })
      .nullish(),
    deadlineAt: moment.nullish(),
    defaultOutcome: DefaultOutcome.optional(),
    evidence: z
      .array(z.url({ protocol: /^https?$/ }).max(1_000))
      .max(20)
      .default([]),
    buyer: z.strictObject({ id: code(100), nick: text(60).default(""), phone: text(30).default("") }).optional(),
  })
  .superRefine(({ lines }, context) => eachOnce(context, "lines", lines));
export type RestCase = z.infer<typeof RestCase>;

/** Words in a case. */
export const RestMessage = z.strictObject({
  messageId: senderId,
  from: z.enum(["buyer", "seller", "platform"]).default("buyer"),
  text: text(4_000, 1),
  at: moment,
  /** Addresses of pictures that came with it. */
  pictures: z
    .array(z.url({ protocol: /^https?$/ }).max(1_000))
    .max(20)
    .optional(),
});
