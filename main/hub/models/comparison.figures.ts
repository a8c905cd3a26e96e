/** What a comparison came to, from what each case came to. Pure. */
import { framingActs } from "../contract/answers.ts";
import type { ComparedSide, ComparisonFigures, ComparisonVote, Paired } from "../contract/comparisons.ts";
import type { ReplyAct } from "../contract/words.ts";
import { sha256 } from "../kernel/ids.ts";
import { wilson } from "../kernel/wilson.ts";

/** A side with what its calls took. */
export interface MeasuredSide extends ComparedSide {
  calls: number;
  /** Until the first word of the first answer, ms; all answers together. */
  firstMs: number | null;
  totalMs: number;
  costMicro: number;
}

/** What one case came to. */
export interface Compared {
  questionId: string;
  caseId: string;
  question: string;
  /** What the person's own reply did. */
  expected: ReplyAct[];
  left: MeasuredSide;
  right: MeasuredSide;
  vote: ComparisonVote | null;
}

/** Which side is shown first: by chance, and the same however often it is looked at. */
export function firstShown(comparisonId: string, questionId: string): "left" | "right" {
  return Number.parseInt(sha256(`shown ${comparisonId} ${questionId}`).slice(0, 2), 16) % 2 === 0 ? "left" : "right";
}

/** Whether both say the same, or nothing. */
export const saysSame = ({ left, right }: Pick<Compared, "left" | "right">): boolean => left.text === right.text;

/** Figures of a comparison's cases. */
export function comparisonFigures(comparisonId: string, cases: readonly Compared[]): ComparisonFigures {
  const expected = cases.filter((one) => one.expected.some((act) => !framingActs.has(act)));
  return {
    cases: cases.length,
    expected: expected.length,
    left: sideFigures(cases, expected, "left"),
    right: sideFigures(cases, expected, "right"),
    byReply: paired(expected.map((one) => Number(isRight(one, "left")) - Number(isRight(one, "right")))),
    byVote: paired(cases.flatMap((one) => better(comparisonId, one) ?? [])),
  };
}

function sideFigures(cases: readonly Compared[], expected: readonly Compared[], side: "left" | "right"): ComparisonFigures["left"] {
  const of = cases.map((one) => one[side]);
  const answered = of.filter(({ calls, firstMs }) => calls > 0 && firstMs !== null);
  const sum = (pick: (one: MeasuredSide) => number): number => of.reduce((total, one) => total + pick(one), 0);
  const mean = (pick: (one: MeasuredSide) => number): number | null =>
    answered.length === 0 ? null : Math.round(answered.reduce((total, one) => total + pick(one), 0) / answered.length);
  return {
    shown: of.filter(({ text }) => text !== null).length,
    byModel: of.filter(({ composer, text }) => composer === "model" && text !== null).length,
    keptBack: of.filter(({ problem }) => problem === "untrue").length,
    failed: of.filter(({ problem }) => problem !== null && problem !== "untrue").length,
    right: expected.filter((one) => isRight(one, side)).length,
    struck: sum(({ struck }) => struck),
    firstMs: mean(({ firstMs }) => firstMs ?? 0),
    totalMs: mean(({ totalMs }) => totalMs),
    costMicro: sum(({ costMicro }) => costMicro),
  };
}

/** A reply is right that does one of the things the person's own reply did. */
function isRight({ expected, ...sides }: Compared, side: "left" | "right"): boolean {
  return sides[side].text !== null && sides[side].acts.some((act) => !framingActs.has(act) && expected.includes(act));
}

/** Above 0 where a person found left better, below where right; `null` where nobody said anything. */
function better(comparisonId: string, one: Compared): number | null {
  if (saysSame(one) || one.vote === "equal") return 0;
  if (one.vote === null || one.vote === "seen") return null;
  const found = one.vote === "first" ? firstShown(comparisonId, one.questionId) : firstShown(comparisonId, one.questionId) === "left" ? "right" : "left";
  return found === "left" ? 1 : -1;
}

/** 95 %. */
const Z = 1.96;

/** An exact sign test over cases of which each says who is better: above 0 left, below 0 right, 0 neither. */
export function paired(cases: readonly number[]): Paired {
  const left = cases.filter((each) => each > 0).length;
  const right = cases.filter((each) => each < 0).length;
  const n = left + right;
  const { low, high } = wilson(left, n, Z);
  return { cases: cases.length, left, right, equal: cases.length - n, p: chance(Math.min(left, right), n), low, high };
}

/** Two-sided: how often a fair coin thrown `n` times shows its rarer side `few` times or less. */
function chance(few: number, n: number): number {
  let term = 0.5 ** n;
  let sum = 0;
  for (let k = 0; k <= few; k++) {
    sum += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * sum);
}
