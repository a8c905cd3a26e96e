/** What an old example keeps of its score, and after how long it has lost half of the rest. Wording must still decide: a year is worth little. */
const OLD_KEEPS = 0.85;
const HALF_AFTER_MS = 180 * 86_400_000;

/** Factor (0.85–1) by how long ago an example was written or last looked over; 1 where nobody knows. */
export function freshness(updatedAt: number | null, now: number): number {
  if (updatedAt === null) return 1;
  const age = Math.max(0, now - updatedAt);
  return OLD_KEEPS + (1 - OLD_KEEPS) * 0.5 ** (age / HALF_AFTER_MS);
}
