/** A parcel as kept: what orders, cases and traces tell of it, merged so that the order they come in does not matter. Pure. */
import type { OrderState, SignedBy, TraceState } from "../connectors/port.ts";
import type { Direction } from "../contract/words.ts";
import type { Barred } from "./barred.ts";
import { type EarlierSignature, GOING_BACK, type KeptScan, type Life, lifeOf } from "./life.ts";

/** Scans that were told under the waybill and prove nothing about this parcel: an older, or a later one travelled under the number. Times in ms. */
interface StrangeScans {
  count: number;
  firstAt: number;
  lastAt: number;
}
/** A scan that its carrier dated beyond every clock; all that is known of when it happened is when we were told. Times in ms. */
interface AheadScan {
  writtenAt: number;
  seenAt: number;
}
/** What makes a parcel's scans doubtful; everything left out is as it should be. */
export interface Doubts {
  strange?: StrangeScans;
  earlierSignature?: EarlierSignature;
  /** The newest of its scans that lies in the future. */
  ahead?: AheadScan;
  /** Its carrier says that it cannot deliver at the address, and has not gone out with it since; ms. */
  barred?: { at: number; why: Barred };
  /** The newest scan names no place: the last place is from before it. */
  unplaced?: true;
  early?: EarlyScans;
  unsigned?: Unsigned;
  /** A message told several scans at once after an earlier one: one between may have been lost, and what it told may be told no more. */
  gap?: true;
}
/** What a parcel proves before the scans have come that its carrier dated ahead of time, and when the last of them will have. Times in ms. */
interface EarlyScans extends Pick<Life, "progress" | "pickedUpAt" | "signedAt" | "returnedAt"> {
  until: number;
}
/** The newest whole trace that tells everything but the end of the way: what it leaves out its carrier has taken back. `from` is its first scan, ms. */
interface Unsigned {
  reading: number;
  from: number;
}

/**
 * A scan in storage: `key` names it by its words; `seenAt` stands for its time where the carrier's clock was ahead of ours. `early` is when it
 * was told, where it was dated ahead of that by more than clocks differ. Of a signature or a return, `told` is the newest reading that tells it.
 */
export interface StoredScan extends KeptScan {
  key: string;
  seenAt?: number;
  early?: number;
  told?: number;
  /** Its words say that the address stands in the way. */
  barred?: Barred;
}

/** A parcel as traces change it. */
export interface TracedParcel {
  id: string;
  orderId: string;
  direction: Direction;
  carrier: string;
  waybill: string;
  state: TraceState;
  signedBy: SignedBy | null;
  version: number;
  pickedUpAt: Date | null;
  lastScanAt: Date | null;
  lastPlace: string | null;
  signedAt: Date | null;
  returnedAt: Date | null;
  ended: boolean;
  correctedCarrier: string | null;
  progress: OrderState | null;
  fromCity: string;
  nextAskAt: Date | null;
  /** When its tracker last answered about it. */
  answeredAt: Date | null;
  scans: StoredScan[];
  doubts: Doubts;
  /** When the first case was opened that sends it back; of a parcel on its way out, too, when its buyer named the same number. */
  returnNamedAt: Date | null;
  /** From when on its scans can be about it: its order was created, or the case that sends it back opened. */
  since: Date | null;
  /** City of the receiver, as the order has it. */
  toCity: string;
}

/** Of two words about one scan the one further along counts. */
export const FURTHER: readonly TraceState[] = [
  "unknown",
  "label_only",
  "withdrawn",
  "picked_up",
  "customs",
  "in_transit",
  "forwarded",
  "problem",
  "out_for_delivery",
  "signed",
  "rejected",
  "returning",
  "returned",
];
/** Clocks of carrier, channel and shop differ, some by their time zone: what is older than this before the order is another parcel's. */
export const CLOCK_TOLERANCE_MS = 12 * 3_600_000;
/** A scan this far ahead of us has a wrong date: it happened when we were told, at the latest. A clock that is ahead by hours is left as it is told. */
export const AHEAD_MS = 48 * 3_600_000;
/** A number that is silent for so long after its parcel ended is given to another one. */
const RENEWED_MS = 30 * 86_400_000;

/** The parcel with everything that follows from its scans; called again when its order turns out to be older, or to go elsewhere. */
export function lived(parcel: TracedParcel): TracedParcel {
  const { unsigned } = parcel.doubts;
  const { own, strange } = ownScans(
    parcel.scans.filter((scan) => !isTakenBack(scan, unsigned)),
    parcel.since,
  );
  const told = lifeIn(own, parcel);
  const { pickedUpAt, lastScanAt, signedAt, returnedAt, earlierSignature: _, ...life } = told;
  const earlierSignature = told.earlierSignature ?? (signedAt === null ? takenBackIn(parcel.scans, { unsigned, own }) : null);
  return {
    ...parcel,
    ...life,
    pickedUpAt: dateOf(pickedUpAt),
    lastScanAt: dateOf(lastScanAt),
    signedAt: dateOf(signedAt),
    returnedAt: dateOf(returnedAt),
    doubts: {
      ...(strange ? { strange } : {}),
      ...(earlierSignature ? { earlierSignature } : {}),
      ...doubtsOfNewest(own),
      ...earlyIn(own, parcel),
      ...(unsigned ? { unsigned } : {}),
      ...(parcel.doubts.gap ? { gap: true } : {}),
    },
  };
}

