/** What a demonstration keeps of itself. */

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
