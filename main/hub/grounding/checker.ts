/** Holds every part of a reply against the record: what is neither supported nor known to be harmless is kept back. */
import type { ReplyRecord } from "../contract/index.ts";
import { readChinese } from "./chinese.ts";
import { contactIn, personalIn } from "./contact.ts";
import { readEnglish } from "./english.ts";
import { plain } from "./glyphs.ts";
import { type Known, knownOf } from "./known.ts";
import { isMark } from "./lexicon.ts";
import { superlativesIn } from "./praise.ts";
import type { Mark } from "./reading.ts";
import { sentencesOf } from "./sentences.ts";
import { type Claim, faultOf, type SentenceVerdict, type Verdict } from "./verdict.ts";
import { type Features, featuresOf, type Marked } from "./weigh/features.ts";
import { byLikeness, weigh } from "./weigh/weigh.ts";

/** Checks replies against one record, which is read once. */
export type Checker = (text: string) => Verdict;

/** Longer sentences are no sentences: nobody reads them, and they are kept back unread. In signs. */
const LONGEST = 400;

/**
 * Makes a checker. Pure; the same reply and record always give the same verdict, in time that grows with the reply's length.
 * @param sayings texts allowed word for word besides the record's promises
 */
export function checker(record: ReplyRecord, sayings: readonly string[] = []): Checker {
  const known = knownOf(record, sayings);
  return (text) => {
    const sentences = sentencesOf(text).map((sentence, at, all) => checkSentence(sentence, known, plain(all[at - 1] ?? "")));
    const person = personalIn(withoutKnown(plain(text), known).text);
    const spoken = sentences.map((sentence) => (person && personalIn(plain(sentence.text)) ? withPersonal(sentence, person.text) : sentence));
    const faults = [...new Set(spoken.flatMap((sentence) => sentence.faults))];
    if (person && !faults.some((fault) => fault.includes("个人信息"))) faults.push(`出现了个人信息“${person.text}”`);
    return {
      grounded: faults.length === 0,
      sentences: spoken,
      claims: spoken.flatMap((sentence) => sentence.claims),
      faults,
      personal: person ? person.what : null,
    };
  };
}

/** Reads texts as the weighing sees them before one record, for who learns from judged ones. */
export function featureReader(record: ReplyRecord): (text: string) => Features {
  const known = knownOf(record, []);
  return (text) => {
    const { text: body, marks } = withoutKnown(plain(text), known);
    const claims = sentencesOf(text).flatMap((sentence, at, all) => checkSentence(sentence, known, plain(all[at - 1] ?? "")).claims);
    return featuresOf({ body, marks, claims }, known.stands);
  };
}

function withPersonal(sentence: SentenceVerdict, text: string): SentenceVerdict {
  const claim: Claim = { kind: "personal", text, support: null };
  return { ...sentence, ok: false, claims: [...sentence.claims, claim], faults: [...sentence.faults, faultOf(claim)] };
}

