/** How work grows with what it is given: a proportion, so that how fast the machine is does not count; what else it does counts neither, see below. */

/** Long enough to be measured by the wall's clock, short enough that some turns are let through whole. */
const TURN_MS = 1.5;
const TURNS = 3;
/** By the processor's own time of this thread, in which no other program counts; it goes on by ticks of about 10 ms. */
const SPENT_MS = 150;

interface Texts {
  shorter: string;
  longer: string;
  /** What the test allows: less than half of it by the wall's clock is told at once, for a busy machine makes it look worse; anything else is asked of the processor. */
  below: number;
}

/** How many times as much work `longer` is as `shorter`. */
export function growth(work: (text: string) => unknown, texts: Texts): number {
  const byWall = growthByWall(work, texts);
  return byWall < texts.below / 2 ? byWall : spentOn(work, texts.longer) / spentOn(work, texts.shorter);
}

function growthByWall(work: (text: string) => unknown, { shorter, longer }: Texts): number {
  const once = (text: string, times: number): number => {
    const since = performance.now();
    for (let turn = 0; turn < times; turn += 1) work(text);
    return (performance.now() - since) / times;
  };
  // Done often before it counts: what is done first is not compiled yet.
  let times = once(shorter, 4) > TURN_MS ? 1 : 4;
  while (once(shorter, times) * times < TURN_MS && times < 4_096) times *= 2;
  const least = { shorter: Number.POSITIVE_INFINITY, longer: Number.POSITIVE_INFINITY };
  for (let turn = 0; turn < TURNS; turn += 1) {
    least.shorter = Math.min(least.shorter, once(shorter, times));
    least.longer = Math.min(least.longer, once(longer, Math.max(1, Math.floor(times / 6))));
  }
  return least.longer / least.shorter;
}

/** Milliseconds of the processor for one time. */
function spentOn(work: (text: string) => unknown, text: string): number {
  const since = process.threadCpuUsage();
  for (let times = 0, more = 1; ; more *= 2) {
    for (let turn = 0; turn < more; turn += 1) work(text);
    times += more;
    const { user, system } = process.threadCpuUsage(since);
    const spent = (user + system) / 1_000;
    if (spent >= SPENT_MS) return spent / times;
  }
}
