import { type Granted, moneyOf, type OrderMoney, type Refundable, refundableIn } from "../disputes/index.ts";
import type { CaseNow } from "./action.ts";
import type { Reader } from "./actions.store.ts";
import { grantedOf } from "./granted.store.ts";

/** What living refunds of ours take, by case: handed to the rooms before this one. */
export const granted: Granted = grantedOf;

/** Money of the orders of these cases; read under their lock where something is granted by it. */
export function ordersMoney(reader: Reader, cases: Iterable<CaseNow>): Promise<Map<string, OrderMoney>> {
  return moneyOf(reader, { orderIds: [...new Set([...cases].flatMap((each) => each.orderId ?? []))], granted });
}

/** What may still be granted for a case. Its own living grants do not count against it: there is one at most. */
export function moneyNow(now: CaseNow, orders: ReadonlyMap<string, OrderMoney>): Refundable {
  return refundableIn(orders, { caseId: now.id, orderId: now.orderId });
}
