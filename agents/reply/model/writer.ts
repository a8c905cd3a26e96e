/** Lets a model write replies, each on a thread of its own that is kept step by step. */
import type { UsableEndpoint } from "../../../main/hub/contract/index.ts";
import type { ModelProblem } from "../../../main/hub/contract/words.ts";
import { openChain } from "../../runtime/chain.ts";
import { Checkpoints } from "../../runtime/checkpoints.ts";
import { ledgerOf } from "../../runtime/ledger.ts";
import { probe } from "../../runtime/probe.ts";
import { sentenceOf } from "../../runtime/problems.ts";
import type { ReplyClient } from "../client.ts";
import { replyGraph } from "./graph.ts";
import type { Reply } from "./known.ts";
import { replyPrompts, versionOf } from "./question.ts";

/** Why a reply that is being written is given up. */
export type GivenUp = Extract<ModelProblem, "stopped" | "moved">;

export interface Writer {
  /** The prompts and their versions. */
  readonly version: string;
  /** Asks endpoints whether they know their models, and tells what is surely wrong. */
  probe(endpoints: readonly UsableEndpoint[]): Promise<void>;
  /** What is known in the end: `passed`, or the cards answer, with `problem` beside them. Work that a kill broke off goes on after its last whole step. */
  write(caseId: string): Promise<Reply>;
  /** The reply was proposed: how it came to be is forgotten. */
  proposed(caseId: string): Promise<void>;
  /** Ends the reply to a case that is being written; where it moved, only when it stands elsewhere than it was read. */
  giveUp(caseId: string, why: GivenUp): Promise<void>;
}

interface Writing {
  stop: AbortController;
  /** Where the case stood when it was begun. */
  at: { revision: number; seen: number };
}

/** Opens the writer; nothing is asked before there is something to write. */
export function openWriter(client: ReplyClient): Writer {
  const prompts = replyPrompts();
  const writing = new Map<string, Writing>();
  const { hears } = problemTeller(client);
  const chain = openChain(ledgerOf(client.reply));
  const graph = replyGraph({ client, chain, prompts, onEnd: hears, signalOf: (caseId) => writing.get(caseId)?.stop.signal }, new Checkpoints(client.reply));
  return {
    version: versionOf(prompts),
    probe: async (endpoints) => {
      for (const endpoint of endpoints) await hears(endpoint, await probe(endpoint));
    },
    write: async (caseId) => {
      const { at } = await client.reply.where({ caseId });
      if (at === null) throw new Error(`case ${caseId} is gone`);
      const thread = `${caseId}/${at.revision}.${at.seen}`;
      writing.set(caseId, { stop: new AbortController(), at });
      try {
        // What was begun when the case stood elsewhere is worth nothing now.
        await client.reply.dropSteps({ caseId, keep: thread });
        return await graph.run(caseId, thread);
      } finally {
        writing.delete(caseId);
      }
    },
    proposed: async (caseId) => {
      await client.reply.dropSteps({ caseId, keep: null });
    },
    giveUp: async (caseId, why) => {
      const under = writing.get(caseId);
      if (!under) return;
      const { at } = why === "moved" ? await client.reply.where({ caseId }) : { at: null };
      if (at === null || under.at.revision !== at.revision || under.at.seen !== at.seen) under.stop.abort(why);
    },
  };
}

/** Tells the console what is wrong with the endpoints: the first that has something, once. */
function problemTeller(client: ReplyClient): { hears(endpoint: UsableEndpoint, problem: ModelProblem | null): Promise<void> } {
  const known = new Map<string, { endpoint: UsableEndpoint; problem: ModelProblem | null }>();
  let told: string | null | undefined;
  return {
    hears: async (endpoint, problem) => {
      known.set(endpoint.id, { endpoint, problem });
      const wrong = [...known.values()].find((each) => each.problem !== null);
      const sentence = wrong?.problem ? sentenceOf(wrong.problem, wrong.endpoint) : null;
      if (told === sentence) return;
      told = sentence;
      await client.reply.reportModel({ model: (wrong?.endpoint ?? endpoint).model, problem: sentence });
    },
  };
}
