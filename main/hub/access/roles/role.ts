/** What every role tells of itself. */
import type { Permission } from "../../contract/base.ts";
import type { Queue } from "../../contract/words.ts";

/** A role: what it may, to which sum, which work it takes, and the sentence in which a person reads all that. */
export interface RoleTold {
  permissions: readonly Permission[];
  /** Most it may pay out by itself for one order, in fen. */
  grantLimitFen: number;
  /** Queues it takes its next case from. */
  queues: readonly Exclude<Queue, "auto">[];
  /** What it may, in one sentence a language. */
  may: { zh: string; en: string };
}

/** What everybody at the console may. */
export const everybody: readonly Permission[] = ["signed_in", "case.read", "status.read"];
/** What everybody may who answers buyers. */
export const worker: readonly Permission[] = [...everybody, "case.work", "action.undo", "return.bind", "money.grant", "case.refuse", "receiver.reveal"];
/** What whoever answers for a team may. */
export const leader: readonly Permission[] = [
  ...worker,
  "case.assign",
  "money.undo",
  "action.hurry",
  "decision.review",
  "list.export",
  "file.import",
  "floor.read",
  "figures.read",
  "audit.read",
  "waiting.work",
  "waiting.edit",
  "policy.edit",
  "automation.switch",
  "terms.edit",
  "risk.review",
  "shop.edit",
  "model.edit",
  "personal.reveal",
];
/** Above 500 yuan for one order somebody decides who answers for risk. */
export const TIER_FEN = 50_000;
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;
