/** 聚水潭's words; sources in the README. One that stands in none of these proves nothing, and is said to be unknown. */

/** Of a system order: checked, and handed to the warehouse, the supplier or an outer warehouse. */
export const AUDITED: ReadonlySet<string> = new Set(["Delivering", "WaitOuterSent"]);
/** It waits for payment or for a check; is done, which its outbound document proves; or lives on under other numbers. */
export const ORDER_TELLS_NOTHING: ReadonlySet<string> = new Set(["WaitPay", "WaitConfirm", "WaitFConfirm", "Sent", "Merged", "Split"]);
export const QUESTION = "Question";
export const CANCELLED = "Cancelled";

/** Of an outbound document: it is there and the goods are not gone. */
export const WAITS_OUTBOUND: ReadonlySet<string> = new Set(["WaitConfirm", "OuterConfirming"]);
/** The goods left; an archived document is one that had been confirmed where it has a time. */
export const LEFT: ReadonlySet<string> = new Set(["Confirmed", "Archive"]);
/** Cancelled while it was worked on (Delete), or afterwards (Cancelled). */
export const REVOKED: ReadonlySet<string> = new Set(["Cancelled", "Delete"]);

/** Of goods that came back. */
export const COUNTED_IN: ReadonlySet<string> = new Set(["Confirmed", "Archive", ""]);
export const SELLER_RECEIVED = "SELLER_RECEIVED";
export const CONFIRMED = "Confirmed";
/** Words of an after-sale and of a counting-in that are known and prove nothing about goods. */
export const RETURN_TELLS_NOTHING: ReadonlySet<string> = new Set(["WaitConfirm", "Confirmed", "Cancelled", "Merged", "Delete"]);
