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
  days: number;
  hour: number;
  /** Yuan, as people write them. */
  amount: string;
  freight: string;
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

/** All classes with their words; the ids are the dispute classes a shop starts with. */
export function classWords(id: string): ClassWords {
  return CLASSES.find((entry) => entry.id === id) ?? NONE_WORDS;
}

/** Ids of all classes that have words. */
export const CLASS_IDS: readonly string[] = CLASSES.map((entry) => entry.id);

/** One sentence of a buyer about this class. */
export function buyerWords(rng: Rng, id: string, scene: Scene): string {
  return fill(`${rng.pick(OPENINGS)}${rng.pick(classWords(id).cores)}${rng.pick(ENDINGS)}`, { rng, scene });
}

/** Puts the scene into a sentence's slots. */
export function fill(text: string, context: { rng: Rng; scene: Scene }): string {
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
