/** Taking back that parcels left, as a table of waybills had told it. */
import type { Tx } from "../store/index.ts";
import { ordersMeant, refKey } from "./order-refs.store.ts";
import { dropSentParcels, scannedAmong } from "./parcel.store.ts";
import { refresh, touching } from "./refresh.commands.ts";
import { dropEvents } from "./timeline.store.ts";
import { waybillKey } from "./waybill.ts";

/** A parcel that a table named: its order as the table calls it, and under which key its leaving stands on the order's timeline. */
interface Sent {
  ref: string;
  waybill: string;
  event: string;
}

/** The place of a parcel in the answer of {@link withdrawSent}. */
export const sentKey = ({ ref, waybill }: Pick<Sent, "ref" | "waybill">): string => `${waybillKey(waybill)}\n${ref}`;

/**
 * Takes back, under the orders' lock, that these parcels left, and the parcels that nobody else named. What a carrier has told of since stays. @returns by
 * {@link sentKey}, those that stay.
 */
export async function withdrawSent(tx: Tx, of: { shopId: string; sent: readonly Sent[] }): Promise<Set<string>> {
  const meant = await ordersMeant(
    tx,
    of.sent.map(({ ref }) => ({ shopId: of.shopId, ref, ownShopOnly: true })),
  );
  const here = of.sent.flatMap((one) => {
    const order = meant.get(refKey({ shopId: of.shopId, ref: one.ref }));
    return order && order !== "ambiguous" ? [{ ...one, orderId: order.orderId, key: waybillKey(one.waybill) }] : [];
  });
  if (here.length === 0) return new Set();
  const scanned = new Set((await scannedAmong(tx, here)).map(({ orderId, key }) => `${orderId}\n${key}`));
  const stays = here.filter(({ orderId, key }) => scanned.has(`${orderId}\n${key}`));
  const gone = here.filter(({ orderId, key }) => !scanned.has(`${orderId}\n${key}`));
  dropEvents(
    tx,
    gone.map(({ orderId, event }) => ({ orderId, dedupeKey: event })),
  );
  dropSentParcels(tx, gone);
  const touched = touching(gone.map(({ orderId }) => orderId));
  for (const { orderId } of gone) touched.tell.add(orderId);
  await refresh(tx, touched);
  return new Set(stays.map(sentKey));
}
