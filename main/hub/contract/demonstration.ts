/** What only a demonstration has: what it keeps of itself, and a promotion's peak that can be played again. */
import { z } from "zod";
import { entry } from "./base.ts";

/** A peak as it stands. `there`: whether this is a demonstration, where one can be played at all; counts are what has come so far. */
const PeakView = z.object({
  there: z.boolean(),
  running: z.boolean(),
  from: z.date().nullable(),
  until: z.date().nullable(),
  orders: z.int(),
  cases: z.int(),
});
export type PeakView = z.infer<typeof PeakView>;

export const demonstration = {
  peak: entry("case.read").output(PeakView),
  /** Plays an hour of a promotion in two minutes; one that is under way goes on instead. Refused where no channels are simulated. */
  startPeak: entry("case.read").output(PeakView),
  /** What was still to come of it does not; what has come goes its way. */
  stopPeak: entry("case.read").output(PeakView),
};

/** Setting under which it is kept how far the days before the demonstration were told. */
export const demoPastSetting = "demonstration.past";

/** How far they were told, chapter by chapter, and where they end (ms). */
export interface PastProgress {
  untilMs: number;
  days: number;
  orders: number;
  cases: number;
  done: number;
  /** Whether the next one was begun: what it left half done is nobody's work until it is told anew. */
  begun?: boolean;
  /** How many chapters there are; 0 before that is known. */
  of: number;
}
