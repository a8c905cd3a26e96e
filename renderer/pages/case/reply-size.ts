/** How long a reply is by the measure that counts, and what in it nobody sees. Pure. */
import { MOST_SAID, replyLength } from "../../../main/hub/contract/limits.ts";

/** `bytes`: the channel's own limit, in bytes of UTF-8; `letters`: what the house sends at once. */
export interface ReplySize {
  unit: "bytes" | "letters";
  used: number;
  most: number;
}

/** The size of a text by the channel's own limit; where it sets none, by the house's. */
export function sizeOf(text: string, messageBytes: number | null): ReplySize {
  const inBytes = messageBytes !== null && messageBytes <= MOST_SAID;
  return inBytes ? { unit: "bytes", used: replyLength(text), most: messageBytes } : { unit: "letters", used: text.length, most: MOST_SAID };
}

/** Signs without a width, and such as turn the direction of what follows: a reader sees something else than what is sent. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
/** Joins the parts of one emoji, which would fall apart without it. */
const JOINED = /(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})/gu;
const KEPT = "\uE000";

/** The text without what nobody sees, and how much that was. */
export function withoutUnseen(text: string): { text: string; unseen: number } {
  const held = text.replace(JOINED, KEPT);
  const unseen = held.match(UNSEEN)?.length ?? 0;
  return { text: unseen === 0 ? text : held.replace(UNSEEN, "").replaceAll(KEPT, "\u200D"), unseen };
}
