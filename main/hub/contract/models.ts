/** Models that agents ask: the endpoints a shop has, what they may cost, what was sent to them; and what an agent needs to ask one. */
import { z } from "zod";
import { entry, type Permission } from "./base.ts";
import { Done, Page } from "./shapes.ts";
import { ModelProblem, ModelTask } from "./words.ts";

/** Protocols there are: OpenAI's chat completions, which most vendors and local servers speak. */
const modelKinds = ["openai"] as const;

/** How long is waited, ms: for the endpoint to take the call, for its first words, between two words, for the whole. */
const Limits = z.object({
  connectMs: z.int().min(100).max(60_000),
  firstMs: z.int().min(100).max(120_000),
  silenceMs: z.int().min(100).max(120_000),
  totalMs: z.int().min(500).max(300_000),
});

/** An endpoint as people set it. Prices in fen for a million tokens. */
export const EndpointBody = z.object({
  name: z.string().trim().min(1).max(40),
  kind: z.enum(modelKinds),
  baseUrl: z.url().max(300),
  model: z.string().trim().min(1).max(120),
  tasks: z.array(ModelTask),
  enabled: z.boolean(),
  priceInFen: z.int().min(0).max(1_000_000),
  priceOutFen: z.int().min(0).max(1_000_000),
  limits: Limits,
});
export type EndpointBody = z.infer<typeof EndpointBody>;

/** An endpoint as screens see it, without its key; `environment` is named by AI_BASE_URL and AI_MODEL and cannot be edited here. */
export const EndpointView = EndpointBody.extend({
  id: z.string(),
  origin: z.enum(["kept", "environment"]),
  hasKey: z.boolean(),
  revision: z.int(),
  updatedAt: z.date().nullable(),
  /** Its newest call of the last day: what went wrong, `null` = nothing. */
  last: z.object({ at: z.date(), problem: ModelProblem.nullable() }).nullable(),
  /** Calls of today (Beijing) that came to an end. */
  calls: z.int(),
  failed: z.int(),
  costMicro: z.int(),
});
export type EndpointView = z.infer<typeof EndpointView>;

/** An endpoint as an agent uses it; keys go to the hub's own agents and nowhere else. */
export const UsableEndpoint = EndpointBody.omit({ tasks: true, enabled: true }).extend({ id: z.string(), revision: z.int(), key: z.string() });
export type UsableEndpoint = z.infer<typeof UsableEndpoint>;

/** A call as the page of what was sent lists it. Costs in millionths of a yuan. */
const CallRow = z.object({
  id: z.string(),
  at: z.date(),
  task: z.string(),
  endpointName: z.string(),
  model: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  prompt: z.string(),
  /** Length of what was sent, characters. */
  length: z.int(),
  state: z.enum(["running", "done", "failed"]),
  problem: ModelProblem.nullable(),
  tokensIn: z.int(),
  tokensOut: z.int(),
  costMicro: z.int(),
  firstMs: z.int().nullable(),
  totalMs: z.int().nullable(),
});

/** What came of a test call, in one sentence. */
const Tried = z.object({ working: z.boolean(), zh: z.string(), en: z.string(), ms: z.int() });

export const models = {
  /** Endpoints in order of preference, and what today cost. */
  get: entry("model.edit").output(
    z.object({
      endpoints: z.array(EndpointView),
      budgetFen: z.int().nullable(),
      today: z.object({ calls: z.int(), costMicro: z.int(), tokensIn: z.int(), tokensOut: z.int() }),
    }),
  ),
  /** An empty key leaves the kept one as it is, unless the address is another one's: that wants the key anew. */
  save: entry("model.edit")
    .input(z.object({ id: z.string().nullable(), revision: z.int(), body: EndpointBody, key: z.string().max(500) }))
    .output(z.object({ id: z.string() })),
  remove: entry("model.edit")
    .input(z.object({ id: z.string() }))
    .output(Done),
  /** Ids in the order in which endpoints are asked. */
  order: entry("model.edit")
    .input(z.object({ ids: z.array(z.string()).max(50) }))
    .output(Done),
  /** What a day (Beijing) may cost, fen; `null` = no limit. */
  setBudget: entry("model.edit")
    .input(z.object({ fen: z.int().min(0).max(100_000_000).nullable() }))
    .output(Done),
  /** One small real call: of a kept endpoint (`id`), with what is typed in the form, also before it is kept. */
  test: entry("model.edit")
    .input(z.object({ id: z.string().nullable(), body: EndpointBody, key: z.string().max(500) }))
    .output(Tried),
  /** What left this machine for a model, newest first. */
  sent: entry("model.edit")
    .input(z.object({ caseId: z.string().optional(), problemsOnly: z.boolean().default(false), ...Page }))
    .output(z.object({ rows: z.array(CallRow), total: z.int() })),
  /** Word for word what was sent and what came back. */
  sentOne: entry("model.edit")
    .input(z.object({ id: z.string() }))
    .output(CallRow.extend({ sent: z.string(), received: z.string() })),
};

