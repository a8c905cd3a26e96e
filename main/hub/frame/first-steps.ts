/** Which of the first steps are done by what there is. */
import { comesBack, houseHasOthers, type Principal } from "../access/index.ts";
import type { FirstStep } from "../contract/assistant.ts";
import { publishedByPeople } from "../decisions/index.ts";
import { allShops } from "../ingest/index.ts";
import type { Store } from "../store/index.ts";

/** Asks every room; what is not among them was not done yet. */
export async function doneSteps({ store }: { store: Store }, principal: Principal): Promise<Partial<Record<FirstStep, boolean>>> {
  const [self, shops, policy, people] = await Promise.all([
    principal.kind === "operator" && comesBack(store, principal.id),
    allShops(store),
    publishedByPeople(store),
    houseHasOthers(store),
  ]);
  return { self, shop: shops.length > 0, policy, people };
}
