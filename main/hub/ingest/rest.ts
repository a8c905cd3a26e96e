/** What a seller's own systems send: kept like everything else, once per id of the sender. */
import type { RawItem } from "../connectors/port.ts";
import { canonicalJson, type Json } from "../kernel/json.ts";

export type RestTopic = "rest.order" | "rest.event" | "rest.case" | "rest.message";

/**
 * A kept payload of the REST interface. `key` is the sender's id and, for things that change, its version;
 * the same key again is a repeat and changes nothing.
 */
export function restItem(topic: RestTopic, key: string, payload: Json): RawItem {
  return { topic, dedupeKey: `${topic}:${key}`, payload: canonicalJson(payload) };
}
