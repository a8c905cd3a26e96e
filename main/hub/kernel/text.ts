/** Text as the label model and the search see it: folded, then cut into characters, pairs of characters and words. */
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

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
  const folded = foldText(text);
  if (folded === "") return { characters: [], pairs: [], words: [] };
  const characters = [...folded];
  const pairs: string[] = [];
  let previous = "\u0002";
  for (const character of [...characters, "\u0003"]) {
    pairs.push(previous + character);
    previous = character;
  }
  const words: string[] = [];
  for (const part of segmenter.segment(folded)) if (part.isWordLike) words.push(part.segment);
  return { characters, pairs, words };
}
