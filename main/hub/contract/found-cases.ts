/** Findings that open a case by themselves, or are told in the one that is open: a rule a kind, and what it would do. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Priority } from "./case-marks.ts";
import { Said } from "./shapes.ts";
import { FindingKind } from "./words.ts";

/** Days that a preview looks back. */
export const FOUND_DAYS = 7;

/** What a finding of one kind brings about. */
export const FoundRule = z.object({
  on: z.boolean(),
  /** None: every shop. */
  shops: z.array(z.string().min(1).max(100)).max(300),
  /** It has lasted so long before anything is done: what ends sooner needs nobody. */
  waitMinutes: z.int().min(0).max(10_080),
  /** What the case is called; `null`: nothing. */
  disputeClass: z.string().max(60).nullable(),
  priority: z.enum(Priority.options),
  /** Whose work it is. */
  queue: z.enum(["agent", "supervisor", "risk"]),
  /** A case that is open already becomes as urgent as this one would have been. */
  raises: z.boolean(),
  /** What the case says of itself, in the seller's own words; empty: what was found. */
  words: z.string().trim().max(120),
});
export type FoundRule = z.infer<typeof FoundRule>;

const Kind = z.object({ kind: FindingKind });

/** Cases opened in an hour for one shop, at most. */
const MostAnHour = z.int().min(1).max(500);

export const foundCases = {
  /** The rules, in the order of the findings; `opened`: cases of the last seven days. `held`: findings that wait because their shop has had its share of this hour. */
  rules: entry("waiting.work").output(
    z.object({
      revision: z.int(),
      mostAnHour: MostAnHour,
      rows: z.array(Kind.extend({ rule: FoundRule, about: Said, opened: z.int() })),
      held: z.array(z.object({ shopId: z.string(), shopName: z.string(), count: z.int() })),
    }),
  ),
  /** Keeps a rule. Switched on it holds for what is found from now on; with `open` also for what was found before and holds still. */
  save: entry("waiting.edit")
    .input(Kind.extend({ rule: FoundRule, revision: z.int(), open: z.boolean() }))
    .output(z.object({ revision: z.int() })),
  saveMost: entry("waiting.edit")
    .input(z.object({ mostAnHour: MostAnHour, revision: z.int() }))
    .output(z.object({ revision: z.int() })),
  /** What the rule would have done on each of the last seven days, and for how many findings that hold now it has done nothing. */
  hits: entry("waiting.work")
    .input(Kind.extend({ rule: FoundRule }))
    .output(
      z.object({
        opened: z.int(),
        told: z.int(),
        now: z.int(),
        days: z.array(z.object({ day: z.string(), opened: z.int(), told: z.int() })),
      }),
    ),
  /** Findings that stand in a case, those that hold first, two hundred at most; `total`: all of them. */
  of: entry("case.read")
    .input(z.object({ caseId: z.string().min(1).max(64) }))
    .output(
      z.object({
        total: z.int(),
        rows: z.array(Kind.extend({ orderId: z.string(), orderNumber: z.string(), sentence: Said, at: z.date(), endedAt: z.date().nullable() })),
      }),
    ),
};
