/** The piece of a text that was found. Pure, so that it can be tested. */
import { foldText } from "../../main/hub/kernel/text.ts";

/** Letters before and behind the words that were found. */
const AROUND = 14;

/** The piece of a text in which one of the words stands, cut into what stands before it, it, and what follows. */
export function excerpt(text: string, sought: string): readonly [before: string, hit: string, after: string] {
  const lower = text.toLowerCase();
  const word = foldText(sought)
    .split(" ")
    .find((one) => lower.includes(one));
  if (!word) return [text.slice(0, AROUND * 3), "", ""];
  const at = lower.indexOf(word);
  const from = Math.max(0, at - AROUND);
  const end = at + word.length;
  return [(from > 0 ? "…" : "") + text.slice(from, at), text.slice(at, end), text.slice(end, end + AROUND * 2) + (text.length > end + AROUND * 2 ? "…" : "")];
}
