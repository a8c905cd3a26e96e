/** "Where is it and why": the order, every event and what they prove. */
import type { FindingView, OrderView, TimelineEntry } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { findingSentence } from "./findings/find.ts";
import { findings as kinds } from "./findings/list.ts";
import { laneOf } from "./lane.ts";
import { hoursOfLanes } from "./lanes.store.ts";
import { parcelViews } from "./parcel.view.ts";
import { lanesUnderWay } from "./parcel-words.ts";
import { ORDER_TIMES, PARCEL_TIMES, type TimelineRow, timelineRow } from "./timeline.view.store.ts";
import { furthestBehind, whereabouts } from "./whereabouts.ts";

export interface OrderTimeline {
  order: OrderView;
  timeline: TimelineEntry[];
  findings: FindingView[];
}

const NOBODY = { name: "", phone: "", province: "", city: "", district: "", address: "" };

/**
 * The whole story of an order. `ref` is a unified number, an order id, or `channel:<shopId>:<channelOrderId>`.
 * @returns `null` when there is none.
 */
export async function orderTimeline(store: Store, ref: string): Promise<OrderTimeline | null> {
  const row = await timelineRow(store, ref);
  if (!row) return null;
  const now = store.clock.now();
  const timeline = row.timeline.map((entry) => ({ ...entry, at: new Date(entry.at), learntAt: new Date(entry.learntAt) }));
  const findings = row.findings.map((finding) => findingView(finding, now));
  const contested = contestedIn(findings);
  const parcels = parcelViews(row.parcels.map((parcel) => dated(parcel, PARCEL_TIMES))).map((parcel) =>
    parcel.direction !== "return" && contested.has(parcel.waybill) ? { ...parcel, contested: true } : parcel,
  );
  const told = dated(row.order, ORDER_TIMES);
  const place = row.place && { ...row.place, at: new Date(row.place.at) };
  const order = { ...told, createdAt: told.createdAt ?? new Date(0), receiver: { ...NOBODY, ...row.order.receiver }, place, lines: row.lines, parcels };
  const lanes = await hoursOfLanes(store, lanesUnderWay({ order, timeline }));
  const words = whereabouts({ order, timeline, findings, heard: row.heard, lanes, now });
  const { zh, en } = words.operator;
  const sent = parcels.filter((parcel) => parcel.direction === "outbound" && parcel.state !== "replaced");
  const lane = laneOf({ order, timeline, lanes, now }, furthestBehind(sent));
  return { order: { ...order, whereabouts: zh, buyerWhereabouts: words.buyer, lane, en: { whereabouts: en } }, timeline, findings };
}

/** Waybills of parcels of which nobody can say whose goods are in them. */
function contestedIn(findings: readonly FindingView[]): ReadonlySet<string> {
  const open = findings.find((one) => one.kind === "shared_waybill" && one.resolvedAt === null);
  return new Set(String(open?.evidence.contested ?? "").split(","));
}

/** A finding as screens see it. */
export function findingView(finding: TimelineRow["findings"][number], now: number): FindingView {
  const sentence = findingSentence(finding, now);
  const { duty, ends } = kinds[finding.kind];
  return {
    id: finding.id,
    kind: finding.kind,
    since: new Date(finding.since),
    sentence: sentence.zh,
    duty,
    ends: ends.zh,
    en: { sentence: sentence.en, ends: ends.en },
    evidence: finding.evidence,
    resolvedAt: finding.resolvedAt === null ? null : new Date(finding.resolvedAt),
  };
}

function dated<Given extends object, Name extends keyof Given>(row: Given, names: readonly Name[]): Omit<Given, Name> & Record<Name, Date | null> {
  const times = Object.fromEntries(names.map((name) => [name, row[name] === null ? null : new Date(Number(row[name]))]));
  return { ...row, ...times } as Omit<Given, Name> & Record<Name, Date | null>;
}
