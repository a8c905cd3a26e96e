/** What a batch gains and loses, from what each question kept apart came to. Pure. */
import { framingActs } from "../../contract/answers.ts";
import type { BatchFigures, TrialResult } from "../../contract/batches.ts";

/** Fewer questions of the shop's own say nothing: then the demonstration's and templates count too, and it is said so. */
export const ENOUGH = 30;

type Side = TrialResult["before"];
type Change = BatchFigures["classes"];

/** Figures of results; `own` of them are in the shop's own words. */
export function figuresOf(results: readonly TrialResult[], own: number): BatchFigures {
  const answered = results.filter(({ expected }) => expected?.some((act) => !framingActs.has(act)));
  const named = results.filter(({ before, after }) => before.guess !== null && after.guess !== null);
  const wants = Map.groupBy(
    answered.filter(({ want }) => want !== null),
    ({ want }) => want,
  );
  return {
    source: own >= ENOUGH ? "own" : "templates",
    own,
    others: results.length - own,
    replies: {
      ...changeOf(answered, repliesRight),
      shownBefore: answered.filter(({ before }) => before.acts !== null).length,
      shownAfter: answered.filter(({ after }) => after.acts !== null).length,
    },
    classes: changeOf(named, ({ truth }, { guess }) => guess?.label === truth),
    byWant: [...wants]
      .flatMap(([want, of]) => (want === null ? [] : [{ want, ...changeOf(of, repliesRight) }]))
      .toSorted((left, right) => right.gained + right.lost - left.gained - left.lost || right.asked - left.asked),
    confusion: confusionOf(named),
    reliability: reliabilityOf(named),
  };
}

/** A reply is right that does one of the things the person's own reply did. */
function repliesRight({ expected }: TrialResult, { acts }: Side): boolean {
  return acts?.some((act) => !framingActs.has(act) && expected?.includes(act)) ?? false;
}

function changeOf(results: readonly TrialResult[], isRight: (result: TrialResult, side: Side) => boolean): Change {
  const sides = results.map((result) => ({ before: isRight(result, result.before), after: isRight(result, result.after) }));
  return {
    asked: results.length,
    before: sides.filter(({ before }) => before).length,
    after: sides.filter(({ after }) => after).length,
    gained: sides.filter(({ before, after }) => after && !before).length,
    lost: sides.filter(({ before, after }) => before && !after).length,
  };
}

function confusionOf(named: readonly TrialResult[]): BatchFigures["confusion"] {
  const cells = Map.groupBy(named, ({ truth, after }) => `${truth} ${after.guess?.label}`);
  return [...cells.values()]
    .flatMap((of) => (of[0] ? [{ truth: of[0].truth, guess: of[0].after.guess?.label ?? "", count: of.length }] : []))
    .toSorted((left, right) => right.count - left.count);
}

const TENTHS = 10;

function reliabilityOf(named: readonly TrialResult[]): BatchFigures["reliability"] {
  const bins = Map.groupBy(named, ({ after }) => Math.min(TENTHS - 1, Math.floor((after.guess?.confidence ?? 0) * TENTHS)));
  return [...bins]
    .toSorted(([left], [right]) => left - right)
    .map(([bin, of]) => ({
      from: bin / TENTHS,
      count: of.length,
      confidence: of.reduce((sum, { after }) => sum + (after.guess?.confidence ?? 0), 0) / of.length,
      right: of.filter(({ truth, after }) => after.guess?.label === truth).length / of.length,
    }));
}
