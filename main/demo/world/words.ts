import type { Rng } from "../engine/rng.ts";
import type { ClassWords } from "./class-words.ts";
import { GOODS, type Goods } from "./goods.ts";
import { GOODS_WORDS } from "./words-goods.ts";
import { PARCEL_WORDS } from "./words-parcel.ts";
import { NONE_WORDS, SERVICE_WORDS } from "./words-service.ts";

/** What the slots in a sentence are filled with. */
export interface Scene {
  goods: Goods;
  city: string;
  district: string;
  transit: string;
  warehouse: string;
  carrier: string;
  /** How long the buyer has waited, or has had it: whoever speaks of days has lived through them. */
  days: number;
  hour: number;
  /** Yuan, as people write them. */
  amount: string;
  freight: string;
  /** It was signed for; not given, anything may be said. */
  signed?: boolean;
  /** Pieces of it that were bought; not given, any number. */
  pieces?: number;
}

const CLASSES: readonly ClassWords[] = [...PARCEL_WORDS, ...GOODS_WORDS, ...SERVICE_WORDS, NONE_WORDS];

const OPENINGS = [
  "",
  "",
  "",
  "",
  "你好，",
  "您好，",
  "在吗，",
  "客服在吗？",
  "老板，",
  "亲，",
  "麻烦问下，",
  "我想问一下，",
  "请处理一下：",
  "急！",
  "怎么回事啊，",
  "唉，",
];
const ENDINGS = [
  "",
  "",
  "",
  "。",
  "！",
  "，麻烦尽快处理",
  "，怎么办",
  "，请给个说法",
  "，谢谢",
  "，在线等",
  "，帮忙看看吧",
  "，很失望",
  "，第一次在你家买就这样",
  "，能快点吗",
  "？？",
  "，照片已上传",
];

/** Somebody who only asks is not upset. */
const CALM = { openings: OPENINGS.filter((opening) => !/急|唉|怎么回事|处理/.test(opening)), endings: ["", "", "。", "？", "，谢谢", "，麻烦了"] };

/** All classes with their words; the ids are the dispute classes a shop starts with. */
export function classWords(id: string): ClassWords {
  return CLASSES.find((entry) => entry.id === id) ?? NONE_WORDS;
}

/** Ids of all classes that have words. */
export const CLASS_IDS: readonly string[] = CLASSES.map((entry) => entry.id);

/** One sentence of a buyer about this class, and what an answer to it would rest on. */
export function speak(rng: Rng, id: string, scene: Scene): { text: string; answer: string } {
  const words = classWords(id);
  const all = words.cores.map((core, index) => ({ ...readCore(core), index }));
  const fitting = all.filter((core) => fits(core, scene));
  // Who has waited for an hour says nothing of days.
  const core = rng.pick(fitting.length > 0 ? fitting : all.filter(({ when }) => when !== "signed"));
  const answer = words.answers?.[core.index] ?? `${rng.pick(words.facts)}。${rng.pick(words.steps)}`;
  const mood = id === "none" || id === "invoice" ? CALM : { openings: OPENINGS, endings: ENDINGS };
  return { text: fill(`${rng.pick(mood.openings)}${core.text}${rng.pick(mood.endings)}`, { rng, scene }), answer: fill(answer, { rng, scene }) };
}

const WHENS = ["cloth", "hard", "power", "signed", "many"] as const;

/** A sentence and what it fits: an article's make, what was signed for, several pieces. */
function readCore(core: string): { when: (typeof WHENS)[number] | null; text: string } {
  const when = WHENS.find((one) => core.startsWith(`${one}:`)) ?? null;
  return { when, text: when === null ? core : core.slice(when.length + 1) };
}

/** From so many days on people count them. */
const COUNTED_DAYS = 2;

function fits({ when, text }: ReturnType<typeof readCore>, scene: Scene): boolean {
  if (text.includes("{days}") && scene.days < COUNTED_DAYS) return false;
  if (when === "signed") return scene.signed !== false;
  if (when === "many") return scene.pieces !== 1;
  return when === null || when === scene.goods.make;
}

/** Puts the scene into a sentence's slots. */
function fill(text: string, context: { rng: Rng; scene: Scene }): string {
  const { rng, scene } = context;
  const [colour = "白色", colour2 = "灰色"] = scene.goods.colours;
  const values: Record<string, string> = {
    goods: scene.goods.word,
    part: scene.goods.part,
    other: rng.pick(GOODS.filter((goods) => goods.word !== scene.goods.word)).word,
    colour,
    colour2,
    city: scene.city.replace(/市$/, ""),
    district: scene.district,
    transit: scene.transit.replace(/市$/, ""),
    warehouse: scene.warehouse.replace(/市$/, ""),
    carrier: scene.carrier,
    days: String(scene.days),
    hour: String(scene.hour),
    amount: scene.amount,
    freight: scene.freight,
  };
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? "");
}
