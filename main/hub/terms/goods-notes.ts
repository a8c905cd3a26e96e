/** Which of the seller's notes answers a question about goods. Pure. */
import type { TermsBody } from "../contract/index.ts";
import { foldText } from "../kernel/text.ts";

type Note = NonNullable<TermsBody["goodsNotes"]>[number];

/** What a question is about. */
interface Asked {
  titles: readonly string[];
  skus?: readonly string[];
  asked?: string;
}

/** Words of a question, folded; `、`, commas and blanks stand between them. */
export function askedWords(asks: string): string[] {
  return foldText(asks)
    .split(/[、，,;；/| ]+/)
    .filter((word) => word !== "");
}

/**
 * The note that answers: its words were asked with, and it is about goods that the words name, or else about every article of the order. The
 * longer word of goods counts, then the longer word of the question; `null` where two notes that say different things fit as well.
 */
export function noteFor(notes: readonly Note[], { titles, skus = [], asked = "" }: Asked): string | null {
  const words = foldText(asked);
  if (words === "") return null;
  const fitting = notes.flatMap((note) => {
    const word = askedWords(note.asks)
      .filter((each) => words.includes(each))
      .toSorted((left, right) => right.length - left.length)[0];
    return word !== undefined && isAbout(foldText(note.goods), { titles, skus, words }) ? [{ note, closeness: note.goods.length * 100 + word.length }] : [];
  });
  const closest = Math.max(...fitting.map(({ closeness }) => closeness));
  const best = new Set(fitting.filter(({ closeness }) => closeness === closest).map(({ note }) => note.answer));
  return best.size === 1 ? ([...best][0] ?? null) : null;
}

/** A note about goods that the order does not have is none about this question. */
function isAbout(goods: string, { titles, skus, words }: { titles: readonly string[]; skus: readonly string[]; words: string }): boolean {
  if (goods === "") return true;
  const has = titles.map((title, at) => foldText(title).includes(goods) || foldText(skus[at] ?? "") === goods);
  return has.length > 0 && (has.every(Boolean) || (has.some(Boolean) && words.includes(goods)));
}
