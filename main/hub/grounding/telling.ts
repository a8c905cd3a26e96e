/**
 * Reads a clause that only tells how things stand ("货还没往外发", "钱正在给您退") as events of the record, whatever its words. A clause is read when
 * each of its words is known as a part of such telling; all others stay with the other rules. Pure, linear in the clause.
 */
import type { Act } from "./acts-before.ts";
import type { Mark } from "./reading.ts";
import { modeOf, type Span, verbOf } from "./telling-modes.ts";
import { type Told, toldWithout } from "./telling-without.ts";
import { type Word, wordsOf } from "./telling-words.ts";
import type { About } from "./word-list-events.ts";

/** A clause read as telling. */
export interface Telling {
  told: readonly Told[];
  signers: readonly string[];
  back: boolean;
}

/**
 * @param clause with times and figures blanked, of a plain sentence
 * @param back the sentence speaks of what the buyer sends back
 */
export function tellingOf(clause: string, { marks, back }: { marks: ReadonlyMap<string, Mark>; back: boolean }): Telling | null {
  // "收到商品后": what is supposed comes true later.
  if (/(?:后|时|时候|的话|之前|以前)$/.test(clause) && !clause.includes("\uf8f0")) return null;
  const read = wordsOf(clause, marks);
  if (!read) return null;
  const words = named(read);
  // "早上九点到晚上十点" runs from hour to hour.
  if (words.some(({ text }, at) => text === "到" && words[at - 1]?.part === "time" && words[at + 1]?.part === "time")) return null;
  // "等到货就退": what is to follow is promised.
  const waits = words.findIndex(({ part }) => part === "wait");
  if (waits >= 0 && words.slice(waits).some(({ text }) => text === "就") && words.filter(({ part }) => part === "event").length > 1) return null;
  const events = words.flatMap((word, at) => (word.part === "event" ? [at] : []));
  const about = aboutOf(words, back);
  if (about === null) return null;
  const told: Told[] = [];
  const way = words.some(({ part }) => part === "way");
  if (way && !words.some(({ part }) => /^(?:not|wait|time|figure|goods|request|trade)$/.test(part))) {
    const refunds = events.filter((at) => words[at]?.keys?.money === "refund");
    if (refunds.length < events.length) return null;
    told.push({ verb: "way", mode: "done", text: clause, from: 0, to: clause.length, placed: false, figured: false });
    if (!words.some(({ part }) => part === "done")) return { told, signers: [], back: false };
  } else if (way && events.length === 0) return null;
  for (const [index, at] of events.entries()) {
    const from = index === 0 ? 0 : endOf(words, events[index - 1] ?? 0, at);
    const to = index === events.length - 1 ? words.length : endOf(words, at, events[index + 1] ?? 0);
    // "退的是119元": what the sum is of.
    if (
      words[at]?.keys?.money === "refund" &&
      words[at + 1]?.text === "的" &&
      words[at + 2]?.text === "是" &&
      words.slice(at + 3).find(({ part, text }) => part !== "goods" && part !== "item" && text !== "的")?.part === "figure" &&
      index === events.length - 1
    )
      return { told, signers: [], back: false };
    const one = eventAt(words, { at, from, to }, about);
    if (one === undefined) return null;
    if (one !== null) told.push(one);
  }
  told.push(...toldWithout(words, { clause, about, told, events: events.length }));
  if (told.length === 0) return null;
  return { told, signers: words.filter(({ part }) => part === "signer").map(({ text }) => text), back: about === "back" };
}

/** "验过", "件过武汉": behind an event "过" tells that it is done. "退款还没到账": the refund is what is spoken of, the arrival what is told. */
function named(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (const [at, word] of words.entries()) {
    // "同意您退": what is agreed to is not told of by itself.
    const agreed = out.findLastIndex((other) => other.part === "event" && other.keys?.request === "agree");
    if (
      word.part === "event" &&
      /^退/.test(word.text) &&
      agreed >= 0 &&
      words.slice(agreed + 1, at).every(({ part }) => part === "buyer" || part === "benefit" || part === "fill" || part === "done")
    ) {
      out.push({ part: "fill", text: word.text, at: word.at });
      continue;
    }
    const others = words.filter((other, index) => index !== at && other.part === "event");
    const decided = others.some(({ keys }) => keys?.request !== undefined);
    const next = words[at + 1];
    if (word.part === "event" && word.text === "退款" && words.some(({ part }) => part === "request"))
      out.push({ part: "request", text: word.text, at: word.at });
    else if (word.part === "event" && word.text === "退款" && others.length > 0)
      out.push({ part: decided ? "request" : "money", text: word.text, at: word.at });
    else if (word.part === "returnOf")
      out.push({
        ...word,
        part:
          decided || next?.part === "request" || (others.length === 0 && (next?.part === "carry" || (next?.part === "doing" && /走/.test(next.text))))
            ? "request"
            : "back",
      });
    else out.push(word);
  }
  return out;
}

