/**
 * Face of decisions: what is concluded about a case, under which policy, and why.
 * Source of the rules: the seller's policy versions; the first come from `policies/*.policy.json`.
 */
import type { DecisionView } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { type Decided, type Deciding, decideCases } from "./decide.commands.ts";
import { decisionsOfCase } from "./review.store.ts";

/** What was done about a case before; see `conclude.ts`. */
export type { PriorActions } from "./conclude.ts";
export { type Decided, type Deciding, decideCases, type Grant, type Holding } from "./decide.commands.ts";
export { decisionHandlers, policyHandlers, type ReviewViews } from "./decisions.handlers.ts";
export { openPolicies, type PolicyEngine } from "./engine.ts";
/** Facts by name, and every fact but some; see `facts.ts`. */
export { type AnyFact, factsBut } from "./facts.ts";
/** Which call settles which kind of case; see `granted-by.ts`. */
export { grantedBy, grantingKinds } from "./granted-by.ts";
export { type Look, lookAt, movedBetween, type Seen } from "./look.ts";
export { publishedByPeople } from "./policies.store.ts";
export { ruledNow } from "./rule-again.ts";

/** Decides one case now; see {@link decideCases}. */
export function decideCase(deps: Deciding, caseId: string): Promise<Decided> {
  return decideCases(deps, [caseId]);
}

/** Every decision about a case, newest first, for its page. */
export function decisionsOf(store: Store, caseId: string): Promise<DecisionView[]> {
  return decisionsOfCase(store, caseId);
}
