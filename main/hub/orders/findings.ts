/** What the timeline proves (domain: order, parcel, case). Pure: a snapshot, the lanes' usual hours, the time. */
import type { FindingKind } from "../contract/words.ts";
import { orderLifecycle } from "./order.lifecycle.ts";
import { laneNames } from "./place.ts";
import type { Derived, Evidence, Snapshot, SnapshotParcel } from "./refresh.ts";
import { packedSkus } from "./warehouse.ts";

export type { FindingKind };
export interface Found {
  kind: FindingKind;
  since: number;
  evidence: Evidence;
}
/** Usual longest pause of a lane in hours, by name; lanes not learnt yet are missing. */
export type LaneHours = ReadonlyMap<string, number>;

const HOUR = 3_600_000;
/** A channel's claim of shipping needs an outbound scan or pick-up within this (domain: findings). */
export const CLAIM_HOURS = 24;
/** Until a lane has 30 finished parcels. */
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

/** Everything that holds now, and when to look again because time alone may bring something. */
export function findAll(snapshot: Snapshot, derived: Derived, at: { now: number; lanes: LaneHours }): { found: Found[]; checkAt: number | null } {
  const sent = snapshot.parcels.filter((parcel) => parcel.direction === "outbound");
  const all = [
    stalled(snapshot, sent, at),
    notOutbound(snapshot, derived, at),
    wrongItem(snapshot),
    signedByOther(sent),
    contradiction(snapshot, derived, sent),
  ];
  const checks = all.flatMap((one) => (one.checkAt === undefined ? [] : [one.checkAt]));
  return { found: all.flatMap((one) => one.found ?? []), checkAt: checks.length > 0 ? Math.min(...checks) : null };
}

interface Outcome {
  found?: Found;
  checkAt?: number;
}

const UNDER_WAY: ReadonlySet<string> = new Set(["picked_up", "in_transit", "problem", "out_for_delivery", "forwarded", "customs", "unknown"]);

function stalled(snapshot: Snapshot, sent: readonly SnapshotParcel[], at: { now: number; lanes: LaneHours }): Outcome {
  if (orderLifecycle.isEnd(snapshot.state) || snapshot.state === "completed") return {};
  // In a locker it waits for the buyer, and no scan is due before that; whose hands it is in is told by another finding.
  const live = sent.filter((parcel) => parcel.pickedUpAt !== null && parcel.lastScanAt !== null && UNDER_WAY.has(parcel.state) && parcel.signedBy !== "locker");
  const due = live
    .map((parcel) => ({ parcel, ...usualHours(parcel, snapshot.toCity, at.lanes) }))
    .map((one) => ({ ...one, at: (one.parcel.lastScanAt ?? 0) + one.hours * HOUR }));
  const first = due.toSorted((left, right) => left.at - right.at)[0];
  if (!first) return {};
  if (first.at > at.now) return { checkAt: first.at };
  const since = first.parcel.lastScanAt ?? 0;
  const { id: parcelId, waybill, carrier, lastPlace } = first.parcel;
  const hours = Math.floor((at.now - since) / HOUR);
  return {
    found: {
      kind: "stalled",
      since,
      evidence: { parcelId, waybill, carrier, place: lastPlace ?? "", hours, usualHours: first.hours, lane: first.lane, learnt: first.lane !== "" },
    },
  };
}

function notOutbound(snapshot: Snapshot, derived: Derived, { now }: { now: number }): Outcome {
  const claimed = snapshot.claimedShippedAt;
  if (claimed === null || derived.order.outboundAt !== null || derived.order.state === "closed") return {};
  const due = claimed + CLAIM_HOURS * HOUR;
  if (due > now) return { checkAt: due };
  const waybills = snapshot.parcels.filter((parcel) => parcel.direction === "outbound").map((parcel) => parcel.waybill);
  const label = snapshot.parcels.some((parcel) => parcel.state === "label_only");
  const withdrawn = snapshot.parcels.some((parcel) => parcel.state === "withdrawn");
  const evidence = {
    claimedShippedAt: claimed,
    channelStatus: snapshot.channelStatus,
    waybills: waybills.join(","),
    packedAt: derived.order.packedAt,
    labelOnly: label,
    withdrawn,
  };
  return { found: { kind: "shipped_not_outbound", since: claimed, evidence } };
}

function wrongItem(snapshot: Snapshot): Outcome {
  const ordered = new Set(snapshot.lines.map((line) => line.sku));
  if (ordered.size === 0) return {};
  const facts = snapshot.warehouse.filter((fact) => fact.kind === "packed").toSorted((left, right) => left.at - right.at);
  for (const fact of facts) {
    const wrong = packedSkus(fact.data).filter(({ sku }) => !ordered.has(sku));
    if (wrong.length === 0) continue;
    const packed = facts.flatMap((one) => packedSkus(one.data)).map(({ sku }) => sku);
    const missing = [...ordered].filter((sku) => !packed.includes(sku));
    return {
      found: {
        kind: "wrong_item",
        since: fact.at,
        evidence: { packed: wrong.map(({ sku }) => sku).join(","), ordered: [...ordered].join(","), missing: missing.join(",") },
      },
    };
  }
  return {};
}

function signedByOther(sent: readonly SnapshotParcel[]): Outcome {
  const parcel = sent
    .filter((one) => one.signedBy === "other" || one.signedBy === "locker")
    .toSorted((left, right) => (left.waybill < right.waybill ? -1 : 1))[0];
  const since = parcel && (parcel.signedAt ?? parcel.lastScanAt);
  if (!parcel || !since) return {};
  const { id: parcelId, waybill, carrier, lastPlace } = parcel;
  return { found: { kind: "signed_by_other", since, evidence: { parcelId, waybill, carrier, signedBy: parcel.signedBy, place: lastPlace ?? "" } } };
}

const GOING_BACK: ReadonlySet<string> = new Set(["returning", "returned", "rejected"]);

/** Two sources that cannot both be right, or that together cost money. Shown with both times; nothing is hidden or undone. */
function contradiction(snapshot: Snapshot, derived: Derived, sent: readonly SnapshotParcel[]): Outcome {
  const { closedAt, finishedAt } = snapshot;
  const { signedAt, outboundAt } = derived.order;
  const shown = (what: string, since: number, other: number): Outcome => ({
    found: { kind: "contradiction", since, evidence: { what, channelAt: other, provenAt: since, channelStatus: snapshot.channelStatus } },
  });
  if (closedAt !== null && outboundAt !== null && outboundAt > closedAt) return shown("outbound_after_closed", outboundAt, closedAt);
  if (closedAt !== null && signedAt !== null && signedAt > closedAt) return shown("signed_after_closed", signedAt, closedAt);
  if (closedAt !== null && finishedAt !== null && closedAt !== finishedAt)
    return shown("completed_and_closed", Math.max(closedAt, finishedAt), Math.min(closedAt, finishedAt));
  const back = sent.length > 0 && sent.every((parcel) => GOING_BACK.has(parcel.state));
  const last = sent.map((parcel) => parcel.lastScanAt ?? 0).reduce((left, right) => Math.max(left, right), 0);
  if (back && finishedAt !== null && closedAt === null && last > 0) return shown("completed_but_returning", last, finishedAt);
  return {};
}
