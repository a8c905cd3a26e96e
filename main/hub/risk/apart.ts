/** Where orders go whose ties lead to accounts that a person said are two. */
import type { Tx } from "../store/index.ts";
import { accountsByNick } from "./changes.view.store.ts";

type Pair = { one: string; other: string };

/** Whether any two of these are kept apart. */
export function anyApart(ids: readonly string[], pairs: readonly Pair[]): boolean {
  const known = new Set(ids);
  return pairs.some(({ one, other }) => known.has(one) && known.has(other));
}

/** Accounts that are kept apart from one, and it. */
function around(id: string, pairs: readonly Pair[]): string[] {
  return [id, ...pairs.flatMap(({ one, other }) => (one === id ? [other] : other === id ? [one] : []))];
}

/**
 * New orders of a channel's buyer that a person put to one of several accounts go there, whatever key led them elsewhere. Changes `accountOf`.
 */
export async function homeByNick(
  tx: Tx,
  of: { accountOf: Map<string, string>; pairs: readonly Pair[]; orders: readonly { orderId: string; channel: string; nick: string }[] },
): Promise<void> {
  const { accountOf, pairs, orders } = of;
  const concerned = orders.filter(({ orderId, nick }) => nick !== "" && around(accountOf.get(orderId) ?? "", pairs).length > 1);
  if (concerned.length === 0) return;
  const accounts = [...new Set(concerned.flatMap(({ orderId }) => around(accountOf.get(orderId) ?? "", pairs)))];
  const found = await accountsByNick(
    tx,
    accounts,
    concerned.map(({ channel, nick }) => ({ channel, nick })),
  );
  for (const { orderId, channel, nick } of concerned) {
    const home = found.find((one) => one.channel === channel && one.nick === nick);
    if (home && around(accountOf.get(orderId) ?? "", pairs).includes(home.accountId)) accountOf.set(orderId, home.accountId);
  }
}
