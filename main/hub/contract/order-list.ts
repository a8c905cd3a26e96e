/** The list of orders: by what it is narrowed, in which order it stands, and what a line says. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { entry } from "./base.ts";
import { ExportFormat, ExportPart } from "./exports.ts";
import { Found } from "./search.ts";
import { FindingKind, OrderState } from "./words.ts";

/** `finding`: `any` = orders that something is wrong with. `product`: words of its name, or its SKU. Amounts in fen; times from inclusive, until exclusive. */
export const OrderFilter = z.object({
  paidFrom: z.date().optional(),
  paidUntil: z.date().optional(),
  channel: z.string().max(40).optional(),
  shopId: z.string().max(100).optional(),
  state: OrderState.optional(),
  fenFrom: z.int().min(0).optional(),
  fenUntil: z.int().min(0).optional(),
  product: z.string().trim().max(100).optional(),
  finding: z.union([z.literal("any"), FindingKind]).optional(),
  /** Only those with a case that is not done. */
  openCase: z.boolean().optional(),
});
export type OrderFilter = z.infer<typeof OrderFilter>;

export const OrderSort = z.enum(["newest", "oldest", "dearest"]);
export type OrderSort = z.infer<typeof OrderSort>;

const OrderLine = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  shopName: z.string(),
  channelOrderId: z.string(),
  state: OrderState,
  paidFen: z.int(),
  refundedFen: z.int(),
  buyerNick: z.string(),
  city: z.string(),
  title: z.string(),
  sku: z.string(),
  /** How many lines it has. */
  lines: z.int(),
  createdAt: z.date(),
  paidAt: z.date().nullable(),
  findings: z.array(FindingKind),
  openCases: z.int(),
  found: Found.nullable(),
});
export type OrderLine = z.infer<typeof OrderLine>;

/** More are not counted: the list says that there are more. */
export const MOST_COUNTED = 10_000;

export const orderList = {
  /** Orders by a filter; with `text` those it finds, what fits best first. `next` goes on behind the last row, whatever came in meanwhile. */
  list: entry("case.read")
    .input(
      z.object({
        filter: OrderFilter.default({}),
        text: z.string().trim().max(100).optional(),
        sort: OrderSort.default("newest"),
        cursor: z.string().max(200).optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ rows: z.array(OrderLine), next: z.string().nullable() })),
  /** How many a filter leaves, counted up to `MOST_COUNTED`. */
  count: entry("case.read")
    .input(z.object({ filter: OrderFilter }))
    .output(z.object({ count: z.int(), more: z.boolean() })),
  /** All that a filter leaves as a file, piece by piece; what names a buyer only for who may see receivers in plain. */
  export: entry("list.export")
    .input(z.object({ filter: OrderFilter, sort: OrderSort.default("newest"), format: ExportFormat, language: z.enum(["zh", "en"]).default("zh") }))
    .output(eventIterator(ExportPart)),
};
