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
  | "wantsByPerson"
  | "given"
  | "slots"
  | "english"
  | "promises"
  | "tone"
  | "houseWords"
  | "forbiddenWords"
>;
