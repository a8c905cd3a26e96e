/** Whether a card can ever be said: its slots and conditions are known, its conditions can hold together, and something in it answers. */

import { type AnswerCard, type CardFault, framingActs } from "../../contract/answers.ts";
import { canHold, everySlot, type GivenName, givenValues, slotsIn } from "../../contract/given.ts";
import { LONGEST_REPLY, replyLength } from "../../contract/limits.ts";
import type { OrderState } from "../../contract/words.ts";

/** Order states in which goods have left, and in which they have arrived; a closed or finished order may have been either. */
const left: ReadonlySet<string> = new Set<OrderState>(["outbound", "in_transit", "out_for_delivery", "signed"]);
const open: ReadonlySet<string> = new Set<OrderState | "none">(["none", "closed", "completed"]);

/** Everything that is wrong with the card, in reading order; empty when it may be kept. Pure. */
export function faultsOf(card: AnswerCard): CardFault[] {
  return [...conditionFaults(card), ...sentenceFaults(card, "zh"), ...sentenceFaults(card, "en")];
}

/** What is wrong with conditions: unknown ones, unknown values, such as cannot hold together. */
export function conditionFaults({ when }: Pick<AnswerCard, "when">): CardFault[] {
  const faults: CardFault[] = [];
  for (const [name, wanted] of Object.entries(when)) {
    if (canHold(name, wanted)) continue;
    const at = `when.${name}`;
    const values: readonly string[] | null = Object.hasOwn(givenValues, name) ? givenValues[name as GivenName] : null;
    if (values === null) faults.push({ at, zh: `没有“${name}”这个条件`, en: `there is no condition "${name}"` });
    else if (typeof wanted === "boolean") faults.push({ at, zh: "要选值，不是是或否", en: "wants values, not yes or no" });
    else if (values.length === 0) faults.push({ at, zh: "只有是或否", en: "is yes or no" });
    else for (const value of wanted) if (!values.includes(value)) faults.push({ at, zh: `没有“${value}”这个值`, en: `there is no value "${value}"` });
  }
  return faults.length > 0 ? faults : contradictions(when);
}

function contradictions(when: AnswerCard["when"]): CardFault[] {
  const { order, shipped, signed } = when;
  if (shipped === false && signed === true) return [{ at: "when.signed", zh: "没发货不可能已签收", en: "what has not shipped cannot be signed for" }];
  if (typeof order === "boolean" || order === undefined) return [];
  const possible = order.filter(
    (state) => open.has(state) || ((shipped === undefined || shipped === left.has(state)) && (signed !== true || state === "signed")),
  );
  return possible.length > 0 ? [] : [{ at: "when.order", zh: "这些条件不可能同时成立", en: "these conditions cannot hold together" }];
}

/** What is wrong with the slots of a text; `null` where each is known and closed. */
export function slotFault(text: string): Pick<CardFault, "zh" | "en"> | null {
  const foreign = slotsIn(text).find((slot) => !everySlot.has(slot));
  if (foreign !== undefined) return { zh: `没有“${foreign}”这个填空`, en: `there is no slot "${foreign}"` };
  return /[{}]/.test(text.replace(/\{[^{}]*\}/g, "")) ? { zh: "花括号没有成对", en: "a brace is left open" } : null;
}

function sentenceFaults(card: AnswerCard, language: "zh" | "en"): CardFault[] {
  const sentences = card[language];
  const faults: CardFault[] = sentences.flatMap(({ texts }, place) =>
    texts.flatMap((text, turn): CardFault[] => {
      const at = `${language}.${place}.texts.${turn}`;
      const open = slotFault(text);
      if (open) return [{ at, ...open }];
      return replyLength(text) > LONGEST_REPLY ? [{ at, zh: "这一句太长，渠道发不出去", en: "this sentence is longer than a channel takes" }] : [];
    }),
  );
  if (sentences.length > 0 && !sentences.some(({ act, optional }) => !optional && !framingActs.has(act)))
    faults.push({ at: language, zh: "没有一句必说的话回答买家", en: "no sentence that must be said answers the buyer" });
  return faults;
}
