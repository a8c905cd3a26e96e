/** Millionths of a yuan as people read them: a call costs less than a fen, and still something. */
export function yuanOf(micro: number): string {
  const yuan = micro / 1_000_000;
  return `¥${yuan === 0 || yuan >= 1 ? yuan.toFixed(2) : yuan.toFixed(4)}`;
}
