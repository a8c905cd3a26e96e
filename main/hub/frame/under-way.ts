/** Which of a shop's orders may still change: for channels that have no list of changes. */
import { ordersWithCaseUnderWay } from "../disputes/index.ts";
import { ordersUnderWay } from "../orders/index.ts";
import type { Store } from "../store/index.ts";

/** What is older is looked at no more: a refund that is never told to be paid would be asked about for ever. */
const SINCE_MS = 3 * 86_400_000;

/** Ids at the channel, at most `most`: those with money on its way before those whose goods are. */
export async function underWayAt(store: Store, shopId: string, most: number): Promise<string[]> {
  const of = { since: new Date(store.clock.now() - SINCE_MS), most };
  const cases = await ordersWithCaseUnderWay(store, shopId, of);
  return [...new Set([...cases, ...(await ordersUnderWay(store, shopId, of))])].slice(0, most);
}
