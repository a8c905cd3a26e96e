/** Money at stake: what is lost if nobody acts and the platform does what it does by default. */
import type { Fen } from "../kernel/money.ts";
import type { Tx } from "../store/index.ts";
import { type StakedCase, stakedCases, writeStakes } from "./case.store.ts";
import { moneyOf } from "./order-side.view.store.ts";
import { type OrderMoney, refundableIn } from "./refundable.ts";

/**
 * Of a case that waits for us: what may still be refunded for it, the same figure by which money is granted; while its order is not known,
 * what it asks for. An unknown default counts in full. What is only granted by us is still at stake: it is not out.
 */
function stakeOf(of: StakedCase, orders: ReadonlyMap<string, OrderMoney>): Fen {
  const isOver = of.status === "done" || of.state === "refunded" || of.state === "closed";
  if (isOver || of.defaultOutcome === "close" || of.defaultOutcome === "none") return 0;
  return of.orderId === null ? of.amountFen : refundableIn(orders, { caseId: of.id, orderId: of.orderId }).refundableFen;
}

/** Puts right what is at stake in these cases, and in all cases of these orders: call it after anything of them moved. */
export async function restake(tx: Tx, of: { caseIds?: readonly string[]; orderIds?: readonly string[] }): Promise<void> {
  const cases = await stakedCases(tx, of);
  if (cases.length === 0) return;
  const orderIds = [...new Set(cases.flatMap(({ orderId }) => orderId ?? []))];
  const orders = await moneyOf(tx, { orderIds, granted: async () => new Map() });
  writeStakes(
    tx,
    cases.flatMap((one) => {
      const stakeFen = stakeOf(one, orders);
      return stakeFen === one.stakeFen ? [] : [{ id: one.id, stakeFen }];
    }),
  );
}
