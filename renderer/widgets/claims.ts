/** Cuts a reply where its checked claims stand. Pure, so that it can be tested. */
import type { SuggestionClaim } from "../../main/hub/contract/index.ts";

export interface Segment {
  text: string;
  start: number;
  claim: SuggestionClaim | null;
}

/**
 * Every place where a claim's words stand is marked; where two overlap the longer one wins, since it says more.
 * The segments joined are always the text itself.
 */
export function segments(text: string, claims: readonly SuggestionClaim[]): Segment[] {
  const owner = new Array<SuggestionClaim | null>(text.length).fill(null);
  const starts = new Set<number>();
  const longestFirst = claims.filter((claim) => claim.text !== "").toSorted((left, right) => right.text.length - left.text.length);
  for (const claim of longestFirst) {
    for (let at = text.indexOf(claim.text); at >= 0; at = text.indexOf(claim.text, at + claim.text.length)) {
      const end = at + claim.text.length;
      if (owner.slice(at, end).some((taken) => taken !== null)) continue;
      owner.fill(claim, at, end);
      starts.add(at);
    }
  }
  const cut: Segment[] = [];
  for (const [at, claim] of owner.entries()) {
    const last = cut.at(-1);
    if (last && last.claim === claim && !starts.has(at)) last.text += text[at];
    else cut.push({ text: text[at] ?? "", start: at, claim });
  }
  return cut;
}
