/** The same buyer is not told the same sentence twice, and not every buyer the same one; the same case always gets the same words. */

/** A number from words, the same every time (FNV-1a). */
export function seedOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** Wordings in the order to try them: from the seed on, those that were said before last. */
export function inTurn<Wording>(wordings: readonly Wording[], seed: number, wasSaid: (wording: Wording) => boolean): Wording[] {
  const start = wordings.length === 0 ? 0 : seed % wordings.length;
  const turned = [...wordings.slice(start), ...wordings.slice(0, start)];
  return [...turned.filter((wording) => !wasSaid(wording)), ...turned.filter(wasSaid)];
}
