/** The supervisor's review of what the policy settled by itself. */
import { z } from "zod";
import { ActionView } from "./action-view.ts";
import { entry } from "./base.ts";
import { CaseRow, DecisionView } from "./cases.ts";
import { RecoveryOutcome, WrongReason } from "./review-words.ts";
import { Done, Page, Said } from "./shapes.ts";
import { CaseKind } from "./words.ts";

/**
 * How often it errs, as far as the marks of the sample say: the share and Wilson's interval (95 %). `null` while there are fewer marks than
 * {@link MARKS_TO_TELL}: so few say nothing.
 */
const ErrorRate = z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable();
export type ErrorRate = z.infer<typeof ErrorRate>;
/** So many marks there must be before anything is said of a share. */
export const MARKS_TO_TELL = 20;

/** `due`: of the sample and not judged yet; `unreviewed`: not judged, of the sample or not. */
const Judged = z.enum(["due", "unreviewed", "right", "wrong", "all"]);

/** What a mark "wrong" did to the effect the decision held. */
const Stopped = z.enum([
  // It had not gone out and never will.
  "stopped",
  // Taken back before, by whomever, or nothing was ever held.
  "nothing",
  // On its way to the channel in this very moment, or the channel has not answered.
  "going",
  // The channel has it.
  "gone",
  // It did not succeed at the channel.
  "failed",
]);
export type Stopped = z.infer<typeof Stopped>;

/** Whoever marks something wrong says why; in own words where the list has no word for it. */
const Verdict = z.object({
  review: z.enum(["right", "wrong"]),
  reason: WrongReason.nullable().default(null),
  note: z.string().trim().max(500).default(""),
});
const DecisionId = z.object({ decisionId: z.string() });
/** A decision and the mark that whoever judges it saw: what somebody else said meanwhile is not written over. */
const Seen = DecisionId.extend({ seen: z.enum(["right", "wrong"]).nullable() });

/** Money that left though the decision was wrong, and what a person does to get it back. */
const RecoveryView = z.object({
  decisionId: z.string(),
  case: CaseRow,
  amountFen: z.int(),
  note: z.string(),
  openedAt: z.date(),
  openedBy: z.string(),
  endedAt: z.date().nullable(),
  endedBy: z.string().nullable(),
  outcome: RecoveryOutcome.nullable(),
  recoveredFen: z.int(),
});

export const decisions = {
  /** Cases the policy settled by itself, newest first, with what can still be undone. Amounts in fen. */
  automatic: entry("decision.review")
    .input(
      z.object({
        review: Judged.default("all"),
        row: z.string().optional(),
        shopId: z.string().optional(),
        kind: CaseKind.optional(),
        leastFen: z.int().min(0).optional(),
        mostFen: z.int().min(0).optional(),
        ...Page,
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            decision: DecisionView,
            case: CaseRow,
            action: ActionView.nullable(),
            mark: z.object({ reason: WrongReason.nullable(), note: z.string(), byName: z.string(), at: z.date() }).nullable(),
            recovery: z.enum(["none", "open", "ended"]),
          }),
        ),
        total: z.int(),
        summary: z.object({
          today: z.int(),
          grantedFen: z.int(),
          held: z.int(),
          undone: z.int(),
          reviewed: z.int(),
          wrong: z.int(),
          /** How many in a hundred are put before people, how many of these wait, and how many were judged. */
          sample: z.object({ percent: z.int(), due: z.int(), marks: z.int(), rate: ErrorRate }),
          byRow: z.array(
            z.object({
              row: z.string(),
              /** Judged ones of the sample. */
              marks: z.int(),
              count: z.int(),
              reviewed: z.int(),
              wrong: z.int(),
              rate: ErrorRate,
              /** It grants nothing any more. */ stopped: z.boolean(),
            }),
          ),
          shops: z.array(z.object({ id: z.string(), name: z.string() })),
        }),
      }),
    ),
  /** The row of the policy as it stood when it decided, and which facts it looked at. */
  rule: entry("decision.review")
    .input(DecisionId)
    .output(
      z.object({
        policy: z.string(),
        version: z.int(),
        row: z
          .object({
            id: z.string(),
            note: z.string(),
            noteEn: z.string().optional(),
            reason: z.string(),
            conditions: z.array(z.object({ fact: z.string(), label: z.string(), cell: z.string() })),
          })
          .nullable(),
      }),
    ),
  /** "Wrong" stops at once what is still held, and no policy grants the case again; tells what became of the effect. */
  mark: entry("decision.review")
    .input(Seen.extend(Verdict.shape))
    .output(z.object({ stopped: Stopped, action: ActionView.nullable() })),
  /** Takes a mark back; what it stopped stays stopped. */
  unmark: entry("decision.review").input(Seen).output(Done),
  /** What marking these would do, without doing it. */
  previewMarks: entry("decision.review")
    .input(z.object({ decisionIds: z.array(z.string()).min(1).max(200) }))
    .output(z.object({ count: z.int(), judged: z.int(), held: z.int(), heldFen: z.int(), gone: z.int(), goneFen: z.int() })),
  /** Marks many, each by itself: what could not be marked is told, the rest is. */
  markMany: entry("decision.review")
    .input(z.object({ decisions: z.array(Seen).min(1).max(200), ...Verdict.shape }))
    .output(z.object({ results: z.array(z.object({ decisionId: z.string(), stopped: Stopped.nullable(), refused: Said.nullable() })) })),
  /** How many automatic decisions in a hundred are put before people. */
  setSample: entry("policy.edit")
    .input(z.object({ percent: z.int().min(1).max(100) }))
    .output(Done),
  recoveries: entry("decision.review").output(z.object({ rows: z.array(RecoveryView), open: z.int(), openFen: z.int(), recoveredFen: z.int() })),
  /** What was paid wrongly is followed up until somebody says what came of it. */
  openRecovery: entry("decision.review")
    .input(DecisionId.extend({ note: z.string().trim().max(500) }))
    .output(Done),
  endRecovery: entry("decision.review")
    .input(DecisionId.extend({ outcome: RecoveryOutcome, recoveredFen: z.int().min(0), note: z.string().trim().max(500) }))
    .output(Done),
};
