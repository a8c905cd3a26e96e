/** Ele.me's words and numbers in ours; sources in the README. A word that is not here stays unknown. */
import type { CaseChannelState, OrderState } from "../port.ts";
import { entryOf } from "../wire.ts";

const ORDER: Readonly<Record<string, OrderState>> = {
  pending: "created",
  unprocessed: "paid",
  // Accepted, and asked about.
  refunding: "audited",
  valid: "audited",
  settled: "completed",
  invalid: "closed",
};

/** Claim of an order. */
export function orderState(status: string): OrderState | null {
  return entryOf(ORDER, status) ?? null;
}

const STEPS: Readonly<Record<string, number>> = { pending: 0, unprocessed: 1, settled: 9, invalid: 9 };
const UNDER_WAY = 3;

/** How far an order has come, as it has no time of change: of two readings the one further on is the newer. */
export function orderStep(status: string): number {
  return entryOf(STEPS, status) ?? UNDER_WAY;
}

/** Whether nothing more happens to an order but after-sales. */
export const isDone = (status: string): boolean => orderStep(status) === STEPS.settled;

const OPEN_CASE: ReadonlySet<string> = new Set(["applied", "arbitrating"]);
/** Somebody asks for money back: it must not leave the shop. */
export function holdsGoods(refundStatus: string): boolean {
  return OPEN_CASE.has(refundStatus);
}

/** No case, or none any more. */
export const NO_REFUND = "noRefund";
const ASKED = "applied";

/**
 * What a push says of a case, by the last digit of its number (20–26 of a cancellation, 30–36 of a refund); in brackets how far that is. 15 is a
 * cancellation that was agreed to by silence.
 */
type Step = "asked" | "refused" | "arbitrated" | "upheld" | "agreed" | "withdrawn";
const TOLD: Readonly<Record<string, Step>> = {
  "0": "asked",
  "1": "withdrawn",
  "2": "refused",
  "3": "agreed",
  "4": "arbitrated",
  "5": "agreed",
  "6": "upheld",
};
const FAR: Readonly<Record<Step, number>> = { asked: 1, refused: 2, arbitrated: 2, upheld: 4, agreed: 5, withdrawn: 8 };
export const SILENCE = "15";
/** No push: a case was found among those that wait for the seller. */
export const WAITING = "waiting";

export function toldStep(type: string): Step | null {
  if (type === SILENCE) return "agreed";
  return /^[23]\d$/.test(type) ? (entryOf(TOLD, type.slice(1)) ?? null) : null;
}

/** The push that counts of two: the one that is further on. That a case was asked for says nothing later on. */
export function laterTold(before: string, now: string): string {
  const far = (type: string): number => FAR[toldStep(type) ?? "asked"];
  return far(now) >= far(before) ? now : before;
}

export interface Told {
  /** Number of the push that counts, `""` without one. */
  type: string;
  /** The platform's word. */
  status: string;
}

/** State of a case: the platform's word, and where that lags behind what was pushed, the push. */
export function caseState({ type, status }: Told): CaseChannelState {
  if (status === "successful") return "refunded";
  const step = toldStep(type);
  if (step === "withdrawn") return "closed";
  if (status === NO_REFUND) return step === "asked" ? "requested" : "closed";
  // The money did not go back: somebody has to look, see `problem`.
  if (status === "failed" || (step === "agreed" && OPEN_CASE.has(status))) return "refunding";
  if (status === "rejected" || status === "arbitrating" || step === "refused" || step === "upheld" || step === "arbitrated") return "refused";
  return status === ASKED ? "requested" : "unknown";
}

/** Platform staff are in it. */
export function inArbitration({ type, status }: Told): boolean {
  const step = toldStep(type);
  return status === "arbitrating" ? step !== "agreed" && step !== "upheld" && step !== "withdrawn" : status === ASKED && step === "arbitrated";
}

const STATE_STEPS: Readonly<Record<CaseChannelState, number>> = {
  requested: 1,
  unknown: 1,
  waiting_return: 1,
  returned_in_transit: 1,
  arrived: 1,
  inspected: 1,
  refused: 2,
  refunding: 5,
  closed: 8,
  refunded: 9,
};

/** How far a case has come, as no time of change is told with it. */
export function caseStep(told: Told): number {
  return STATE_STEPS[caseState(told)];
}

/** Whether a later word can only be about another case of the order. */
export function isAnswered(told: Told): boolean {
  return caseStep(told) > 1 && !inArbitration(told);
}
