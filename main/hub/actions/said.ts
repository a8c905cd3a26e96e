/** What a person is about to say to a buyer, held against the record as it stands now. */
import { openSlots, slotInEnglish } from "../contract/given.ts";
import type { CheckedWords } from "../contract/index.ts";
import { cardSentences, replyRecord } from "../disputes/index.ts";
import { bothLanguages, checker, sentencesOf } from "../grounding/index.ts";
import { orderTimeline } from "../orders/index.ts";
import type { Store } from "../store/index.ts";
import { termsOf } from "../terms/index.ts";
import type { CaseNow } from "./action.ts";
import { granted } from "./money.ts";

/** What a person's data is called in English. */
const dataNames: Readonly<Record<string, string>> = {
  身份证号: "an identity number",
  手机号: "a mobile number",
  电话号码: "a telephone number",
  银行卡号: "a bank card number",
};

/** A person's data never leaves; what the record does not support is stopped where the shop's terms say so, else told. */
// biome-ignore lint/complexity/useMaxParams: whose words, of which case, held against what
export async function checkSaid(store: Store, now: CaseNow, { text }: { text: string }, composed = ""): Promise<CheckedWords> {
  if (text.trim() === "") return { sentences: [], stop: null };
  const open = openSlots(text);
  if (open.length > 0)
    return {
      sentences: [],
      stop: {
        zh: `还有没填的空：${open.join("、")}，请先填上再发。`,
        en: `Still to be filled in: ${open.map(slotInEnglish).join(", ")}.`,
      },
    };
  const record = await replyRecord({ store, granted, readOrder: (orderId) => orderTimeline(store, orderId) }, now.id);
  if (!record) return { sentences: [], stop: null };
  // What an action puts itself says what it does.
  // A card's own words were checked by whoever wrote it; they stand for as long as the case they were chosen for stands as it was.
  const sayings = [...(await cardSentences(store, now.id)), composed].flatMap(sentencesOf);
  const { sentences, personal, grounded } = checker(record, sayings)(text);
  const { strictReplies } = await termsOf(store, now.shopId);
  const first = sentences.find(({ ok }) => !ok);
  return {
    sentences: sentences.map(({ text: said, ok, faults }) => ({ text: said, ok, faults: faults.map(bothLanguages) })),
    stop:
      personal !== null
        ? {
            zh: `这段话里有${personal}，不能发给买家，请删去后再发。`,
            en: `The text holds ${dataNames[personal] ?? "a person's data"}, which never leaves; take it out first.`,
          }
        : strictReplies && !grounded
          ? {
              zh: `店铺设置了只发有依据的话，请先改掉：${first?.faults[0] ?? "没有依据的说法"}。`,
              en: `This shop sends only what the record supports. Change first: ${bothLanguages(first?.faults[0] ?? "").en || "a statement that nothing supports"}.`,
            }
          : null,
  };
}
