/** Cuts a reply that solved a case into sentences that may be said again, with the conditions under which it was said. Pure. */
import { type AnswerCard, framingActs } from "../../contract/answers.ts";
import { type GivenName, givenValues, slotNames } from "../../contract/given.ts";
import type { CutSentence, ExampleAnswer, ExampleGround } from "../../contract/training.ts";
import type { Want } from "../../contract/words.ts";
import { sentencesOf } from "../../grounding/index.ts";
import { actsBy, mainAct } from "./acts.ts";
import { englishGreeting, englishStrange, isEnglish } from "./english.ts";
import { slotted, slottedEnglish } from "./slotting.ts";

/** What a reply is cut by. */
export interface Cutting {
  reply: string;
  want: Want;
  /** What held when it was said; nothing of an example that no case stands behind. */
  ground: ExampleGround | null;
  /** Living cards: their wordings tell what sentences do; the conditions of those of the want, what matters to it. */
  cards: readonly AnswerCard[];
}

const greeting = /^(?:(?:亲爱的|尊敬的)?(?:亲|您好|你好|顾客|买家|在的)[，,。！!～~\s]+)+/;
const MOST = 20;
const nothing: ExampleGround = { slots: {}, given: {}, facts: [], wants: [] };

/** The reply as an answer; `null` where there is nothing Chinese or English to cut. */
export function cutReply({ reply, want, ground, cards }: Cutting): ExampleAnswer | null {
  const english = isEnglish(reply);
  if (!english && !/\p{Script=Han}/u.test(reply)) return null;
  const held = english ? inEnglish(ground ?? nothing) : (ground ?? nothing);
  const actOf = actsBy(cards, want);
  const sentences = sentencesOf(reply)
    .slice(0, MOST)
    .map((said): CutSentence => {
      const bare = said.replace(english ? englishGreeting : greeting, "") || said;
      const act = actOf(bare);
      const text = (english ? slottedEnglish(bare, held) : slotted(bare, held)).slice(0, 300);
      const note = act === "greet" || act === "close" ? ofTone : strange(text, held);
      return { said, act, text, optional: framingActs.has(act), leftOut: note !== null, note };
    });
  const ofWant = cards.filter((card) => card.want === want);
  const answering = answeringOne(sentences, mainAct(cards, want));
  const when = conditionsOf({ want, ground: held, cards: ofWant, sentences: answering });
  return { want, ...(english ? { language: "en" as const } : {}), when, sentences: answering };
}

/** The ground with what its slots say in English; what is known in Chinese only fills nothing there. */
const inEnglish = (ground: ExampleGround): ExampleGround => ({ ...ground, slots: ground.english ?? {} });

/** A reply none of whose sentences comes near to a card answers all the same: by its longest, which a trainer may correct. */
function answeringOne(sentences: readonly CutSentence[], main: CutSentence["act"] | null): CutSentence[] {
  if (main === null || sentences.some(({ act }) => !framingActs.has(act))) return [...sentences];
  const told = sentences.filter(({ act, leftOut }) => !leftOut && (act === "fact" || act === "promise"));
  const longest = told.toSorted((left, right) => right.text.length - left.text.length)[0];
  return sentences.map((sentence) => (sentence === longest ? { ...sentence, act: main, optional: false } : sentence));
}

const ofTone = { zh: "开头和结尾由店铺的语气给出", en: "Openings and closes come from the shop's tone" };

/** What still belongs to the one case after slots were put in: a figure, a place, a masked person. */
function strange(text: string, { facts }: ExampleGround): CutSentence["note"] {
  const bare = text.replace(/\{[^{}]*\}/g, "");
  const masked = /\[[^\]]{2,4}\]/.exec(bare)?.[0];
  const english = isEnglish(bare) ? englishStrange.exec(bare)?.[0] : undefined;
  const place = facts.find(
    ({ kind, text: told }) => (kind === "place" || kind === "waybill" || kind === "date") && told.length >= 2 && bare.includes(told),
  )?.text;
  const figure =
    /[¥￥]?\d[\d.,:：-]*\s*(?:元|块|天|小时|分钟|点|号|日|月|折|%|％|个工作日|件)?|[一二两三四五六七八九十百千半]+(?:元|块钱?|天|小时|个工作日|个月|折)/.exec(
      bare,
    )?.[0];
  const own = masked ?? place ?? english ?? figure;
  return own === undefined ? null : { zh: `“${own}”是那一单的，没有填空能代替它`, en: `"${own}" belongs to that case and no slot stands for it` };
}

/** What must hold: what the cards of the want look at, as it was then, and what the sentences are filled from. */
function conditionsOf({
  ground,
  cards,
  sentences,
}: Pick<Cutting, "cards"> & { want: Want; ground: ExampleGround; sentences: readonly CutSentence[] }): ExampleAnswer["when"] {
  const when: ExampleAnswer["when"] = {};
  for (const name of new Set(cards.flatMap((card) => Object.keys(card.when)))) {
    const value = ground.given[name];
    if (value === undefined || !Object.hasOwn(givenValues, name)) continue;
    if (typeof value === "boolean") when[name] = value;
    else when[name] = narrowest(cards, name, value);
  }
  const kind = ground.given.kind;
  // An after-sale is answered by how far it is; what was said of one says nothing to a question.
  if (typeof kind === "string" && kind !== "question" && typeof ground.given.case === "string") when.case ??= [ground.given.case];
  for (const term of slotNames.terms) {
    const name = termOf[term];
    if (name && sentences.some(({ leftOut, text }) => !leftOut && text.includes(`{${term}}`))) when[name] = true;
  }
  return when;
}

const termOf: Readonly<Partial<Record<(typeof slotNames)["terms"][number], GivenName>>> = {
  退货地址: "terms.returnAddress",
  退货运费: "terms.freight",
  开票方式: "terms.invoice",
  工作时间: "terms.workingHours",
  答复时限: "terms.answerWithin",
  退货期限: "terms.returnDays",
  价保天数: "terms.priceProtection",
  质保说明: "terms.warranty",
  安装说明: "terms.install",
};

/** States that the seller's own cards treat alike; alone where none names it. */
function narrowest(cards: readonly AnswerCard[], name: string, value: string): string[] {
  const lists = cards.flatMap((card) => {
    const wanted = card.when[name];
    return Array.isArray(wanted) && wanted.includes(value) ? [wanted] : [];
  });
  return lists.toSorted((left, right) => left.length - right.length)[0] ?? [value];
}
