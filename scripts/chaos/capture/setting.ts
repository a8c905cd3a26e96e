/** What every part begins with, and how a ledger's payments are counted: a further channel's part is what happens in its shops, and what its ledger says. */
import type { FaultBox } from "../../../main/demo/engine/faults.ts";
import { boxOf, type Part, type PartWish, PlayClock } from "./part.ts";
import { openSurprises, type SurpriseRules, type Surprises } from "./surprises.ts";

/** How long a channel that does not answer keeps a call before it is cut. */
export const HANG_MS = 20;

interface Setting {
  clock: PlayClock;
  faults: FaultBox;
  odd: Surprises;
  /** Of a part that only answers: it pushes nothing, or tells its faults what each push was about. */
  plain: Pick<Part, "faults" | "surprises" | "begin" | "waiting" | "lost">;
}

/** Opens the clock, the faults and, where there are rules for them, the surprises of a part with one shop. */
export function settingOf(wish: PartWish, rules?: SurpriseRules): Setting {
  const { name, seed, startMs } = wish;
  const clock = new PlayClock(startMs);
  const faults = boxOf(clock, wish);
  const odd = openSurprises(`${seed}:${name}`, rules ?? { texts: [], digits: [] });
  return {
    clock,
    faults,
    odd,
    plain: {
      faults,
      surprises: rules ? [odd.counts] : [],
      begin: () => undefined,
      waiting: () => 0,
      lost: () => faults.dropped.map(({ service: _service, ...about }) => ({ ...about, shopId: name })),
    },
  };
}

/** Money that a ledger says went back. */
interface Payment {
  refund: string;
  order: string;
  fen: number;
}

interface Payments {
  /** Refunds that were paid, and those paid more than once. */
  refunds: number;
  double: string[];
  ofRefund(id: string): number;
  ofOrder(id: string): number;
}

/** Counts payments by refund and by order. */
export function paymentsOf(payments: readonly Payment[]): Payments {
  const sums = { refund: new Map<string, number>(), order: new Map<string, number>() };
  const times = new Map<string, number>();
  for (const { refund, order, fen } of payments) {
    sums.refund.set(refund, (sums.refund.get(refund) ?? 0) + fen);
    sums.order.set(order, (sums.order.get(order) ?? 0) + fen);
    times.set(refund, (times.get(refund) ?? 0) + 1);
  }
  return {
    refunds: times.size,
    double: [...times].filter(([, count]) => count > 1).map(([id]) => id),
    ofRefund: (id) => sums.refund.get(id) ?? 0,
    ofOrder: (id) => sums.order.get(id) ?? 0,
  };
}
