import type { ReplyRecord } from "../../../main/hub/contract/index.ts";

/** What answering looks at. */
export type Ground = Pick<
  ReplyRecord,
  | "caseId"
  | "kind"
  | "disputeClass"
  | "buyerWords"
  | "conversation"
  | "wants"
  | "given"
  | "slots"
  | "english"
  | "promises"
  | "tone"
  | "houseWords"
  | "forbiddenWords"
>;

/** The buyer's newest words. */
export function newestWords(ground: Pick<ReplyRecord, "buyerWords" | "conversation">): string {
  return ground.conversation.findLast((line) => line.author === "buyer")?.text ?? ground.buyerWords;
}
