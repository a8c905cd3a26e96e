/** The life of a parcel as its scans tell it, oldest first: pure. The newest facts count, and a signature belongs to whom the parcel was going to. */
import type { OrderState, SignedBy, TraceState } from "../connectors/port.ts";
import type { Direction } from "../contract/words.ts";
import { advance, provenByTrace } from "./order.lifecycle.ts";

/** A scan as it is kept of a parcel; times in ms. */
export interface KeptScan {
  at: number;
  state: TraceState;
  place: string;
  city: string;
  signedBy: SignedBy | null;
  redelivered: boolean;
}

/** Where a parcel goes: a signature after it turned back is the buyer's or the sender's by the city it was made in. */
export interface Way {
  direction: Direction;
  toCity: string;
}

/** A signature that did not hold: the parcel was delivered again afterwards, or the carrier took it back. */
export interface EarlierSignature {
  at: number;
  signedBy: SignedBy | null;
  /** First scan that shows that it was not delivered; `null` where the carrier simply tells it no more. */
  againAt: number | null;
}

/** What scans make of a parcel. */
export interface Life {
  state: TraceState;
  signedBy: SignedBy | null;
  pickedUpAt: number | null;
  lastScanAt: number | null;
  lastPlace: string | null;
  /** Of the signature that holds, at the end the parcel was going to. */
  signedAt: number | null;
  /** When the sender had it back. */
  returnedAt: number | null;
  /** Furthest state of the order it proves; of parcels on their way out. */
  progress: OrderState | null;
  fromCity: string;
  earlierSignature: EarlierSignature | null;
}

/** States of a parcel that does not go on to whom it was sent. */
export const GOING_BACK: ReadonlySet<TraceState> = new Set(["rejected", "returning", "returned"]);
/** A label proves nothing; everything that needs the parcel in the carrier's hands proves the pick-up. */
const NOT_IN_HAND: ReadonlySet<TraceState> = new Set(["label_only", "withdrawn", "unknown"]);
/** A carrier's clock jumps: what it dates this shortly after a signature happened before it. */
const CLOCK_JUMP_MS = 1_800_000;

const NOTHING: Life = {
  state: "unknown",
  signedBy: null,
  pickedUpAt: null,
  lastScanAt: null,
  lastPlace: null,
  signedAt: null,
  returnedAt: null,
  progress: null,
  fromCity: "",
  earlierSignature: null,
};

/** Which way a parcel moves, while its scans are read. */
interface Walk extends Life {
  /** Refused, or on its way back; `null` while it goes where it should. */
  back: "refused" | "returning" | null;
  /** It travelled since it turned back: what is delivered now may be delivered to the sender. */
  movedBack: boolean;
  /** Who signed, as long as the signature holds. */
  signer: SignedBy | null;
}

/** Reads scans, sorted oldest first, into the life they tell. */
export function lifeOf(scans: readonly KeptScan[], way: Way): Life {
  const start: Walk = { ...NOTHING, fromCity: scans[0]?.city ?? "", back: null, movedBack: false, signer: null };
  const { back, movedBack, signer, ...life } = scans.reduce((walk, scan) => step(walk, scan, way), start);
  return { ...life, progress: way.direction === "outbound" ? life.progress : null };
}

function step(before: Walk, scan: KeptScan, way: Way): Walk {
  const walk: Walk = { ...before, lastScanAt: scan.at, lastPlace: scan.place || before.lastPlace };
  if (scan.state === "unknown" || isLateWord(before, scan)) return walk;
  if (scan.state === "signed") return signed(turned(walk, scan, way), scan);
  if (scan.state === "label_only" || scan.state === "withdrawn") {
    // A label printed anew while the parcel travels is no news of it; a waybill taken back is.
    return scan.state === "label_only" && walk.pickedUpAt !== null ? walk : { ...walk, state: scan.state, signedBy: null };
  }
  // A return that its shop signs comes as "signed by the seller": that is where it was going.
  if (scan.state === "returned" && way.direction === "return" && walk.back === null) return signed(walk, { ...scan, signedBy: "recipient" });
  // Sent back after it was signed for, it was signed for all the same; moved towards its buyer, it was not.
  const held = GOING_BACK.has(scan.state) || walk.back !== null ? walk : withoutSignature(walk, scan);
  return moved(turned(held, scan, way), scan);
}

