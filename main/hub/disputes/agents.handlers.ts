import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import type { AgentName } from "../contract/words.ts";
import type { Store } from "../store/index.ts";
import { type ReplyDeps, replyHandlers } from "./reply.handlers.ts";
import { triageHandlers } from "./triage.handlers.ts";

/** Answers what agents ask and propose: `contract.triage` and `contract.reply`, each under its agent's name. */
export function agentHandlers(store: Store, deps: ReplyDeps): HandlersOf<Pick<Contract, AgentName>, Principal> {
  return { triage: triageHandlers(store), reply: replyHandlers(store, deps) };
}
