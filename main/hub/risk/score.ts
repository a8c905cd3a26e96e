/** From what an account did to a score with its reasons. Pure; the numbers are the house's own choice and easy to argue about here. */
import { type Fen, yuanText } from "../kernel/money.ts";
import type { Said } from "../kernel/said.ts";

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
  /** The sentence in English. */
  en: string;
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
    return points > 0 ? [reasonOf(rule, signals, points)] : [];
  });
  reasons.sort((left, right) => right.points - left.points || (left.signal < right.signal ? -1 : 1));
  const score = Math.min(
    100,
    reasons.reduce((sum, reason) => sum + reason.points, 0),
  );
  return { score, level: score >= HIGH ? "high" : score >= WATCH ? "watch" : "normal", reasons };
}

function reasonOf({ signal, said }: Rule, signals: Signals, points: number): Reason {
  const { zh, en } = said(signals);
  return { signal, text: zh, en, points };
}

interface Rule {
  signal: string;
  points(signals: Signals): number;
  said(signals: Signals): Said;
}

const rules: readonly Rule[] = [
  {
    signal: "returns_30d",
    points: ({ returns30d }) => (returns30d >= 2 * RETURNS_FOR_A_PERSON ? 50 : returns30d >= RETURNS_FOR_A_PERSON ? 35 : 0),
    said: ({ returns30d: n }) => ({ zh: `30天内申请退款退货 ${n} 次`, en: `Asked back ${n} times within 30 days` }),
  },
  {
    signal: "refund_only_share",
    points: ({ refundOnly90d, returns90d }) => (refundOnly90d >= 3 && refundOnly90d / returns90d >= 0.6 ? 15 : 0),
    said: ({ refundOnly90d: only, returns90d: all }) => ({
      zh: `90天内 ${all} 次申请中 ${only} 次为仅退款`,
      en: `${only} of ${all} requests within 90 days were for the money alone`,
    }),
  },
  {
    signal: "refunded_amount",
    points: ({ refunded30dFen }) => (refunded30dFen >= 500_000 ? 25 : refunded30dFen >= 200_000 ? 15 : 0),
    said: ({ refunded30dFen: fen }) => ({ zh: `30天内累计退款 ${yuanText(fen)} 元`, en: `¥${yuanText(fen)} refunded within 30 days` }),
  },
  {
    signal: "return_rate",
    points: ({ returns90d, orders90d }) => (orders90d >= 5 && returns90d / orders90d >= 0.5 ? 15 : 0),
    said: ({ returns90d: asked, orders90d: orders }) => ({
      zh: `90天内 ${orders} 单申请退款退货 ${asked} 次`,
      en: `Asked back ${asked} times in ${orders} orders within 90 days`,
    }),
  },
  {
    signal: "shared_address",
    points: ({ sharedAddress }) => (sharedAddress >= 5 ? 25 : sharedAddress >= 3 ? 15 : 0),
    said: ({ sharedAddress: n }) => ({ zh: `收货地址另有 ${n} 个账号在用`, en: `${n} other accounts receive at the same address` }),
  },
  {
    signal: "refund_after_signed",
    points: ({ afterSigned90d }) => (afterSigned90d >= 2 ? 15 : 0),
    said: ({ afterSigned90d: n }) => ({
      zh: `90天内签收后申请仅退款 ${n} 次`,
      en: `Asked for the money alone after delivery ${n} times within 90 days`,
    }),
  },
  {
    signal: "inspection_failed",
    points: ({ failedInspections }) => Math.min(40, 20 * failedInspections),
    said: ({ failedInspections: n }) => ({ zh: `半年内退货验收不合格 ${n} 次`, en: `Returns failed inspection within half a year: ${n}` }),
  },
  {
    signal: "called_abuse",
    points: ({ calledAbuse }) => Math.min(40, 20 * calledAbuse),
    said: ({ calledAbuse: n }) => ({ zh: `半年内被人工判为疑似恶意 ${n} 次`, en: `Called suspected abuse by a person within half a year: ${n}` }),
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
