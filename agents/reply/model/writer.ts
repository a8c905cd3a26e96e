/** Lets a model write: understand → gather → write → check → mend once → else the cards. */
import type { ReplyRecord, UsableEndpoint } from "../../../main/hub/contract/index.ts";
import type { ModelProblem } from "../../../main/hub/contract/words.ts";
import { openChain } from "../../runtime/chain.ts";
import { ledgerOf } from "../../runtime/ledger.ts";
import { probe } from "../../runtime/probe.ts";
import { sentenceOf } from "../../runtime/problems.ts";
import type { ReplyClient } from "../client.ts";
import { gather, isAnswerable, nothingYet, type Reply, understand } from "./known.ts";
import { replyPrompts, versionOf } from "./question.ts";
import { check, MOST_TRIES, type Tools, write } from "./steps.ts";

/** Why a reply that is being written is given up. */
export type GivenUp = Extract<ModelProblem, "stopped" | "moved">;

export interface Writer {
  /** The prompts and their versions. */
  readonly version: string;
  /** Asks endpoints whether they know their models, and tells what is surely wrong. */
  probe(endpoints: readonly UsableEndpoint[]): Promise<void>;
  /** What is known in the end: `passed`, or the cards answer, with `problem` beside them. */
  write(caseId: string): Promise<Reply>;
  /** Ends the reply to a case that is being written; where it moved, only when it stands elsewhere than it was read. */
  giveUp(caseId: string, why: GivenUp): Promise<void>;
}

/** Opens the writer; nothing is asked before there is something to write. */
export function openWriter(client: ReplyClient): Writer {
  const chain = openChain(ledgerOf(client.reply));
  const prompts = replyPrompts();
  const writing = new Map<string, { stop: AbortController; at: Pick<ReplyRecord, "revision" | "seen"> | null }>();
  const { hears } = problemTeller(client);
  return {
    version: versionOf(prompts),
    probe: async (endpoints) => {
      for (const endpoint of endpoints) await hears(endpoint, await probe(endpoint));
    },
    write: async (caseId) => {
      const under = { stop: new AbortController(), at: null as Pick<ReplyRecord, "revision" | "seen"> | null };
      writing.set(caseId, under);
      try {
        const onRecord = (record: ReplyRecord): void => {
          under.at = record;
        };
        return await steps({ client, chain, prompts, signal: under.stop.signal, onEnd: hears, onRecord }, caseId);
      } finally {
        writing.delete(caseId);
      }
    },
    giveUp: async (caseId, why) => {
      const under = writing.get(caseId);
      if (!under) return;
      const { at } = why === "moved" ? await client.reply.where({ caseId }) : { at: null };
      if (at === null || (under.at !== null && (under.at.revision !== at.revision || under.at.seen !== at.seen))) under.stop.abort(why);
    },
  };
}

/** Runs the steps. */
async function steps(tools: Tools & { onRecord(record: ReplyRecord): void }, caseId: string): Promise<Reply> {
  let state = nothingYet(caseId);
  const add = (more: Partial<Reply>): void => {
    state = { ...state, ...more };
  };
  add(await understand(tools.client, state));
  if (state.record) tools.onRecord(state.record);
  add(await gather(tools.client, state));
  while (isAnswerable(state) && state.passed === null && state.tries < MOST_TRIES) {
    add(await write(tools, state));
    if (state.problem !== null) break;
    add(check(state));
  }
  return state;
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
