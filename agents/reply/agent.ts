/** The reply agent: for each case that wants one, finds how similar cases were solved and proposes a checked reply. */
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract, ReplyRecord } from "../../main/hub/contract/index.ts";
import { type Checker, checker } from "../../main/hub/grounding/index.ts";
import type { ChatModel } from "../runtime/models.ts";
import { loadPrompt } from "../runtime/prompts.ts";
import { compose, type Draft, type Similar } from "./compose.ts";
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
      await Promise.all(caseIds.map((caseId) => answer({ client, composer, tell }, caseId)));
      return caseIds.length === AT_ONCE;
    },
  };
}

interface Tools {
  client: ReplyClient;
  composer: ModelComposer | null;
  tell(problem: string | null): Promise<void>;
}

async function answer(tools: Tools, caseId: string): Promise<void> {
  const record = await tools.client.reply.record({ caseId });
  const asked = record.conversation.findLast((line) => line.author === "buyer")?.text ?? record.buyerWords;
  const { rows } = await tools.client.reply.similar({ text: asked || record.kind, channel: record.channel, label: record.disputeClass, limit: 5 });
  const holds = checker(record);
  const { draft, by } = await draftOf(tools, record, { similar: rows, holds });
  const verdict = holds(draft.text);
  const withheld = draft.text === "" ? "没有可依据的内容" : verdict.grounded ? null : verdict.faults.join("；");
  try {
    await tools.client.reply.propose({
      caseId,
      revision: record.revision,
      seen: record.seen,
      text: draft.text,
      sources: draft.sources,
      claims: verdict.claims,
      composer: by,
      withheld,
    });
  } catch (fault) {
    // The case moved on while we wrote: it is still wanted and is taken again with its new facts.
    if ((fault as { code?: string }).code !== "CASE_MOVED") throw fault;
  }
}

async function draftOf(tools: Tools, record: ReplyRecord, from: { similar: readonly Similar[]; holds: Checker }): Promise<{ draft: Draft; by: string }> {
  if (tools.composer) {
    const written = await composeByModel(tools.composer, record, from);
    await tools.tell(written.ok || written.refusal.code === "NOT_GROUNDED" ? null : written.refusal.message);
    if (written.ok) return { draft: written.value, by: tools.composer.model.name };
  }
  return { draft: compose(record, from.similar, from.holds), by: "built-in" };
}
