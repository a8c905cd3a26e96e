/** The public REST interface for a seller's own systems: API key, idempotent by the sender's id. */
import { z } from "zod";
import { entry } from "../base.ts";
import { CasePage } from "../cases.ts";
import { FindingSchema, OrderView, TimelineEntry } from "../orders.ts";
import { RestCase, RestMessage } from "./case.ts";
import { moment, orderRef, senderId, text } from "./fields.ts";
import { CaseList, ListCases, ListOrders, OrderList } from "./lists.ts";
import { RestEvent, RestOrder, RestOrderEvent, RestTrace } from "./order.ts";
import { FieldProblem } from "./problems.ts";

/** What became of something sent: `differs` = told before under the same key with other content, see docs/rest.md for which counts then. */
export const RestOutcome = z.enum(["taken", "repeated", "differs", "refused"]);
export type RestOutcome = z.infer<typeof RestOutcome>;

const Counts = { taken: z.int(), repeated: z.int(), differs: z.int() };
const Taken = z.object(Counts);
/** Each entry of a batch with its own result, in the order sent; `errors` of a refused one. */
const TakenEach = z.object({
  ...Counts,
  refused: z.int(),
  results: z.array(z.object({ index: z.int(), id: z.string().nullable(), result: RestOutcome, errors: z.array(FieldProblem).optional() })),
});

/** Most entries of a batch. */
const MOST_TOGETHER = 1_000;
/** What the entries of a batch are, by its name; each is checked by itself, so that one that does not fit keeps no other back. */
export const batchEntries = { orders: RestOrder, events: RestOrderEvent, cases: RestCase, traces: RestTrace } as const;
/** Most orders of a day that are compared in one call. */
const MOST_COMPARED = 20_000;
/** A day that there is, by the calendar. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().startsWith(text), {
    error: "is no day",
    params: { zh: "不是日期", en: "is no day" },
  });
const many = z.array(z.unknown()).min(1).max(MOST_TOGETHER);

type Told = "orders" | "events" | "cases";
const post = (path: `/${string}`, told: Told, summary: string) =>
  entry(`rest.${told}`).route({ method: "POST", path, tags: [told === "cases" ? "cases" : "orders"], summary });
const get = (path: `/${string}`, tag: "orders" | "cases", summary: string) => entry("rest.read").route({ method: "GET", path, tags: [tag], summary });

export const rest = {
  putOrder: post("/orders", "orders", "接收一个订单 · Keep an order").input(RestOrder).output(Taken),
  putOrders: post("/orders:batch", "orders", "一次接收最多 1000 个订单 · Keep up to 1,000 orders")
    .input(z.strictObject({ orders: many }))
    .output(TakenEach),
  putEvents: post("/orders/{id}/events", "events", "一个订单的仓库、配送、财务事件 · Facts of warehouse, delivery or books about an order")
    .input(z.strictObject({ id: orderRef, events: z.array(RestEvent).min(1).max(500) }))
    .output(Taken),
  putOrderEvents: post("/events:batch", "events", "多个订单的事件，最多 1000 条 · Facts about many orders")
    .input(z.strictObject({ events: many }))
    .output(TakenEach),
  putTraces: post("/traces:batch", "events", "自有物流轨迹，最多 1000 个运单 · Traces of parcels from a seller's own transport system")
    .input(z.strictObject({ traces: many }))
    .output(TakenEach),
  compareOrders: post("/orders:compare", "orders", "核对一天的订单，答缺了哪些 · Compare a day's orders; answers what is missing")
    .input(z.strictObject({ day, orders: z.array(z.strictObject({ id: senderId, updatedAt: moment })).max(MOST_COMPARED) }))
    .output(z.object({ listed: z.int(), held: z.int(), missing: z.array(z.string()) })),
  putCase: post("/cases", "cases", "接收一个售后 · Keep a case").input(RestCase).output(Taken),
  putCases: post("/cases:batch", "cases", "一次接收最多 1000 个售后 · Keep up to 1,000 cases")
    .input(z.strictObject({ cases: many }))
    .output(TakenEach),
  putMessage: post("/cases/{id}/messages", "cases", "售后里的一句话 · A message in a case")
    .input(RestMessage.extend({ id: text(160, 1) }))
    .output(Taken),
  orders: get("/orders", "orders", "变化过的订单 · Orders that have changed").input(ListOrders).output(OrderList),
  timeline: get("/orders/{id}/timeline", "orders", "订单在哪里、为什么 · Where is it and why")
    .input(z.strictObject({ id: orderRef }))
    .output(z.object({ order: OrderView, timeline: z.array(TimelineEntry), findings: z.array(FindingSchema), caseIds: z.array(z.string()) })),
  cases: get("/cases", "cases", "变化过的售后 · Cases that have changed").input(ListCases).output(CaseList),
  case: get("/cases/{id}", "cases", "一个售后现在怎样 · A case and its state")
    .input(z.strictObject({ id: text(160, 1) }))
    .output(
      CasePage.omit({ suggestion: true, offers: true, template: true, unsent: true }).extend({
        case: CasePage.shape.case.omit({ priority: true, tags: true, snooze: true }),
      }),
    ),
};
