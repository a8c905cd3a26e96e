import type { Tx } from "../store/index.ts";
import { type NamedDirection, type NamedParcel, parcelsById, type SentParcel, writeNamedParcels, writeSentParcels, writeTraced } from "./parcel.store.ts";
import { lived } from "./parcel.ts";
import { learnFromTwins } from "./twins.commands.ts";

/** What was sent stays what was sent: it is taken first, whatever else is named in the same write. */
const IN_TURN: readonly NamedDirection[] = ["exchange", "return"];

/**
 * Takes waybills that cases name, as what comes back or as what is sent instead: they are tracked like any other, and their scans count from
 * the first such case on. One that is the order's own stays that, marked as named, too. Emits `parcel.known` for new ones.
 */
export async function nameParcels(tx: Tx, named: readonly NamedParcel[]): Promise<void> {
  for (const direction of IN_TURN) {
    const some = named.filter((one) => one.direction === direction);
    if (some.length === 0) continue;
    const ids = await writeNamedParcels(tx, direction, some);
    await learnFromTwins(tx, ids);
    const parcels = await parcelsById(tx, ids);
    await writeTraced(tx, parcels.filter((parcel) => parcel.scans.length > 0).map(lived));
  }
}

/**
 * Takes waybills that whoever packs names as an order's: tracked like any other, and counted as long as its channel names none. One that the order knows stays as
 * it is. Emits `parcel.known` for new ones.
 */
export async function nameSent(tx: Tx, named: readonly SentParcel[]): Promise<void> {
  if (named.length === 0) return;
  await learnFromTwins(tx, await writeSentParcels(tx, named));
}
