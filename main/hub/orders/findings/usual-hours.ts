import { laneNames } from "../place.ts";
import type { SnapshotParcel } from "../refresh.ts";

/** What is learnt of a lane: the longest pause in hours that 19 of 20 parcels keep to, and of how many parcels that is known. */
export interface LearntLane {
  hours: number;
  parcels: number;
}
/** Learnt lanes by name; those not learnt yet are missing. */
export type LaneHours = ReadonlyMap<string, LearntLane>;

/** Finished parcels a lane needs before it is believed. */
export const ENOUGH_PARCELS = 30;
/** Until a lane has {@link ENOUGH_PARCELS}. */
const DEFAULT_LANE_HOURS = 36;
/** A lane that is always quick must not make every coffee break a finding. */
const LEAST_LANE_HOURS = 6;

/** Hours a parcel may usually go without a scan, the lane they are from (none: not learnt yet), and how many parcels stand behind them. */
export function usualHours(
  parcel: Pick<SnapshotParcel, "carrier" | "fromCity">,
  toCity: string,
  lanes: LaneHours,
): { hours: number; lane: string; parcels: number } {
  for (const lane of laneNames(parcel.carrier, parcel.fromCity, toCity)) {
    const learnt = lanes.get(lane);
    if (learnt !== undefined) return { hours: Math.max(LEAST_LANE_HOURS, Math.round(learnt.hours)), lane, parcels: learnt.parcels };
  }
  return { hours: DEFAULT_LANE_HOURS, lane: "", parcels: 0 };
}
