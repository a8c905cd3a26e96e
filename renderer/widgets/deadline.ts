/** How pressing the platform's clock is, and what it does when nobody acts. Pure, so that it can be tested. */
export type Urgency = "over" | "now" | "soon" | "calm" | "none";

const SOON_MS = 12 * 3_600_000;
const NOW_MS = 2 * 3_600_000;

export function urgency(deadlineAt: Date | null, now: number): Urgency {
  if (!deadlineAt) return "none";
  const left = deadlineAt.getTime() - now;
  if (left <= 0) return "over";
  if (left <= NOW_MS) return "now";
  return left <= SOON_MS ? "soon" : "calm";
}
