/** Which card answers: the one whose conditions all hold and say most, and whose every sentence can be said. */
import type { CardSentence, SpokenCard } from "../../../main/hub/contract/answers.ts";
import { slotsIn } from "../../../main/hub/contract/given.ts";
import { exampleBehind } from "../../../main/hub/contract/training.ts";
import { missingFor, withheldReasons } from "../../../main/hub/contract/withheld.ts";
import { holds } from "../../../main/hub/grounding/index.ts";
import { foldText } from "../../../main/hub/kernel/text.ts";
import type { Ground } from "./ground.ts";
import type { Language } from "./language.ts";

/** A sentence of a card as it can be said here. */
interface Sayable {
  act: CardSentence["act"];
  optional: boolean;
  /** Filled wordings, each with the slots that filled it; at least one. */
  wordings: { text: string; slots: string[] }[];
}

/** A card that fits, with what it says here. */
export interface Fitting {
  card: SpokenCard;
  sentences: Sayable[];
}

/** What a search for a card came to: the card, or why none of them fits. */
export type Choice = { fits: Fitting } | { fits: null; why: string };

interface How {
  language: Language;
  /** The buyer's newest words. */
  words: string;
  say(text: string, card: SpokenCard): string | null;
}

/** Chooses among the cards of one want. `say` fills a wording, `null` where it cannot be said. */
export function choose(cards: readonly SpokenCard[], ground: Pick<Ground, "given">, how: How): Choice {
  const words = foldText(how.words);
  const holding = cards.filter((card) => isMeant(card, words) && holds(card.when, ground.given)).toSorted((left, right) => weight(right) - weight(left));
  if (holding.length === 0) return { fits: null, why: withheldReasons.no_fitting_card.zh };
  let missing = "";
  for (const card of holding) {
    const sentences: Sayable[] = [];
    const spoken = card[how.language];
    for (const { act, optional, texts } of spoken) {
      const wordings = texts.flatMap((text) => {
        const said = how.say(text, card);
        return said === null ? [] : [{ text: said, slots: slotsIn(text) }];
      });
      if (wordings.length > 0) sentences.push({ act, optional, wordings });
      else if (!optional) missing ||= texts[0] ?? "";
    }
    const required = spoken.filter((each) => !each.optional).length;
    if (required > 0 && sentences.filter((each) => !each.optional).length === required) return { fits: { card, sentences } };
  }
  return { fits: null, why: missing === "" ? withheldReasons.not_in_language.zh : missingFor(missing) };
}

/** Whether the buyer's folded words are those that a card asks for. */
function isMeant({ says, unless }: SpokenCard, words: string): boolean {
  const stands = (word: string): boolean => words.includes(foldText(word));
  return (says.length === 0 || says.some(stands)) && !unless.some(stands);
}

/** What was said tells more of what is wanted than what holds does; an example is here because the same was asked. */
const BY_WORDS = 100;
const weight = ({ id, says, when }: SpokenCard): number => (says.length > 0 || exampleBehind(id) !== null ? BY_WORDS : 0) + Object.keys(when).length;
