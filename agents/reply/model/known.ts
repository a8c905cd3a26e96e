/** What is known of a reply while it comes to be, and the steps that need no model. All of it can be written down between two steps. */
import type { ReplyRecord, SuggestionClaim, SuggestionSentence } from "../../../main/hub/contract/index.ts";
import { newestWords } from "../../../main/hub/contract/index.ts";
import type { ModelProblem } from "../../../main/hub/contract/words.ts";
import { type Answer, answer } from "../answer/answer.ts";
import type { Similar, Source } from "../answer/proposal.ts";
import { trueAgain } from "../answer/true-again.ts";
import { heard } from "../answer/wanted.ts";
import type { ReplyClient } from "../client.ts";
import type { DraftSentence } from "./draft.ts";

/** What a reply is written from, and who hears it while it comes. */
export interface Sources {
  reply: Pick<ReplyClient["reply"], "record" | "cards" | "similar" | "endpoints" | "draft">;
}

/** What is known of a reply so far. */
export interface Reply {
  caseId: string;
  record: ReplyRecord | null;
  wants: string[];
  /** What the cards would say. */
  answered: Answer | null;
  similar: Similar[];
  tries: number;
  draft: DraftSentence[] | null;
  writer: string | null;
  faults: string[];
  /** Sentences of all drafts that may not be said. */
  struck: number;
  /** What passed. */
  passed: { text: string; sentences: SuggestionSentence[]; claims: SuggestionClaim[]; sources: Source[] } | null;
  problem: ModelProblem | null;
}

/** A reply of which nothing is known. */
export const nothingYet = (caseId: string): Reply => ({
  caseId,
  record: null,
  wants: [],
  answered: null,
  similar: [],
  tries: 0,
  draft: null,
  writer: null,
  faults: [],
  struck: 0,
  passed: null,
  problem: null,
});

/** What the buyer wants, by the record as it stands. */
export async function understand(client: Sources, { caseId }: Reply): Promise<Partial<Reply>> {
  const record = await client.reply.record({ caseId });
  return { record, wants: heard(record).wants.map(({ want }) => want) };
}

/** Reads, and only reads: cards and examples that fit, similar cases; facts, timeline and terms came with the record. */
export async function gather(client: Sources, state: Reply): Promise<Partial<Reply>> {
  const record = recordIn(state);
  const text = newestWords(record);
  const { cards, examples } = await client.reply.cards({ wants: state.wants, text });
  const answered = answer(record, [...examples.map(({ card }) => card), ...cards], trueAgain(record, cards));
  const similar = await client.reply.similar({ text: text || record.kind, channel: record.channel, label: record.disputeClass, limit: 5 });
  return { answered, similar: similar.rows };
}

/** Whether a model should write at all: where nothing was asked that is this shop's to answer, nobody writes. */
export const isAnswerable = ({ wants }: Reply): boolean => wants.length > 0;

/** The record; times are times again after it was written down. */
export function recordIn({ record, caseId }: Reply): ReplyRecord {
  if (record === null) throw new Error(`nothing is known of case ${caseId}`);
  return { ...record, conversation: record.conversation.map((line) => ({ ...line, at: new Date(line.at) })) };
}

/** What the cards would say, and the cases to show where they say nothing. */
export function answeredIn({ answered, caseId }: Reply): Answer {
  if (answered === null) throw new Error(`nothing was gathered for case ${caseId}`);
  return answered;
}
