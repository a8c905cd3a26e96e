/** Reads an English sentence by the same rules as a Chinese one. */
import { fits } from "./amounts.ts";
import type { Known } from "./known.ts";
import { isMark } from "./lexicon.ts";
import type { Mark } from "./reading.ts";
import type { Claim } from "./verdict.ts";
import { englishDanger, englishWords } from "./word-list-english.ts";

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const plainWords = wordsOf(englishWords.plain);
const topics = wordsOf(englishWords.topic);
const acts = wordsOf(englishWords.act);
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const subjectWords: readonly (readonly [Parameters<typeof fits>[1], RegExp])[] = [
  ["freight", /shipping fee|freight|postage/],
  ["claimed", /request|appl|claim/],
  ["refunded", /refunded/],
  ["refund", /refund/],
  ["paid", /paid|payment|order total|total/],
];
const promised = /(?:will|'ll|shall|going to|can|could|would|may)\b/;
const condition = /\b(?:if|whether|once|when|unless|after|before|until|in case)\b/;

interface EnglishReading {
  claims: Claim[];
  faults: string[];
}

/** Claims and faults of a plain (lower-case) English sentence in which the record's texts are marked. */
export function readEnglish(spoken: string, known: Known, marks: ReadonlyMap<string, Mark>): EnglishReading {
  const sentence = spoken.replace(/\bhelp you(?: with)? today\b/, "help you");
  const claims: Claim[] = [];
  const faults: string[] = [];
  for (const sign of sentence) {
    const mark = isMark(sign) ? marks.get(sign) : undefined;
    if (mark)
      claims.push({
        kind: mark.kind === "place" || mark.kind === "city" ? "place" : mark.kind.includes("waybill") ? "waybill" : "state",
        text: mark.text,
        support: mark.kind !== "city" || isAhead(sentence, sign) ? mark.name : null,
      });
  }
  if (/\bbest\b(?! regards)|\bnumber one\b/.test(sentence)) faults.push("出现了绝对化用语“best”");
  if (
    /\b(?:close|cancel|withdraw|delete|change|remove|confirm|star|stars|rate|rating|review)\b/.test(sentence) &&
    /\bplease\b|\bcould you\b|\bcan you\b/.test(sentence)
  )
    faults.push("诱导买家的话");
  let rest = takeDates(sentence, known, claims);
  rest = takeAmounts(rest, known, claims);
  for (const clause of rest.split(/[,.;!?]+(?=\s|$)|\bbut\b/)) readClause(clause, { known, claims, faults, asks: sentence.trimEnd().endsWith("?") });
  return { claims, faults: [...new Set(faults)] };
}

/** Where a parcel goes is no place it has been. */
function isAhead(sentence: string, sign: string): boolean {
  return /\b(?:way to|headed to|heading to|bound for|towards?|going to|not (?:yet )?(?:arrived in|reached))\s*$/.test(
    sentence.slice(0, sentence.indexOf(sign)),
  );
}

function takeDates(sentence: string, known: Known, claims: Claim[]): string {
  const form = new RegExp(
    `\\b(?:(${months.join("|")})[a-z]*\\.?\\s+([0-9]{1,2})|([0-9]{1,2})\\s+(${months.join("|")})[a-z]*)(?:st|nd|rd|th)?(?:,?\\s+(20[0-9]{2}))?(?:,?\\s+(?:at\\s+)?([0-9]{1,2}:[0-9]{2}))?`,
    "g",
  );
  return sentence.replace(form, (text, ...groups: (string | undefined)[]) => {
    const month = months.indexOf((groups[0] ?? groups[3] ?? "").slice(0, 3)) + 1;
    const day = `${String(month).padStart(2, "0")}-${(groups[1] ?? groups[2] ?? "").padStart(2, "0")}`;
    const clock = groups[5];
    const found = known.moments.find((moment) => moment.day === day && (clock === undefined || moment.clock === clock) && speaksOf(moment.events, sentence));
    claims.push({ kind: "date", text: text.trim(), support: found?.name ?? null });
    return " ";
  });
}

/** An hour beside a supported date is that date's hour. */
function clockSupport(word: string, known: Known, claims: readonly Claim[]): string | null {
  const dated = claims.filter(({ kind, support }) => kind === "date" && support !== null).map(({ support }) => support);
  return known.moments.find((moment) => moment.clock === word && dated.includes(moment.name))?.name ?? null;
}

const eventWords: Readonly<Record<string, RegExp>> = {
  sign: /deliver|sign/,
  pay: /paid|payment/,
  order: /order|placed/,
  ship: /ship|dispatch|sent|left/,
  outbound: /left|warehouse/,
  pickup: /picked|collected/,
  arrive: /arriv|reach/,
  scan: /scan|update|arriv|reach/,
  apply: /request|appl|submit/,
  promised: /ship|dispatch|by/,
  back_arrive: /return/,
  inspect: /inspect/,
  deadline: /deadline|by/,
};

function speaksOf(events: readonly string[], sentence: string): boolean {
  return events.length === 0 || events.some((event) => eventWords[event]?.test(sentence));
}

function takeAmounts(sentence: string, known: Known, claims: Claim[]): string {
  const form = /(?:(?:rmb|cny|[¥￥])\s*([0-9][0-9,]{0,9}(?:\.[0-9]{1,2})?))|(?:([0-9][0-9,]{0,9}(?:\.[0-9]{1,2})?)\s*(?:yuan|rmb|cny))/g;
  return sentence.replace(form, (text, sign: string | undefined, word: string | undefined) => {
    const fen = Math.round(Number((sign ?? word ?? "").replaceAll(",", "")) * 100);
    const said = subjectWords.find(([, words]) => words.test(sentence))?.[0] ?? "other";
    const found = known.amounts.find((one) => one.fen === fen && fits(one.subject, said));
    claims.push({ kind: "amount", text, support: found?.name ?? null });
    return " ";
  });
}

interface Ground extends EnglishReading {
  known: Known;
  asks: boolean;
}

function readClause(clause: string, { known, claims, faults, asks }: Ground): void {
  const words = clause.match(/[a-z']+|[0-9]+(?:[.:][0-9]+)*|[^\s\w]/g) ?? [];
  const spoken = words.filter((word) => /[a-z0-9]/.test(word));
  if (spoken.length === 0) return;
  const before = claims.length;
  for (const [at, word] of words.entries()) {
    if (/^[0-9]/.test(word)) claims.push({ kind: "figure", text: word, support: clockSupport(word, known, claims) });
    else if (/^[a-z]/.test(word) && !(word in englishDanger) && !plainWords.has(word) && !topics.has(word) && !acts.has(word))
      faults.push(`“${word}”看不懂或没有依据`);
    else if (/[$€£%]/.test(word)) faults.push(`“${word}”在记录里没有依据`);
    if (word in englishDanger || word === "refund" || word === "transit" || word === "exchange" || word === "return") {
      const claim = claimOf(words, at, { known, claims, faults, asks });
      if (claim) claims.push(claim);
    }
  }
  const speaks =
    claims.length > before ||
    words.some((word) => acts.has(word) || word === "hi" || word === "hello" || word === "dear" || word === "please" || word === "good") ||
    /[\ue000-\uf8ff]/.test(clause);
  const seller =
    /\b(?:we|i)(?:'ll| will| can| shall)\b/.test(clause) ||
    /\bwill be\b/.test(clause) ||
    /\b(?:you|it|they)(?:'ll| will| can (?:get|have|receive|keep))\b/.test(clause);
  if (seller && !claims.slice(before).some((claim) => claim.support !== null)) faults.push(`“${clause.trim()}”没有依据的承诺`);
  if (!speaks && !spoken.every((word) => plainWords.has(word) && word.length < 5)) faults.push(`“${clause.trim()}”没有依据`);
}

const naming = /^(?:request|application|status|progress|page|amount|process|reason|details?|label|department|number|form|option|button)$/;
const says = /approved|done|on its way|coming|guaranteed/;

/** What a dangerous word claims where it stands; `null` when it only names a thing, asks or supposes. */
function claimOf(words: readonly string[], at: number, { known, asks }: Ground): Claim | null {
  const word = words[at] ?? "";
  const head = words.slice(0, at).join(" ");
  if (asks || condition.test(head)) return null;
  const claim = (kind: Claim["kind"], support: string | undefined): Claim => ({
    kind,
    text: words.slice(Math.max(0, at - 3), at + 2).join(" "),
    support: support ?? null,
  });
  const danger = englishDanger[word];
  if (word === "transit") return claim("state", known.truth.get("transit:doing"));
  const isName = naming.test(words[at + 1] ?? "") || /\b(?:your|the|a|this|for|about|regarding|of|requested)$/.test(head);
  // "Your refund is on its way" says more than "your refund request".
  if (danger === undefined) return isName && !says.test(words.slice(at + 1).join(" ")) ? null : claim("promise", undefined);
  if (danger.verb === "vow") return claim("promise", undefined);
  if (/\b(?:i|we) (?:want|wish)\b|you (?:want|wanted|would like) to$/.test(head)) return null;
  if (promised.test(head)) return claim("promise", undefined);
  const isBack = /\breturn/.test(head) && ["sign", "arrive", "pickup"].includes(danger.verb);
  return claim("state", known.truth.get(`${isBack ? "back_arrive" : danger.verb}:${modeOf(word, head, danger.done === true)}`));
}

function modeOf(word: string, head: string, done: boolean): string {
  if (/\b(?:not|hasn't|haven't|isn't|didn't|yet to be)\b(?: \w+){0,2}$/.test(head)) return "not";
  if (/being$/.test(head) || /ing$/.test(word) || word === "review") return "doing";
  return done ? "done" : "promised";
}
