/** How much two short texts have in common: Chinese ones by pairs of signs, English ones by their words. Pure. */

/** Pairs of neighbouring signs, what is filled in taken as one sign. */
export function pairsOf(text: string): ReadonlySet<string> {
  const plain = [...text.replace(/\{[^{}]*\}/g, "□").replace(/[\s，。！？、；：,.!?;:~～“”"'（）()]/g, "")];
  return new Set(plain.slice(1).map((sign, at) => `${plain[at]}${sign}`));
}

/** Words of an English text without their commonest endings, what is filled in taken as one word; words that stand in every sentence tell nothing. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .replace(/\{[^{}]*\}/g, " □ ")
      .toLowerCase()
      .match(/[a-z]+|□/g) ?? [];
  return new Set(words.filter((word) => !common.has(word)).map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word)));
}

const common: ReadonlySet<string> = new Set(
  "the a an to of and is are it its in on for we you your our that this be as at with if can will has have been".split(" "),
);

/** Dice's coefficient, 0–1. */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let both = 0;
  for (const pair of left) if (right.has(pair)) both += 1;
  return (2 * both) / (left.size + right.size);
}
