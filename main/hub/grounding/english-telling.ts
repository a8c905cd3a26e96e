/**
 * Reads an English clause that only tells how things stand ("it hasn't come through yet", "nothing has gone out") as events of the record. A clause is read when each
 * of its words is known as a part of such telling; all others stay with the other rules. Pure, linear in the clause.
 */
import { isMark } from "./lexicon.ts";
import type { Told } from "./telling-without.ts";
import { aboutEnglish, aroundEnglish, eventEnglish, irregular, particles } from "./word-list-english-events.ts";
import type { About } from "./word-list-events.ts";

type Part = keyof typeof aroundEnglish | keyof typeof aboutEnglish | "event" | "particle" | "mark";
interface Word {
  text: string;
  part: Part;
  lemma: string;
  form: "past" | "ing" | "base";
}

const parts = new Map<string, Part>();
for (const [part, text] of Object.entries({ ...aroundEnglish, ...aboutEnglish })) for (const word of text.split(" ")) parts.set(word, part as Part);
const events = new Map<string, Partial<Record<About, string>>>();
for (const [text, keys] of eventEnglish) for (const word of text.split(" ")) events.set(word, { ...events.get(word), ...keys });
const stems = new Set([...events.keys()].map((key) => key.split("_")[0] ?? key));
const particle: ReadonlySet<string> = new Set(particles);