function lifeIn(own: readonly StoredScan[], parcel: TracedParcel): Life {
  return lifeOf(
    own.map((scan) => ({ ...scan, at: timeOf(scan) })),
    parcel,
  );
}

/** A signature or return that a later reading of the whole trace does not tell any more. */
function isTakenBack({ state, at, told = 0 }: StoredScan, unsigned: Unsigned | undefined): boolean {
  return unsigned !== undefined && ENDS.has(state) && at >= unsigned.from && told < unsigned.reading;
}

function takenBackIn(scans: readonly StoredScan[], { unsigned, own }: { unsigned: Unsigned | undefined; own: readonly StoredScan[] }): EarlierSignature | null {
  const [first] = own;
  const signed = scans.findLast((scan) => scan.state === "signed" && isTakenBack(scan, unsigned) && first !== undefined && scan.at >= first.at);
  return signed ? { at: timeOf(signed), signedBy: signed.signedBy, againAt: null } : null;
}

function earlyIn(own: readonly StoredScan[], parcel: TracedParcel): Doubts {
  const early = own.filter((scan) => scan.early !== undefined);
  if (early.length === 0) return {};
  const { progress, pickedUpAt, signedAt, returnedAt } = lifeIn(
    own.filter((scan) => scan.early === undefined),
    parcel,
  );
  return { early: { until: Math.max(...early.map(({ at }) => at)), progress, pickedUpAt, signedAt, returnedAt } };
}

/** What it proves at this time (ms): scans that its carrier dated ahead prove nothing before they have come. */
export function provenBy<Proving extends Pick<Life, "progress" | "pickedUpAt" | "signedAt"> & { doubts: Doubts }>(parcel: Proving, now: number): Proving {
  const { early } = parcel.doubts;
  return early && early.until > now ? { ...parcel, progress: early.progress, pickedUpAt: early.pickedUpAt, signedAt: early.signedAt } : parcel;
}

function doubtsOfNewest(own: readonly StoredScan[]): Doubts {
  const ahead = own.findLast((scan) => scan.seenAt !== undefined);
  return {
    ...(ahead?.seenAt === undefined ? {} : { ahead: { writtenAt: ahead.at, seenAt: ahead.seenAt } }),
    ...(own.at(-1)?.place === "" ? { unplaced: true } : {}),
    ...barredIn(own),
  };
}

/** What a parcel does after it could not be delivered, if its address stands in the way no more. */
const GOES_ON: ReadonlySet<TraceState> = new Set(["out_for_delivery", "signed", "rejected", "returning", "returned", "forwarded"]);

function barredIn(own: readonly StoredScan[]): Doubts {
  const at = own.findLastIndex((scan) => scan.barred !== undefined);
  const scan = own[at];
  if (!scan?.barred || own.slice(at + 1).some(({ state }) => GOES_ON.has(state))) return {};
  return { barred: { at: timeOf(scan), why: scan.barred } };
}

const timeOf = ({ at, seenAt }: StoredScan): number => (seenAt === undefined ? at : Math.min(at, seenAt));
const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

export function byTime(left: StoredScan, right: StoredScan): number {
  return timeOf(left) - timeOf(right) || left.at - right.at || FURTHER.indexOf(left.state) - FURTHER.indexOf(right.state) || (left.key < right.key ? -1 : 1);
}

/** Ends of the way by which money is decided. */
export const ENDS: ReadonlySet<TraceState> = new Set(["signed", "returned"]);
const ENDED: ReadonlySet<TraceState> = new Set(["signed", "returned", "withdrawn"]);

/**
 * Waybills are given again, and typed wrongly: under one number several parcels may travel. A parcel whose first scan is older than its
 * order is not the order's, with all its scans; nor is one that begins long after the order's own has ended.
 */
function ownScans(scans: readonly StoredScan[], since: Date | null): { own: StoredScan[]; strange: StrangeScans | null } {
  const from = since === null ? Number.NEGATIVE_INFINITY : since.getTime() - CLOCK_TOLERANCE_MS;
  const own: StoredScan[] = [];
  const strange: StoredScan[] = [];
  for (const life of livesOf(scans, from)) {
    const [first] = life;
    const last = own.at(-1);
    const isLater = first !== undefined && last !== undefined && timeOf(first) - timeOf(last) >= RENEWED_MS;
    const isOlder = first !== undefined && timeOf(first) < from;
    (isOlder || isLater ? strange : own).push(...life);
  }
  const [first] = strange;
  const last = strange.at(-1);
  return { own, strange: first && last ? { count: strange.length, firstAt: timeOf(first), lastAt: timeOf(last) } : null };
}

/** Cuts scans, oldest first, where one parcel's life ends and another's begins. */
function livesOf(scans: readonly StoredScan[], from: number): StoredScan[][] {
  const lives: StoredScan[][] = [];
  let before: StoredScan | undefined;
  for (const scan of scans) {
    const life = lives.at(-1);
    if (life === undefined || before === undefined || isAnother(before, scan, from)) lives.push([scan]);
    else life.push(scan);
    if (scan.state !== "unknown") before = scan;
    else before ??= scan;
  }
  return lives;
}

function isAnother(before: StoredScan, scan: StoredScan, from: number): boolean {
  const begins = scan.state === "picked_up" || scan.state === "label_only";
  const isSilent = timeOf(scan) - timeOf(before) >= RENEWED_MS;
  if (timeOf(before) < from && timeOf(scan) >= from && (begins || isSilent)) return true;
  return ENDED.has(before.state) && (begins || (isSilent && !GOING_BACK.has(scan.state)));
}
