/** The table the guard is measured with. `any` lines are tried against every record in turn, so that each stands before another record. */
import { createHash } from "node:crypto";
import { type RecordName, recordNames } from "../../../../scripts/eval/guard/records.ts";
import { falseAside } from "./false-aside.ts";
import { falseDesk } from "./false-desk.ts";
import { falseEighteenth } from "./false-eighteenth.ts";
import { falseEleventh } from "./false-eleventh.ts";
import { falseFifteenth } from "./false-fifteenth.ts";
import { falseFirst } from "./false-first.ts";
import { falseFourteenth } from "./false-fourteenth.ts";
import { falseFourth } from "./false-fourth.ts";
import { falseLater } from "./false-later.ts";
import { falseNear } from "./false-near.ts";
import { falseNewer } from "./false-newer.ts";
import { falseNineteenth } from "./false-nineteenth.ts";
import { falseRounds } from "./false-rounds.ts";
import { falseSecond } from "./false-second.ts";
import { falseSeventeenth } from "./false-seventeenth.ts";
import { falseSixteenth } from "./false-sixteenth.ts";
import { falseStranger } from "./false-stranger.ts";
import { falseTenth } from "./false-tenth.ts";
import { falseThird } from "./false-third.ts";
import { falseThirteenth } from "./false-thirteenth.ts";
import { falseThirtieth } from "./false-thirtieth.ts";
import { falseThirtyFirst } from "./false-thirty-first.ts";
import { falseThirtySecond } from "./false-thirty-second.ts";
import { falseThirtyThird } from "./false-thirty-third.ts";
import { falseTold } from "./false-told.ts";
import { falseTuned } from "./false-tuned.ts";
import { falseTwelfth } from "./false-twelfth.ts";
import { falseTwentieth } from "./false-twentieth.ts";
import { falseTwentyEighth } from "./false-twenty-eighth.ts";
import { falseTwentyFifth } from "./false-twenty-fifth.ts";
import { falseTwentyFirst } from "./false-twenty-first.ts";
import { falseTwentyFourth } from "./false-twenty-fourth.ts";
import { falseTwentyNinth } from "./false-twenty-ninth.ts";
import { falseTwentySecond } from "./false-twenty-second.ts";
import { falseTwentySeventh } from "./false-twenty-seventh.ts";
import { falseTwentySixth } from "./false-twenty-sixth.ts";
import { falseTwentyThird } from "./false-twenty-third.ts";
import { trueAside } from "./true-aside.ts";
import { trueDesk } from "./true-desk.ts";
import { trueEighteenth } from "./true-eighteenth.ts";
import { trueEleventh } from "./true-eleventh.ts";
import { trueFifteenth } from "./true-fifteenth.ts";
import { trueFifth } from "./true-fifth.ts";
import { trueFirst } from "./true-first.ts";
import { trueFourteenth } from "./true-fourteenth.ts";
import { trueFourth } from "./true-fourth.ts";
import { trueLater } from "./true-later.ts";
import { trueNewer } from "./true-newer.ts";
import { trueNineteenth } from "./true-nineteenth.ts";
import { trueRounds } from "./true-rounds.ts";
import { trueSecond } from "./true-second.ts";
import { trueSeventeenth } from "./true-seventeenth.ts";
import { trueSixteenth } from "./true-sixteenth.ts";
import { trueSixth } from "./true-sixth.ts";
import { trueStranger } from "./true-stranger.ts";
import { trueTenth } from "./true-tenth.ts";
import { trueThird } from "./true-third.ts";
import { trueThirteenth } from "./true-thirteenth.ts";
import { trueThirtieth } from "./true-thirtieth.ts";
import { trueThirtyFirst } from "./true-thirty-first.ts";
import { trueThirtySecond } from "./true-thirty-second.ts";
import { trueThirtyThird } from "./true-thirty-third.ts";
import { trueTold } from "./true-told.ts";
import { trueTuned } from "./true-tuned.ts";
import { trueTwelfth } from "./true-twelfth.ts";
import { trueTwentieth } from "./true-twentieth.ts";
import { trueTwentyEighth } from "./true-twenty-eighth.ts";
import { trueTwentyFifth } from "./true-twenty-fifth.ts";
import { trueTwentyFirst } from "./true-twenty-first.ts";
import { trueTwentyFourth } from "./true-twenty-fourth.ts";
import { trueTwentyNinth } from "./true-twenty-ninth.ts";
import { trueTwentySecond } from "./true-twenty-second.ts";
import { trueTwentySeventh } from "./true-twenty-seventh.ts";
import { trueTwentySixth } from "./true-twenty-sixth.ts";
import { trueTwentyThird } from "./true-twenty-third.ts";

export interface Line {
  record: RecordName;
  text: string;
  ok: boolean;
}

/** Records that `any` lines stand before. */
const anyRecords = recordNames.slice(0, 9);

