import { actorName, may, type Principal, personById } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { handOverCasesOf } from "./hand-over.commands.ts";
import { handedTo } from "./hand-over.view.store.ts";

/** Answers `contract.duty`: the end of a shift. */
export function dutyHandlers(store: Store): HandlersOf<Contract["duty"], Principal> {
  return {
    handOver: async ({ to, note }, principal) => {
      if (principal.kind !== "operator") return refuse("NOT_ALLOWED", "只有人可以交班。", { en: "Only a person hands over." });
      return commit(store, actorName(principal), async (tx) => {
        if (to === principal.id) return refuse("BAD_INPUT", "不能交给自己。", { en: "You cannot hand over to yourself." });
        const taker = to === null ? null : await personById(tx, to);
        if (to !== null && (!taker || !may({ kind: "operator", ...taker }, "case.work")))
          return refuse("BAD_INPUT", "这位同事不在了，或不处理工单，请重新选择。", {
            en: "That colleague is not here any more or works no cases: choose again.",
          });
        const cases = await handOverCasesOf(tx, { from: principal.id, to, beside: [], note });
        tx.journal({ verb: "operator.handed_over", subject: "operator", subjectId: principal.id, data: { to, cases } });
        return ok({ cases });
      });
    },
    handed: async (_input, principal) => ok({ rows: principal.kind === "operator" ? await handedTo(store, principal.id) : [] }),
  };
}
