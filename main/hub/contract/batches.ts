/** Batches of examples: put together, measured on words kept apart, published, dropped, taken back. */
import { z } from "zod";
import { AnswerCard } from "./answers.ts";
import { entry } from "./base.ts";
import { comparing } from "./comparisons.ts";
import { ExampleView } from "./desk.ts";
import { modelUse } from "./models.ts";
import { Done, Said } from "./shapes.ts";
import { BatchState, ReplyAct, Want } from "./words.ts";

const Guess = z.object({ label: z.string(), confidence: z.number() });

/** What one question kept apart came to. `acts` are those that answer; `null` = nothing was offered, or there is no record to answer from. */
export const TrialResult = z.object({
  questionId: z.string(),
  /** Its class as people have it. */
  truth: z.string(),
  /** The surest want, where one was heard. */
  want: Want.nullable(),
  /** What the person's own reply did; `null` where nobody answered. */
  expected: z.array(ReplyAct).nullable(),
  before: z.object({ guess: Guess.nullable(), acts: z.array(ReplyAct).nullable() }),
  after: z.object({ guess: Guess.nullable(), acts: z.array(ReplyAct).nullable() }),
});
export type TrialResult = z.infer<typeof TrialResult>;

const Change = z.object({ asked: z.int(), before: z.int(), after: z.int(), gained: z.int(), lost: z.int() });

/** What a batch gains and loses. `before` and `after` count what is right; `gained` was wrong before, `lost` is wrong now. */
export const BatchFigures = z.object({
  /** The shop's own words, or also the demonstration's and templates', because its own are too few. */
  source: z.enum(["own", "templates"]),
  own: z.int(),
  others: z.int(),
  replies: Change.extend({ shownBefore: z.int(), shownAfter: z.int() }),
  classes: Change,
  byWant: z.array(Change.extend({ want: Want })),
  /** With the batch: what is in truth one class and was taken for another, or for it; most first. */
  confusion: z.array(z.object({ truth: z.string(), guess: z.string(), count: z.int() })),
  /** With the batch, by tenths of confidence: how sure it was on average, and how often right. */
  reliability: z.array(z.object({ from: z.number(), count: z.int(), confidence: z.number(), right: z.number() })),
});
export type BatchFigures = z.infer<typeof BatchFigures>;

/** A batch as its trainer sees it. */
export const BatchView = z.object({
  id: z.string(),
  title: z.string(),
  state: BatchState,
  revision: z.int(),
  examples: z.int(),
  /** Questions measured so far, of how many. */
  done: z.int(),
  total: z.int(),
  figures: BatchFigures.nullable(),
  /** What is live is no longer what it was measured against. */
  baseMoved: z.boolean(),
  createdAt: z.date(),
  createdBy: z.string(),
  publishedAt: z.date().nullable(),
});
export type BatchView = z.infer<typeof BatchView>;

/** An example of a batch that asks nearly the same as one before it in the batch, or says otherwise; `other` is that one's question. */
const BatchClash = z.object({ id: z.string(), kind: z.enum(["near", "contradicts"]), other: z.string() });
export type BatchClash = z.infer<typeof BatchClash>;

const one = z.object({ id: z.string(), revision: z.int() });
const Batch = z.object({ batch: BatchView });

/** A change of a batch that somebody changed meanwhile is refused with `SAVED_MEANWHILE`, one that its state does not allow with `STATE_NOT_ALLOWED`. */
export const training = {
  /** Newest first, with how many questions are kept apart: the shop's own, and the demonstration's. */
  list: entry("example.edit").output(z.object({ batches: z.array(BatchView), held: z.object({ own: z.int(), others: z.int(), enough: z.int() }) })),
  /** What nothing could answer in thirty days, by want and by why, the most frequent first, each with the newest who asked it (masked). */
  gaps: entry("example.edit").output(
    z.object({ rows: z.array(z.object({ want: z.string(), why: Said, count: z.int(), caseId: z.string(), number: z.string(), question: z.string() })) }),
  ),
  /**
   * Cases of ninety days that somebody judged: what the model had called them and what they were, most frequent first, each with the newest cases. A trainer's
   * accepted example judges, and whoever names a case by hand.
   */
  confusion: entry("example.edit").output(
    z.object({
      judged: z.int(),
      cells: z.array(z.object({ truth: z.string(), guess: z.string(), count: z.int(), cases: z.array(z.object({ caseId: z.string(), number: z.string() })) })),
    }),
  ),
  get: entry("example.edit")
    .input(z.object({ id: z.string() }))
    .output(Batch.extend({ examples: z.array(ExampleView), clashes: z.array(BatchClash) })),
  create: entry("example.edit")
    .input(z.object({ title: z.string().trim().min(1).max(60), exampleIds: z.array(z.string()).max(500) }))
    .output(Batch),
  /** Puts candidates in and takes some out; what another open batch has stays there. Figures measured before are dropped. */
  put: entry("example.edit")
    .input(one.extend({ add: z.array(z.string()).max(500), remove: z.array(z.string()).max(500) }))
    .output(Batch),
  measure: entry("example.edit").input(one).output(Batch),
  cancel: entry("example.edit").input(one).output(Batch),
  /** All of it or nothing. `SAVED_MEANWHILE` with `base` when what is live moved since it was measured, unless `anyway`. */
  publish: entry("example.edit")
    .input(one.extend({ anyway: z.boolean().default(false) }))
    .output(Batch),
  /** Its examples are candidates again; what was changed since stays, and is counted. */
  rollBack: entry("example.edit")
    .input(one)
    .output(Batch.extend({ kept: z.int() })),
  drop: entry("example.edit").input(one).output(Done),
};

const Row = z.object({ text: z.string(), label: z.string() });

/** What measures batches and compares models, beside whoever works. */
export const trial = {
  ...modelUse("agent.trial"),
  ...comparing,
  /** A batch that waits to be measured; `null` when none does. */
  next: entry("agent.trial").output(z.object({ batchId: z.string().nullable() })),
  /** What the label model learns from without the batch, and what the batch adds; nothing that is kept apart. */
  rows: entry("agent.trial")
    .input(z.object({ batchId: z.string() }))
    .output(z.object({ base: z.array(Row), added: z.array(Row) })),
  /** Questions not measured yet, each with its record as it was and what answered it then and would now, the likest examples first. */
  questions: entry("agent.trial")
    .input(z.object({ batchId: z.string(), limit: z.int().min(1).max(200) }))
    .output(
      z.object({
        rows: z.array(
          z.object({
            id: z.string(),
            text: z.string(),
            truth: z.string(),
            expected: z.array(ReplyAct).nullable(),
            record: z.unknown(),
            cards: z.array(AnswerCard),
            before: z.array(AnswerCard),
            after: z.array(AnswerCard),
          }),
        ),
      }),
    ),
  /** Keeps results; `goOn` is false when the batch is no longer to be measured. With none left the figures are made. */
  report: entry("agent.trial")
    .input(z.object({ batchId: z.string(), results: z.array(TrialResult).max(200) }))
    .output(z.object({ goOn: z.boolean() })),
};
