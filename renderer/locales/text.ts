/** Texts by key. Chinese is the source; English must have the same keys, which the types and a test hold. */
import type { Locale as Library } from "antd/es/locale";
import type { TextKey, Texts } from "./key.ts";

export type { TextKey };
export type Language = "zh" | "en";
type Values = Readonly<Record<string, string | number>>;

interface Filled<Key extends string> {
  (key: Key, values?: Values): string;
  /** True for a key that has a text: for words that come from outside and may be new. */
  has(key: string): key is Key;
}
export type Translate = Filled<TextKey>;

/** A language with everything that is said in it. */
export interface Spoken {
  language: Language;
  texts: Texts;
  /** What the component library says by itself; nothing where nothing is drawn by it. */
  library?: Library;
}

/** Fills `{name}` places; a place without a value stays visible, so that it is noticed. */
export function translator<Key extends string>(texts: Readonly<Record<Key, string>>): Filled<Key> {
  const fill = (key: Key, values?: Values): string =>
    values ? texts[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)) : texts[key];
  return Object.assign(fill, { has: (key: string): key is Key => Object.hasOwn(texts, key) });
}

/** Fetches a language: a browser has the one that is spoken, the other when somebody turns to it. */
export async function loadSpoken(language: Language): Promise<Spoken> {
  return { language, ...(language === "zh" ? await import("./spoken/zh.ts") : await import("./spoken/en.ts")) };
}
