/** Files that are taken in: what kind of table, how it was read, which column means what, what would become of each row, and what became of it. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { entry } from "./base.ts";
import { ExportFormat, ExportPart } from "./exports.ts";
import { MOST_IMPORT_BYTES, PART_BYTES } from "./limits.ts";
import { importKinds } from "./lists.ts";
import { Done, Said } from "./shapes.ts";

export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;

/** `looked`: its head was read and columns recognised; `planned`: what would become of each row is known, and nothing was done yet. */
export const ImportState = z.enum(["sending", "looked", "planning", "planned", "running", "done", "undoing", "undone", "cancelled", "failed"]);
export type ImportState = z.infer<typeof ImportState>;

/** What becomes of a thing in a file. `same`: known so, or known better from its channel. `skipped`: totals and remarks around the table. */
export const RowOutcome = z.enum(["new", "changed", "same", "refused", "skipped"]);
export type RowOutcome = z.infer<typeof RowOutcome>;

/** GB 18030 reads GBK and GB 2312, too. */
export const TextEncoding = z.enum(["utf-8", "gb18030", "utf-16le", "utf-16be"]);
export type TextEncoding = z.infer<typeof TextEncoding>;
export const Delimiter = z.enum([",", "\t", ";", "|"]);
export type Delimiter = z.infer<typeof Delimiter>;

/** Zones in which channels and systems of sellers write times without saying so. */
export const ImportZone = z.enum(["Asia/Shanghai", "UTC", "Asia/Tokyo", "Asia/Singapore", "Europe/London", "America/New_York", "America/Los_Angeles"]);
export type ImportZone = z.infer<typeof ImportZone>;

/** How a file is read; what does not belong to its form is `null`. Rows count from 1, as a program of tables shows them. */
export const FileForm = z.object({
  form: z.enum(["text", "xlsx"]),
  /** Which file of an archive. */
  member: z.string().max(400).nullable(),
  members: z.array(z.string()),
  encoding: TextEncoding.nullable(),
  delimiter: Delimiter.nullable(),
  sheet: z.string().max(100).nullable(),
  sheets: z.array(z.string()),
  /** Rows that the header takes: two where the upper one joins columns. */
  headerFrom: z.int().min(1),
  headerTo: z.int().min(1),
});
export type FileForm = z.infer<typeof FileForm>;

const importId = z.string().max(64);
const zone = ImportZone.default("Asia/Shanghai");

const Counts = z.object({ rows: z.int(), new: z.int(), changed: z.int(), same: z.int(), refused: z.int(), skipped: z.int() });
export type ImportCounts = z.infer<typeof Counts>;

const ImportBrief = z.object({
  id: z.string(),
  shopId: z.string(),
  shopName: z.string(),
  kind: ImportKind,
  name: z.string(),
  bytes: z.int(),
  state: ImportState,
  byName: z.string(),
  at: z.date(),
  movedAt: z.date(),
  /** Things of the plan, by what becomes of them; rows as they stand in the file. */
  counts: Counts,
  /** How far planning, running or undoing is, 0 to 1. */
  share: z.number(),
  /** Some of it was taken: that can be undone. */
  taken: z.boolean(),
  /** Of an undo: withdrawn, and what stayed because it had moved on. */
  withdrawn: z.int(),
  kept: z.int(),
});
export type ImportBrief = z.infer<typeof ImportBrief>;

const Column = z.object({
  index: z.int().min(0),
  name: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
  /** Its name stands in the header a second time. */
  twice: z.boolean(),
});

const ImportView = ImportBrief.extend({
  problem: Said.nullable(),
  file: FileForm.nullable(),
  zone: ImportZone,
  columns: z.array(Column),
  /** What a column of this kind can mean. */
  fields: z.array(z.object({ field: z.string(), name: Said, needed: z.boolean() })),
  /** What whoever looks should know before it is planned or run. */
  warnings: z.array(Said),
  /** Words of states that the table uses and that nobody has said the meaning of, with how many rows; and what each can mean. */
  unknownWords: z.array(
    z.object({ field: z.string(), name: Said, word: z.string(), rows: z.int(), means: z.array(z.object({ value: z.string(), name: Said })) }),
  ),
  /** The columns were meant so by somebody the last time this shop's file came. */
  remembered: z.boolean(),
});
export type ImportView = z.infer<typeof ImportView>;

const ImportRow = z.object({
  /** First and last row in the file. */
  from: z.int(),
  to: z.int(),
  key: z.string(),
  outcome: RowOutcome,
  why: Said.nullable(),
  /** Cells of its first row, by column of the mapping; those of rows that were taken are no longer kept. */
  cells: z.array(z.string()),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** What words of the table mean; kept for this shop and kind. */
const Words = z.array(z.object({ field: z.string().max(40), word: z.string().min(1).max(60), means: z.string().max(40) })).max(200);
const Mapping = z.array(z.object({ index: z.int().min(0).max(1_000), field: z.string().max(40) })).max(500);

export const imports = {
  list: entry("file.import").output(z.object({ rows: z.array(ImportBrief) })),
  get: entry("file.import").input(z.object({ importId })).output(ImportView),
  /** Begins to send a file, or goes on with the same one of the same person after a lost line. */
  begin: entry("file.import")
    .input(
      z.object({
        shopId: z.string().max(100),
        kind: ImportKind,
        name: z.string().min(1).max(200),
        bytes: z.int().min(1).max(MOST_IMPORT_BYTES),
        modified: z.int().min(0),
      }),
    )
    .output(z.object({ importId: z.string(), parts: z.int(), have: z.array(z.int()) })),
  put: entry("file.import")
    .input(z.object({ importId, place: z.int().min(0).max(10_000), base64: z.base64().max(Math.ceil(PART_BYTES / 3) * 4) }))
    .output(Done),
  /** All parts are there: reads its head and recognises columns. Asked again with another encoding, sheet or header it is looked at anew. */
  look: entry("file.import")
    .input(
      z.object({
        importId,
        member: z.string().max(400).optional(),
        encoding: TextEncoding.optional(),
        delimiter: Delimiter.optional(),
        sheet: z.string().max(100).optional(),
        headerFrom: z.int().min(1).max(1_000).optional(),
        headerTo: z.int().min(1).max(1_000).optional(),
      }),
    )
    .output(ImportView),
  /** Reads every row and says what would become of it; nothing is taken. */
  plan: entry("file.import")
    .input(z.object({ importId, zone, columns: Mapping, words: Words.optional() }))
    .output(ImportView),
  /** Rows of a plan in their order, narrowed by what becomes of them. */
  rows: entry("file.import")
    .input(z.object({ importId, outcome: RowOutcome.optional(), cursor: z.string().max(40).optional(), limit: z.int().min(1).max(100).default(50) }))
    .output(z.object({ rows: z.array(ImportRow), columns: z.array(z.string()), next: z.string().nullable() })),
  /** Takes what is new or changed. */
  run: entry("file.import").input(z.object({ importId })).output(ImportView),
  /** Ends what is under way; what was taken before stays, and can be undone. */
  cancel: entry("file.import").input(z.object({ importId })).output(ImportView),
  /** Withdraws what it brought and nothing has touched since; the rest stays and is told. */
  undo: entry("file.import").input(z.object({ importId })).output(ImportView),
  /** Rows that were refused, each with its reason, as a file. */
  refused: entry("file.import")
    .input(z.object({ importId, format: ExportFormat, language: z.enum(["zh", "en"]).default("zh") }))
    .output(eventIterator(ExportPart)),
};
