/**
 * Wilson's interval: between what a share lies, credibly, of which `count` of `n` were seen. All of it where nothing was seen.
 * @param z how sure: 1.96 for 95 % on both sides, 1.645 for 95 % on one
 */
export function wilson(count: number, n: number, z: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const square = z * z;
  const centre = share + square / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return { low: Math.max(0, (centre - spread) / (1 + square / n)), high: Math.min(1, (centre + spread) / (1 + square / n)) };
}