function linesOf(part: Readonly<Record<string, string>>, ok: boolean): Line[] {
  return Object.entries(part).flatMap(([record, block]) =>
    block
      .split("\n")
      .filter((text) => text.trim() !== "")
      .map((text, at) => ({ record: recordNames.find((name) => name === record) ?? anyRecords[at % anyRecords.length] ?? "paid", text, ok })),
  );
}

const newer = [...linesOf(falseNewer, false), ...linesOf(trueNewer, true)];
const isMended = ({ text }: Line): boolean => (createHash("sha256").update(text).digest()[0] ?? 0) % 2 === 0;

/** `fresh`: rounds since the tenth. The part the guard was tuned on, the part kept aside, a part of five rounds at the desk, `told` of the rounds after those with near misses, and a newer part in two halves by hash: the first served for mending, the second after its totals had been written down. */
export const table = {
  newer: { mended: newer.filter(isMended), unread: newer.filter((line) => !isMended(line)) },
  fresh: [
    ...linesOf(falseTenth, false),
    ...linesOf(falseEleventh, false),
    ...linesOf(falseTwelfth, false),
    ...linesOf(falseThirteenth, false),
    ...linesOf(falseFourteenth, false),
    ...linesOf(falseFifteenth, false),
    ...linesOf(falseSixteenth, false),
    ...linesOf(falseSeventeenth, false),
    ...linesOf(falseEighteenth, false),
    ...linesOf(falseNineteenth, false),
    ...linesOf(trueNineteenth, true),
    ...linesOf(falseTwentieth, false),
    ...linesOf(trueTwentieth, true),
    ...linesOf(falseTwentyFirst, false),
    ...linesOf(trueTwentyFirst, true),
    ...linesOf(falseTwentySecond, false),
    ...linesOf(trueTwentySecond, true),
    ...linesOf(falseTwentyThird, false),
    ...linesOf(trueTwentyThird, true),
    ...linesOf(falseTwentyFourth, false),
    ...linesOf(trueTwentyFourth, true),
    ...linesOf(falseTwentyFifth, false),
    ...linesOf(trueTwentyFifth, true),
    ...linesOf(falseTwentySixth, false),
    ...linesOf(trueTwentySixth, true),
    ...linesOf(falseTwentySeventh, false),
    ...linesOf(trueTwentySeventh, true),
    ...linesOf(falseTwentyEighth, false),
    ...linesOf(trueTwentyEighth, true),
    ...linesOf(falseTwentyNinth, false),
    ...linesOf(trueTwentyNinth, true),
    ...linesOf(falseThirtieth, false),
    ...linesOf(trueThirtieth, true),
    ...linesOf(falseThirtyFirst, false),
    ...linesOf(trueThirtyFirst, true),
    ...linesOf(falseThirtySecond, false),
    ...linesOf(trueThirtySecond, true),
    ...linesOf(falseThirtyThird, false),
    ...linesOf(trueThirtyThird, true),
    ...linesOf(trueTenth, true),
    ...linesOf(trueEleventh, true),
    ...linesOf(trueTwelfth, true),
    ...linesOf(trueThirteenth, true),
    ...linesOf(trueFourteenth, true),
    ...linesOf(trueFifteenth, true),
    ...linesOf(trueSixteenth, true),
    ...linesOf(trueSeventeenth, true),
    ...linesOf(trueEighteenth, true),
  ],
  stranger: [...linesOf(falseStranger, false), ...linesOf(trueStranger, true)],
  told: [...linesOf(falseTold, false), ...linesOf(falseNear, false), ...linesOf(trueTold, true)],
  desk: [
    ...linesOf(falseDesk, false),
    ...linesOf(falseRounds, false),
    ...linesOf(falseLater, false),
    ...linesOf(trueDesk, true),
    ...linesOf(trueRounds, true),
    ...linesOf(trueLater, true),
  ],
  tuned: [
    ...linesOf(falseTuned, false),
    ...linesOf(falseFirst, false),
    ...linesOf(falseSecond, false),
    ...linesOf(falseFourth, false),
    ...linesOf(falseThird, false),
    ...linesOf(trueTuned, true),
    ...linesOf(trueFirst, true),
    ...linesOf(trueFifth, true),
    ...linesOf(trueSecond, true),
    ...linesOf(trueThird, true),
    ...linesOf(trueSixth, true),
    ...linesOf(trueFourth, true),
  ],
  aside: [...linesOf(falseAside, false), ...linesOf(trueAside, true)],
};

/** Every judged sentence that something may be learnt from: all but those kept aside, those that a stranger wrote and the half that served for a total. */
export function judgedLines(): Line[] {
  const nameOf = ({ record, text }: Line): string => `${record} ${text}`;
  const aside = new Set([...table.aside, ...table.newer.unread, ...table.stranger].map(nameOf));
  return [...table.newer.mended, ...table.fresh, ...table.told, ...table.desk, ...table.tuned].filter((line) => !aside.has(nameOf(line)));
}
