/** The supervisor's review, the policy, the trainer's examples and the risk desk. */
import { z } from "zod";
import { CardFault } from "./answers.ts";
import { entry } from "./base.ts";
import { AccountBrief, ActionView, CaseRow, DecisionView } from "./cases.ts";
import { Done, Page } from "./shapes.ts";
import { ExampleAnswer, ExampleMark, TrainedPart } from "./training.ts";
import { ExampleState, PolicyOutcome, RiskLevel, Want } from "./words.ts";

export const decisions = {
  /** Cases the policy settled by itself, newest first, with what can still be undone. */
  automatic: entry("decision.review")
    .input(z.object({ review: z.enum(["all", "unreviewed", "right", "wrong"]).default("all"), row: z.string().optional(), ...Page }))
    .output(
      z.object({
        rows: z.array(z.object({ decision: DecisionView, case: CaseRow, action: ActionView.nullable() })),
        total: z.int(),
        summary: z.object({
          today: z.int(),
          grantedFen: z.int(),
          held: z.int(),
          undone: z.int(),
          reviewed: z.int(),
          wrong: z.int(),
          byRow: z.array(z.object({ row: z.string(), count: z.int(), reviewed: z.int(), wrong: z.int() })),
        }),
      }),
    ),
  mark: entry("decision.review")
    .input(z.object({ decisionId: z.string(), review: z.enum(["right", "wrong"]) }))
    .output(Done),
};

/** A decision table as the supervisor reads it: inputs, outputs, rows in order, and its own examples. */
export const PolicyBody = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: z.string(),
  description: z.string().default(""),
  inputs: z.array(z.object({ fact: z.string(), label: z.string() })).min(1),
  rows: z
    .array(
      z.object({
        id: z.string(),
        note: z.string(),
        when: z.record(z.string(), z.string()),
        outcome: PolicyOutcome,
        reason: z.string(),
      }),
    )
    .min(1),
  holdMinutes: z.number().min(0).max(1_440),
  examples: z
    .array(
      z.object({
        name: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        expect: z.object({ outcome: PolicyOutcome, row: z.string().nullable() }),
      }),
    )
    .min(1),
});
export type PolicyBody = z.infer<typeof PolicyBody>;
const PolicyFault = z.object({ row: z.string().nullable(), column: z.string().nullable(), sentence: z.string() });

export const policies = {
  list: entry("case.read").output(
    z.object({
      policies: z.array(z.object({ name: z.string(), version: z.int(), body: PolicyBody, createdAt: z.date(), createdBy: z.string() })),
      /** `words`: what the values of a closed list are called in Chinese. */
      facts: z.array(z.object({ fact: z.string(), label: z.string(), type: z.enum(["number", "string", "boolean"]), words: z.record(z.string(), z.string()) })),
    }),
  ),
  history: entry("case.read")
    .input(z.object({ name: z.string() }))
    .output(z.object({ versions: z.array(z.object({ version: z.int(), createdAt: z.date(), createdBy: z.string(), active: z.boolean() })) })),
  /** Checks a body without publishing it: faults with row and column, and how each example fares. */
  check: entry("policy.edit")
    .input(z.object({ body: PolicyBody }))
    .output(
      z.object({
        faults: z.array(PolicyFault),
        examples: z.array(z.object({ name: z.string(), passed: z.boolean(), got: z.string(), row: z.string().nullable() })),
      }),
    ),
  publish: entry("policy.edit")
    .input(z.object({ body: PolicyBody }))
    .output(z.object({ version: z.int() })),
};

/** A past case curated for reuse; `score` tells how near it is to the words searched for (more is nearer), `null` where nothing was searched. */
export const ExampleView = z.object({
  id: z.string(),
  question: z.string(),
  reply: z.string(),
  label: z.string(),
  channel: z.string().nullable(),
  outcome: z.string().nullable(),
  caseId: z.string().nullable(),
  state: ExampleState,
  revision: z.int(),
  updatedAt: z.date(),
  updatedBy: z.string(),
  score: z.number().nullable(),
  ...TrainedPart,
});
export type ExampleView = z.infer<typeof ExampleView>;

