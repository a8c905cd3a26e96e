/** What conditions and their values are called, from the closed lists' own words. */
import type { Translate } from "../locales/text.ts";

/** A want's name; a want that this page does not know yet stands as it is. */
export function wantName(t: Translate, want: string): string {
  const key = `want.${want}`;
  return t.has(key) ? t(key) : want;
}

/** A condition's name. */
export function givenName(t: Translate, name: string): string {
  const key = `given.${name}`;
  return t.has(key) ? t(key) : name;
}

/** Lists whose members already have words. */
const lists: Readonly<Record<string, string>> = { order: "orderState", case: "caseState", kind: "kind" };

/** A value's name within its condition. */
export function valueName(t: Translate, name: string, value: string): string {
  const own = `${lists[name] ?? ""}.${value}`;
  const common = `givenValue.${value}`;
  return t.has(own) ? t(own) : t.has(common) ? t(common) : value;
}
