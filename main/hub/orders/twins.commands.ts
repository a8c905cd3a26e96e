/** One waybill of several orders, or of a return of several: what was told of it before one of them was known is told of that one, too. */

import type { Tx } from "../store/index.ts";
import { isCarrierCode } from "./carriers.ts";
import { unscannedTwins, writeTraced } from "./parcel.store.ts";
import { lived, type TracedParcel } from "./parcel.ts";
import { copyScans } from "./timeline.store.ts";

/**
 * Gives parcels that have just become known the scans that others under their waybill have. A tracker tells everything once: it is asked by
 * waybill, and that is watched already. Gives the ids of the orders that learnt something.
 */
export async function learnFromTwins(tx: Tx, parcelIds: readonly string[]): Promise<string[]> {
  const learnt = (await unscannedTwins(tx, parcelIds)).flatMap(({ mine, others }) => {
    const from = others
      .filter((other) => isSame(mine, other))
      .toSorted((left, right) => right.scans.length - left.scans.length || (left.id < right.id ? -1 : 1))[0];
    if (!from) return [];
    const { scans, version, ended, correctedCarrier, doubts, answeredAt } = from;
    const nextAskAt = ended ? null : mine.nextAskAt;
    return [{ from: from.id, after: lived({ ...mine, scans, version, ended, correctedCarrier, doubts, answeredAt, nextAskAt }) }];
  });
  copyScans(
    tx,
    learnt.map(({ from, after: { id, orderId, direction } }) => ({ from, to: id, orderId, direction })),
  );
  writeTraced(
    tx,
    learnt.map(({ after }) => after),
  );
  return learnt.map(({ after }) => after.orderId);
}

/** Two carriers may use one number for different parcels. */
function isSame(mine: TracedParcel, other: TracedParcel): boolean {
  return mine.carrier === other.carrier || mine.carrier === other.correctedCarrier || !isCarrierCode(mine.carrier);
}
