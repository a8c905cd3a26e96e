import { laneNames } from "../place.ts";
import type { SnapshotParcel } from "../refresh.ts";

/** Usual longest pause of a lane in hours, by name; lanes not learnt yet are missing. */
export type LaneHours = ReadonlyMap<string, number>;

/** Finished parcels a lane needs before it is believed. */
export const ENOUGH_PARCELS = 30;
/** Until a lane has {@link ENOUGH_PARCELS}. */
const DEFAULT_LANE_HOURS = 36;
/** A lane that is always quick must not make every coffee break a finding. */
const LEAST_LANE_HOURS = 6;

/** Hours a parcel may usually go without a scan, and the lane they are from. */
export function usualHours(parcel: Pick<SnapshotParcel, "carrier" | "fromCity">, toCity: string, lanes: LaneHours): { hours: number; lane: string } {
  for (const lane of laneNames(parcel.carrier, parcel.fromCity, toCity)) {
    const learnt = lanes.get(lane);
    if (learnt !== undefined) return { hours: Math.max(LEAST_LANE_HOURS, Math.round(learnt)), lane };
  }
  return { hours: DEFAULT_LANE_HOURS, lane: "" };
}