const foreign = /[^\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const markup = /\b(?:system|assistant|admin)\s*:|系统(?:提示|消息|通知)?:|[<>{}[\]`|\\#*_^=]|!\[|&[a-z#]+;/;

/** @param last the sentence before, plain: what "it" may speak of */
function checkSentence(text: string, known: Known, last: string): SentenceVerdict {
  const said = plain(text);
  const written = new Map<string, string>();
  const shown = (part: string): string =>
    [...part]
      .map((sign) => written.get(sign) ?? sign)
      .join("")
      .replace(/[\uf8f0-\uf8ff]+/g, "…");
  /** @param read what the lists have read whole, and may be weighed */
  const verdict = (claims: Claim[], faults: string[], read?: Pick<Marked, "body" | "marks">): SentenceVerdict => {
    const all = [...claims.filter(({ support }) => support === null).map(faultOf), ...faults];
    const likeness = read ? weigh({ ...read, said, claims, faults: all, stands: known.stands, truth: known.truth }) : "as_read";
    const told = claims.map((claim) => ({ ...claim, text: shown(claim.text) }));
    if (likeness === "passes") return { text, ok: true, claims: byLikeness(told), faults: [] };
    if (likeness === "stays") return { text, ok: false, claims: told, faults: ["读来像记录里没有依据的话，请核对"] };
    return { text, ok: all.length === 0, claims: told, faults: [...new Set(all.map(shown))] };
  };
  if (said.length > LONGEST) return verdict([], ["句子太长，无法逐项核对"]);
  if (foreign.test(said)) return verdict([], ["含有看不懂的文字"]);
  if ([...said].some(isMark)) return verdict([], ["含有看不懂的符号"]);
  const { text: body, marks } = withoutKnown(said, known);
  for (const [sign, mark] of marks) written.set(sign, mark.shown);
  const claims: Claim[] = [];
  const faults: string[] = [];
  const contact = contactIn(body);
  if (contact) claims.push({ kind: "contact", text: contact, support: null });
  for (const praise of superlativesIn(body)) claims.push({ kind: "superlative", text: praise, support: null });
  for (const word of known.forbidden) if (said.includes(word)) faults.push(`“${word}”是不使用的词`);
  const crowd = others.exec(body);
  if (crowd) faults.push(`“${crowd[0]}”：涉及其他买家`);
  const person = named.exec(body);
  if (person) faults.push(`“${person[0]}”在记录里没有依据`);
  if (markup.test(body)) faults.push("含有标记或代码符号");
  const isEnglish = !/\p{Script=Han}/u.test(body) && /[a-z]/.test(body);
  if (isEnglish) {
    const read = readEnglish(body, { known, marks, last });
    return verdict([...claims, ...read.claims], [...faults, ...read.faults], { body, marks });
  }
  const read = readChinese(body, { known, marks, said });
  return verdict([...claims, ...read.claims], [...faults, ...read.faults], { body, marks });
}

/** Anybody who buys here beside the one who is spoken to. */
const others =
  /(?:很多|好多|不少|其他|其它|别的|大部分|大多数|多数|所有|许多|好几[个位]|[几多]位|有些|有的|不止一[个位]|大量|每[个位]|各位|另一?[个位]|前一?[个位]|上一?[个位]|那[个位]|有[个位])(?:的)?(?:顾客|客户|买家|客人|用户|消费者|亲们|收件人)/;
const surname =
  "[李王张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文]";
/** Somebody by surname and what he is called. */
const named = new RegExp(
  `(?:叫|姓名是|名字是|名叫)${surname}[一-龥]{1,2}(?=$|[,。!?;~的呢哈])|(?<![大最])小${surname}(?![时于到方文件])|${surname}(?:师傅|经理|主管|主任|店长|总监|先生|女士|小姐)`,
);

const FIRST_MARK = 0xe000;

/** Puts a mark where the text says again what the record says, longest first; what stands before may not turn it round. */
function withoutKnown(said: string, known: Known): { text: string; marks: Map<string, Mark> } {
  const marks = new Map<string, Mark>();
  let text = said;
  for (const span of known.spans) {
    for (let at = text.indexOf(span.text); at >= 0; at = text.indexOf(span.text, at + 1)) {
      if (!standsAlone(text, at, span)) continue;
      const sign = String.fromCharCode(FIRST_MARK + marks.size);
      marks.set(sign, { kind: span.kind, text: span.text, name: span.name, shown: span.shown ?? span.text });
      text = text.slice(0, at) + sign + text.slice(at + span.text.length);
    }
  }
  return { text, marks };
}

/** A whole saying begins and ends at a pause; a number stands between no other digits or letters. */
function standsAlone(text: string, at: number, span: Known["spans"][number]): boolean {
  const before = text[at - 1] ?? "";
  const after = text[at + span.text.length] ?? "";
  if (span.kind === "waybill" || span.kind === "back_waybill") return !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after);
  if (span.kind === "said") return !/[不没未非别]/.test(before) && /^(?:$|[\s,。.!?;~…:)」”’\ue000-\uf8ff哦呢的啦哈呀~])/.test(after) && after !== "的";
  return true;
}
