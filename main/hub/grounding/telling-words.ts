/** A clause as words of {@link eventWords} and those around them. Pure, linear in the clause. */
import type { Mark } from "./reading.ts";
import { type About, aboutWords, aroundWords, eventWords } from "./word-list-events.ts";
import { functionWords } from "./word-list-function.ts";

export type Part =
  | keyof typeof aroundWords
  | keyof typeof aboutWords
  | "event"
  | "time"
  | "figure"
  | "place"
  | "city"
  | "carrier"
  | "bill_mark"
  | "back_mark"
  | "item";

export interface Word {
  part: Part;
  text: string;
  at: number;
  keys?: Partial<Record<About, string>>;
}

interface Entry {
  part: Part;
  keys?: Partial<Record<About, string>>;
}
const lexicon = new Map<string, Entry>();
const cut = (text: string): string[] => text.split(" ").filter((word) => word !== "");
/** Small words that make something told into something else: a wish, a doubt, a rule. */
const turning =
  /[能想应需该愿别勿请若过了完好着前后时晚迟早中做用出回进起下上来去内外最直]|要|可能|也许|或许|估计|似乎|好像|没|不|多少|几|每|任何|所有|只有|一般|通常|往往|经常|即使|尽管|除|另|其他|其它|别的|用于|为了|以便|便于/;
for (const word of cut(functionWords.plain)) if (!turning.test(word)) lexicon.set(word, { part: "fill" });
for (const [part, text] of Object.entries({ ...aroundWords, ...aboutWords })) for (const word of cut(text)) lexicon.set(word, { part: part as Part });
for (const [text, keys] of eventWords)
  for (const word of cut(text)) {
    const found = lexicon.get(word);
    // A word of two events is told apart by what is spoken of.
    if (found?.part === "event") lexicon.set(word, { part: "event", keys: { ...found.keys, ...keys } });
    else lexicon.set(word, { part: "event", keys });
  }
/** "您寄来的那件衣服", "您拍的睡衣": what somebody did with it tells whose way it goes. */
const things = [
  "",
  "货",
  "东西",
  "件",
  "那件",
  "这件",
  "包裹",
  "快递",
  "衣服",
  "睡衣",
  "那件衣服",
  "那件睡衣",
  "宝贝",
  "商品",
  "退货",
  "旧的",
  "那个",
  "那套",
  "那套睡衣",
];
const whose = ["您", "您这边", "您那边", "您之前", "您当时"];
const sends = [
  "寄",
  "退",
  "寄回",
  "退回",
  "寄来",
  "退来",
  "寄过来",
  "退过来",
  "寄回来",
  "退回来",
  "发回来",
  "发回",
  "邮回来",
  "邮",
  "邮来",
  "送回来",
  "往回寄",
  "换",
];
const buys = ["买", "拍", "订", "要", "下单", "选"];
for (const [part, verbs] of [
  ["back", sends],
  ["goods", buys],
] as const)
  for (const who of whose) for (const verb of verbs) for (const thing of things) add(`${who}${verb}的${thing}`, part);
function add(word: string, part: Part): void {
  if (!lexicon.has(word)) lexicon.set(word, { part });
}
const LONGEST = Math.max(...[...lexicon.keys()].map((word) => word.length));
const FAR = 1_000;

/** The words of a clause, as few as possible; `null` where a sign belongs to none. */
export function wordsOf(clause: string, marks: ReadonlyMap<string, Mark>): Word[] | null {
  const best: { cost: number; from: number; word: Entry | null }[] = [{ cost: 0, from: 0, word: null }];
  for (let end = 1; end <= clause.length; end += 1) {
    let found = { cost: FAR, from: end - 1, word: null as Entry | null };
    const sign = clause[end - 1] ?? "";
    const one = signPart(sign, marks);
    if (one !== undefined) found = { cost: best[end - 1]?.cost ?? FAR, from: end - 1, word: one === null ? null : { part: one } };
    for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
      const word = lexicon.get(clause.slice(from, end));
      const cost = (best[from]?.cost ?? FAR) + (word?.part === "event" ? 0.9 : 1);
      if (word && cost < found.cost) found = { cost, from, word };
    }
    best.push(found);
  }
  if ((best.at(-1)?.cost ?? FAR) >= FAR) return null;
  const words: Word[] = [];
  for (let end = clause.length; end > 0; ) {
    const { from, word } = best[end] ?? { from: end - 1, word: null };
    if (word) words.push({ part: word.part, text: clause.slice(from, end), at: from, ...(word.keys ? { keys: word.keys } : {}) });
    end = from;
  }
  return words.reverse();
}

/** What a single sign stands for; `null` for a blank, `undefined` for a letter. */
function signPart(sign: string, marks: ReadonlyMap<string, Mark>): Part | null | undefined {
  if (sign === " ") return null;
  if (sign === "\uf8f0") return "time";
  if (sign === "\uf8f1") return "figure";
  const kind = marks.get(sign)?.kind;
  if (kind === "waybill") return "bill_mark";
  if (kind === "back_waybill") return "back_mark";
  return kind === "place" || kind === "city" || kind === "carrier" || kind === "item" ? kind : undefined;
}
