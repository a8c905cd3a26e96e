/** Closed lists of single forms, beside those of the house in `words.ts`. No shapes, so that the console carries none for their sake. */

/** How urgent a case is. */
export const priorities = ["urgent", "high", "normal"] as const;

/** What a key of the public interface may: read, tell of orders, tell of cases, or say what a warehouse alone knows. */
export const keyScopes = ["read", "orders", "cases", "warehouse"] as const;

/** What there is to do before a shop works. */
export const firstSteps = ["name", "self", "shop", "policy", "people"] as const;

/** What a reply may promise that somebody does: urge the carrier, ask the warehouse, inspect what comes back. */
export const promisedDeeds = ["urge_carrier", "ask_warehouse", "inspect_soon"] as const;

/** What a figure counts: claims paid (by a policy alone, by a person), waits that were ended (too late), refunds, cases somebody answered or that were done. */
export const behindKinds = ["auto", "person", "answers", "late", "refunds", "answered", "closed"] as const;

/** Why a case is given to nobody: for which reason the last one drops out who might have taken it, in the order in which it is asked. */
export const nobodyReasons = ["role", "shop", "class", "away", "hours", "busy", "full"] as const;
export type NobodyReason = (typeof nobodyReasons)[number];

/** What is taken back from whoever is gone for long. */
export const takeBacks = ["unbegun", "all", "never"] as const;

/** What a person says of himself: here, busy (keeps what he has and is given nothing new), or away. */
export const standings = ["here", "busy", "away"] as const;

/** What a table that is taken in holds. */
export const importKinds = ["orders", "cases", "chats", "stock", "waybills", "bills"] as const;

/** What can wait too long: an order nobody audited, one not sent near its promised time, a case near its platform's clock, a parcel without a scan. */
export const waitingKinds = ["unaudited", "unshipped", "case_deadline", "silent_trace"] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** How things that wait stand: nobody has acted, nobody acted in time, somebody has it, it rests until a time, nothing waits any more. */
export const waitingStates = ["open", "escalated", "acknowledged", "snoozed", "solved"] as const;
export type WaitingState = (typeof waitingStates)[number];

/** What calm says waits for the end of the quiet hours; what is urgent goes out at once. */
export const alertLevels = ["calm", "urgent"] as const;
export type AlertLevel = (typeof alertLevels)[number];

/** What became of an alert. `unknown`: it may have arrived; it is not sent again where it could arrive twice. */
export const alertStates = ["waiting", "sending", "accepted", "delivered", "undelivered", "failed", "unknown", "dropped"] as const;
export type AlertState = (typeof alertStates)[number];

/** Why a notifier did not take an alert, or what is not known of it. */
export const alertProblems = [
  "key",
  "signature",
  "clock",
  "keyword",
  "ip",
  "throttled",
  "quota",
  "receiver",
  "content",
  "permission",
  "template",
  "money",
  "address",
  "inner",
  "unreachable",
  "certificate",
  "timed_out",
  "unreadable",
  "cut_short",
  "refused",
] as const;
export type AlertProblem = (typeof alertProblems)[number];

/** By what a person is reached outside of the console. */
export const contactWays = ["mobile", "mail", "wecom", "feishu"] as const;
export type ContactWay = (typeof contactWays)[number];

/** Where a payload stands that could not be read: it waits for somebody, or somebody said that nobody will read it. */
export const asideStates = ["quarantined", "discarded"] as const;
export type AsideState = (typeof asideStates)[number];

/** What became of a payload that was tried again. `understood`: it is read, or it was erased since. */
export const replayOutcomes = ["pending", "again", "discarded", "understood"] as const;
export type ReplayOutcome = (typeof replayOutcomes)[number];

/** How far a map found an address: to the door, to a street or village, to its district or town only, not at all; `hidden`: its channel masks it. */
export const placeTrusts = ["door", "coarse", "region", "none", "hidden"] as const;
export type PlaceTrust = (typeof placeTrusts)[number];

/** Why a map did not answer. */
export const mapProblems = [
  "key",
  "kind",
  "signature",
  "ip",
  "permission",
  "account",
  "quota",
  "throttled",
  "blocked",
  "question",
  "abroad",
  "busy",
  "address",
  "inner",
  "unreachable",
  "timed_out",
  "unreadable",
] as const;
export type MapProblem = (typeof mapProblems)[number];
