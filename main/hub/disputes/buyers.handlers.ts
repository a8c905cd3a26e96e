import { actorName, type Principal } from "../access/index.ts";
import { HISTORY_DAYS } from "../contract/buyers.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { historyOf, otherCases, otherOrders, whoseCase } from "./buyer-side.view.store.ts";
import { mergeCases, unmergeCase } from "./merge.commands.ts";

const DAY_MS = 86_400_000;

/** Answers for what else a case's buyer has. */
export function buyerHandlers(store: Store): HandlersOf<Contract["buyers"], Principal> {
  return {
    beside: async ({ caseId }) => {
      const of = await whoseCase(store, caseId);
      if (!of) return refuse("NOT_FOUND", "没有这个工单。", { en: "There is no such case." });
      const { accountId, orderId } = of;
      const since = new Date(store.clock.now() - HISTORY_DAYS * DAY_MS);
      const [history, others, bought] = await Promise.all([
        accountId === null ? null : historyOf(store, accountId, since),
        otherCases(store, of),
        accountId === null ? { orders: [], total: 0 } : otherOrders(store, { orderId, accountId }),
      ]);
      const { cases, open, total } = others;
      return ok({ history, open, cases, orders: bought.orders, totals: { cases: total, orders: bought.total } });
    },
    merge: (input, principal) => commit(store, actorName(principal), (tx) => mergeCases(tx, input)),
    unmerge: ({ caseId }, principal) => commit(store, actorName(principal), (tx) => unmergeCase(tx, caseId)),
  };
}
