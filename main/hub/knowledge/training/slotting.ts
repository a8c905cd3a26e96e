/** Puts slots where a reply said what belonged to its case: the old amount, number, time becomes the name of what it was. Pure. */
import type { ExampleGround } from "../../contract/training.ts";
import { otherWritings } from "./english.ts";

/** Slots whose values are words that mean something else elsewhere ("已签收" in "包裹已签收"). */
const common: ReadonlySet<string> = new Set(["订单状态", "售后状态", "售后类型"]);
/** Labels of the record that say the same as a slot. */
const sameAs: Readonly<Record<string, string>> = { 本单已退金额: "已退金额", 订单已退金额: "已退金额" };
/** Durations and times are a slot's only where the sentence is about it: on one day many things happen. */
const about: Readonly<Record<string, RegExp>> = {
  承诺发货时间: /发货|发出|寄出/,
  出库时间: /出库|发[货出]|交给快递/,
  签收时间: /签收|收到|送达/,
  下单时间: /下单|拍下|订单/,
  处理时限: /处理|时限|最晚|之?前/,
  退货期限: /退货|无理由|退换/,
  价保天数: /价保|保价|差价/,
  开票时限: /票/,
  答复时限: /答复|回复|处理|核实|联系|反馈/,
};
/** Which of several equal sums is meant, by the words around it. */
const sums: readonly (readonly [slot: string, words: RegExp])[] = [
  ["已退金额", /已经?(?:为您|给您|帮您)?(?:原路)?退|退(?:还|回|款)?(?:成功|完成|到账|了)/],
  ["实付金额", /实付|付了|支付了|付款金额/],
  ["申请金额", /申请/],
  ["可退金额", /退/],
];
/** The same in English. */
const aboutEnglish: Readonly<Record<string, RegExp>> = {
  承诺发货时间: /ship|dispatch|sent|send/i,
  出库时间: /ship|dispatch|left|warehouse/i,
  签收时间: /deliver|sign|received|arriv/i,
  下单时间: /order|placed|bought/i,
  处理时限: /settle|latest|by\b|deadline|answer/i,
  退货期限: /return/i,
  价保天数: /price/i,
  开票时限: /invoice/i,
  答复时限: /answer|reply|get back|respond|hear from/i,
};
const sumsEnglish: readonly (readonly [slot: string, words: RegExp])[] = [
  ["已退金额", /(?:has|have|had|was|were|been|already)\b.{0,20}refund|refunded/i],
  ["实付金额", /\bpaid\b|payment/i],
  ["申请金额", /request|appl|claim|asked/i],
  ["可退金额", /refund/i],
];
const SHORTEST = 2;

interface Form {
  text: string;
  slots: string[];
}

/** How a language tells which slot is meant. */
interface Manner {
  about: Readonly<Record<string, RegExp>>;
  sums: typeof sums;
}

/** The sentence with slots for everything of the record that has one; a sum that is several things at once is the one its words speak of. */
export function slotted(sentence: string, ground: Pick<ExampleGround, "slots" | "facts">): string {
  return filledIn(sentence, formsOf(ground), { about, sums });
}

/** The same of an English sentence; `slots` are those in English. */
export function slottedEnglish(sentence: string, { slots }: Pick<ExampleGround, "slots">): string {
  const others = Object.entries(slots).flatMap(([label, value]) => otherWritings(value).map((text) => ({ kind: "", label, text })));
  return filledIn(sentence, formsOf({ slots, facts: others }), { about: aboutEnglish, sums: sumsEnglish });
}

function filledIn(sentence: string, forms: readonly Form[], manner: Manner): string {
  let text = sentence;
  for (const { text: value, slots } of forms) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (!standsAlone(text, at, value)) continue;
      const slot = slotMeant(slots, sentence, manner);
      if (slot === null) continue;
      text = `${text.slice(0, at)}{${slot}}${text.slice(at + value.length)}`;
      at += slot.length + 1;
    }
  }
  return text;
}

/** Everything that may stand for a slot, the longest first, so that a date with its hour is taken whole. */
function formsOf({ slots, facts }: Pick<ExampleGround, "slots" | "facts">): Form[] {
  const found = new Map<string, Set<string>>();
  const add = (slot: string, text: string): void => {
    if (text.length < SHORTEST || common.has(slot)) return;
    found.set(text, (found.get(text) ?? new Set()).add(slot));
  };
  for (const [slot, text] of Object.entries(slots)) add(slot, text);
  for (const { label, text } of facts) {
    const slot = sameAs[label] ?? label;
    if (slots[slot] !== undefined) add(slot, text);
  }
  return [...found].map(([text, names]) => ({ text, slots: [...names] })).toSorted((left, right) => right.text.length - left.text.length);
}

function slotMeant(slots: readonly string[], sentence: string, manner: Manner): string | null {
  const fitting = slots.filter((slot) => manner.about[slot]?.test(sentence) ?? true);
  const [only] = fitting;
  if (fitting.length <= 1) return only ?? null;
  return manner.sums.find(([slot, words]) => fitting.includes(slot) && words.test(sentence))?.[0] ?? only ?? null;
}

/** `59元` is no part of `159元`, nor a number of a longer one, and what is in a slot already is taken. */
function standsAlone(text: string, at: number, value: string): boolean {
  const before = text[at - 1] ?? "";
  const after = text[at + value.length] ?? "";
  if (/[0-9.]/.test(before) && /^[0-9]/.test(value)) return false;
  if (/[0-9A-Za-z]$/.test(value) && /[0-9A-Za-z]/.test(after)) return false;
  // ¥59 is no ¥59.50, and Nov 20 with an hour behind it another time.
  if (/[0-9]$/.test(value) && /^(?:[.,][0-9]|, [0-9]{1,2}:)/.test(text.slice(at + value.length))) return false;
  if (/^[A-Za-z0-9]/.test(value) && /[A-Za-z]/.test(before)) return false;
  // A day with another hour is another time.
  if (/日$/.test(value) && /^\s*[0-9]{1,2}[:：点]/.test(text.slice(at + value.length))) return false;
  return text.lastIndexOf("{", at) <= text.lastIndexOf("}", at);
}
