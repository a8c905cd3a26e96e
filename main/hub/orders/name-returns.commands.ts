import type { Tx } from "../store/index.ts";
import { type NamedReturn, parcelsById, writeNamedReturns, writeTraced } from "./parcel.store.ts";
import { lived } from "./parcel.ts";
import { learnFromTwins } from "./twins.commands.ts";

/**
 * Takes waybills that cases name as what comes back: they are tracked like any other, and their scans count from the first such case on.
 * One that is the order's own stays that, marked as named for the return, too. Emits `parcel.known` for new ones.
 */
export async function nameReturns(tx: Tx, named: readonly NamedReturn[]): Promise<void> {
  if (named.length === 0) return;
  const ids = await writeNamedReturns(tx, named);
  await learnFromTwins(tx, ids);
  const parcels = await parcelsById(tx, ids);
  await writeTraced(tx, parcels.filter((parcel) => parcel.scans.length > 0).map(lived));
}
