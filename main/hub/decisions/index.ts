/**
 * Face of decisions: what is concluded about a case, under which policy, and why.
 * Source of the rules: the seller's policy versions; the first come from `policies/*.policy.json`.
 */
import type { DecisionView } from "../contract/index.ts";
import type { Said } from "../kernel/said.ts";
import type { Store, Tx } from "../store/index.ts";
import { decidedBy, standingStops } from "./automation.store.ts";
import { stoppedBy } from "./automation.ts";
import { type Decided, type Deciding, decideCases } from "./decide.commands.ts";
import { decisionsOfCase } from "./review.store.ts";

export { automationHandlers } from "./automation.handlers.ts";
export { besideSwitch } from "./automation.store.ts";
export { checkPolicy } from "./check.ts";
/** What was done about a case before; see `conclude.ts`. */
export type { PriorActions } from "./conclude.ts";
export { type Decided, type Deciding, decideCases, type Grant, type Holding, queuesUnderMark } from "./decide.commands.ts";
export { openPolicies, type PolicyEngine, policiesOfThen } from "./engine.ts";
export { eraseReviewWords } from "./erase.store.ts";
/** Facts by name, and every fact but some; see `facts.ts`. */
export { type AnyFact, factsBut } from "./facts.ts";
/** Which call settles which kind of case; see `granted-by.ts`. */
export { grantedBy, grants } from "./granted-by.ts";
export { type Look, lookAt, movedBetween, type Seen } from "./look.ts";
export { builtInPolicies, publishPolicy } from "./policies.commands.ts";
export { type GrantedByRow, policyHandlers } from "./policies.handlers.ts";
export { publishedByPeople } from "./policies.store.ts";
export type { Stopping } from "./review.commands.ts";
export { decisionHandlers, type ReviewViews } from "./review.handlers.ts";
export { ruledNow } from "./rule-again.ts";

/** Decides one case now; see {@link decideCases}. */
export function decideCase(deps: Deciding, caseId: string): Promise<Decided> {
  return decideCases(deps, [caseId]);
}

/** Every decision about a case, newest first, for its page. */
export function decisionsOf(store: Store, caseId: string): Promise<DecisionView[]> {
  return decisionsOfCase(store, caseId);
}

/** Of these automatic decisions, those whose effects a switch stops now, each with why; the caller's write holds the switches, see {@link besideSwitch}. */
export async function decisionsStopped(tx: Tx, decisions: readonly { decisionId: string; shopId: string }[]): Promise<ReadonlyMap<string, Said>> {
  const stops = decisions.length > 0 ? await standingStops(tx) : [];
  if (stops.length === 0) return new Map();
  const shops = new Map(decisions.map(({ decisionId, shopId }) => [decisionId, shopId]));
  const made = await decidedBy(tx, [...shops.keys()]);
  return new Map(
    made.flatMap(({ id, policy, row }) => {
      const why = stoppedBy(stops, { shopId: shops.get(id) ?? "", policy, row });
      return why ? [[id, why] as const] : [];
    }),
  );
}
