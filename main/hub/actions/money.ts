import { moneyOf, type OrderMoney, refundableFor } from "../decisions/index.ts";
import type { CaseNow, MoneyNow } from "./action.ts";
import type { Reader } from "./actions.store.ts";

/** Money of the orders of these cases; read under {@link lockCases} where something is granted by it. */
export async function ordersMoney(reader: Reader, cases: Iterable<CaseNow>): Promise<Map<string, OrderMoney>> {
  const ids = [...new Set([...cases].flatMap((each) => each.orderId ?? []))];
  return ids.length === 0 ? new Map() : moneyOf(reader, ids);
}

/** What may still be granted for a case. Its own living grants do not count against it: there is one at most. */
export function moneyNow(now: CaseNow, orders: ReadonlyMap<string, OrderMoney>): MoneyNow {
  const order = now.orderId ? orders.get(now.orderId) : undefined;
  return order ? refundableFor(order, { caseId: now.id, lineIds: now.lineIds }) : { refundableFen: 0, othersFen: 0 };
}
