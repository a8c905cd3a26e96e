/** From what an account did to a score with its reasons. Pure; the numbers are the house's own choice and easy to argue about here. */
import { type Fen, yuanText } from "../kernel/money.ts";

/** What is known of an account, by the clock: 30 and 90 days back from now. */
export interface Signals {
  /** Order lines of which money or goods were asked back (refund only, return and refund, exchange) in 30 days. */
  returns30d: number;
  returns90d: number;
  refundOnly90d: number;
  orders90d: number;
  refunded30dFen: Fen;
  /** Refund-only requests after the parcel was signed, 90 days. */
  afterSigned90d: number;
  /** Returns that failed inspection, half a year. */
  failedInspections: number;
  /** Other accounts that receive at an address of this one. */
  sharedAddress: number;
  /** Cases that a person called suspected abuse, half a year. */
  calledAbuse: number;
}

/** Why an account is looked at: the signal, a sentence, and what it adds. */
export interface Reason {
  signal: string;
  text: string;
  points: number;
}

export type Level = "normal" | "watch" | "high";

/** From so many return requests in 30 days on, an account always goes to a person. */
const RETURNS_FOR_A_PERSON = 5;
const WATCH = 30;
const HIGH = 60;

/** Scores an account, 0–100, with its reasons, the weightiest first. */
export function scoreOf(signals: Signals): { score: number; level: Level; reasons: Reason[] } {
  const reasons = rules.flatMap((rule) => {
    const points = rule.points(signals);
    return points > 0 ? [{ signal: rule.signal, text: rule.text(signals), points }] : [];
  });
  reasons.sort((left, right) => right.points - left.points || (left.signal < right.signal ? -1 : 1));
  const score = Math.min(
    100,
    reasons.reduce((sum, reason) => sum + reason.points, 0),
  );
  return { score, level: score >= HIGH ? "high" : score >= WATCH ? "watch" : "normal", reasons };
}

interface Rule {
  signal: string;
  points(signals: Signals): number;
  text(signals: Signals): string;
}

const rules: readonly Rule[] = [
  {
    signal: "returns_30d",
    points: ({ returns30d }) => (returns30d >= 2 * RETURNS_FOR_A_PERSON ? 50 : returns30d >= RETURNS_FOR_A_PERSON ? 35 : 0),
    text: ({ returns30d }) => `30天内申请退款退货 ${returns30d} 次`,
  },
  {
    signal: "refund_only_share",
    points: ({ refundOnly90d, returns90d }) => (refundOnly90d >= 3 && refundOnly90d / returns90d >= 0.6 ? 15 : 0),
    text: ({ refundOnly90d, returns90d }) => `90天内 ${returns90d} 次申请中 ${refundOnly90d} 次为仅退款`,
  },
  {
    signal: "refunded_amount",
    points: ({ refunded30dFen }) => (refunded30dFen >= 500_000 ? 25 : refunded30dFen >= 200_000 ? 15 : 0),
    text: ({ refunded30dFen }) => `30天内累计退款 ${yuanText(refunded30dFen)} 元`,
  },
  {
    signal: "return_rate",
    points: ({ returns90d, orders90d }) => (orders90d >= 5 && returns90d / orders90d >= 0.5 ? 15 : 0),
    text: ({ returns90d, orders90d }) => `90天内 ${orders90d} 单申请退款退货 ${returns90d} 次`,
  },
  {
    signal: "shared_address",
    points: ({ sharedAddress }) => (sharedAddress >= 5 ? 25 : sharedAddress >= 3 ? 15 : 0),
    text: ({ sharedAddress }) => `收货地址另有 ${sharedAddress} 个账号在用`,
  },
  {
    signal: "refund_after_signed",
    points: ({ afterSigned90d }) => (afterSigned90d >= 2 ? 15 : 0),
    text: ({ afterSigned90d }) => `90天内签收后申请仅退款 ${afterSigned90d} 次`,
  },
  {
    signal: "inspection_failed",
    points: ({ failedInspections }) => Math.min(40, 20 * failedInspections),
    text: ({ failedInspections }) => `半年内退货验收不合格 ${failedInspections} 次`,
  },
  {
    signal: "called_abuse",
    points: ({ calledAbuse }) => Math.min(40, 20 * calledAbuse),
    text: ({ calledAbuse }) => `半年内被人工判为疑似恶意 ${calledAbuse} 次`,
  },
];

/** How long a reviewer's "cleared" holds against the same reasons. */
const CLEARED_FOR_MS = 90 * 86_400_000;

/** What becomes of an account's standing with the risk desk once it is scored anew. */
export function statusAfter(
  before: { status: string; reviewedAt: Date | null; clearedSignals: readonly string[] },
  scored: { level: Level; reasons: readonly Reason[] },
  now: number,
): string {
  if (before.status === "confirmed" || before.status === "escalated") return before.status;
  if (scored.level === "normal") return before.status;
  if (before.status !== "cleared") return "escalated";
  const stillHolds = before.reviewedAt !== null && now - before.reviewedAt.getTime() < CLEARED_FOR_MS;
  const somethingNew = scored.reasons.some((reason) => !before.clearedSignals.includes(reason.signal));
  return stillHolds && !somethingNew ? "cleared" : "escalated";
}
