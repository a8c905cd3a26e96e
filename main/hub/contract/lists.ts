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
