import { everyPromise } from "../disputes/index.ts";
import type { TermsInForce } from "../knowledge/index.ts";
import type { Store, Tx } from "../store/index.ts";
import { houseTerms, termSlots } from "../terms/index.ts";

/** What the house has set, as far as an example can contradict it. A shop that differs is held against its own terms when a reply is written. */
export async function termsInForce(from: Pick<Store | Tx, "rows">): Promise<TermsInForce> {
  const terms = await houseTerms(from);
  const { quality, noReason, text } = terms.freight;
  return {
    slots: termSlots(terms, { titles: [], warehouses: [] }),
    freight: text === "" ? { quality, noReason } : null,
    forbiddenWords: terms.forbiddenWords ?? [],
    promises: everyPromise(terms),
  };
}
