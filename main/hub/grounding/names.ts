/** Whether what others call a thing or a place is a name, or says something. Looks at plain text. */
import { contactIn, personalIn } from "./contact.ts";
import { deedWords } from "./english-verbs.ts";
import { plain } from "./glyphs.ts";
import { is, type Token, tokensOf } from "./lexicon.ts";
import { timesIn } from "./times.ts";

/** Longer than this nothing is called. */
const LONGEST = 60;
const money = /[¥￥$]|元|块钱/;
/** English words of sentences, not of names. */
const english =
  /\b(?:refund|return|exchange|free|promise|guarantee|contact|call|click|add|pay|system|ignore|instruction)|\b(?:you|your|we|our|i|it|is|was|are|will|have|get|keep|be|fault|money|back)\b/;

/** True of a title that only names goods: no contact, no sum or time, nobody who speaks, no word that commits or lures. */
export function isName(text: string): boolean {
  if (text.length > LONGEST || leads(text) || money.test(text) || english.test(text)) return false;
  if (text.split(/[^a-z]+/).some((word) => deedWords.has(word))) return false;
  return timesIn(text).times.length === 0 && !tokensOf(text).some((token) => speaks(token) || commits(token));
}

/** {@link isName} of a title as its seller wrote it. */
export function namesGoods(title: string): boolean {
  return isName(plain(title));
}

/** True of a place that a carrier names, in which it could write anything. */
export function isPlace(text: string): boolean {
  return !leads(text) && !tokensOf(text).some((token) => token.never !== undefined || is(token, "benefit") || is(token, "modal") || token.verb?.type === "act");
}

/** A number so long is an account, a waybill or an order, and no size. */
const longNumber = /[0-9]{7}/;
const leads = (text: string): boolean => contactIn(text) !== null || personalIn(text) !== null || longNumber.test(text);

function speaks(token: Token): boolean {
  return (["seller", "buyer", "benefit", "modal", "never"] as const).some((role) => is(token, role));
}

/** A single sign is a part of many names ("运动鞋"), but for those of money. */
function commits({ verb, text }: Token): boolean {
  if (verb === undefined || verb.name === "goods") return false;
  return text.length > 1 || verb.name === "refund" || verb.name === "compensate";
}
