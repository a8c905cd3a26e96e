/** What whoever answers for a team watches: the floor as it is now, how fast buyers are answered, charts, and the cases behind a figure. Spans in ms. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { entry } from "./base.ts";
import { CaseRow } from "./cases.ts";
import { ExportFormat, ExportPart } from "./exports.ts";
import { behindKinds } from "./lists.ts";
import { Role } from "./words.ts";

/** Somebody on the floor: `here` with a console open; else when his session was last used, `null` where there is none. */
const OnFloor = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(Role),
  here: z.boolean(),
  seenAt: z.date().nullable(),
  /** Cases he has and must act on. */
  holds: z.int(),
  /** Cases in which he said something to the buyer today, and cases of his that were done today. */
  answered: z.int(),
  closed: z.int(),
});

const Floor = z.object({
  at: z.date(),
  people: z.array(OnFloor),
  open: z.int(),
  unassigned: z.int(),
  doneToday: z.int(),
  /** What burns; each figure is as long as the list of cases of its name. */
  overdue: z.int(),
  dueHour: z.int(),
  unanswered: z.int(),
  late: z.int(),
  old: z.int(),
  promisesDue: z.int(),
  held: z.int(),
  second: z.int(),
  /** Since when the buyer waits who has waited longest. */
  waitsSince: z.date().nullable(),
});
export type Floor = z.infer<typeof Floor>;

/** Spans of a day: how many, the middle one, the one that nine in ten stay under; `null` where there were none. `over`: how many took longer than was set, of `bound` for which something was set. */
const Spans = z.object({ count: z.int(), median: z.number().nullable(), p90: z.number().nullable(), over: z.int(), bound: z.int() });
export type Spans = z.infer<typeof Spans>;
/** Days are Beijing's; `day` is the moment one began. */
const ClockDay = z.object({ day: z.date(), first: Spans, handling: Spans });

/** A count of payments or refunds by what they have in common. `key`: id of a shop, a SKU or a dispute class; `name` as people call it, empty where nothing is known. Fen. */
const Slice = z.object({ key: z.string(), name: z.string(), refunds: z.int(), fen: z.number() });
export type Slice = z.infer<typeof Slice>;

/** A day by the moment it began, or an hour of the day (0 to 23). */
const Bucket = z.object({
  day: z.date().nullable(),
  hour: z.int().nullable(),
  /** Claims that were paid: decided and paid by a policy alone, and those that a person decided or agreed to. */
  auto: z.int(),
  person: z.int(),
  /** Waits of buyers that our words ended, and those that took longer than was set, of `bound` for which something was set. */
  answers: z.int(),
  late: z.int(),
  bound: z.int(),
  /** Cases of which money went back, and how much of each in all. */
  refunds: z.int(),
  fen: z.number(),
});
export type Bucket = z.infer<typeof Bucket>;

export const FigureFilter = z.object({
  days: z.union([z.literal(7), z.literal(30), z.literal(90)]).default(7),
  per: z.enum(["day", "hour"]).default("day"),
  shopId: z.string().max(100).optional(),
});
export type FigureFilter = z.infer<typeof FigureFilter>;

/** Most SKUs that are listed; the rest is told in one sum. */
export const MOST_SKUS = 30;

const Figures = z.object({
  from: z.date(),
  until: z.date(),
  buckets: z.array(Bucket),
  shops: z.array(Slice),
  skus: z.array(Slice),
  /** What the SKUs come to that are not listed. */
  otherSkus: z.object({ skus: z.int(), fen: z.number() }),
  reasons: z.array(Slice),
  total: z.object({ refunds: z.int(), fen: z.number() }),
});
export type Figures = z.infer<typeof Figures>;

export const BehindKind = z.enum(behindKinds);
export type BehindKind = z.infer<typeof BehindKind>;

const LONGEST_MS = 92 * 86_400_000;
/** Which cases stand behind a figure; times from inclusive, until exclusive, three months at most. `hour` of the day in Beijing. */
export const BehindFilter = z
  .object({
    of: BehindKind,
    from: z.date(),
    until: z.date(),
    hour: z.int().min(0).max(23).optional(),
    shopId: z.string().max(100).optional(),
    sku: z.string().max(200).optional(),
    reason: z.string().max(100).optional(),
    who: z.string().max(100).optional(),
  })
  .refine(({ from, until }) => until.getTime() - from.getTime() <= LONGEST_MS);
export type BehindFilter = z.infer<typeof BehindFilter>;

/** One of what was counted, with its case: when, how much (fen), how long it took (ms). */
const BehindRow = z.object({ id: z.string(), at: z.date(), fen: z.int().nullable(), tookMs: z.number().nullable(), case: CaseRow });
export type BehindRow = z.infer<typeof BehindRow>;

/** Orders of a shop that were shown as sent in a week (its Monday in Beijing, `YYYY-MM-DD`); `late` of them had not left within a day, `open` have not left yet. */
const NeverLeftRow = z.object({ shopId: z.string(), name: z.string(), week: z.string(), shipped: z.int(), late: z.int(), open: z.int() });
export type NeverLeftRow = z.infer<typeof NeverLeftRow>;

const language = z.enum(["zh", "en"]).default("zh");

export const insights = {
  /** Who is there, what is due, what burns. */
  floor: entry("floor.read").output(Floor),
  /**
   * First reply: from the first word of a buyer that nobody had answered to our next word. Handling: from opening to the last end. Today, and the same weekday
   * of the weeks before; `targetHours` are the times to answer that shops set, from the shortest to the longest.
   */
  clocks: entry("floor.read").output(
    z.object({ today: ClockDay, before: z.array(ClockDay), targetHours: z.object({ least: z.int(), most: z.int() }).nullable() }),
  ),
  /** Automation, answers that were late, and refunds: by day or hour of the day, and refunds by shop, SKU and dispute class. */
  figures: entry("figures.read").input(FigureFilter).output(Figures),
  /** The same as a file, counted by one thing. */
  exportFigures: entry("figures.read")
    .input(FigureFilter.extend({ by: z.enum(["bucket", "shops", "skus", "reasons"]), format: ExportFormat, language }))
    .output(eventIterator(ExportPart)),
  /** Orders that channels showed as sent, by shop and week (Monday, Beijing, the last 13, oldest first): how many had not left within a day, and have not yet. */
  neverLeft: entry("figures.read")
    .input(z.object({ shopId: z.string().max(100).optional() }))
    .output(
      z.object({
        rows: z.array(NeverLeftRow),
      }),
    ),
  /** The cases behind a figure, newest first; `next` goes on behind the last one. */
  behind: entry("figures.read")
    .input(BehindFilter.safeExtend({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }))
    .output(z.object({ rows: z.array(BehindRow), next: z.string().nullable() })),
  /** How many they are, counted up to ten thousand. */
  behindCount: entry("figures.read")
    .input(BehindFilter)
    .output(z.object({ count: z.int(), more: z.boolean() })),
  /** All of them as a file, piece by piece. */
  exportBehind: entry("figures.read")
    .input(BehindFilter.safeExtend({ format: ExportFormat, language }))
    .output(eventIterator(ExportPart)),
};
