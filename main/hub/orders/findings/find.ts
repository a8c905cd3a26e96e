/** What the timeline proves of an order, and how that is told. Pure. */
import { type FindingFact, type FindingKind, findingFact } from "../../contract/words.ts";
import { yuanText } from "../../kernel/money.ts";
import { asWritten, type Said } from "../../kernel/said.ts";
import type { SilentHubs } from "../hubs.store.ts";
import { type Derived, type Evidence, type Snapshot, sentParcels } from "../refresh.ts";
import { isFar, shortTime } from "../sentences.ts";
import type { Shortages } from "../shortages.store.ts";
import type { PieceWeights } from "../weights.ts";
import { HOUR, type Look, type Proof, type Told } from "./finding.ts";
import { findings } from "./list.ts";
import { packingOf } from "./packing.ts";
import type { LaneHours } from "./usual-hours.ts";

export interface Found extends Proof {
  kind: FindingKind;
}

/** Everything that holds now, when to look again because time alone may bring something, and the parcels whose trackers are waited for. */
export interface All {
  found: Found[];
  checkAt: number | null;
  ask: string[];
}

/** By what an order is looked at: the time (ms), how long lanes usually take, where many parcels stand still, and what is short. */
export interface At {
  now: number;
  lanes: LaneHours;
  hubs?: SilentHubs;
  shortages?: Shortages;
  weights?: PieceWeights;
}
const NOTHING_LEARNT = new Map<string, never>();

/** What holds of an order now. */
export function findAll(snapshot: Snapshot, derived: Derived, at: At): All {
  const sent = sentParcels(snapshot.parcels);
  const live = [...sent, ...snapshot.parcels.filter((parcel) => parcel.direction !== "outbound")];
  const there = snapshot.lines.filter((line) => !line.takenOut);
  const look: Look = {
    snapshot,
    derived,
    there,
    sent,
    live,
    packing: packingOf(snapshot, there),
    hubs: NOTHING_LEARNT,
    shortages: NOTHING_LEARNT,
    weights: NOTHING_LEARNT,
    ...at,
  };
  const all = Object.values(findings).map((finding) => ({ kind: finding.kind, ...finding.find(look) }));
  // Scans dated ahead prove what they say when they have come.
  const comes = sent.flatMap(({ doubts }) => (doubts.early && doubts.early.until > at.now ? doubts.early.until : []));
  const checks = [...all.flatMap(({ checkAt }) => checkAt ?? []), ...comes];
  return {
    found: all.flatMap(({ kind, proof }) => (proof ? [{ kind, ...proof }] : [])),
    checkAt: checks.length > 0 ? Math.min(...checks) : null,
    ask: [...new Set(all.flatMap(({ ask }) => ask ?? []))],
  };
}

/** A sentence for a finding. While it holds, hours count up to `now`; afterwards they stand as they were when it ended. */
export function findingSentence(finding: { kind: FindingKind; since: number; evidence: Evidence; resolvedAt: number | null }, now: number): Said {
  const { evidence, since } = finding;
  const told: Told = {
    evidence,
    since: shortTime(since, now),
    hours: Math.floor(((finding.resolvedAt ?? now) - since) / HOUR),
    isFar: isFar((finding.resolvedAt ?? now) - since),
    text: (name) => String(evidence[name] ?? ""),
    written: (name) => asWritten(String(evidence[name] ?? "")),
    // A finding kept by an earlier version may lack a figure: the page must stand all the same.
    time: (name) => (Number.isFinite(Number(evidence[name] ?? Number.NaN)) ? shortTime(Number(evidence[name]), now) : "–"),
    yuan: (name) => yuanText(Number(evidence[name] ?? 0)),
  };
  return findings[finding.kind].sentence(told);
}

/** Every finding as a fact of policies: its name there and its Chinese label. */
export const findingFacts: readonly { kind: FindingKind; fact: FindingFact; label: string }[] = Object.values(findings).map(({ kind, fact: label }) => ({
  kind,
  fact: findingFact(kind),
  label,
}));

/** How a finding of a kind ends: one sentence for whoever looks at it. */
export function findingEnds(kind: FindingKind): Said {
  return findings[kind].ends;
}
