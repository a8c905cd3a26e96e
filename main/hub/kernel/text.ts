/** Text as the label model and the search see it: folded, then cut into characters, pairs of characters and words. */
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** A text as its readers count it: a rare character, an emoji of several, a letter with its accents is one. Halves of broken pairs are replaced. */
export function letters(text: string): string[] {
  if (PLAIN.test(text)) return text.split("");
  return Array.from(graphemes.segment(text.toWellFormed()), (part) => part.segment);
}

/** Of these every unit is a letter; asking the segmenter for them takes ten times as long. */
const PLAIN = /^[\x20-\x7e\u3001\u3002\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/;

/** The beginning of a text, at most `most` letters, none cut in two. */
export function beginning(text: string, most: number): string {
  // A letter is at least one unit: what is short enough by units needs no counting.
  return text.length <= most
    ? text.toWellFormed()
    : letters(text.slice(0, most * 16))
        .slice(0, most)
        .join("");
}

/** The three views of a text, each a list with repeats, in reading order. */
export interface TextBlocks {
  characters: string[];
  /** Pairs of neighbouring characters, the text's start and end included: how a question opens and closes tells what it asks. */
  pairs: string[];
  /** Words by the runtime's own dictionary, punctuation left out. */
  words: string[];
}

/** Full width to half width, lower case, one blank for any run of blanks; halves of broken surrogate pairs are replaced. */
export function foldText(text: string): string {
  return text.toWellFormed().normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Cuts a text into its {@link TextBlocks}; an empty text gives empty lists. */
export function textBlocks(text: string): TextBlocks {
  const { characters, pairs } = pairsOf(text);
  const words: string[] = [];
  for (const part of segmenter.segment(characters.join(""))) if (part.isWordLike) words.push(part.segment);
  return { characters, pairs, words };
}

/** As {@link textBlocks} without words. */
export function pairsOf(text: string): TextBlocks {
  const folded = foldText(text);
  if (folded === "") return { characters: [], pairs: [], words: [] };
  const characters = [...folded];
  const pairs: string[] = [];
  let previous = "\u0002";
  for (const character of [...characters, "\u0003"]) {
    pairs.push(previous + character);
    previous = character;
  }
  return { characters, pairs, words: [] };
}
