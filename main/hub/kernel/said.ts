/** What the house itself says, in both languages at once: each composed from the same facts, neither of them translated from the other. */
export interface Said {
  zh: string;
  en: string;
}

/** Unicode's own marks around text of another language (first strong isolate, pop directional isolate); they take no room. */
const OPENS = "\u2068";
const CLOSES = "\u2069";
const HAN = /\p{Script=Han}/u;
const MARKED = new RegExp(`${OPENS}([^${OPENS}${CLOSES}]*)${CLOSES}`, "u");

/** Somebody else's words within an English sentence of ours, for example a place as its carrier writes it: marked where they are Chinese. */
export function asWritten(text: string): string {
  return HAN.test(text) ? `${OPENS}${withoutMarks(text)}${CLOSES}` : text;
}

/** A sentence in its parts: ours, and what stands in it as somebody else wrote it. */
export function partsOf(sentence: string): { text: string; written: boolean }[] {
  return sentence
    .split(MARKED)
    .map((text, at) => ({ text, written: at % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** The sentence as plain text, for a clipboard or a file. */
export function withoutMarks(sentence: string): string {
  return sentence.replaceAll(OPENS, "").replaceAll(CLOSES, "");
}

/** Whether something of an English sentence that is ours is Chinese. */
export function hasOwnChinese(sentence: string): boolean {
  return partsOf(sentence).some(({ text, written }) => !written && HAN.test(text));
}

/** Sentences one after the other: Chinese without, English with a blank between. */
export function together(sentences: readonly Said[]): Said {
  return {
    zh: sentences.map(({ zh }) => zh).join(""),
    en: sentences
      .map(({ en }) => en)
      .filter((en) => en !== "")
      .join(" "),
  };
}
