/** Where the addresses of orders lie: what a map is asked of them, and what follows from what it found. */
import { commit, type Store } from "../store/index.ts";
import { lockOrders } from "./lock.store.ts";
import { keepPlace, ordersToPlace } from "./places.store.ts";
import { openReceiver } from "./receiver.store.ts";
import type { AddressPlace } from "./receiver.ts";
import { refresh, touching } from "./refresh.commands.ts";
import { receiverPlace } from "./reveal.store.ts";

/** An address as a map is asked for it, from the province down to the door; `city` is what its channel calls the city. */
interface AskedAddress {
  address: string;
  city: string;
}

/** An order whose address nobody has looked up; `asked` is `null` where it is not known in plain. */
interface OrderToPlace {
  orderId: string;
  /** Of the receiver as it was read: one told meanwhile is another question. */
  contentHash: string;
  asked: AskedAddress | null;
}

/** Orders that are about to be sent and whose address was not looked up yet. */
export async function addressesToPlace(store: Store, of: { since: Date; most: number }): Promise<OrderToPlace[]> {
  const rows = await ordersToPlace(store, of);
  return Promise.all(rows.map(async (row) => ({ ...row, asked: (await addressOf(store, row.orderId)) ?? null })));
}

/** An order's address; `null` where it is not known in plain, `undefined` where there is no such order. */
export async function addressOf(store: Store, orderId: string): Promise<AskedAddress | null | undefined> {
  const areas = await receiverPlace(store, orderId);
  if (!areas) return undefined;
  const opened = await openReceiver(store, orderId);
  if (opened === null || opened === "broken" || opened.address.trim() === "") return null;
  const street = opened.address.trim();
  const { province, city, district } = areas;
  // Some channels repeat the areas in front of the street.
  const before = [province, city, district].filter((area, at, all) => area !== "" && all.indexOf(area) === at && !street.includes(area));
  return { address: `${province !== "" && street.startsWith(province) ? "" : before.join("")}${street}`, city };
}

/** Keyed hash of an address, however it is spaced. */
export function addressHash({ sealer }: Pick<Store, "sealer">, { address }: AskedAddress): string {
  return sealer.hash("address", address.normalize("NFKC").replace(/\s/g, ""));
}

/** Keeps where the address of an order was found, and looks at the order again. @returns false where another receiver was told meanwhile. */
export function placeOrder(
  store: Store,
  actor: string,
  found: { orderId: string; contentHash: string; hash: string | null; place: AddressPlace },
): Promise<boolean> {
  return commit(store, actor, async (tx) => {
    await lockOrders(tx);
    const isKept = await keepPlace(tx, found);
    if (isKept) await refresh(tx, touching([found.orderId]));
    return isKept;
  });
}