/** What a carrier dates shortly after the signature, and what says nothing of a new delivery, does not undo it. */
function isLateWord({ signedAt, returnedAt }: Walk, scan: KeptScan): boolean {
  const ended = signedAt ?? returnedAt;
  if (ended === null || scan.redelivered || scan.signedBy !== null || scan.at - ended > CLOCK_JUMP_MS) return false;
  return scan.state === "picked_up" || scan.state === "in_transit" || scan.state === "out_for_delivery";
}

function withoutSignature(walk: Walk, scan: KeptScan): Walk {
  if (walk.signedAt === null) return walk;
  const earlierSignature = { at: walk.signedAt, signedBy: walk.signer, againAt: scan.at };
  return { ...walk, signedAt: null, signedBy: null, signer: null, earlierSignature, progress: walk.progress === "signed" ? "out_for_delivery" : walk.progress };
}

/** Turns the way a parcel moves: refusals and returns turn it back, a new delivery to the buyer turns it again. */
function turned(walk: Walk, scan: KeptScan, way: Way): Walk {
  if (scan.state === "rejected") return { ...walk, back: walk.back ?? "refused" };
  if (scan.state === "returning" || scan.state === "returned") return { ...walk, back: "returning", movedBack: walk.movedBack && walk.back !== null };
  if (walk.back === null) return walk;
  if (scan.redelivered || isBuyersAgain(walk, scan, way)) return { ...withoutSignature(walk, scan), back: null, movedBack: false, returnedAt: null };
  return scan.state === "in_transit" ? { ...walk, movedBack: true } : walk;
}

function isBuyersAgain(walk: Walk, scan: KeptScan, { toCity }: Way): boolean {
  // Home with its sender, and picked up once more: it was sent again.
  if (scan.state === "picked_up") return walk.returnedAt !== null;
  if (scan.state !== "out_for_delivery") return false;
  if (walk.back === "refused") return true;
  const isTold = scan.city !== "" && toCity !== "" && walk.fromCity !== "" && walk.fromCity !== toCity;
  return isTold ? scan.city === toCity : !walk.movedBack;
}

function signed(walk: Walk, scan: KeptScan): Walk {
  const pickedUpAt = walk.pickedUpAt ?? scan.at;
  if (walk.back !== null) return { ...walk, state: "returned", signedBy: null, pickedUpAt, returnedAt: scan.at, progress: more(walk.progress, "returned") };
  // Signed by the station at noon, taken out by the buyer in the evening: the later word says who has it.
  const isNews = walk.signedAt === null || (scan.signedBy !== null && scan.signedBy !== "unclear" && scan.signedBy !== walk.signer);
  const signer = isNews ? (scan.signedBy ?? "unclear") : walk.signer;
  const signedAt = isNews ? scan.at : walk.signedAt;
  return { ...walk, signer, signedBy: signer, signedAt, state: "signed", pickedUpAt, progress: more(walk.progress, "signed") };
}

function moved(walk: Walk, scan: KeptScan): Walk {
  const inHand = NOT_IN_HAND.has(scan.state) ? null : scan.at;
  const isBack = walk.back !== null && scan.state !== "rejected" && scan.state !== "returned" && (walk.back === "returning" || scan.state === "in_transit");
  const state = isBack ? "returning" : scan.state;
  return {
    ...walk,
    state,
    signedBy: state === "out_for_delivery" ? scan.signedBy : null,
    pickedUpAt: walk.pickedUpAt ?? inHand,
    returnedAt: state === "returned" ? scan.at : walk.returnedAt,
    progress: more(walk.progress, state),
  };
}

/** Movement that was proven stays proven. */
function more(progress: OrderState | null, state: TraceState): OrderState | null {
  const proven = provenByTrace(state);
  return proven === null ? progress : progress === null ? proven : advance(progress, proven);
}
