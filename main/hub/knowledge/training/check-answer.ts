/** Whether an example's answer can ever be said, with the place of what is wrong as the trainer sees it. Pure. */
import type { CardFault } from "../../contract/answers.ts";
import { cardOf, type ExampleAnswer } from "../../contract/training.ts";
import { faultsOf } from "../cards/check-card.ts";

/** Everything that is wrong with the answer; empty when it may be kept. Places: `answer.when.order`, `answer.sentences.2`. */
export function answerFaults(answer: ExampleAnswer): CardFault[] {
  const card = cardOf({ id: "new", question: "?", answer });
  const nothing = { at: "answer.sentences", zh: "没有一句必说的话回答买家", en: "no sentence that must be said answers the buyer" };
  if (!card) return [nothing];
  const spoken = answer.sentences.flatMap(({ leftOut }, place) => (leftOut ? [] : [place]));
  if (spoken.length > 8) return [{ at: "answer.sentences", zh: "一条回复最多说八句", en: "a reply says eight sentences at most" }];
  return faultsOf(card).map((fault) => {
    const place = /^(?:zh|en)\.(\d+)/.exec(fault.at)?.[1];
    if (fault.at === "zh" || fault.at === "en") return { ...fault, at: nothing.at };
    return { ...fault, at: place === undefined ? `answer.${fault.at}` : `answer.sentences.${spoken[Number(place)] ?? place}` };
  });
}
