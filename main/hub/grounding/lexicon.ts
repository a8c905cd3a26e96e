/** The words the guard knows, and how a clause is read as such words. What it cannot read it keeps back. */
import { namesPlace } from "./gazetteer.ts";
import { dangerWords, neverWords } from "./word-list-danger.ts";
import { functionWords } from "./word-list-function.ts";
import { speechWords, topicWords } from "./word-list-speech.ts";
import { innocentWords, smallWords, thingWords, toldWords } from "./word-list-told.ts";

export type Role =
  | Exclude<keyof typeof functionWords, "life" | "everyday">
  | "act"
  | "feel"
  | "kind"
  | "ask"
  | "noun"
  | "process"
  | "danger"
  | "told"
  | "never"
  | "mark";

/** A known word. `verb` is what a dangerous word is about, `never` why a forbidden one is. */
interface Word {
  roles: ReadonlySet<Role>;
  verb?: { name: string; type: "state" | "act" | "claim" };
  never?: keyof typeof neverWords;
}
export interface Token extends Partial<Word> {
  text: string;
  roles: ReadonlySet<Role>;
  /** Nobody knows this word. */
  unknown: boolean;
}

const words = new Map<string, { roles: Set<Role>; verb?: Word["verb"]; never?: Word["never"] }>();
const cut = (text: string): string[] => text.split(" ").filter((word) => word !== "");

function add(text: string, role: Role, more: Partial<Word> = {}): void {
  for (const word of cut(text.replaceAll("你", "您"))) {
    const found = words.get(word) ?? { roles: new Set<Role>() };
    found.roles.add(role);
    words.set(word, { ...found, ...(more.verb && !found.verb ? { verb: more.verb } : {}), ...(more.never ? { never: more.never } : {}) });
  }
}

for (const [role, text] of Object.entries(functionWords)) add(text, role === "life" || role === "everyday" ? "plain" : (role as Role));
for (const [kind, text] of Object.entries(speechWords)) {
  add(text, "act");
  if (kind === "feel") add(text, "feel");
  if (kind === "thank" || kind === "close") add(text, "kind");
  if (kind === "ask") add(text, "ask");
}
add(topicWords.noun, "noun");
add(topicWords.process, "process");
add(thingWords, "noun");
add(smallWords, "plain");
for (const [type, verbs] of Object.entries(dangerWords))
  for (const [name, text] of Object.entries(verbs)) add(text, "danger", { verb: { name, type: type as "state" | "act" | "claim" } });
for (const [never, text] of Object.entries(neverWords)) add(text, "never", { never: never as keyof typeof neverWords });

// What is known in another part already keeps that part: there it was weighed word by word.
for (const word of cut(toldWords)) if (!words.has(word)) add(word, "told");

for (const word of cut(innocentWords)) if (!words.has(word)) add(word, "plain");

const LONGEST = Math.max(...[...words.keys()].map((word) => word.length));
const UNKNOWN = 10;
const none: ReadonlySet<Role> = new Set();
const marked: ReadonlySet<Role> = new Set<Role>(["mark"]);
export const isMark = (sign: string): boolean => sign >= "\ue000" && sign <= "\uf8ff";
const isLatin = (sign: string | undefined): boolean => sign !== undefined && /[a-z0-9]/.test(sign);

/**
 * Reads a plain clause as known words: as few unknown signs as possible, then as few words. Linear in the clause's length.
 * Letters and digits are read whole, never as parts of words.
 */
export function tokensOf(clause: string): Token[] {
  const best: { cost: number; from: number; word: Word | null }[] = [{ cost: 0, from: 0, word: null }];
  for (let end = 1; end <= clause.length; end += 1) {
    const before = best[end - 1];
    const sign = clause[end - 1] ?? "";
    const free = sign === " " || isMark(sign);
    let found = { cost: (before?.cost ?? 0) + (free ? 0 : UNKNOWN), from: end - 1, word: null as Word | null };
    for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
      const word = words.get(clause.slice(from, end));
      if (!word || (isLatin(sign) && (isLatin(clause[end]) || (isLatin(clause[from]) && isLatin(clause[from - 1]))))) continue;
      const cost = (best[from]?.cost ?? 0) + (word.verb || word.never ? 0.9 : 1);
      if (cost < found.cost) found = { cost, from, word };
    }
    best.push(found);
  }
  const tokens: Token[] = [];
  for (let end = clause.length; end > 0; ) {
    const { from, word } = best[end] ?? { from: end - 1, word: null };
    const text = clause.slice(from, end);
    if (text !== " ") tokens.push(word ? { ...word, text, unknown: false } : { text, roles: isMark(text) ? marked : none, unknown: !isMark(text) });
    end = from;
  }
  return tokens.reverse().map((token, at, all) => lastVerb(token, all.slice(at + 1)) ?? token);
}

/** "明天发", "给您送来": with nothing behind it, sending and bringing are the parcel's. */
const lastVerbs: Readonly<Record<string, string>> = { 发: "ship", 送: "deliver", 派: "deliver", 审: "review", 收: "sign", 扫: "scan", 揽: "pickup" };

function lastVerb(token: Token, behind: readonly Token[]): Token | null {
  const name = Object.hasOwn(lastVerbs, token.text) ? lastVerbs[token.text] : undefined;
  if (name === undefined || !behind.every(({ text }) => /^(?:的|了|哦|呢|哈|啊|呀|吧|啦|噢|出|出去|走|过来|过去|来|去|件|亲|呐|嘞)$/.test(text))) return null;
  return { text: token.text, roles: new Set<Role>(["danger"]), unknown: false, verb: { name, type: "state" } };
}

/** Signs of words that commit, state, lure or count: an unknown word that holds one of them is never harmless. */
const weighty = new Set(
  "退赔偿补贴返还付款钱金费价优惠扣免赠送礼券奖福让折额账帐卡汇转兑罚收发寄派签拒丢失坏假真正保证承诺准必定绝最第全独唯加微信号码网链扫私群友评星投诉撤关闭取消改换修装货仓库单件包裹快递到达运途验审批通过同意允许驳介裁责错误骗法律病药医疗治名首冠级神极顶独家限抢秒杀倍送减抹零让利润供商厂官授权盗仿劣残次旧新毒害癌孕告警察监督举报罚拉黑骂滚傻蠢贱穷死鬼妈操屁爹娘狗猪垃圾混蛋亏占便宜贪赚赢输判胜负股贷借债息税薇威葳徽芯溦废瞎智歪暗密后台内部系统机器模型指令",
);

/** True of unknown signs of which none can commit, state or lure: an everyday word that no list holds. */
export function isHarmless(text: string): boolean {
  return text.length <= 5 && !namesPlace(text) && [...text].every((sign) => /\p{Script=Han}/u.test(sign) && !weighty.has(sign));
}

const luring = new Set("款钱金费价优惠券奖福账帐卡汇转兑微信号码网链群友评星投诉撤贷借债息税薇威葳徽芯溦付赔偿返密");

/** True of unknown signs that name no money and no way out: in a question, or in what a buyer is told to do, they commit to nothing. */
export function isMild(text: string): boolean {
  return text.length <= 8 && !namesPlace(text) && [...text].every((sign) => /\p{Script=Han}/u.test(sign) && !luring.has(sign));
}

/** True when the token has the role. */
export function is(token: Token | undefined, role: Role): boolean {
  return token?.roles.has(role) ?? false;
}
