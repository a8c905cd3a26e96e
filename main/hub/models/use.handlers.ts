import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import { type Contract, refusals } from "../contract/index.ts";
import type { CallTask } from "../contract/models.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, commitUnflushed, settingOf } from "../store/index.ts";
import { BUDGET, type Budget, dayBegan, fits } from "./budget.ts";
import { beginCall, endCall, takenSince } from "./call.store.ts";
import { dropSteps, keepStep, keepWrites, stepsOf } from "./step.store.ts";
import { type EndpointsOf, usableEndpoints } from "./usable.queries.ts";

/** The part of an agent's contract by which it asks models; answered the same for each. */
type Use = Pick<HandlersOf<Contract["reply"], Principal>, "endpoints" | "callBegins" | "callEnds" | "steps" | "keepStep" | "keepWrites" | "dropSteps">;

/** Answers it for one agent: every word that leaves is written down first, and its money taken. */
export function modelUseHandlers(from: EndpointsOf, task: CallTask): Use {
  const { store } = from;
  return {
    endpoints: async () => ok({ endpoints: await usableEndpoints(from, task) }),
    callBegins: async ({ endpointId, caseId, prompt, sent, mayCostMicro, comparisonId = null }, principal) => {
      const endpoint = (await usableEndpoints(from, task)).find(({ id }) => id === endpointId);
      if (!endpoint) return refuse("NOT_FOUND", "这个模型已被移除或停用。");
      const budget = (await settingOf<Budget>(store, BUDGET)) ?? { fen: null };
      return commit(store, actorName(principal), async (tx) => {
        const taken = await takenSince(tx, dayBegan(tx.at.getTime()));
        if (!fits(budget, taken, mayCostMicro)) return refuse("BUDGET_USED", refusals.BUDGET_USED.zh);
        return ok({ callId: beginCall(tx, { task, endpoint, caseId, prompt, sent, costMicro: mayCostMicro, comparisonId }) });
      });
    },
    steps: async (asked) => ok({ steps: await stepsOf(store, asked) }),
    keepStep: async (step, principal) => {
      await commitUnflushed(store, actorName(principal), async (tx) => keepStep(tx, step));
      return ok({ ok: true as const });
    },
    keepWrites: async (kept, principal) => {
      await commitUnflushed(store, actorName(principal), async (tx) => keepWrites(tx, kept));
      return ok({ ok: true as const });
    },
    dropSteps: async ({ caseId, keep }, principal) => {
      await commitUnflushed(store, actorName(principal), async (tx) => dropSteps(tx, caseId, keep));
      return ok({ ok: true as const });
    },
    callEnds: async (ended, principal) => {
      await commit(store, actorName(principal), async (tx) => endCall(tx, ended));
      return ok({ ok: true as const });
    },
  };
}
