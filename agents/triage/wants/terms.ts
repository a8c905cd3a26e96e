import { type TextTerms, termsOf } from "../../../main/hub/kernel/tfidf.ts";
import { conceptsOf } from "./concepts.ts";

/**
 * The views a scorer of wants sees: characters with the concepts and every two of them in the order they are said; pairs with runs of three;
 * words. Concepts carry what a few dozen utterances cannot: that goods, places and ways to pay are interchangeable.
 */
export function wantTerms(plain: string): TextTerms {
  const [characters, pairs, words] = termsOf(plain).blocks;
  const concepts = [...new Set(conceptsOf(plain))];
  const ordered = concepts.flatMap((first, at) => concepts.slice(at + 1).map((second) => `k${first}>${second}`));
  const letters = [...plain];
  const runs = letters.slice(2).map((_, at) => `t${letters.slice(at, at + 3).join("")}`);
  return { blocks: [[...characters, ...concepts.map((concept) => `k${concept}`), ...ordered], [...pairs, ...runs], words] };
}
