import { describe, expect, it } from "vitest";
import { demoTerms } from "../../../main/demo/index.ts";
import { TermsBody } from "../../../main/hub/contract/index.ts";
import { checker } from "../../../main/hub/grounding/index.ts";
import { merged, nothingSet, promisesOf, sayingsOf, termSlots } from "../../../main/hub/terms/index.ts";
import { previewsOf } from "../../../main/hub/terms/slots.ts";
import { record } from "../../agents/reply/record.ts";

/** A record of a case in a shop with these terms. */
function shop(body: TermsBody) {
  const { terms } = merged(body, null);
  // Every note is asked for in turn: of each order only the one is said that answers it.
  const notes = (terms.goodsNotes ?? []).flatMap(({ goods, asks }) => sayingsOf(termSlots(terms, { titles: [goods], warehouses: [], asked: asks })));
  const slots = termSlots(terms, { titles: ["陶瓷马克杯"], warehouses: [] });
  return {
    terms,
    check: checker(
      record({
        slots: { ...slots },
        promises: promisesOf(terms),
        sayings: [...sayingsOf(slots), ...notes].map(({ sentence }) => sentence),
        forbiddenWords: terms.forbiddenWords ?? [],
      }),
    ),
  };
}

describe("what the settings page shows that buyers read", () => {
  it("may really be said: each sentence is supported where the terms are set", () => {
    const { terms, check } = shop(TermsBody.parse(demoTerms));
    const kept = previewsOf(terms).flatMap(({ sentence }) => check(sentence).faults.map((fault) => `${sentence} ← ${fault}`));
    expect(kept).toEqual([]);
  });

  it("may not be said where they are not", () => {
    const { terms } = shop(TermsBody.parse(demoTerms));
    const { check } = shop({ ...nothingSet, mayPromise: [] });
    const byLaw = new Set(["freight", "returnDays"]);
    const said = previewsOf(terms).filter(({ field, sentence }) => !byLaw.has(field) && check(sentence).grounded);
    expect(said).toEqual([]);
  });
});
