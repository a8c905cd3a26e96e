/** Reads an English sentence by the same rules as a Chinese one: what it tells needs the record, what it promises the seller's terms, what it asks nothing. */
import { takeAmounts } from "./english-amounts.ts";
import { type EnglishReading, type Ground, judge } from "./english-judge.ts";
import { spelt, unspelt } from "./english-phrases.ts";
import { commits } from "./english-promises.ts";
import { blamed, caused, foundOn, given, habit, lectured, measured, otherBuyers, purses, quality, spared, states } from "./english-remarks.ts";
import { englishTold } from "./english-telling.ts";
import { sayTerms } from "./english-terms.ts";
import { timesOf } from "./english-times.ts";
import { deedOf, type Piece, piecesOf } from "./english-verbs.ts";
import { shortPlaces } from "./gazetteer.ts";
import type { Known } from "./known.ts";
import { isMark } from "./lexicon.ts";
import { englishOthers } from "./others-deeds.ts";
import type { Mark } from "./reading.ts";
import { stateSupport } from "./told.ts";
import type { Claim } from "./verdict.ts";
import { englishNever, isAtDoor, isEnglishWord } from "./word-list-english.ts";

/** Claims and faults of a plain (lower-case) English sentence in which the record's texts are marked; `last` is the sentence before it, which "it" may speak of. */
export function readEnglish(spoken: string, { known, marks, last }: { known: Known; marks: ReadonlyMap<string, Mark>; last: string }): EnglishReading {
  const sentence = spelt(spoken);
  const claims: Claim[] = [];
  const faults: string[] = [];
  for (const sign of sentence) {
    const mark = isMark(sign) ? marks.get(sign) : undefined;
    if (mark) claims.push(markClaim(mark, { sentence, sign, known }));
  }
  if (/\bbest\b(?! regards| wishes)|\bnumber one\b/.test(sentence)) faults.push("出现了绝对化用语“best”");
  for (const word of sentence.match(/[a-z]+/g) ?? []) if (englishNever.has(word)) faults.push(`“${word}”：站外或诱导内容`);
  const said = sayTerms(/^(?:it|they|this|that|these)\b/.test(sentence) ? `${spelt(last)} ${sentence}` : sentence, known);
  if (said) claims.push({ kind: "promise", text: spoken.trim(), support: said.support });
  const term = said?.support ?? null;
  const times = timesOf(sentence, { known, term, marks });
  claims.push(...times.claims);
  const rest = takeAmounts(times.rest, known, claims);
  // What "it" speaks of: the return where the sentence before named one.
  const about = /\b(?:return(?:ed)?|send (?:it|them) back|thereturn|exchange)\b/.test(spelt(last))
    ? "back"
    : /\b(?:refund|money)\b/.test(spelt(last))
      ? "money"
      : "none";
  const ground: Ground = { known, claims, faults, sentence, times, term, last: about };
  for (const piece of piecesOf(rest)) readPiece(piece, ground);
  return { claims: claims.map((claim) => ({ ...claim, text: unspelt(claim.text) })), faults: [...new Set(faults.map(unspelt))] };
}

/** Where a parcel goes is no place it has been. */
function markClaim(mark: Mark, { sentence, sign, known }: { sentence: string; sign: string; known: Known }): Claim {
  const { kind, text, name } = mark;
  const before = sentence.slice(0, sentence.indexOf(sign));
  if (kind === "city") {
    const between = /\bbetween (?:the )?[\ue000-\uf8ff] and\s*$/.test(before);
    const ahead =
      /\b(?:onway(?: to)?|headed to|bound for|towards?|going to|not (?:yet )?(?:arrived in|reached|(?:got|made it|come|arrived) (?:to|at))|to)\s*$/.test(
        before,
      ) && !/\b(?:delivered|arrived|(?<!not )(?<!not yet )got) to\s*$/.test(before);
    const asks = sentence.trimEnd().endsWith("?");
    const beside = /\bin\s*$/.test(before) && known.latest.some((place) => shortPlaces(place).includes(text));
    return { kind: "place", text, support: ahead || between || beside || (asks && /\baddress\b/.test(sentence)) ? name : null };
  }
  if (kind === "place") {
    const now = /\b(?:now|currently|still|is|stuck)\b[^,.]*$/.test(before) && !/\b(?:left|from)\s*(?:the\s*)?$/.test(before);
    const latest = known.latest.some((place) => place.includes(text) || text.includes(place) || known.moments.length === 0);
    const isLatest = latest || known.spans.some((span) => span.text === text && known.latest.some((place) => name.includes(place)));
    const left = isLatest && /\bleft\s*(?:the\s*)?$/.test(before);
    // Who delivers it is where it was last.
    const goneFrom = /\boutdelivery\b/.test(sentence) && /\b(?:from|by|at)\s*(?:the\s*)?$/.test(before) && !isLatest;
    if (goneFrom) return { kind: "place", text, support: null };
    return { kind: "place", text, support: (now && known.latest.length > 0 && !isLatest) || left ? null : name };
  }
  return { kind: kind.includes("waybill") ? "waybill" : "state", text, support: name };
}

