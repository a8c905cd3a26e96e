/** The trainer's examples and the risk desk. */
import { z } from "zod";
import { CardFault } from "./answers.ts";
import { entry } from "./base.ts";
import { Done, Page } from "./shapes.ts";
import { ExampleAnswer, ExampleMark, TrainedPart } from "./training.ts";
import { ExampleState, Want } from "./words.ts";

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

/** A label model as it was trained, by whose wish; the newest few may be returned to. */
const ModelVersion = z.object({
  id: z.string(),
  trainedAt: z.date(),
  byName: z.string().nullable(),
  rows: z.int(),
  classes: z.int(),
  accuracy: z.number().nullable(),
  active: z.boolean(),
  kept: z.boolean(),
});

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
  /** The newest first. */
  versions: entry("example.edit").output(z.object({ rows: z.array(ModelVersion) })),
  /** Names disputes with that version again, from the next case on; a new training replaces it as ever. */
  returnTo: entry("example.edit")
    .input(z.object({ id: z.string() }))
    .output(Done),
  /** As it was last measured, `null` before. */
  curve: entry("example.edit").output(
    z.object({ points: z.array(z.object({ rows: z.int(), asked: z.int(), right: z.int() })), measuredAt: z.date().nullable() }),
  ),
  measureCurve: entry("example.edit").output(z.object({ asked: z.literal(true) })),
};
