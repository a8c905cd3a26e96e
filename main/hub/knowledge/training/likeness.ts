/** How much two short Chinese texts have in common, by pairs of signs. Pure. */

/** Pairs of neighbouring signs, what is filled in taken as one sign. */
export function pairsOf(text: string): ReadonlySet<string> {
  const plain = [...text.replace(/\{[^{}]*\}/g, "□").replace(/[\s，。！？、；：,.!?;:~～“”"'（）()]/g, "")];
  return new Set(plain.slice(1).map((sign, at) => `${plain[at]}${sign}`));
}

/** Dice's coefficient, 0–1. */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let both = 0;
  for (const pair of left) if (right.has(pair)) both += 1;
  return (2 * both) / (left.size + right.size);
}
