/** Texts by key. Chinese is the source; English must have the same keys, which the types and a test hold. */
import type { TextKey, Texts } from "./key.ts";
import { zh } from "./zh/index.ts";

export type { TextKey, Texts };
export type Language = "zh" | "en";
type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: Values) => string;

/** True for a key that has a text: for words that come from outside and may be new. */
export function isTextKey(key: string): key is TextKey {
  return key in zh;
}

/** Fills `{name}` places; a place without a value stays visible, so that it is noticed. */
export function translator<Key extends string>(texts: Readonly<Record<Key, string>>): (key: Key, values?: Values) => string {
  return (key, values) => (values ? texts[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)) : texts[key]);
}

/** Loads a language; only the one in use is fetched beyond Chinese. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === "zh" ? zh : (await import("./en/index.ts")).en;
}
