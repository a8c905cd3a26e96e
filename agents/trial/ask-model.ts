/** Lets one endpoint write the reply to a case kept apart, on a thread that is kept step by step: a hub that was killed goes on from there. */

import { replyGraph } from "../reply/model/graph.ts";
import type { Reply, Sources } from "../reply/model/known.ts";
import { replyPrompts } from "../reply/model/question.ts";
import { type Chain, openChain } from "../runtime/chain.ts";
import { Checkpoints } from "../runtime/checkpoints.ts";
import { ledgerOf } from "../runtime/ledger.ts";
import type { TrialClient } from "./agent.ts";
import { threadOf } from "./thread.ts";

interface Asked {
  comparisonId: string;
  questionId: string;
  caseId: string;
}

export interface AskModel {
  /** What is known of the reply in the end; a side that was whole before a kill is not asked again. */
  ask(of: Asked, by: { name: "left" | "right"; sources: Sources; signal: AbortSignal }): Promise<Reply>;
}

/** Opens it. */
export function openAskModel(client: TrialClient): AskModel {
  const prompts = replyPrompts();
  const { trial } = client;
  const chainOf = (comparisonId: string): Chain => {
    // A client answers to names and has none of its own: it cannot be spread.
    const ledger = ledgerOf({ callBegins: (call) => trial.callBegins({ ...call, comparisonId }), callEnds: (call) => trial.callEnds(call) });
    // It never rests: how often it fails is what is wanted to be known.
    return openChain(ledger, { rests: false });
  };
  let kept: { comparisonId: string; chain: Chain } | null = null;
  return {
    ask: async (of, { name, sources, signal }) => {
      const { comparisonId, caseId } = of;
      if (kept?.comparisonId !== comparisonId) kept = { comparisonId, chain: chainOf(comparisonId) };
      const { chain } = kept;
      const graph = replyGraph({ client: sources, chain, prompts, onEnd: undefined, signalOf: () => signal }, new Checkpoints(client.trial));
      return graph.run(caseId, `${threadOf(of, name)}/1`);
    },
  };
}
