/** How work grows with what it is given: a proportion, so that how fast the machine is does not count, and of the least of many short turns, so that what else it does hardly counts either. */

/** Long enough to be measured, short enough that some turns are let through whole by a busy machine. */
const TURN_MS = 1.5;
const TURNS = 9;

/** How many times as much work `longer` is as `shorter`. */
export function growth(work: (text: string) => unknown, { shorter, longer }: { shorter: string; longer: string }): number {
  const once = (text: string, times: number): number => {
    const since = performance.now();
    for (let turn = 0; turn < times; turn += 1) work(text);
    return (performance.now() - since) / times;
  };
  // Done often before it counts: what is done first is not compiled yet.
  let times = 4;
  while (once(shorter, times) * times < TURN_MS && times < 4_096) times *= 2;
  const least = { shorter: Number.POSITIVE_INFINITY, longer: Number.POSITIVE_INFINITY };
  for (let turn = 0; turn < TURNS; turn += 1) {
    least.shorter = Math.min(least.shorter, once(shorter, times));
    least.longer = Math.min(least.longer, once(longer, Math.max(1, Math.floor(times / 6))));
  }
  return least.longer / least.shorter;
}
