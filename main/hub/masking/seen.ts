/** A text as its reader sees it: one width, without signs nobody sees, and where each place of it stands in the text as it was written. */
export interface Seen {
  text: string;
  /** The place in the text as it was written; its end for places behind the last. */
  from(place: number): number;
}

const invisible = /^(?:\p{Cf}|\p{Variation_Selector}|\u20e3)$/u;
/** Digits in a disc, which no normal form knows. */
const discs = new Map([..."❶❷❸❹❺❻❼❽❾➊➋➌➍➎➏➐➑➒"].map((sign, place) => [sign, String((place % 9) + 1)]));

/** Reads a text. Linear. */
export function seenAs(text: string): Seen {
  const places: number[] = [];
  const out: string[] = [];
  let at = 0;
  for (const sign of text) {
    if (!invisible.test(sign)) {
      const plain = discs.get(sign) ?? sign.normalize("NFKC");
      for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
      out.push(plain);
    }
    at += sign.length;
  }
  return { text: out.join(""), from: (place) => places[place] ?? text.length };
}

const figures = new Map<string, string>();
for (const [row, digit] of [
  ["零〇○", "0"],
  ["一壹幺弌", "1"],
  ["二贰貳两兩", "2"],
  ["三叁參叄", "3"],
  ["四肆", "4"],
  ["五伍", "5"],
  ["六陆陸", "6"],
  ["七柒", "7"],
  ["八捌", "8"],
  ["九玖", "9"],
] as const)
  for (const sign of row) figures.set(sign, digit);

/** The same text, unit by unit, with `0`–`9` for digits in any writing. */
export function digitsOf(text: string): string {
  return text.replace(/[零〇○一壹幺弌二贰貳两兩三叁參叄四肆五伍六陆陸七柒八捌九玖]/g, (sign) => figures.get(sign) ?? sign);
}
