/** The reply agent: for each case that wants one, answers by the cards that fit it (or lets a model write) and proposes what was checked. */
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract, ReplyRecord } from "../../main/hub/contract/index.ts";
import { checker } from "../../main/hub/grounding/index.ts";
import type { ChatModel } from "../runtime/models.ts";
import { loadPrompt } from "../runtime/prompts.ts";
import { answer } from "./answer/answer.ts";
import { newestWords } from "./answer/ground.ts";
import { fromCards, type Similar } from "./answer/proposal.ts";
import { trueAgain } from "./answer/true-again.ts";
import { heard } from "./answer/wanted.ts";
import { composeByModel, type ModelComposer } from "./compose-model.ts";

export type ReplyClient = ContractRouterClient<Pick<Contract, "reply">>;

export interface ReplyAgent {
  /** Asks the model's endpoint whether it is there, and tells the console once when it is not. */
  begin(): Promise<void>;
  /** Answers some of the waiting cases; true when there may be more. */
  round(): Promise<boolean>;
}

const AT_ONCE = 8;

/** Opens the agent. Without a model the built-in composer writes; with one it steps in when the model does not. */
export function openReplyAgent(client: ReplyClient, model: ChatModel | null): ReplyAgent {
  const composer: ModelComposer | null = model ? { model, prompt: loadPrompt("reply/suggest"), manner: loadPrompt("_shared/manner") } : null;
  let told: string | null | undefined;
  const tell = async (problem: string | null): Promise<void> => {
    if (!model || told === problem) return;
    told = problem;
    await client.reply.reportModel({ model: model.name, problem });
  };
  return {
    begin: async () => {
      if (!model) return;
      const known = await model.probe();
      // Some endpoints have no list of models: only what is surely wrong (no answer, no such model, key refused) is told.
      await tell(known.ok ? null : known.refusal.message);
    },
    round: async () => {
      const { caseIds } = await client.reply.take({ limit: AT_ONCE });
      const tools: Tools = { client, composer, tell };
      // A model is waited for, and many may be at once; the built-in composer only works, and one after the other each is sooner done.
      if (composer) await Promise.all(caseIds.map((caseId) => propose(tools, caseId)));
      else for (const caseId of caseIds) await propose(tools, caseId);
      return caseIds.length === AT_ONCE;
    },
  };
}

interface Tools {
  client: ReplyClient;
  composer: ModelComposer | null;
  tell(problem: string | null): Promise<void>;
}

async function propose(tools: Tools, caseId: string): Promise<void> {
  const { client } = tools;
  const started = performance.now();
  const record = await client.reply.record({ caseId });
  const { wants } = heard(record);
  const answers = await client.reply.cards({ wants: wants.map(({ want }) => want), text: newestWords(record) });
  const draft = await draftOf(tools, record, answers);
  try {
    await client.reply.propose({ caseId, revision: record.revision, seen: record.seen, tookMs: Math.round(performance.now() - started), ...draft });
  } catch (fault) {
    // The case moved on while we wrote: it is still wanted and is taken again with its new facts.
    if ((fault as { code?: string }).code !== "CASE_MOVED") throw fault;
  }
}

type Proposal = Pick<Parameters<ReplyClient["reply"]["propose"]>[0], "text" | "sources" | "claims" | "sentences" | "composer" | "withheld">;

type Answers = Awaited<ReturnType<ReplyClient["reply"]["cards"]>>;

async function draftOf(tools: Tools, record: ReplyRecord, { cards, examples }: Answers): Promise<Proposal> {
  if (tools.composer) {
    const holds = checker(record);
    const written = await composeByModel(tools.composer, record, { similar: await similarTo(tools, record), holds });
    await tools.tell(written.ok || written.refusal.code === "NOT_GROUNDED" ? null : written.refusal.message);
    if (written.ok) {
      const { claims } = holds(written.value.text);
      return { ...written.value, claims, sentences: [], composer: tools.composer.model.name, withheld: null };
    }
  }
  const answered = answer(record, [...examples.map(({ card }) => card), ...cards], trueAgain(record, cards));
  // Similar cases are looked for where they are shown: where no card answers.
  return fromCards(answered, { record, similar: answered.why === null ? [] : await similarTo(tools, record) });
}

async function similarTo({ client }: Tools, record: ReplyRecord): Promise<Similar[]> {
  const asked = newestWords(record) || record.kind;
  return (await client.reply.similar({ text: asked, channel: record.channel, label: record.disputeClass, limit: 5 })).rows;
}
