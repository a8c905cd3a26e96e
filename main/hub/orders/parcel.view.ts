/** Parcels as screens see them. Pure. */
import type { OrderView } from "../contract/index.ts";
import { carrierInEnglish, carrierName } from "./carriers.ts";
import { sentParcels } from "./refresh.ts";

type ParcelView = OrderView["parcels"][number];

/** A parcel with what its view is made of. */
export type ParcelRow = Omit<ParcelView, "carrierName" | "en" | "replacedBy" | "renamedTo"> & { toldVersion: number };

/** An order's parcels; one that another has replaced says by which, whatever its carrier said of it. */
export function parcelViews(rows: readonly ParcelRow[]): ParcelView[] {
  const sent = sentParcels(rows);
  return rows.map((row) => {
    const { toldVersion: _, ...parcel } = row;
    const isReplaced = row.direction === "outbound" ? !sent.includes(row) : isDropped(row);
    const others = row.direction === "outbound" ? sent : rows.filter((other) => other.direction === row.direction && !isDropped(other));
    const newest = others.toSorted((left, right) => right.toldVersion - left.toldVersion)[0];
    return {
      ...parcel,
      carrierName: carrierName(row.carrier),
      en: { carrierName: carrierInEnglish(row.carrier) },
      ...(newest && sent.includes(row) && row.toldVersion < newest.toldVersion ? { renamedTo: newest.waybill } : {}),
      ...(isReplaced ? { state: "replaced", replacedBy: newest?.waybill ?? "" } : { replacedBy: null }),
    };
  });
}

/** A parcel that its case has since named under another waybill, and that no carrier ever had. */
function isDropped(row: ParcelRow): boolean {
  return row.toldVersion < 0 && row.pickedUpAt === null;
}