/** A word without its ending, and what the ending tells. */
function lemmaOf(word: string): Pick<Word, "lemma" | "form"> {
  const odd = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (odd !== undefined) return { lemma: odd, form: "past" };
  if (stems.has(word)) return { lemma: word, form: "base" };
  for (const [ending, form] of [
    ["ed", "past"],
    ["d", "past"],
    ["ing", "ing"],
    ["es", "base"],
    ["s", "base"],
  ] as const) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    for (const lemma of [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1"), stem.replace(/i$/, "y")]) if (stems.has(lemma)) return { lemma, form };
  }
  return { lemma: word, form: "base" };
}

function wordsOf(texts: readonly string[]): Word[] | null {
  const words: Word[] = [];
  for (const text of texts) {
    const part = isMark(text) ? "mark" : parts.get(text);
    const lemma = lemmaOf(text);
    if (part !== undefined) words.push({ text, part, lemma: text, form: "base" });
    else if (stems.has(lemma.lemma)) words.push({ text, part: "event", ...lemma });
    else if (particle.has(text)) words.push({ text, part: "particle", lemma: text, form: "base" });
    else if (/^[,'"()-]$/.test(text)) continue;
    else return null;
  }
  return words;
}

/** What the words of a told clause tell; `null` where they are more than that. `last` is what the sentence spoke of before. */
export function englishTold(texts: readonly string[], last: About): { told: Told[]; about: About; signers: string[] } | null {
  const words = wordsOf(texts);
  if (!words) return null;
  const at = words.flatMap((word, index) => (word.part === "event" ? [index] : []));
  const about = aboutOf(words) ?? last;
  const told: Told[] = [];
  for (const [index, place] of at.entries()) {
    const from = index === 0 ? 0 : (at[index - 1] ?? 0) + 1;
    const to = at[index + 1] ?? words.length;
    // "came by to collect it": what for.
    if (index > 0 && /^(?:collect|pick)$/.test(words[place]?.text ?? "") && words[place - 1]?.text === "to") continue;
    const one = eventAt(words, { at: place, from, to }, about);
    if (one === null) return null;
    told.push(one);
  }
  if (told.length === 0) return null;
  return { told, about, signers: words.flatMap(({ part, text }) => (part === "signer" ? [text] : [])) };
}

function aboutOf(words: readonly Word[]): About | null {
  const found = new Set(words.map(({ part }) => part).filter((part) => Object.hasOwn(aboutEnglish, part)));
  if (found.has("back")) found.delete("goods");
  if (found.has("request")) for (const other of ["back", "goods", "money"] as const) found.delete(other);
  if (found.has("goods")) for (const other of ["bill", "trace"] as const) found.delete(other);
  if (found.has("platform")) for (const other of ["request", "goods"] as const) found.delete(other);
  if (found.has("payment")) return "money";
  const [only] = found;
  return found.size === 1 ? ((only ?? "none") as About) : found.size === 0 ? null : "none";
}

interface Span {
  at: number;
  from: number;
  to: number;
}

function eventAt(words: readonly Word[], { at, from, to }: Span, about: About): Told | null {
  const word = words[at];
  if (!word) return null;
  const head = words.slice(from, at);
  const tail = words.slice(at + 1, to);
  const particle = tail.slice(0, 5).find(({ part }) => part === "particle")?.text;
  const key = particle !== undefined && events.has(`${word.lemma}_${particle}`) ? `${word.lemma}_${particle}` : word.lemma;
  // A particle that belongs to nothing read here makes another verb of it.
  if (key === word.lemma && (!events.has(key) || (particle !== undefined && !/^(?:in|at|to|by|for|from|on|with)$/.test(particle)))) return null;
  const verb = verbOf(key, { word, head: words.slice(0, at), tail, about });
  const mode = modeOf(word, head, { before: words.slice(0, at), verb: verb ?? "" });
  if (verb === null || mode === null) return null;
  return {
    verb,
    mode,
    text: words
      .slice(from, to)
      .map(({ text }) => text)
      .join(" "),
    from: 0,
    to: 0,
    placed: [...head, ...tail].some(({ part }) => part === "mark"),
    figured: [...head, ...tail].some(({ text }) => text === "sum"),
  };
}

function verbOf(key: string, { word, head, tail, about }: { word: Word; head: readonly Word[]; tail: readonly Word[]; about: About }): string | null {
  const actor = head.findLast(({ text }) => /^(?:we|i|you|someone|nobody|courier|carrier|driver|warehouse)$/.test(text))?.text;
  const ours = actor === "we" || actor === "i" || actor === "warehouse";
  const toUs = tail.some(({ text }) => text === "us" || text === "ours");
  const payment = head.concat(tail).some(({ part }) => part === "payment");
  if (payment) return /^(?:come_in|come_through|arrive|receive|gothrough|clear|get|take|make|pay|reach|see|confirm|complete|process)$/.test(key) ? "pay" : null;
  if (/^(?:receive|get|get_back|see)$/.test(key)) {
    if (ours || toUs) return about === "back" || key === "get_back" ? "back_arrive" : about === "request" ? "apply" : null;
    if (key === "get_back" && actor === "you") return about === "money" ? "refund" : null;
    if (key === "get_back") return about === "money" ? "refund" : "back_arrive";
    if (actor === "you") return about === "money" ? "refund" : about === "goods" || about === "none" ? "take" : null;
    if (word.text === "got") return null;
  }
  if (key === "pay" && about === "money") return actor === "you" ? "pay" : null;
  let verb = events.get(key)?.[about] ?? null;
  if (verb === null || (ours && (key === "check" || verb === "apply"))) return null;
  if (verb === "deliver" && word.form === "past") verb = "sign";
  if (verb === "sign" && actor === "you") return "take";
  if (toUs && (verb === "arrive" || verb === "back_arrive")) return "back_arrive";
  if (actor === "you") {
    if (verb === "pickup") return "take";
    if (verb === "ship" || verb === "send_back") return "send_back";
    if (/^(?:refund|agree|refuse|inspect|pack|outbound|deliver|review|arbitrate|pickup)$/.test(verb)) return null;
  }
  if (verb === "arrive" && tail.some(({ part }) => part === "mark")) return "reach";
  return verb;
}

const aux = /^(?:has|have|had|was|were|been|got|did|does|is|are)$/;

function modeOf(word: Word, head: readonly Word[], { before, verb }: { before: readonly Word[]; verb: string }): Told["mode"] | null {
  const nots = head.filter(({ part }) => part === "not").length;
  if (nots > 1) return null;
  if (verb === "stall") return nots > 0 ? null : "done";
  if (head.some(({ part }) => part === "wait")) return nots > 0 ? null : "awaited";
  if (nots > 0) return "not";
  if (verb === "transit" || verb === "back") return word.form === "past" && !head.some(({ text }) => /^(?:is|being|are)$/.test(text)) ? null : "doing";
  if (head.some(({ text }) => text === "being")) return "doing";
  if (word.form === "ing") return head.some(({ text }) => /^(?:is|are|am|still|now)$/.test(text)) ? "doing" : null;
  if (stateWords.test(word.text)) return "doing";
  const past = word.form === "past" || (/^(?:come|put|set)$/.test(word.text) && before.some(({ text }) => aux.test(text)));
  return past ? "done" : /^(?:inwarehouse|withus)$/.test(word.text) ? "done" : null;
}
const stateWords = /^(?:outdelivery|underreview|inprogress|pending|wayback)$/;
