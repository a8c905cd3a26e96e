/** What the review says of a rule by the marks it got. Pure. */
import { type ErrorRate, MARKS_TO_TELL } from "../contract/index.ts";
import { wilson } from "../kernel/wilson.ts";

/** For 95 % on both sides. */
const Z = 1.96;

/** How often it errs, with Wilson's interval; `null` where there are too few marks to say anything. */
export function errorRate({ marks, wrong }: { marks: number; wrong: number }): ErrorRate {
  return marks < MARKS_TO_TELL ? null : { share: wrong / marks, ...wilson(wrong, marks, Z) };
}
