/** What a seller's own systems send, as it is kept. Topics stay as they are: payloads of years ago are read by them. */
import { sha256 } from "../../kernel/ids.ts";
import { canonicalJson, type Json } from "../../kernel/json.ts";
import type { ToldItem } from "../port.ts";

/** Topic a payload of each sort is kept under. */
export const topics = { order: "rest.order", event: "rest.event", case: "rest.case", message: "rest.message", trace: "rest.trace" } as const;
type Sort = keyof typeof topics;

/** Of things whose sender says when they changed, what is told later counts; what happened, happened as it was told first. */
const again: Readonly<Record<Sort, ToldItem["again"]>> = { order: "later", case: "later", trace: "later", event: "first", message: "first" };
/** Keys have a length; a longer name is known by its hash. */
const LONGEST_NAME = 300;

/**
 * An item for a thing by what its sender calls it. `version` is its moment of change, or, for what happened once, what it belongs to:
 * message "1" of two cases are two. The key ends in a hash of the content, so that other content is never taken for a repeat.
 */
export function ownItem(sort: Sort, name: { id: string; version: string }, payload: Json): ToldItem {
  const text = canonicalJson(payload);
  const thing = `${topics[sort]}:${short(JSON.stringify(name.id))},`;
  const version = `${thing}${short(JSON.stringify(name.version))}#`;
  return { topic: topics[sort], dedupeKey: version + sha256(text).slice(0, 16), payload: text, thing, version, again: again[sort] };
}

function short(name: string): string {
  return name.length > LONGEST_NAME ? sha256(name) : name;
}
