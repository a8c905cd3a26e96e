/** The policy desk: the rules in force, the draft of the next ones, and what stands behind each row. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done } from "./shapes.ts";
import { PolicyOutcome } from "./words.ts";

/** A decision table as the supervisor reads it: inputs, outputs, rows in order, and its own examples. */
export const PolicyBody = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: z.string(),
  description: z.string().default(""),
  /** The same for who reads English, where the seller wrote it; `reason` has none, for it is said to buyers. */
  titleEn: z.string().optional(),
  descriptionEn: z.string().optional(),
  inputs: z.array(z.object({ fact: z.string(), label: z.string() })).min(1),
  rows: z
    .array(
      z.object({
        id: z.string(),
        note: z.string(),
        noteEn: z.string().optional(),
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

const Named = z.object({ name: z.string() });
/** What is wrong and where: row (or example) and fact, `null` when it is the policy as a whole. */
const PolicyFault = z.object({ row: z.string().nullable(), column: z.string().nullable(), sentence: z.string(), en: z.string() });

/** What a number counts, so that a person reads and sets it with its unit. */
const factUnits = ["yuan", "count", "hours", "share"] as const;
export type FactUnit = (typeof factUnits)[number];

/** The next version of a policy while it is written; one a policy, so that two who write see each other. `revision` grows with every keeping. */
export const PolicyDraft = z.object({
  name: z.string(),
  body: PolicyBody,
  /** The version it was begun on. */
  basedOn: z.int(),
  revision: z.int(),
  updatedAt: z.date(),
  updatedBy: z.string(),
  /** Who asked a second person to publish it; `null` while it is only written. */
  proposedBy: z.string().nullable(),
  proposedAt: z.date().nullable(),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

export const policies = {
  list: entry("case.read").output(
    z.object({
      policies: z.array(z.object({ name: z.string(), version: z.int(), body: PolicyBody, createdAt: z.date(), createdBy: z.string() })),
      /** `words`: what the values of a closed list are called in Chinese. */
      facts: z.array(
        z.object({
          fact: z.string(),
          label: z.string(),
          type: z.enum(["number", "string", "boolean"]),
          unit: z.enum(factUnits).nullable(),
          /** Whether no other value can be; of a text without it `words` may be empty. */
          isClosed: z.boolean(),
          words: z.record(z.string(), z.string()),
        }),
      ),
      /** Whether a version is published by another person than who wrote it. */
      secondPerson: z.boolean(),
    }),
  ),
  history: entry("case.read")
    .input(Named)
    .output(z.object({ versions: z.array(z.object({ version: z.int(), createdAt: z.date(), createdBy: z.string(), active: z.boolean() })) })),
  /** One kept version, to be compared or published again. */
  version: entry("case.read")
    .input(z.object({ name: z.string(), version: z.int() }))
    .output(z.object({ body: PolicyBody })),
  /** What each row did in the last 30 days, by its id: cases, money that was granted and stands (fen), and reviews. Rows that did nothing are left out. */
  reach: entry("decision.review")
    .input(Named)
    .output(
      z.object({
        since: z.date(),
        rows: z.array(z.object({ row: z.string(), cases: z.int(), grantedFen: z.int(), undone: z.int(), reviewed: z.int(), wrong: z.int() })),
      }),
    ),
  /** Checks a body without publishing it: faults with row and column, rows that order alone tells apart, and how each example fares. */
  check: entry("policy.edit")
    .input(z.object({ body: PolicyBody }))
    .output(
      z.object({
        faults: z.array(PolicyFault),
        overlaps: z.array(z.object({ row: z.string(), earlier: z.string(), facts: z.array(z.string()) })),
        examples: z.array(z.object({ name: z.string(), passed: z.boolean(), got: PolicyOutcome, row: z.string().nullable() })),
      }),
    ),
  draft: entry("policy.edit")
    .input(Named)
    .output(z.object({ draft: PolicyDraft.nullable() })),
  /** Keeps a draft, faults and all. `revision`: the one it was written on, `null` for the first; another's keeping in between refuses it. */
  keepDraft: entry("policy.edit")
    .input(z.object({ body: PolicyBody, basedOn: z.int(), revision: z.int().nullable() }))
    .output(z.object({ revision: z.int() })),
  dropDraft: entry("policy.edit")
    .input(z.object({ name: z.string(), revision: z.int() }))
    .output(Done),
  /** Asks a second person to publish the draft as it is kept. Refused while it has a fault. */
  propose: entry("policy.edit")
    .input(z.object({ name: z.string(), revision: z.int() }))
    .output(Done),
  /** Puts a body in force and ends its draft. `basedOn`: refused when a later version is in force than the one it was begun on. */
  publish: entry("policy.edit")
    .input(z.object({ body: PolicyBody, basedOn: z.int().optional() }))
    .output(z.object({ version: z.int() })),
  /** Whether a version needs another person than who wrote it. */
  setSecondPerson: entry("people.edit")
    .input(z.object({ on: z.boolean() }))
    .output(Done),
};
