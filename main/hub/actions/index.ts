/**
 * Face of actions: effects in the world. Held first, sent once, believed when the channel reports them.
 * Source of the protocol: the channel sheets; of the hold and the tiers: the seller's policy.
 */
import type { ActionView } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { actionViewsOf } from "./views.store.ts";

export { confirmFromCases } from "./confirm.ts";
export type { ActionDeps } from "./deps.ts";
export { actionHandlers } from "./handlers.ts";
export { holdingOf } from "./hold.ts";
export { lookAgain } from "./look-again.ts";
export { pageExtras } from "./page.ts";
export { runDue } from "./run.ts";
export { recoverActions, settleUnclear } from "./settle.ts";

/** Actions as screens show them, by id; unknown ids are left out. */
export function actionViews(store: Store, ids: readonly string[]): Promise<ActionView[]> {
  return actionViewsOf(store, ids);
}
