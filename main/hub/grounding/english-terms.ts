/** What an English sentence says of the seller's terms. Pure. */
import { clockOf, countWords, spanKey } from "./english-times.ts";
import type { Known } from "./known.ts";
import type { TermSaid } from "./seller-terms.ts";

const spanForm = new RegExp(`\\b([0-9]{1,3}|${countWords.join("|")})(?:\\s+|-)(?:working |business )?(minute|hour|day|week|month|year)s?\\b`, "g");

/** What a spelt sentence says of the seller's terms; `null` where it says nothing of them. */
export function sayTerms(sentence: string, { terms }: Known): TermSaid | null {
  if (sentence.trimEnd().endsWith("?")) return null;
  const of = (topic: TermSaid["topic"], agrees: boolean): TermSaid => ({ topic, support: agrees ? terms.names[topic] : null });
  const spans = [...sentence.matchAll(spanForm)].map(([, count = "", unit = ""]) => spanKey(count, unit));
  const fits = (span: string | null): boolean => spans.every((one) => one === span);
  if (
    /\bfreight\b|\breturn (?:fee|cost|costs)\b|\bcost of (?:the )?(?:return|sending)/.test(sentence) &&
    /\b(?:pay|pays|paid|cover|covers|covered|bear|bears|borne|on us|on you|yours|ours|free)\b/.test(sentence)
  ) {
    const payer = /\b(?:we|by us|on us|seller|our (?:side|cost|expense))\b/.test(sentence.replace(/\bwe (?:think|see|note)\b/g, ""))
      ? "seller"
      : /\b(?:you|buyer|buyers|customer|yours)\b/.test(sentence)
        ? "buyer"
        : null;
    const fault =
      /\b(?:quality|defect|defective|faulty|wrong item|damaged|damage)\b/.test(sentence) &&
      !/\b(?:no|not|without)(?: an?)?(?: [a-z]+)? (?:quality|defect|fault)/.test(sentence);
    const wish =
      /\b(?:no reason|without a reason|no-reason|change of mind|changed? (?:your|of) mind|do(?:es)? not want|not like|no quality|without quality|not fit|no defect|personal reason|no longer want)\b/.test(
        sentence,
      );
    if (payer === null || spans.length > 0 || /\b(?:always|any reason|whatever|all)\b/.test(sentence)) return of("freight", false);
    if (!fault && !wish) return /order|paid|included|total|sum|yuan/.test(sentence) && !/return/.test(sentence) ? null : of("freight", false);
    return of("freight", terms.freight[wish && !fault ? "wish" : "fault"] === payer);
  }
  if (/\bwarrant(?:y|ies)\b|\brepair(?:s|ed)?\b/.test(sentence)) {
    if (terms.warranty === null || /\b(?:everything|lifetime|any damage|replace)\b/.test(sentence)) return of("warranty", false);
    const byHand = /\b(?:man-made|human|accidental|caused by (?:you|misuse|people)|misuse|your own|yourself|by hand)\b/.test(sentence);
    const denied = /\b(?:not|non|no|except|excluding|unless|without)\b/.test(sentence);
    return of("warranty", fits(terms.spans.warranty) && (!byHand || denied) && (!/\bfree\b/.test(sentence) || terms.warranty.free));
  }
  if (/\bprice (?:protection|guarantee|match)|\bprice (?:drops?|falls?|goes down|is reduced)/.test(sentence))
    return terms.spans.price === null ? of("price", false) : of("price", fits(terms.spans.price) && !/double|twice/.test(sentence));
  if (/\binvoices?\b/.test(sentence) && terms.invoices && !/\b(?:issued|sent|email|emailed|today|tomorrow|posted)\b/.test(sentence))
    return of("invoice", fits(terms.spans.invoice));
  if (/\b(?:available|online|working hours|business hours|service hours|agents?|staff|customer service|on duty|here from|work from|open)\b/.test(sentence)) {
    const clocks = [...sentence.matchAll(/\b([0-9]{1,2})(?::([0-9]{2}))?\s*((?:a|p)\.?m)?\b/g)]
      .filter(([text, , minute, half]) => minute !== undefined || half !== undefined || /[ap]m/.test(text))
      .map(([, hour = "", minute = "00", half = ""]) => clockOf(hour, minute, half));
    if (/24 hours|24\/7|around the clock|all day/.test(sentence)) return of("hours", false);
    if (clocks.length === 2 && terms.hours.length === 2)
      return of(
        "hours",
        clocks.every((clock) => terms.hours.includes(clock)),
      );
  }
  if (
    /\breturn(?:s|ed|ing)?\b|\bsend (?:it|them|the item) back\b/.test(sentence) &&
    spans.length > 0 &&
    /\b(?:deliver\w*|sign\w*|receiv\w*|within|have)\b/.test(sentence) &&
    !/refund(?:ed)?\b/.test(sentence)
  )
    return of("returns", fits(terms.spans.returns));
  return null;
}
