/** What a day may cost. Money of calls is in millionths of a yuan: a call costs less than a fen. */

import { beijingMidnight } from "../kernel/time.ts";

/** The setting's key. */
export const BUDGET = "models.budget";
export interface Budget {
  fen: number | null;
}

/** Millionths of a yuan in a fen. */
export const MICRO_PER_FEN = 10_000;

/** When the day of a moment began, as Beijing counts days. */
export function dayBegan(now: number): Date {
  return beijingMidnight(now);
}

/** Whether a call that may cost so much still fits the day. */
export function fits({ fen }: Budget, takenMicro: number, mayCostMicro: number): boolean {
  return fen === null || takenMicro + mayCostMicro <= fen * MICRO_PER_FEN;
}