/** Who may have signed, as the record names them. */
const signerNames: Readonly<Record<string, string>> = {
  yourself: "本人",
  locker: "快递柜",
  lockers: "快递柜",
  station: "驿站|代收点",
  stations: "驿站|代收点",
  family: "家人|家属",
  neighbour: "邻居",
  neighbor: "邻居",
  reception: "前台",
  guard: "门卫|保安",
};

/** What a clause tells that only tells how things stand; `false` where it is more than that. */
function readTold({ words, frame, text }: Piece, { known, claims, term, last }: Ground): boolean {
  const read = frame === "told" && term === null ? englishTold(words, last) : null;
  if (!read) return false;
  const found = claims.filter(({ kind }) => kind !== "state");
  const { truth, amounts } = known;
  const signed = read.signers.every((who) => (signerNames[who] ?? "-").split("|").some((name) => known.whereabouts.includes(name)));
  for (const one of read.told) {
    if (!signed) {
      claims.push({ kind: "state", text, support: null });
      continue;
    }
    const part =
      one.verb === "refund" && one.mode === "done" && one.figured
        ? amounts.find(({ subject, name }) => subject === "refunded" && found.some(({ support }) => support === name))
        : undefined;
    claims.push({ kind: "state", text, support: part?.name ?? stateSupport(one, truth, found) });
  }
  return true;
}

/** "I can't promise a date": nothing is said for sure, and nothing given. */
const declines =
  /\b(?:can|could|am|are) not (?:really |yet |honestly )?(?:able to )?(?:promise|guarantee|predict|commit to|control|choose|say for (?:sure|certain)|be sure of)\b(?!.*\b(?:refund|money|replacement|return|discount|coupon)\b)/;

/** What is read whole: whose word it is, what is waited for, what is sent instead; `false` where a piece is none of these. */
function readWhole({ text, frame }: Piece, { known: { truth }, claims, sentence }: Ground): boolean {
  if (frame !== "told") return false;
  const said = text.trim();
  const steppedIn = truth.get("arbitrate:done");
  const waits = awaitsWord.test(said);
  const support = newOne.test(said) ? truth.get("replacement:not") : platformDecides.test(said) || (waits && said.includes("platform")) ? steppedIn : undefined;
  if (support !== undefined) claims.push({ kind: "state", text, support });
  const right = /^(?:the )?platform can (?:also |always )?step in$/.test(said) && /\bif you (?:ask|apply|request|want|wish|like|disagree)\b/.test(sentence);
  return support !== undefined || right || (waits && !said.includes("platform"));
}

/** "We are waiting for news from the courier": nothing is said of what it will be. */
const awaitsWord =
  /^(?:we|i) (?:are|am)(?: (?:still|now|also|just|currently))* awaits (?:for )?(?:the |any |more |further |some |their |final )*(?:(?:platform|courier|warehouse|carrier) )?(?:news|results?|decision|reply|answer|feedback|updates?|word|information|response|outcome|ruling)(?: (?:from|of|by) (?:the |our |my )?(?:courier|platform|warehouse|carrier|colleagues?|team|[\ue000-\uf8ef]))?$/;
