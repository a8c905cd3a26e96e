/**
 * Face of actions: effects in the world. Held first, sent once, believed when the channel reports them.
 * Source of the protocol: the channel sheets; of the hold and the tiers: the seller's policy.
 */
import type { GrantedByRow, ReviewViews } from "../decisions/index.ts";
import type { Holds } from "../disputes/index.ts";
import type { Store } from "../store/index.ts";
import { actionViewsOf } from "./actions.view.store.ts";
import { actionsOfDecisions, automaticSince, countHeld, firstHeld } from "./decided.store.ts";
import { grantedByRow } from "./decided.view.store.ts";
import { actionList } from "./list.ts";
import { stopping } from "./stop.commands.ts";

export { accountCaseHandlers } from "./account-cases.handlers.ts";
export { livingStates } from "./action.lifecycle.ts";
export { actionHandlers } from "./actions.handlers.ts";
export { clampActions } from "./actions.store.ts";
export { automaticOfAccount, automaticUnderWay } from "./automation.view.store.ts";
export { bulkHandlers } from "./bulk.handlers.ts";
export { confirmFromCases, confirmFromOrders } from "./confirm.commands.ts";
export type { ActionDeps } from "./deps.ts";
export { nextDue } from "./due.view.store.ts";
export { eraseActionWords } from "./erase.store.ts";
export { holdingOf } from "./hold.ts";
export { lookAgain } from "./look-again.commands.ts";
export { pageExtras } from "./page.ts";
export { runDue } from "./run.commands.ts";
export { casesLeftBy, withdrawUnbacked } from "./second-person.commands.ts";
export { checkUnclear, recoverActions } from "./unclear.commands.ts";

/** What the review of decisions shows of actions; handed to its room, which knows none. */
export function reviewOfActions(store: Store): Omit<ReviewViews, "caseRows"> {
  return {
    automaticSince: (since) => automaticSince(store, since),
    stopping,
    actionsOf: async (decisionIds) => {
      const ids = await actionsOfDecisions(store, decisionIds);
      const views = new Map((await actionViewsOf(store, [...ids.values()])).map((view) => [view.id, view]));
      return new Map(
        [...ids].flatMap(([decisionId, id]) => {
          const view = views.get(id);
          return view ? [[decisionId, view] as const] : [];
        }),
      );
    },
  };
}

/** What became of what rows of policies granted; handed to the room of policies, which knows no actions. */
export function grantedOf(store: Store): GrantedByRow {
  return (policy, since) => grantedByRow(store, policy, since);
}

/** What every kind of action tells of itself; handed to the room of cases for the hand-over. */
export const actionNames = new Map(Object.values(actionList).map(({ kind, label, asks }) => [kind, { label, asks: { text: asks.text } }]));

/** What lists and pages of cases show of actions; handed to the room of cases. */
export function holdsOf(store: Store): Holds {
  return { of: (caseIds) => firstHeld(store, caseIds), count: () => countHeld(store) };
}
