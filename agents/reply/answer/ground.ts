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