/** "The replacement hasn't been sent yet." */
const newOne =
  /^(?:the |your |a )?(?:replacement|new (?:one|item|set|parcel|pyjamas))(?: (?:item|parcel|one))? (?:has|have|is|was) not (?:yet )?(?:been )?(?:sent|shipped|dispatched|posted)(?: out)?(?: yet)?$/;
const platformDecides =
  /^(?:the |this |it |that |now |so |final )*(?:result|decision|outcome|matter|case|rest|ruling)?(?: (?:is|will be|lies|rests|depends|has to be|must be))+ (?:now )?(?:up to|decided by|in the hands of|made by|with|down to|on) (?:the )?platform(?: (?:now|to decide))?$/;

/** What no reply says of the buyer, his money or his goods, whatever else the clause tells. */
function remarkedAgainst({ frame, text }: Piece, { faults, sentence }: Ground): void {
  const amiss = frame === "open" ? null : (foundOn.exec(text) ?? (/\b(?:yet|for now|until)\b/.test(sentence) ? null : spared.exec(text)));
  if (amiss) faults.push(`“${amiss[0]}”没有依据`);
  const purse = frame === "open" ? null : purses.exec(text);
  if (purse) faults.push(`“${purse[0]}”没有依据`);
  const lecture = frame === "open" ? null : lectured.exec(text);
  if (lecture) faults.push(`“${lecture[0]}”没有依据`);
}

function readPiece(piece: Piece, ground: Ground): void {
  if (piece.frame === "told" && declines.test(piece.text)) return;
  remarkedAgainst(piece, ground);
  if (readTold(piece, ground)) return;
  if (readWhole(piece, ground)) return;
  const { known, claims, faults, sentence } = ground;
  const { words, frame, text } = piece;
  const before = claims.length;
  const feels = /\b(?:sorry|apolog\w+|thanks?|appreciate|understand|hope|wish|glad|happy|welcome|regret|hear)\b/.test(text);
  for (const [at, word] of words.entries()) {
    if (/^[0-9]/.test(word)) {
      if (!tail(words, at, known) && !/^[1-6]$/.test(word)) claims.push({ kind: "figure", text: word, support: null });
      continue;
    }
    if (/[$€£%]/.test(word)) faults.push(`“${word}”在记录里没有依据`);
    if (!/^[a-z]/.test(word)) continue;
    const deed = deedOf(word);
    if (!deed && !isEnglishWord(word) && frame !== "open" && !(frame === "request" && isAtDoor(word))) faults.push(`“${word}”看不懂或没有依据`);
    if (deed && ground.term === null) {
      const claim = judge({ words, at, frame }, deed, ground);
      if (claim) claims.push(claim);
    }
  }
  lures(piece, ground);
  const praised = frame === "told" ? (quality.exec(text) ?? habit.exec(text)) : null;
  if (praised) faults.push(`“${praised[0]}”没有依据`);
  const blame = frame === "told" && ground.term === null ? blamed.exec(text) : null;
  if (blame) faults.push(`“${blame[0]}”没有依据`);
  if (frame === "told") faults.push(...englishOthers(text));
  const cause = frame === "told" && ground.term === null ? caused.exec(text) : null;
  if (cause) faults.push(`“${cause[0]}”：没有依据的原因`);
  if (frame === "told" && /\bpre-?(?:sale|order)\b/.test(text)) claims.push({ kind: "state", text, support: known.truth.get("presale:done") ?? null });
  // "because there was no proof": a reason that nothing tells.
  if (frame === "told" && ground.term === null && /^(?:because|since) \w+ \w+/.test(text) && claims.length === before && !feels && !ownEnd.test(text))
    faults.push(`“${text}”：没有依据的原因`);
  if (otherBuyers.test(text)) faults.push(`“${text}”：涉及其他买家`);
  if (frame !== "open" && ground.term === null && given.test(text)) faults.push(`“${text}”没有依据的承诺`);
  if (frame === "told" && ground.term === null && !feels) commits(piece, ground);
  if (/\bno (?:new )?(?:tracking |logistics |scan |courier )?(?:updates?|scans?|movement|news|information|progress|record)\b/.test(text) && frame === "told")
    claims.push({
      kind: "state",
      text,
      support: known.truth.get("scan:not") ?? (/delivery|signature/.test(text) ? known.truth.get("sign:not") : undefined) ?? null,
    });
  if (/\bawaits (?:for )?(?:your|the) (?:return|parcel|package|item|goods|exchange)\b/.test(text) && frame === "told")
    claims.push({ kind: "state", text, support: known.truth.get("back_arrive:not") ?? null });
  if (/\b(?:money|funds)\b/.test(text) && frame === "told" && claims.length === before) faults.push(`“${text}”没有依据`);
  const speaks = claims.length > before || frame !== "told" || feels || /[\ue000-\uf8ff]/.test(text) || talk.test(text) || words.length < 4;
  if (!speaks && ground.term === null && claims.every(({ support }) => support === null) && !smallTalk(words)) faults.push(`“${text}”没有依据`);
  if (frame === "told" && ground.term === null && !feels && claims.length === before && !measured(text, ground) && states(words, text))
    faults.push(`“${text}”没有依据`);
  if (
    /\b(?:refund|money|gift|coupon|replacement|discount)\b/.test(text) &&
    /\bfor you\b|\bapproved\b|^free\b/.test(text) &&
    claims.length === before &&
    !/request/.test(sentence)
  )
    faults.push(`“${text}”没有依据的承诺`);
}

