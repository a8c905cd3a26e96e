import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import type { CallTask } from "../contract/models.ts";
import type { AgentName } from "../contract/words.ts";
import type { Store } from "../store/index.ts";
import type { Comparing, ModelUse } from "./model-use.handlers.ts";
import { type ReplyDeps, replyHandlers, SAME_QUESTION } from "./reply.handlers.ts";
import { triageHandlers } from "./triage.handlers.ts";
import { type TrialDeps, trialHandlers } from "./trial.handlers.ts";

/** Answers what agents ask and propose: `contract.triage`, `contract.reply` and `contract.trial`, each under its agent's name. */
export function agentHandlers(
  store: Store,
  deps: ReplyDeps & Pick<TrialDeps, "alike"> & { modelUse(task: CallTask): ModelUse; comparing: Comparing },
): HandlersOf<Pick<Contract, AgentName>, Principal> {
  return {
    triage: triageHandlers(store),
    reply: { ...replyHandlers(store, deps), ...deps.modelUse("reply") },
    trial: { ...trialHandlers(store, { ...deps, sameQuestion: SAME_QUESTION }), ...deps.modelUse("comparison"), ...deps.comparing },
  };
}
