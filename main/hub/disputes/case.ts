/** What follows from a case's facts: state with our own facts laid over the channel's word, status, outcome. Pure. */
import type { CaseChannelState, CaseKind } from "../connectors/port.ts";
import type { CaseStatus } from "../contract/words.ts";
import type { Fen } from "../kernel/money.ts";

export type { CaseStatus };

/** What our own people and scans know about the goods coming back. */
export interface OwnFacts {
  arrivedAt: Date | null;
  inspectedAt: Date | null;
}

const comingBack = new Set<CaseChannelState>(["waiting_return", "returned_in_transit", "arrived", "inspected"]);
const sendsAgain = new Set<CaseKind>(["exchange", "resend", "repair"]);

/** True for kinds whose goods come back to us. */
export function hasReturn(kind: CaseKind): boolean {
  return kind === "return_refund" || kind === "exchange" || kind === "repair";
}

/**
 * The common state: the channel is the truth for its own steps, but "arrived" and "inspected" of a return need our scan
 * and our inspector. A channel's word for them stands only where a second parcel goes out (exchange, resend, repair).
 */
export function stateOf(kind: CaseKind, channel: CaseChannelState, own: OwnFacts): CaseChannelState {
  if (!comingBack.has(channel)) return channel;
  if (own.inspectedAt || (channel === "inspected" && sendsAgain.has(kind))) return "inspected";
  if (own.arrivedAt || (channel === "arrived" && sendsAgain.has(kind))) return "arrived";
  return channel === "arrived" || channel === "inspected" ? "returned_in_transit" : channel;
}

/** Who must act: we (open), somebody else (waiting: the buyer sends back or answers a refusal, the channel pays), or nobody (done). A problem is always ours, and so is a return of which nobody knows whose it is. */
export function statusOf(facts: {
  state: CaseChannelState;
  arbitration: boolean;
  deadlineAt: Date | null;
  problem: string | null;
  unclearReturn: string | null;
}): CaseStatus {
  if (facts.problem !== null || (facts.unclearReturn !== null && comingBack.has(facts.state))) return "open";
  switch (facts.state) {
    case "refunded":
    case "closed":
      return "done";
    case "refused":
      if (facts.arbitration) return "open";
      return facts.deadlineAt ? "waiting" : "done";
    case "waiting_return":
    case "returned_in_transit":
    case "refunding":
      return "waiting";
    default:
      return "open";
  }
}

/** How a case ended, `null` while it has not. `closed` covers withdrawal and time running out; where money is out it ended as refunded, whatever the last word. */
export function outcomeOf(facts: { kind: CaseKind; state: CaseChannelState; status: CaseStatus; endedWell: boolean; refundedFen: Fen }): string | null {
  if (facts.status !== "done") return null;
  if (facts.state === "closed" && facts.endedWell && sendsAgain.has(facts.kind)) return facts.kind === "repair" ? "repaired" : "replaced";
  return facts.refundedFen > 0 ? "refunded" : facts.state;
}

/** What events tell of how a case stands. */
export function standing<State>({ state, status, revision, orderId }: { state: State; status: CaseStatus; revision: number; orderId: string | null }) {
  return { state, status, revision, orderId };
}