const ownEnd =
  /\b(?:you (?:asked|wanted|said|chose|applied|changed|need|want|are)|we (?:need|want|have to|still|do not|are)|i (?:need|want|do not|am))\b|\b(?:november|nov|december|dec|then|wuhan)\b|[\ue000-\uf8ff]/;

/** "ending in 7890": the last digits of the waybill. */
function tail(words: readonly string[], at: number, known: Known): boolean {
  const digits = words[at] ?? "";
  const named = /^(?:in|with|digits|are|is)$/.test(words[at - 1] ?? "") && words.some((word) => /^(?:ending|ends|last|digits)$/.test(word));
  return named && digits.length > 2 && known.spans.some((span) => span.kind === "waybill" && span.text.endsWith(digits));
}

const talk =
  /\b(?:do not have an? (?:exact|specific|fixed|definite)|hi|hello|hey|dear|good|see|looking|checking|noted|message|photos?|pictures?|videos?|help|here|question|questions|checked|looked|says|shows?|look|check|according|explain|details|colleagues?|ask around|find out|normally|usually|depends?|detail|page|patience)\b/;

const matters =
  /^(?:order|parcel|package|item|product|shipment|money|refund|request|return|exchange|courier|carrier|warehouse|platform|price|quality|stock|seller|compensation|delivery|invoice|warranty|days?|hours?|weeks?|free|will|can)$/;

/** Says nothing of goods, money or parcel, by nobody for anybody. */
function smallTalk(words: readonly string[]): boolean {
  return !words.some((word) => matters.test(word));
}

function lures({ text, frame }: Piece, { faults, sentence }: Ground): void {
  // What is promised for giving up a claim lures.
  if (
    /\b(?:if|once|when|after|as soon as|provided) you (?:cancel|withdraw|close|drop|give up|delete|change)\b.*\b(?:we|i) (?:will|can|shall|would)\b/.test(
      sentence,
    )
  )
    faults.push("诱导买家的话");
  const asked = frame === "request" || /\b(?:please|could you|can you|would you|kindly)\b/.test(text);
  const lure =
    /\b(?:close|cancel|withdraw|delete|remove|star|stars|rate|rating|transfer|whatsapp|telegram|bank|card|password|code|five)\b|\b(?:confirm|change|leave|write|update|edit|give|post)\b.{0,20}\b(?:receipt|review|feedback|rating|comment)\b/;
  const own = /\bif you\b|\bno longer\b|\bchanged? your mind\b|\bwish to\b|\bwant to\b/.test(sentence);
  if (asked && lure.test(text) && !own && !/\bremove (?:the |your |any )?(?:tags?|labels?|packaging|wrapping)\b/.test(text)) faults.push("诱导买家的话");
  if (/\b(?:phone|telephone|mobile) number\b|\byour (?:id|email)\b|\b(?:email|call|phone|text) (?:me|us)\b/.test(text) && !/courier|driver/.test(text))
    faults.push("诱导买家的话");
}