export const examples = {
  list: entry("example.edit")
    .input(z.object({ state: ExampleState.optional(), label: z.string().optional(), text: z.string().max(200).optional(), ...Page }))
    .output(z.object({ rows: z.array(ExampleView), total: z.int(), byLabel: z.array(z.object({ label: z.string(), accepted: z.int(), candidate: z.int() })) })),
  save: entry("example.edit")
    .input(
      z.object({
        id: z.string().nullable(),
        question: z.string().min(2).max(2_000),
        reply: z.string().max(2_000),
        label: z.string(),
        channel: z.string().nullable(),
        revision: z.int().nullable(),
        /** As it is cut; left out = as it was, `null` = it answers nobody. `BAD_INPUT` names the place of the first fault (`at`, `en`). */
        answer: ExampleAnswer.nullable().optional(),
        expiresAt: z.date().nullable().optional(),
      }),
    )
    .output(z.object({ example: ExampleView })),
  /** How a reply is cut, what is wrong with a cut and what it contradicts, and which examples say nearly the same; keeps nothing. */
  cut: entry("example.edit")
    .input(
      z.object({
        id: z.string().nullable(),
        question: z.string().max(2_000),
        reply: z.string().max(2_000),
        /** The want to cut for; left out = what was heard in the case. */
        want: Want.optional(),
        /** Looked at as it is; left out = cut anew. */
        answer: ExampleAnswer.optional(),
      }),
    )
    .output(
      z.object({
        answer: ExampleAnswer.nullable(),
        faults: z.array(CardFault),
        marks: z.array(ExampleMark),
        near: z.array(z.object({ id: z.string(), question: z.string(), reply: z.string(), score: z.number() })),
      }),
    ),
  setState: entry("example.edit")
    .input(z.object({ ids: z.array(z.string()).min(1).max(500), state: ExampleState }))
    .output(z.object({ changed: z.int() })),
  classes: entry("case.read").output(z.object({ classes: z.array(z.object({ id: z.string(), title: z.string() })) })),
  saveClasses: entry("example.edit")
    .input(
      z.object({
        classes: z
          .array(z.object({ id: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/), title: z.string().min(1).max(30) }))
          .min(2)
          .max(150),
      }),
    )
    .output(Done),
};

export const labelModel = {
  state: entry("case.read").output(
    z.object({
      model: z
        .object({ id: z.string(), trainedAt: z.date(), rows: z.int(), classes: z.int(), accuracy: z.number().nullable(), seconds: z.number() })
        .nullable(),
      training: z.boolean(),
      progress: z.number(),
      staleExamples: z.int(),
      embedder: z.string(),
      indexed: z.int(),
    }),
  ),
  retrain: entry("example.edit").output(z.object({ asked: z.literal(true) })),
};

export const risk = {
  accounts: entry("risk.review")
    .input(z.object({ level: RiskLevel.optional(), status: z.enum(["none", "escalated", "cleared", "confirmed"]).optional(), ...Page }))
    .output(
      z.object({
        rows: z.array(
          AccountBrief.extend({
            nick: z.string(),
            channels: z.array(z.string()),
            openCases: z.int(),
            refunded30dFen: z.int(),
            lastSeenAt: z.date().nullable(),
          }),
        ),
        total: z.int(),
      }),
    ),
  account: entry("risk.review")
    .input(z.object({ accountId: z.string() }))
    .output(
      z.object({
        account: AccountBrief.extend({ nick: z.string(), note: z.string(), reviewedBy: z.string().nullable(), reviewedAt: z.date().nullable() }),
        cases: z.array(CaseRow),
        identities: z.array(z.object({ kind: z.string(), shown: z.string() })),
        months: z.array(z.object({ month: z.string(), orders: z.int(), returns: z.int(), refundedFen: z.int() })),
      }),
    ),
  decide: entry("risk.review")
    .input(z.object({ accountId: z.string(), verdict: z.enum(["cleared", "confirmed"]), note: z.string().max(500) }))
    .output(Done),
};
