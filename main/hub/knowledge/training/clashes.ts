/** What stands in one batch twice, or against itself. Pure. */
import type { BatchClash } from "../../contract/batches.ts";
import type { ExampleView } from "../../contract/index.ts";
import { cardOf } from "../../contract/training.ts";
import { conflictsOf } from "./conflicts.ts";
import { likeness, pairsOf } from "./likeness.ts";

/** From here on two questions ask the same. */
const SAME = 0.8;
const noTerms = { slots: {}, freight: null, forbiddenWords: [], promises: [] };

/** For each example the first of those before it that asks nearly the same, and those it contradicts. */
export function clashesIn(examples: readonly ExampleView[]): BatchClash[] {
  const read = examples.map(({ id, question, answer }) => ({ id, question, pairs: pairsOf(question), card: answer ? cardOf({ id, question, answer }) : null }));
  return read.flatMap(({ id, pairs, card }, at): BatchClash[] => {
    const before = read.slice(0, at);
    const twin = before.find((other) => likeness(pairs, other.pairs) >= SAME);
    const cards = before.flatMap((other) => (other.card ? [other.card] : []));
    const against = card ? conflictsOf(card, { terms: noTerms, cards }) : [];
    return [
      ...(twin ? [{ id, kind: "near" as const, other: twin.question }] : []),
      ...against.map((mark) => ({ id, kind: "contradicts" as const, other: cards.find((one) => one.id === mark.with)?.title ?? "" })),
    ];
  });
}
