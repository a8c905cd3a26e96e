/** Asking the tracker to push about parcels. */
import { commit } from "../store/index.ts";
import { ask, noteSuccess, noteTrouble } from "./call.commands.ts";
import type { IngestDeps } from "./deps.ts";
import { callableShops } from "./shop.store.ts";

export interface WatchedParcel {
  parcelId: string;
  carrier: string;
  waybill: string;
  /** Last four digits of the receiver's phone; some carriers show nothing without. Empty when unknown. */
  phoneTail: string;
}

const AT_ONCE = 4;

/**
 * Subscribes parcels at the first enabled tracker shop. `callback` gives the address the tracker pushes to.
 * @returns ids that need no further asking: subscribed, or refused for good (journal line says why). Without a shop to ask, whether there is one that is paused.
 */
export async function subscribeParcels(
  deps: IngestDeps,
  parcels: readonly WatchedParcel[],
  callback: (shopId: string) => string,
): Promise<{ shopId: string | null; settled: string[]; isPaused: boolean }> {
  const now = deps.store.clock.now();
  const trackers = (await callableShops(deps.store, "paused")).filter((one) => deps.connectors(one.channel)?.manifest.abilities.includes("traces"));
  const shop = trackers.find(({ pausedUntil }) => pausedUntil === null || pausedUntil.getTime() <= now);
  const isPaused = shop === undefined && trackers.length > 0;
  const connector = shop && deps.connectors(shop.channel);
  const subscribe = connector?.actions.subscribe;
  if (!shop || !connector || !subscribe) return { shopId: null, settled: [], isPaused };
  const line = { deps, shop, connector };
  const queue = [...parcels];
  const settled: string[] = [];
  let stopped = false;
  const worker = async (): Promise<void> => {
    for (let parcel = queue.shift(); parcel && !stopped; parcel = queue.shift()) {
      const { parcelId, carrier, waybill, phoneTail } = parcel;
      const answer = await ask(line, (context) => subscribe(context, { carrier, waybill, phoneTail, callbackUrl: callback(shop.id) }));
      if (answer.ok) settled.push(parcelId);
      else if (answer.refusal.code === "REFUSED" || answer.refusal.code === "NOT_SUPPORTED") {
        settled.push(parcelId);
        const data = { waybill, reason: answer.refusal.message };
        await commit(deps.store, "system", async (tx) => tx.journal({ verb: "parcel.not_subscribed", subject: "parcel", subjectId: parcelId, data }));
      } else if (!stopped) {
        stopped = true;
        await noteTrouble(line, answer.refusal);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (!stopped && parcels.length > 0) await noteSuccess(line);
  return { shopId: shop.id, settled, isPaused };
}
