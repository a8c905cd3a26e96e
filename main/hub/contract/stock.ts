/** What lies in the warehouses, against what is promised to orders that have not left. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { entry } from "./base.ts";
import { ExportFormat, ExportPart } from "./exports.ts";

/** `text`: part of a SKU or of a name. `short`: only articles of which more is promised than there is; `out`: of which nothing is there. */
export const StockFilter = z.object({
  text: z.string().trim().max(100).optional(),
  warehouse: z.string().max(60).optional(),
  only: z.enum(["short", "out"]).optional(),
});
export type StockFilter = z.infer<typeof StockFilter>;

/** `least`: what is left, the least first. `promised`: the most promised first. `told`: told last first. */
export const StockSort = z.enum(["least", "promised", "sku", "told"]);
export type StockSort = z.infer<typeof StockSort>;

const StockPlace = z.object({
  /** `""`: all of the teller's warehouses together. */
  warehouse: z.string(),
  /** Pieces; those set apart for orders among them. */
  onHand: z.int(),
  locked: z.int(),
  inTransit: z.int(),
  /** The teller's own time of the count, and who told it. */
  at: z.date(),
  channel: z.string(),
  shopName: z.string(),
});

const StockArticle = z.object({
  /** The article, as codes are compared. */
  code: z.string(),
  sku: z.string(),
  title: z.string(),
  /** Pieces over all warehouses. */
  onHand: z.int(),
  inTransit: z.int(),
  /** Pieces that paid orders ask for which have not left, and how many orders those are. */
  promised: z.int(),
  orders: z.int(),
  /** There less promised; below 0 more was sold than there is. */
  left: z.int(),
  places: z.array(StockPlace),
});
export type StockArticle = z.infer<typeof StockArticle>;

export const stock = {
  /** Articles whose stock somebody told; `next` goes on behind the last row. What nobody told of is not there, which is not none. */
  list: entry("case.read")
    .input(
      z.object({
        filter: StockFilter.default({}),
        sort: StockSort.default("least"),
        cursor: z.string().max(400).optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ rows: z.array(StockArticle), next: z.string().nullable() })),
  /** How many articles a filter leaves, of how many of all more is promised than there is, and the warehouses there are. */
  summary: entry("case.read")
    .input(z.object({ filter: StockFilter }))
    .output(z.object({ count: z.int(), short: z.int(), warehouses: z.array(z.string()), told: z.date().nullable() })),
  /** All that a filter leaves as a file, a row an article and warehouse. */
  export: entry("list.export")
    .input(z.object({ filter: StockFilter, sort: StockSort.default("least"), format: ExportFormat, language: z.enum(["zh", "en"]).default("zh") }))
    .output(eventIterator(ExportPart)),
};
