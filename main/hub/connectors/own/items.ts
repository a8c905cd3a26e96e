/** What a seller's own systems send, as it is kept. Topics stay as they are: payloads of years ago are read by them. */
import { canonicalJson, type Json } from "../../kernel/json.ts";
import type { RawItem } from "../port.ts";

/** Topic a payload of each sort is kept under. */
export const topics = { order: "rest.order", event: "rest.event", case: "rest.case", message: "rest.message" } as const;
export type OwnSort = keyof typeof topics;

/**
 * A payload to keep. `key` is the sender's id and, for things that change, its version;
 * the same key again is a repeat and changes nothing.
 */
export function ownItem(sort: OwnSort, key: string, payload: Json): RawItem {
  return { topic: topics[sort], dedupeKey: `${topics[sort]}:${key}`, payload: canonicalJson(payload) };
}
