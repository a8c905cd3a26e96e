/** What an answer contradicts: the terms in force, or another card that may be said in the same case. Pure. */
import type { AnswerCard } from "../../contract/answers.ts";
import type { ExampleMark } from "../../contract/training.ts";
import { chineseNumber } from "../../grounding/index.ts";
import { likeness, pairsOf } from "./likeness.ts";

/** What the seller has set, as far as a sentence can contradict it: durations by their slot, who pays, words nobody may use, what may be promised. */
export interface TermsInForce {
  slots: Readonly<Record<string, string>>;
  freight: { quality: "seller" | "buyer"; noReason: "seller" | "buyer" } | null;
  forbiddenWords: readonly string[];
  /** Everything that terms and policy may promise in some state. */
  promises: readonly string[];
}

/** Everything it contradicts, in reading order; empty when it may be used. */
export function conflictsOf(card: AnswerCard, { terms, cards }: { terms: TermsInForce; cards: readonly AnswerCard[] }): ExampleMark[] {
  const texts = [...card.zh, ...card.en].flatMap(({ act, texts: said }) => said.map((text) => ({ act, text })));
  const marks = texts.flatMap(({ text }) => againstTerms(text, terms));
  for (const other of cards) {
    if (other.id === card.id || other.want !== card.want || !mayMeet(card.when, other.when)) continue;
    const against = texts.flatMap(({ act, text }) =>
      other.zh.filter((said) => said.act === act).flatMap((said) => said.texts.flatMap((one) => (contradicts(text, one) ? [{ text, one }] : []))),
    )[0];
    if (against)
      marks.push({
        with: other.id,
        zh: `与答复卡“${other.title}”矛盾：这里说“${against.text}”，那里说“${against.one}”`,
        en: `contradicts the card "${other.title}": here "${against.text}", there "${against.one}"`,
      });
  }
  return marks;
}

const subjects: readonly (readonly [slot: string, words: RegExp])[] = [
  ["价保天数", /价保|保价|差价/],
  ["退货期限", /无理由|(?:收货|签收|收到).{0,6}(?:内|之内).{0,8}退|退货期/],
  ["开票时限", /开票|发票/],
  ["答复时限", /答复|回复|联系您|反馈/],
];

function againstTerms(text: string, { slots, freight, forbiddenWords }: TermsInForce): ExampleMark[] {
  const marks: ExampleMark[] = forbiddenWords
    .filter((word) => word !== "" && text.includes(word))
    .map((word) => ({ with: "terms.forbiddenWords", zh: `“${word}”是店铺禁用的词`, en: `"${word}" is a word the shop forbids` }));
  for (const duration of durationsIn(text)) {
    const slot = subjects.find(([, words]) => words.test(text))?.[0];
    const set = slot === undefined ? undefined : slots[slot];
    const [inForce] = set === undefined ? [] : durationsIn(set);
    if (inForce !== undefined && inForce.hours !== duration.hours)
      marks.push({
        with: `terms.${slot}`,
        zh: `这里说“${duration.text}”，店铺条款的${slot}是${set}`,
        en: `says "${duration.text}" where the shop's terms (${slot}) say ${set}`,
      });
  }
  const payer = /运费.{0,8}(我们|本店|店铺|商家|卖家|您|买家)(?:来)?(?:承担|出|付|负责)/.exec(text)?.[1];
  if (payer !== undefined && freight && freight.quality === freight.noReason && (/您|买家/.test(payer) ? "buyer" : "seller") !== freight.quality)
    marks.push({ with: "terms.freight", zh: "退货运费由谁承担，与店铺条款相反", en: "names the other side as paying return freight" });
  return marks;
}

/** Whether two sets of conditions can hold for one order. */
function mayMeet(left: AnswerCard["when"], right: AnswerCard["when"]): boolean {
  return Object.entries(left).every(([name, wanted]) => {
    const other = right[name];
    if (other === undefined) return true;
    return typeof wanted === "boolean" || typeof other === "boolean" ? wanted === other : wanted.some((value) => other.includes(value));
  });
}

/** Sentences this alike speak of the same thing: then a "not" or a figure more in one of them is a contradiction. */
const SAME = 0.6;
const denying = /不能|不可以|不会|不支持|不用|不需要|无法|没有|没法|不(?=[收退换补赔给])/g;

function contradicts(left: string, right: string): boolean {
  const [bareLeft, bareRight] = [bare(left), bare(right)];
  if (likeness(pairsOf(bareLeft), pairsOf(bareRight)) < SAME) return false;
  if (denials(left) % 2 !== denials(right) % 2) return true;
  const [mine] = durationsIn(left);
  const [theirs] = durationsIn(right);
  return mine !== undefined && theirs !== undefined && mine.hours !== theirs.hours;
}

const denials = (text: string): number => [...text.matchAll(denying)].length;
const bare = (text: string): string =>
  text
    .replace(denying, "")
    .replace(/能|可以|会/g, "")
    .replace(/[0-9一二两三四五六七八九十]+/g, "");

function durationsIn(text: string): { text: string; hours: number }[] {
  return [...text.replace(/\{[^{}]*\}/g, "").matchAll(/([0-9]+|[一二两三四五六七八九十]+)\s*个?(小时|天|日(?!期)|工作日|周|月)/g)].flatMap(
    ([whole, number = "", unit = ""]) => {
      const count = /^[0-9]/.test(number) ? Number(number) : chineseNumber(number);
      const each = { 小时: 1, 天: 24, 日: 24, 工作日: 24, 周: 168, 月: 720 }[unit];
      return count === null || each === undefined || Number.isNaN(count) ? [] : [{ text: whole, hours: count * each }];
    },
  );
}