/** A sentence of a reply while it is written: not yet whole, allowed, or kept back. Words that are not allowed are never to be sent. */
export const DraftView = z.object({
  writer: z.string(),
  sentences: z.array(z.object({ text: z.string(), state: z.enum(["writing", "allowed", "kept_back"]) })),
});
export type DraftView = z.infer<typeof DraftView>;

const bytes = z.instanceof(Uint8Array);
const Thread = { thread: z.string().min(1).max(200), namespace: z.string().max(200) };
/** A value as the graph writes it: how, and the bytes. */
const Kept = { type: z.string(), body: bytes };

/** Where an agent's work stood between two steps, with what parts of the next had given. */
const GraphStep = z.object({ ...Thread, id: z.string(), parentId: z.string().nullable(), ...Kept, metadata: bytes });
export type GraphStep = z.infer<typeof GraphStep>;
/** What a part of a step has given. */
const GraphWrite = z.object({ taskId: z.string(), taskPath: z.string(), place: z.int(), channel: z.string(), ...Kept });
export type GraphWrite = z.infer<typeof GraphWrite>;

/** Why a model is asked: an agent's work, or two of them compared by a person. */
export type CallTask = ModelTask | "comparison";

/** What is about to be sent; `mayCostMicro` = what it may cost at most, millionths of a yuan. */
const CallBegin = z.object({
  endpointId: z.string(),
  caseId: z.string().nullable(),
  prompt: z.string(),
  sent: z.string().max(400_000),
  mayCostMicro: z.int().min(0),
  /** The comparison it is asked for. */
  comparisonId: z.string().optional(),
});
export type CallBegin = z.infer<typeof CallBegin>;
/** How a call ended. Cost in millionths of a yuan, times in ms. */
const CallEnd = z.object({
  callId: z.string(),
  problem: ModelProblem.nullable(),
  received: z.string().max(400_000),
  tokensIn: z.int().min(0),
  tokensOut: z.int().min(0),
  costMicro: z.int().min(0),
  firstMs: z.int().min(0).nullable(),
  totalMs: z.int().min(0),
});
export type CallEnd = z.infer<typeof CallEnd>;

/** What an agent needs to ask models: in its own part of the contract, under its own permission. */
export function modelUse(permission: Permission) {
  return {
    /** Endpoints that do this agent's task, best first. */
    endpoints: entry(permission).output(z.object({ endpoints: z.array(UsableEndpoint) })),
    /** Writes down what is about to be sent, word for word, and takes its money: `BUDGET_USED` when there is none left. */
    callBegins: entry(permission)
      .input(CallBegin)
      .output(z.object({ callId: z.string() })),
    callEnds: entry(permission).input(CallEnd).output(Done),
    /** Where work on a thread stood, newest first; `id` = that step alone, `before` = those before it. */
    steps: entry(permission)
      .input(z.object({ ...Thread, id: z.string().optional(), before: z.string().optional(), limit: z.int().min(1).max(100) }))
      .output(z.object({ steps: z.array(GraphStep.extend({ writes: z.array(GraphWrite) })) })),
    keepStep: entry(permission)
      .input(GraphStep.extend({ caseId: z.string() }))
      .output(Done),
    keepWrites: entry(permission)
      .input(z.object({ ...Thread, stepId: z.string(), writes: z.array(GraphWrite).max(500) }))
      .output(Done),
    /** Forgets the work on a case, but for the thread that is kept. */
    dropSteps: entry(permission)
      .input(z.object({ caseId: z.string(), keep: z.string().nullable() }))
      .output(Done),
  };
}
