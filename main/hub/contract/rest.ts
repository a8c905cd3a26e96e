/** The public REST interface for a seller's own systems: API key, idempotent by the sender's id. */
import { z } from "zod";
import { entry } from "./base.ts";
import { CasePage } from "./cases.ts";
import { FindingSchema, OrderView, TimelineEntry } from "./orders.ts";
import { CaseKind, WarehouseEventKind } from "./words.ts";

const Time = z.iso.datetime({ offset: true });
const SenderId = z.string().min(1).max(100);
/** The sender's own id, unified number, order id, or `channel:<shopId>:<channelOrderId>`. */
const OrderRef = z.string().min(1).max(160);

/** An order as a seller's own system sends it: amounts in fen, times ISO 8601 with offset, `updatedAt` is its version. */
export const RestOrder = z.object({
  id: SenderId,
  status: z.enum(["created", "paid", "closed", "completed"]),
  createdAt: Time,
  paidAt: Time.nullish(),
  updatedAt: Time,
  totalFen: z.int().min(0),
  paidFen: z.int().min(0),
  freightFen: z.int().min(0).default(0),
  buyer: z.object({
    id: z.string().max(100),
    nick: z.string().max(60).default(""),
    name: z.string().max(60).default(""),
    phone: z.string().max(30).default(""),
    province: z.string().max(40).default(""),
    city: z.string().max(40).default(""),
    district: z.string().max(40).default(""),
    address: z.string().max(200).default(""),
  }),
  lines: z
    .array(
      z.object({
        id: SenderId,
        sku: z.string().max(80),
        title: z.string().max(200),
        spec: z.string().max(120).default(""),
        quantity: z.int().min(1).max(100_000),
        priceFen: z.int().min(0),
        paidFen: z.int().min(0),
      }),
    )
    .min(1)
    .max(200),
  note: z.string().max(500).default(""),
});
/** A fact of warehouse or books about an order; the sender's `id` makes it safe to repeat, `at` is ISO 8601 with offset. */
export const RestEvent = z.object({ id: SenderId, kind: WarehouseEventKind, at: Time, data: z.record(z.string(), z.unknown()).default({}) });
const Taken = z.object({ taken: z.int(), repeated: z.int() });

export const rest = {
  putOrder: entry("rest.write")
    .route({ method: "POST", path: "/orders", tags: ["orders"], summary: "Keep an order of your own (mini-program, ERP)" })
    .input(RestOrder)
    .output(Taken),
  putEvents: entry("rest.write")
    .route({ method: "POST", path: "/orders/{id}/events", tags: ["orders"], summary: "Keep facts of warehouse or books about an order" })
    .input(z.object({ id: OrderRef, events: z.array(RestEvent).min(1).max(500) }))
    .output(Taken),
  putCase: entry("rest.write")
    .route({ method: "POST", path: "/cases", tags: ["cases"], summary: "Open a case" })
    .input(
      z.object({
        id: SenderId,
        orderRef: OrderRef.nullish(),
        kind: CaseKind,
        text: z.string().max(4_000),
        amountFen: z.int().min(0).default(0),
        at: Time,
        buyer: z.object({ id: z.string().max(100), nick: z.string().max(60).default(""), phone: z.string().max(30).default("") }).optional(),
      }),
    )
    .output(Taken),
  putMessage: entry("rest.write")
    .route({
      method: "POST",
      path: "/cases/{id}/messages",
      tags: ["cases"],
      summary: "Add a buyer's message to a case (id: ours, our number, or the sender's)",
    })
    .input(z.object({ id: z.string().max(160), messageId: SenderId, text: z.string().min(1).max(4_000), at: Time }))
    .output(Taken),
  timeline: entry("rest.write")
    .route({ method: "GET", path: "/orders/{id}/timeline", tags: ["orders"], summary: "Where is it and why" })
    .input(z.object({ id: OrderRef }))
    .output(z.object({ order: OrderView, timeline: z.array(TimelineEntry), findings: z.array(FindingSchema), caseIds: z.array(z.string()) })),
  case: entry("rest.write")
    .route({ method: "GET", path: "/cases/{id}", tags: ["cases"], summary: "A case and its state" })
    .input(z.object({ id: z.string().max(160) }))
    .output(CasePage.omit({ suggestion: true, offers: true, template: true })),
};
