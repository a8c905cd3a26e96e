/** What a finding is: everything that is to be said about one kind stands in its file. */
import type { Duty, FindingKind } from "../../contract/words.ts";
import type { Said } from "../../kernel/said.ts";
import type { SilentHubs } from "../hubs.store.ts";
import type { Derived, Evidence, Snapshot, SnapshotLine, SnapshotParcel } from "../refresh.ts";
import type { Shortages } from "../shortages.store.ts";
import type { PieceWeights } from "../weights.ts";
import type { Packing } from "./packing.ts";
import type { LaneHours } from "./usual-hours.ts";

/** Everything a finding is computed from; times are ms. */
export interface Look {
  snapshot: Snapshot;
  derived: Derived;
  /** Lines that the newest version of the order still names. */
  there: readonly SnapshotLine[];
  /** Parcels on their way to the buyer. */
  sent: readonly SnapshotParcel[];
  /** Parcels on their way to the buyer or back. */
  live: readonly SnapshotParcel[];
  /** What was packed against what was ordered; `null` when no package says what is in it. */
  packing: Packing | null;
  now: number;
  lanes: LaneHours;
  /** Places where many parcels stand still. */
  hubs: SilentHubs;
  /** Articles of which more is promised than there is. */
  shortages: Shortages;
  /** What a piece of each article in a weighed package usually weighs. */
  weights: PieceWeights;
}

/** What holds now. `since` is when it began, ms; the evidence has the figures its sentence tells. */
export interface Proof {
  since: number;
  evidence: Evidence;
}
/** What was found, and when to look again because time alone may bring it, ms. */
export interface Outcome {
  proof?: Proof;
  checkAt?: number;
  /** Parcels whose trackers are to be asked, for their silence is what it waits for. */
  ask?: readonly string[];
}

/** A finding's evidence, read for a sentence. */
export interface Told {
  evidence: Evidence;
  /** When it began, as people read it. */
  since: string;
  /** Full hours since then: counted up while it holds, afterwards as they stood when it ended. */
  hours: number;
  /** It lasts too long to count its hours: the sentence tells since when. */
  isFar: boolean;
  text(name: string): string;
  /** The same within an English sentence: marked where somebody wrote it in Chinese. */
  written(name: string): string;
  /** A time of the evidence (ms) as people read it. */
  time(name: string): string;
  /** An amount of the evidence (fen) in yuan. */
  yuan(name: string): string;
}

export interface Finding<Kind extends FindingKind = FindingKind> {
  kind: Kind;
  /** Who should look at it. */
  duty: Duty;
  /** How it ends: one sentence for who looks. */
  ends: Said;
  /** Chinese label for policies, which may use it as a fact. */
  fact: string;
  /** True when whoever asks where the order is should hear it in the same breath. */
  aloud: boolean;
  /** Pure: the same snapshot, lanes and time find the same. */
  find(look: Look): Outcome;
  /** Complete, with the figures. */
  sentence(told: Told): Said;
}

export const HOUR = 3_600_000;
/** Nothing found and nothing to wait for. */
export const NOTHING: Outcome = {};

/** The one of several parcels that a finding tells of: the same whatever order they come in. */
export function firstByWaybill(parcels: readonly SnapshotParcel[]): SnapshotParcel | undefined {
  return parcels.toSorted((left, right) => (left.waybill < right.waybill ? -1 : 1))[0];
}
