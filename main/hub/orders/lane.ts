/** The way of a parcel as it is drawn: where it was from when to when, and where it stood longer than its lane usually takes. Pure. */
import type { OrderView, TimelineEntry } from "../contract/index.ts";
import { usualHours } from "./findings/usual-hours.ts";
import { scanTime } from "./last-scan.ts";
import { type Ground, isPickedUp, type Parcel } from "./parcel-words.ts";
import { cityOf } from "./place.ts";

type Lane = NonNullable<OrderView["lane"]>;
type Stop = Lane["stops"][number];

const HOUR = 3_600_000;
/** Scans of the same place in between which nothing else was told are one stay there. */
const samePlace = (left: Stop | undefined, place: string): boolean => left !== undefined && left.kind === "hub" && left.place === place;

/** The lane of a parcel that its carrier has or had; `null` where there is no way to draw. */
export function laneOf(ground: Ground, parcel: Parcel | undefined): Lane | null {
  if (!parcel || !isPickedUp(parcel) || parcel.contested) return null;
  const stops = [...begin(ground, parcel), ...stays(ground, parcel)];
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last || stops.length < 2) return null;
  const isOver = last.kind === "door" || parcel.returnedAt !== null || ["returned", "withdrawn"].includes(parcel.state);
  const until = isOver ? last.until : new Date(Math.max(ground.now, last.until.getTime()));
  if (until.getTime() - first.from.getTime() < HOUR) return null;
  const { hours } = usualHours(
    { carrier: parcel.carrier, fromCity: cityOf(first.place || (stops[1]?.place ?? "")) },
    cityOf(ground.order.receiver.city),
    ground.lanes,
  );
  return {
    parcelId: parcel.id,
    waybill: parcel.waybill,
    stops,
    ahead: isOver ? null : ground.order.receiver.city,
    until,
    // In a locker or station it waits for its buyer, and no scan is due.
    gaps: gapsOf(stops, { until, hours, isOver: isOver || parcel.signedBy !== null }),
  };
}

/** Where it left: when our warehouse says so, else when the platform does. */
function begin({ order }: Ground, parcel: Parcel): Stop[] {
  const left = order.outboundAt ?? parcel.shippedAt ?? order.claimedShippedAt;
  const at = left && parcel.pickedUpAt && left <= parcel.pickedUpAt ? left : parcel.pickedUpAt;
  return at ? [{ kind: "shop", place: "", from: at, until: at }] : [];
}

function stays({ timeline }: Ground, parcel: Parcel): Stop[] {
  const stops: Stop[] = [];
  for (const { entry, at } of scansOf(timeline, parcel)) {
    const place = placeIn(entry);
    const isDoor = entry.kind === "signed" && parcel.signedAt !== null;
    const last = stops.at(-1);
    if (!isDoor && (place === "" || samePlace(last, place)) && last) last.until = at;
    else stops.push({ kind: isDoor ? "door" : "hub", place, from: at, until: at });
    if (isDoor) break;
  }
  return stops;
}

function scansOf(timeline: readonly TimelineEntry[], { id, pickedUpAt }: Parcel): { entry: TimelineEntry; at: Date }[] {
  return timeline
    .filter((entry) => entry.parcelId === id && entry.source === "carrier" && entry.kind !== "label_only")
    .map((entry) => ({ entry, at: new Date(scanTime(entry)) }))
    .filter(({ at }) => pickedUpAt === null || at >= pickedUpAt)
    .toSorted((left, right) => left.at.getTime() - right.at.getTime());
}

function placeIn({ data }: TimelineEntry): string {
  const { place, city } = data;
  return (typeof place === "string" && place !== "" ? place : typeof city === "string" ? city : "").trim();
}

/** Pauses between two scans, and since the last, that are longer than usual. */
function gapsOf(stops: readonly Stop[], of: { until: Date; hours: number; isOver: boolean }): Lane["gaps"] {
  return stops.flatMap((stop, after) => {
    const next = stops[after + 1];
    const end = next?.from ?? (of.isOver ? null : of.until);
    const hours = end === null ? 0 : (end.getTime() - stop.until.getTime()) / HOUR;
    return hours > of.hours ? [{ after, hours: Math.floor(hours), usualHours: of.hours, open: next === undefined }] : [];
  });
}
