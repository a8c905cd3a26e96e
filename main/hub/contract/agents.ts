/** What agents may ask and propose. An agent is one more user of the contract, under its own principal. */
import { z } from "zod";
import { AnswerCard, SpokenCard } from "./answers.ts";
import { entry } from "./base.ts";
import { trial } from "./batches.ts";
import { SuggestionClaim, SuggestionSentence, SuggestionSource, SuggestionWritten } from "./cases.ts";
import { DraftView, modelUse } from "./models.ts";
import { Done } from "./shapes.ts";
import { Tone } from "./terms.ts";
import { type AgentName, HeardWant, Want } from "./words.ts";

/** What a reply may say about this case: every value a claim can be checked against. */
export const ReplyRecord = z.object({
  caseId: z.string(),
  revision: z.int(),
  /** How many things were told about the order so far; a proposal is bound to it as it is to the revision. */
  seen: z.int(),
  channel: z.string(),
  kind: z.string(),
  state: z.string(),
  disputeClass: z.string().nullable(),
  buyerWords: z.string(),
  /** What the buyer's newest words want, surest first; empty before the triage agent heard them. */
  wants: z.array(HeardWant),
  /** A person said so, and nothing else is to be answered. */
  wantsByPerson: z.boolean().optional(),
  buyerNick: z.string(),
  /** Latest words of the conversation, masked. */
  conversation: z.array(z.object({ author: z.string(), text: z.string(), at: z.date() })),
  facts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["amount", "date", "place", "state", "waybill", "item", "carrier", "finding", "deadline"]),
      label: z.string(),
      text: z.string(),
      value: z.string(),
    }),
  ),
  /** Named values that answers are filled with (`contract/given.ts` names them all), by their Chinese names; what is not known is absent. */
  slots: z.record(z.string(), z.string()),
  /** The same slots in English, for who writes English; what is known only in Chinese is absent. */
  english: z.record(z.string(), z.string()).optional(),
  /** What holds for this order and what the seller has set, by the names of `contract/given.ts`. */
  given: z.record(z.string(), z.union([z.string(), z.boolean()])),
  /** How the shop speaks. */
  tone: Tone,
  houseWords: z.array(z.object({ instead: z.string(), say: z.string() })),
  forbiddenWords: z.array(z.string()),
  /** Sentences of the seller's terms, for this order: they may be said as they are. */
  sayings: z.array(z.string()),
  /** Sentences that terms and policy allow to promise in this state ("退款将原路退回" …), by id. */
  promises: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Where the order is, as its buyer may be told. */
  whereabouts: z.string(),
});
export type ReplyRecord = z.infer<typeof ReplyRecord>;

/** The buyer's newest words; those the case was opened with, where nothing was said since. */
export function newestWords({ conversation, buyerWords }: Pick<ReplyRecord, "buyerWords" | "conversation">): string {
  return conversation.findLast((line) => line.author === "buyer")?.text ?? buyerWords;
}

const triage = {
  take: entry("agent.triage")
    .input(z.object({ limit: z.int().min(1).max(500) }))
    .output(
      z.object({
        cases: z.array(
          z.object({
            caseId: z.string(),
            revision: z.int(),
            text: z.string(),
            reason: z.string(),
            kind: z.string(),
            /** The buyer's last words, newest first: the case's own and the conversation's. */
            words: z.array(z.string()),
          }),
        ),
      }),
    ),
  propose: entry("agent.triage")
    .input(
      z.object({
        proposals: z
          .array(z.object({ caseId: z.string(), revision: z.int(), label: z.string(), confidence: z.number().min(0).max(1), wants: z.array(HeardWant).max(8) }))
          .max(500),
      }),
    )
    .output(z.object({ taken: z.int(), moved: z.array(z.string()) })),
  /** All accepted examples and the closed list, to train on; `readAt` goes back with the model, so that what changes meanwhile is known to be unlearnt. */
  trainingSet: entry("agent.triage").output(
    z.object({ rows: z.array(z.object({ text: z.string(), label: z.string() })), classes: z.array(z.string()), readAt: z.date() }),
  ),
  keepModel: entry("agent.triage")
    .input(
      z.object({ body: z.instanceof(Uint8Array), rows: z.int(), classes: z.int(), accuracy: z.number().nullable(), seconds: z.number(), readAt: z.date() }),
    )
    .output(z.object({ id: z.string() })),
  /** How often models that learnt more and more examples were right about the same ones kept apart. */
  keepCurve: entry("agent.triage")
    .input(z.object({ points: z.array(z.object({ rows: z.int(), asked: z.int(), right: z.int() })).max(20) }))
    .output(Done),
  loadModel: entry("agent.triage").output(z.object({ model: z.object({ id: z.string(), body: z.instanceof(Uint8Array) }).nullable() })),
  /** What ships to hear wants by: utterances, the model made of them (`null` before the first), and the key both go by. */
  starterWants: entry("agent.triage").output(
    z.object({
      key: z.string(),
      rows: z.array(z.object({ text: z.string(), want: Want })),
      body: z.instanceof(Uint8Array).nullable(),
    }),
  ),
  keepWantModel: entry("agent.triage")
    .input(z.object({ key: z.string(), body: z.instanceof(Uint8Array) }))
    .output(Done),
};

const reply = {
  ...modelUse("agent.reply"),
  take: entry("agent.reply")
    .input(z.object({ limit: z.int().min(1).max(100) }))
    .output(z.object({ caseIds: z.array(z.string()) })),
  record: entry("agent.reply")
    .input(z.object({ caseId: z.string() }))
    .output(ReplyRecord),
  similar: entry("agent.reply")
    .input(z.object({ text: z.string(), channel: z.string().nullable(), label: z.string().nullable(), limit: z.int().min(1).max(20) }))
    .output(z.object({ rows: z.array(z.object({ id: z.string(), question: z.string(), reply: z.string(), label: z.string(), score: z.number() })) })),
  /** Living answer cards of the wants, and accepted examples of them whose question is like the text, the likest first. */
  cards: entry("agent.reply")
    .input(z.object({ wants: z.array(z.string()).max(10), text: z.string() }))
    .output(z.object({ cards: z.array(SpokenCard), examples: z.array(z.object({ card: AnswerCard, score: z.number() })) })),
  propose: entry("agent.reply")
    .input(
      z.object({
        caseId: z.string(),
        revision: z.int(),
        seen: z.int(),
        text: z.string().max(4_000),
        sources: z.array(SuggestionSource),
        claims: z.array(SuggestionClaim),
        sentences: z.array(SuggestionSentence),
        tookMs: z.int().min(0),
        composer: z.string(),
        written: SuggestionWritten,
        withheld: z.string().nullable(),
      }),
    )
    .output(Done),
  /** Where a case stands now, to see whether it moved while a reply about it was written; `null` when there is none. */
  where: entry("agent.reply")
    .input(z.object({ caseId: z.string() }))
    .output(z.object({ at: z.object({ revision: z.int(), seen: z.int() }).nullable() })),
  /** Words of a reply that is being written, for whoever has the case open; `null` = no longer. */
  draft: entry("agent.reply")
    .input(z.object({ caseId: z.string(), draft: DraftView.nullable() }))
    .output(Done),
  /** The model endpoint does not work; shown once on the status page until it does again. */
  reportModel: entry("agent.reply")
    .input(z.object({ model: z.string(), problem: z.string().nullable() }))
    .output(Done),
};

/** Each agent's own part of the contract, under its name. */
export const agents = { triage, reply, trial } satisfies Record<AgentName, object>;
