/** What the policies in force would say to a case as it was seen when it was last decided: a new version says other things to the same facts. */
import type { Store } from "../store/index.ts";
import { factsDecidedBy } from "./decisions.store.ts";
import { evaluate, type PolicyEngine, type Verdict } from "./engine.ts";
import type { Facts } from "./facts.ts";

/** A verdict with the row in the seller's own words. */
export interface RuledAgain extends Pick<Verdict, "policy" | "version" | "row" | "outcome"> {
  note: string;
}

/** Cases nobody decided about are left out. A fact that was not kept then counts as not so. */
export function ruledNow({ store, engine }: { store: Store; engine: PolicyEngine }): (caseIds: readonly string[]) => Promise<ReadonlyMap<string, RuledAgain>> {
  return async (caseIds) => {
    if (caseIds.length === 0) return new Map();
    const [policies, decided] = await Promise.all([engine.active(), factsDecidedBy(store, caseIds)]);
    const ruled = await Promise.all(
      decided.map(async ({ caseId, facts }) => {
        const { policy, version, row, outcome, reason } = await evaluate(policies, facts as Facts);
        const note = policies.find(({ name }) => name === policy)?.body.rows.find(({ id }) => id === row)?.note;
        return [caseId, { policy, version, row, outcome, note: note ?? reason }] as const;
      }),
    );
    return new Map(ruled);
  };
}
