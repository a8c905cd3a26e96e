/** Two models, or one and the cards alone, compared on cases kept apart: what a leader asks for and sees, and what the agent that compares needs. */

import { z } from "zod";
import { AnswerCard } from "./answers.ts";
import { entry } from "./base.ts";
import { MOST_COMPARED } from "./limits.ts";
import { UsableEndpoint } from "./models.ts";
import { Done, Said } from "./shapes.ts";
import { ModelProblem, ReplyAct } from "./words.ts";

/** Under way, at a halt until somebody goes on, ended with all its cases, given up. */
const ComparisonState = z.enum(["running", "halted", "done", "cancelled"]);
export type ComparisonState = z.infer<typeof ComparisonState>;

/** What a person says of two suggestions without knowing whose they are; `seen` = looked without a word. */
const ComparisonVote = z.enum(["first", "second", "equal", "seen"]);
export type ComparisonVote = z.infer<typeof ComparisonVote>;

/** Whom to compare on how many cases; `right` is `null` for the answer cards without a model. */
const Wished = z.object({ left: z.string(), right: z.string().nullable(), cases: z.int().min(1).max(MOST_COMPARED) });

/** What it will about cost, and at most (every draft mended, every answer as long as allowed); millionths of a yuan. */
const Estimate = z.object({
  /** Cases it would be: fewer than wished where fewer are kept apart. */
  cases: z.int(),
  aboutMicro: z.int(),
  mostMicro: z.int(),
  /** What is left of today; `null` = no limit. */
  leftMicro: z.int().nullable(),
  /** Tokens are counted from these endpoints' own calls, or are what is usual. */
  basis: z.enum(["own", "usual"]),
});

/** One side as it was when the comparison began; `null` as an endpoint's id = the cards without a model. */
const Side = z.object({ endpointId: z.string().nullable(), name: z.string(), model: z.string() });

/** What one side came to for one case. */
export const ComparedSide = z.object({
  /** What an agent would be offered; `null` = nothing. */
  text: z.string().nullable(),
  composer: z.enum(["model", "cards"]),
  /** Why the model's own words are not there. */
  problem: ModelProblem.nullable(),
  /** Why nothing is offered, as it is kept. */
  why: z.string().nullable(),
  acts: z.array(ReplyAct),
  /** Sentences of its drafts that the guard struck out. */
  struck: z.int().min(0),
});
export type ComparedSide = z.infer<typeof ComparedSide>;

/** The same with what its calls took. */
const ShownSide = ComparedSide.omit({ why: true }).extend({
  why: Said.nullable(),
  calls: z.int(),
  firstMs: z.int().nullable(),
  totalMs: z.int(),
  costMicro: z.int(),
});

/** A case of a comparison. Which suggestion is whose is told only after a person's word. */
const ComparedCase = z.object({
  questionId: z.string(),
  caseId: z.string(),
  caseNumber: z.string().nullable(),
  question: z.string(),
  first: z.string().nullable(),
  second: z.string().nullable(),
  /** Both say the same: nothing to choose. */
  same: z.boolean(),
  vote: ComparisonVote.nullable(),
  told: z.object({ first: z.enum(["left", "right"]), left: ShownSide, right: ShownSide }).nullable(),
});
export type ComparedCase = z.infer<typeof ComparedCase>;

const SideFigures = z.object({
  shown: z.int(),
  /** Of those the model's own words. */
  byModel: z.int(),
  keptBack: z.int(),
  failed: z.int(),
  /** Did what the person's own reply did, of those whose reply answered something. */
  right: z.int(),
  struck: z.int(),
  /** Means over the cases in which the model was asked and answered, ms. */
  firstMs: z.int().nullable(),
  totalMs: z.int().nullable(),
  costMicro: z.int(),
});

/** A paired test: where one side is better, by an exact sign test, and Wilson's interval (95 %) of left's share where they differ. */
const Paired = z.object({
  cases: z.int(),
  left: z.int(),
  right: z.int(),
  equal: z.int(),
  /** Chance of a difference like this or a greater one where there is none. */
  p: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Paired = z.infer<typeof Paired>;

const ComparisonFigures = z.object({
  cases: z.int(),
  /** Cases whose person's reply answered something: `right` counts among them. */
  expected: z.int(),
  left: SideFigures,
  right: SideFigures,
  /** By what the person's own reply did. */
  byReply: Paired,
  /** By people's votes, suggestions of the same words counted as equal. */
  byVote: Paired,
});
export type ComparisonFigures = z.infer<typeof ComparisonFigures>;

/** A comparison as it stands. */
const ComparisonView = z.object({
  id: z.string(),
  state: ComparisonState,
  /** Why it came to a halt. */
  problem: ModelProblem.nullable(),
  left: Side,
  right: Side,
  done: z.int(),
  total: z.int(),
  /** Cases in the shop's own words; the others are the demonstration's. */
  own: z.int(),
  aboutMicro: z.int(),
  costMicro: z.int(),
  createdAt: z.date(),
  createdBy: z.string(),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

const one = z.object({ id: z.string() });

export const comparisons = {
  /** Newest first, with how many cases are kept apart. */
  list: entry("model.edit").output(z.object({ rows: z.array(ComparisonView), held: z.object({ own: z.int(), others: z.int() }) })),
  estimate: entry("model.edit").input(Wished).output(Estimate),
  /** `BUDGET_USED` when it would about cost more than is left of the day; `STATE_NOT_ALLOWED` while another runs. */
  start: entry("model.edit").input(Wished).output(one),
  get: entry("model.edit")
    .input(one)
    .output(z.object({ comparison: ComparisonView, figures: ComparisonFigures, rows: z.array(ComparedCase) })),
  cancel: entry("model.edit").input(one).output(Done),
  /** Goes on with one that came to a halt; what was asked is not asked again. */
  goOn: entry("model.edit").input(one).output(Done),
  /** A person's word on a case; it stays, for after it they know whose suggestion was whose. */
  vote: entry("model.edit")
    .input(one.extend({ questionId: z.string(), vote: ComparisonVote }))
    .output(Done),
};

/** What compares, beside whoever works: the next case of the comparison under way, and where to put what came of it. */
export const comparing = {
  /** `null` when nothing is to be compared. A side without an endpoint is the cards alone. */
  nextCompared: entry("agent.trial").output(
    z.object({
      work: z
        .object({
          comparisonId: z.string(),
          questionId: z.string(),
          caseId: z.string(),
          sides: z.tuple([UsableEndpoint.nullable(), UsableEndpoint.nullable()]),
          record: z.unknown(),
          cards: z.array(AnswerCard),
          examples: z.array(z.object({ card: AnswerCard, score: z.number() })),
          similar: z.array(z.object({ id: z.string(), question: z.string(), reply: z.string(), label: z.string(), score: z.number() })),
        })
        .nullable(),
    }),
  ),
  keepCompared: entry("agent.trial")
    .input(z.object({ comparisonId: z.string(), questionId: z.string(), left: ComparedSide, right: ComparedSide }))
    .output(Done),
  /** Nothing can be asked any more for this reason; a person goes on. */
  haltComparison: entry("agent.trial")
    .input(z.object({ comparisonId: z.string(), problem: ModelProblem }))
    .output(Done),
};
