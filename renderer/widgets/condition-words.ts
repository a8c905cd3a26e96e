/** What conditions and their values are called, from the closed lists' own words. */
import { isTextKey, type Translate } from "../locales/text.ts";

/** A want's name; a want that this page does not know yet stands as it is. */
export function wantName(t: Translate, want: string): string {
  const key = `want.${want}`;
  return isTextKey(key) ? t(key) : want;
}

/** A condition's name. */
export function givenName(t: Translate, name: string): string {
  const key = `given.${name}`;
  return isTextKey(key) ? t(key) : name;
}

/** Lists whose members already have words. */
const lists: Readonly<Record<string, string>> = { order: "orderState", case: "caseState", kind: "kind" };

/** A value's name within its condition. */
export function valueName(t: Translate, name: string, value: string): string {
  const own = `${lists[name] ?? ""}.${value}`;
  const common = `givenValue.${value}`;
  return isTextKey(own) ? t(own) : isTextKey(common) ? t(common) : value;
}
