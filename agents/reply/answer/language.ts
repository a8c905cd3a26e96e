/** The language a buyer is answered in. */
export type Language = "zh" | "en";

/** English where the words are Latin and hold no Chinese; a few Latin letters in Chinese words change nothing. */
export function languageOf(words: string): Language {
  const said = words.replace(/https?:\/\/\S+|<[^>]*>/g, " ");
  const han = (said.match(/\p{Script=Han}/gu) ?? []).length;
  const latin = (said.match(/[A-Za-z]{2,}/g) ?? []).length;
  return han === 0 && latin >= 2 ? "en" : "zh";
}