/** What the clause speaks of; `null` where of two things at once. */
function aboutOf(words: readonly Word[], back: boolean): About | null {
  const found = new Set<About>();
  for (const { part } of words) {
    if (
      part === "goods" ||
      part === "back" ||
      part === "money" ||
      part === "request" ||
      part === "trade" ||
      part === "bill" ||
      part === "trace" ||
      part === "platform"
    )
      found.add(part);
    if (part === "account") found.add("money");
    if (part === "back_mark") found.add("back");
    if (part === "bill_mark") found.add("goods");
  }
  // "您退回来的包裹" is what comes back, "退货的申请" what was asked for.
  if (found.has("back")) found.delete("goods");
  if (found.has("request")) for (const other of ["back", "goods", "money"] as const) found.delete(other);
  if (found.has("goods")) for (const other of ["bill", "trace"] as const) found.delete(other);
  if (found.has("trade")) found.delete("goods");
  if (found.has("platform")) found.delete("request");
  if (found.size > 1) return null;
  const [only] = found;
  // "这笔59还没动": a sum is money.
  if (only === undefined && words.some(({ part }) => part === "figure") && words.every(({ part, keys }) => part !== "event" || keys?.money !== undefined))
    return "money";
  if (only === undefined || only === "goods") {
    if (back) return "back";
    return only ?? (words.some(({ part }) => part === "order") ? "goods" : "none");
  }
  return only;
}

/** Where the words of one event end and those of the next begin: behind what tells that it is done. */
function endOf(words: readonly Word[], at: number, next: number): number {
  let end = at + 1;
  while (
    end < next &&
    (words[end]?.part === "done" ||
      words[end]?.text === "着" ||
      words[end]?.text === "中" ||
      words[end]?.text === "的" ||
      words[end]?.part === "carry" ||
      words[end]?.part === "place" ||
      words[end]?.part === "city")
  )
    end += 1;
  return end;
}

/** What is told of one event; `null` where it is only named, `undefined` where it cannot be read. */
function eventAt(words: readonly Word[], { at, from, to }: Span, about: About): Told | null | undefined {
  const event = words[at];
  const span = words.slice(from, to);
  if (!event) return undefined;
  const placed = span.some(({ part }) => part === "place" || part === "city");
  const actor = words
    .slice(0, at)
    .findLast(({ part }) => part === "seller" || part === "house" || part === "courier" || part === "buyer" || part === "carrier");
  const verb = verbOf(event, {
    about,
    actor: actor?.part ?? null,
    placed,
    placedBehind: words.slice(at + 1, to).some(({ part }) => part === "place" || part === "city"),
    yours: words.slice(at).some(({ text }) => text.startsWith("您")),
  });
  if (verb === undefined) return undefined;
  const mode = modeOf(words, { at, from, to }, verb);
  if (mode === undefined) return undefined;
  // "派完了" is delivered.
  const over = verb === "deliver" && mode === "done" && words.slice(at + 1, to).some((word) => /^(?:完|好|完了|好了|成功|完成|完毕)$/.test(word.text));
  if (mode === "bare" && verb === "scan" && words.some((word, index) => index !== at && word.part === "event")) return null;
  if (mode === "bare" && verb === "take") return undefined;
  if (mode === "bare" && to < words.length && !span.some(({ part }) => part === "time")) return null;
  return {
    verb: over ? "sign" : verb,
    mode,
    text: span.map(({ text }) => text).join(""),
    from: words[from]?.at ?? 0,
    to: to < words.length ? (words[to]?.at ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
    placed,
    figured: span.some(({ part }) => part === "figure"),
  };
}

/** What is told as acts, so that times are held to what happened then. */
export function actsTold(told: readonly Told[]): Act[] {
  return told.map(({ verb, mode, text }) => ({
    at: 0,
    verb: verb === "reach" ? "arrive" : verb,
    type: "state",
    text,
    mode: mode === "awaited" ? "not" : mode,
    actor: null,
  }));
}
