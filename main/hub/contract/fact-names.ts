/** What the facts of policies are called in English; in Chinese a policy and the hub's list of facts name them. */
import { type CaseFact, findingFact, findingKinds, findingNames } from "./words.ts";

const own: Readonly<Record<CaseFact, string>> = {
  kind: "Kind of case",
  stage: "Stage",
  channel: "Channel",
  amountYuan: "Amount asked for (yuan)",
  paidYuan: "Paid for the order (yuan)",
  refundableYuan: "May still be refunded (yuan)",
  payoutYuan: "Paid out for the order in all, this included (yuan)",
  overPaid: "Asks for more than may be refunded",
  returnRequests30d: "Order lines asked to be taken back within 30 days, this included",
  riskLevel: "Risk of the account",
  accountMark: "What a reviewer said of the account",
  needsTransfer: "Needs a transfer between regions",
  orderState: "State of the order",
  shipped: "Channel says shipped",
  outbound: "Proof that it left",
  signed: "Signed for",
  disputeClass: "Dispute class",
  classConfidence: "Confidence in the class (0–1)",
  arbitration: "Channel's staff are in it",
  unknownStatus: "Unknown status at the channel",
  inspection: "Inspection",
  goodsReceived: "Buyer says received",
  hoursToDeadline: "Hours to the deadline (9999 = none)",
};

const english: ReadonlyMap<string, string> = new Map([
  ...Object.entries(own),
  ...findingKinds.map((kind) => [findingFact(kind), findingNames[kind].en] as const),
]);

/** A fact's English name; `undefined` for a fact this program does not know. */
export function factInEnglish(fact: string): string | undefined {
  return english.get(fact);
}
