/** What a sentence of a reply does: by the words that frame a reply, else by the card wording it comes nearest to. Pure. */
import { type AnswerCard, framingActs } from "../../contract/answers.ts";
import type { ReplyAct, Want } from "../../contract/words.ts";
import { englishFrames, englishOffer, englishPromise, isEnglish } from "./english.ts";
import { likeness, pairsOf, wordsOf } from "./likeness.ts";

/** Frames of a reply, in the order they are tried in. */
const frames: readonly (readonly [act: ReplyAct, words: RegExp])[] = [
  ["greet", /^(?:亲|您好|你好|在的|亲爱的|尊敬的.{0,4})[，,。！!～~\s]*$/],
  ["close", /^(?:谢谢|感谢)(?:您|你)?(?:了|啦)?[。！!～~\s]*$/],
  ["meet", /抱歉|不好意思|对不起|理解您|久等|添麻烦|给您带来|辛苦您|谢谢您(?:的)?(?:反馈|告诉|咨询)|别着急|请放心[。！!]?$/],
  [
    "close",
    /祝您|感谢您的(?:支持|耐心|理解|配合)|随时(?:找|联系|跟|咨询)|第一时间(?:告诉|联系|通知)|有(?:任何)?(?:问题|疑问|需要).{0,8}(?:联系|找|留言|咨询)|这样可以吗|跟到这件事|(?:别的|其他)(?:的)?问题.{0,6}(?:问|说|联系)|招呼一声/,
  ],
  ["handover", /转(?:给|接|到)?(?:人工|专员|主管|同事|客服)|专人(?:联系|跟进|处理)/],
  ["evidence", /(?:拍|发|提供|上传|传|补上?).{0,8}(?:照片|图片|视频|截图|凭证)|(?:照片|视频|图片).{0,6}(?:发|传|提供)/],
  ["ask", /[?？]$|^(?:麻烦|请问|请您?(?:提供|告诉|告知|确认|说明|留言))|方便.{0,8}(?:说|告诉|提供)/],
];
const promising = /我们?(?:会|将|马上|这就|立即|尽快|帮您|给您|为您)|(?:会|将)(?:尽快|马上|立即|在)|(?:小时|天|工作日)(?:内|之内)/;
const offering = /可以.{0,10}(?:也可以|或者?|或)|您看.{0,16}(?:还是|或)|(?:换货|补发|退款|退货).{0,4}(?:或者?|还是).{0,4}(?:换货|补发|退款|退货)/;
/** Nearer than this to a card's wording, a sentence does what the card's does. */
const NEAR = 0.3;
/** Cards of the want that is answered are so much nearer. */
const OWN = 0.1;

/** Says for sentences what they do, by the wordings of all cards, those of the want first. */
export function actsBy(cards: readonly AnswerCard[], want: Want | null): (sentence: string) => ReplyAct {
  const chinese = wordingsOf(cards, { want, language: "zh" });
  const english = wordingsOf(cards, { want, language: "en" });
  return (sentence) => {
    const foreign = isEnglish(sentence);
    const frame = (foreign ? englishFrames : frames).find(([, words]) => words.test(sentence));
    if (frame) return frame[0];
    const pairs = foreign ? wordsOf(sentence) : pairsOf(sentence);
    const best = (foreign ? english : chinese).reduce<{ act: ReplyAct; near: number }>(
      (found, { act, pairs: other, bonus }) => {
        const alike = likeness(pairs, other);
        const near = alike === 0 ? 0 : alike + bonus;
        return near > found.near ? { act, near } : found;
      },
      { act: "fact", near: 0 },
    );
    if (best.near >= NEAR) return best.act;
    if ((foreign ? englishOffer : offering).test(sentence)) return "offer";
    return (foreign ? englishPromise : promising).test(sentence) ? "promise" : "fact";
  };
}

interface Wording {
  act: ReplyAct;
  pairs: ReadonlySet<string>;
  bonus: number;
}

function wordingsOf(cards: readonly AnswerCard[], { want, language }: { want: Want | null; language: "zh" | "en" }): Wording[] {
  const read = language === "en" ? wordsOf : pairsOf;
  return cards.flatMap((card) =>
    card[language].flatMap(({ act, texts }) => texts.map((text) => ({ act, pairs: read(text), bonus: card.want === want ? OWN : 0 }))),
  );
}

/** What most cards of a want must say; `null` where it has no card. */
export function mainAct(cards: readonly AnswerCard[], want: Want): ReplyAct | null {
  const counts = new Map<ReplyAct, number>();
  for (const { zh } of cards.filter((card) => card.want === want))
    for (const { act, optional } of zh) if (!optional && !framingActs.has(act)) counts.set(act, (counts.get(act) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1])[0]?.[0] ?? null;
}
