/** Sums said in English, each held to what it is the sum of. Pure. */
import { fits } from "./amounts.ts";
import type { Known } from "./known.ts";
import type { Claim } from "./verdict.ts";

const subjectWords: readonly (readonly [Parameters<typeof fits>[1], RegExp])[] = [
  ["freight", /freight|delivery fee|\bshipping\b(?! address)/],
  ["refundable", /can (?:still )?be refunded|refundable|left to refund|remaining|at most/],
  ["refunded", /refunded|already refund/],
  ["claimed", /request|appl|claim|asked for/],
  [
    "refund",
    /refund|\bbe returned\b|\bbeing returned\b|\bgoes back\b|\bgoing back\b|\bwayback\b|\bonway\b.*\b(?:you|account)\b|back to (?:you|your)\b|\bmoney back\b/,
  ],
  ["item", /\bitem\b|\bproduct\b|pyjamas|goods/],
  ["paid", /paid|payment|order total|total|order/],
];

/** Takes every sum out of a sentence into a claim; a word stands in its place. */
export function takeAmounts(sentence: string, known: Known, claims: Claim[]): string {
  const form =
    /(?:(?:rmb|cny|[¥￥])\s*([0-9][0-9,]{0,9}(?:\.[0-9]{1,2})?))|(?:([0-9][0-9,]{0,9}(?:\.[0-9]{1,2})?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|five|one hundred)(?: (?:and )?[a-z]+)?)\s*(?:yuan|rmb|cny))|(?<=\b(?:asked for|asking for|ask for|claimed|requested|paid|refunded|the|your|that|this|new|of|for|another|remaining|up to) )([0-9]{1,6}(?:\.[0-9]{1,2})?)(?![0-9:.]*[0-9])(?!(?:st|nd|rd|th)\b|[ -]?(?:working|business|full|minute|hour|day|week|month|year|am\b|pm\b|a\.m|p\.m|o.?clock|%|items?\b|pieces?\b|photos?\b|pictures?\b|sets?\b|times?\b|degrees|km|kg))/g;
  const tens: Readonly<Record<string, number>> = {
    five: 5,
    ten: 10,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  };
  return sentence.replace(form, (text, ...groups: (string | number | undefined)[]) => {
    const [sign, word, plain, at] = groups as [string | undefined, string | undefined, string | undefined, number];
    const digits = (sign ?? word ?? plain ?? "").replaceAll(",", "");
    const fen = Math.round((tens[digits] ?? Number(digits)) * 100);
    const clause = around(sentence, at, text.length).replace(payWay, " ");
    const unpaid = /\bnot (?:yet )?(?:been )?(?:refunded|returned|paid out|paid back)\b/.test(clause);
    const underWay = /\b(?:being|getting|to be|going to be) (?:refunded|returned|paid back|sent back)\b/.test(clause);
    const subject =
      unpaid || underWay
        ? "claimed"
        : (subjectWords.find(([, words]) => words.test(clause))?.[0] ?? subjectWords.find(([, words]) => words.test(sentence))?.[0] ?? "other");
    const found = known.amounts.find((one) => one.fen === fen && fits(one.subject, subject));
    claims.push({ kind: "amount", text, support: found?.name ?? null });
    return " sum ";
  });
}

/** By which way money goes: no word of what a sum is of. */
const payWay =
  /\b(?:(?:by|in|to|through|via) )?(?:the )?(?:same |original )?(?:way|method|account|card) (?:that )?(?:it was|you|you have) (?:originally )?paid(?: (?:with|from|by))?\b|\b(?:your |the )?(?:original )?payment (?:method|account)\b/g;

/** The clause around a place: what stands between marks and "and". */
function around(sentence: string, at: number, length: number): string {
  const before =
    sentence
      .slice(0, at)
      .split(/[,;:]|\band\b|\bplus\b/)
      .at(-1) ?? "";
  const after = sentence.slice(at + length).split(/[,;:]|\band\b|\bplus\b/)[0] ?? "";
  return `${before} ${after}`;
}
