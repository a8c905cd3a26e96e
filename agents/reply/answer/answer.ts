/**
 * The built-in composer: answers what the buyer wants by the cards that fit this order. It says nothing where nothing answers: no filler.
 */
import { framingActs, type SpokenCard } from "../../../main/hub/contract/answers.ts";
import { newestWords } from "../../../main/hub/contract/index.ts";
import { LONGEST_REPLY, replyLength } from "../../../main/hub/contract/limits.ts";
import { exampleBehind } from "../../../main/hub/contract/training.ts";
import { withheldReasons } from "../../../main/hub/contract/withheld.ts";
import type { ReplyAct } from "../../../main/hub/contract/words.ts";
import { type Filling, fill, fillingOf } from "../../../main/hub/grounding/index.ts";
import { choose, type Fitting } from "./choose.ts";
import type { Ground } from "./ground.ts";
import { type Language, languageOf } from "./language.ts";
import { closingsFor, greetingsFor } from "./manner.ts";
import { inTurn, seedOf } from "./vary.ts";
import { heard } from "./wanted.ts";

/** A sentence with what it does and what it rests on: a card, and the record's entries that filled it. */
export interface Said {
  act: ReplyAct;
  text: string;
  card: string | null;
  slots: string[];
}

/** What to say, or why nothing is offered: one of the known reasons, as it is kept. */
export interface Answer {
  sentences: Said[];
  cards: SpokenCard[];
  why: string | null;
}

/** Wants answered in one reply; who asks more at once is better served by a person. */
const AT_ONCE = 2;
/** After these nothing more is said. */
const last: ReadonlySet<ReplyAct> = new Set(["thanks", "handover"]);

/**
 * Composes; `cards` are those of the wants, examples that were asked the same before them. What stands in an example was true of another case:
 * `isTrue` tells of each of its sentences whether this record supports it, and without it no example speaks.
 */
export function answer(ground: Ground, cards: readonly SpokenCard[], isTrue: (text: string) => boolean = () => false): Answer {
  const words = newestWords(ground);
  const language = languageOf(words);
  const { wants, why } = heard(ground);
  if (why !== null) return nothing(why);
  const slots = fillingOf(ground, language);
  const say = (text: string, card: SpokenCard): string | null => {
    const said = sayable(fill(text, slots), ground, language);
    return said === null || (exampleBehind(card.id) !== null && !isTrue(said)) ? null : said;
  };
  const fitting: Fitting[] = [];
  let reason: string | null = null;
  for (const { want } of wants.slice(0, AT_ONCE)) {
    const choice = choose(
      cards.filter((card) => card.want === want),
      ground,
      { language, words, say },
    );
    if (choice.fits) fitting.push(choice.fits);
    else reason ??= choice.why;
  }
  // Half an answer to two questions looks like none to the second: a person sees what is missing.
  if (fitting.length === 0) return nothing(reason ?? withheldReasons.no_card.zh);
  const sentences = spoken(fitting, { ground, slots, seed: seedOf(`${ground.caseId}${words}`) });
  if (!sentences.some(({ act }) => !framingActs.has(act))) return nothing(withheldReasons.key_unsaid.zh);
  const [first] = sentences;
  const greeting = inTurn(greetingsFor(ground, language), seedOf(ground.caseId), () => false)[0];
  if (first && greeting) sentences[0] = { ...first, text: greeting + first.text };
  const mood = wants[0]?.mood ?? "asks";
  const ends = sentences.some(({ act }) => last.has(act));
  const closing = ends ? undefined : inTurn(closingsFor(ground, mood, language), seedOf(`${ground.caseId}close`), saidBefore(ground))[0];
  if (closing !== undefined && lengthOf(sentences) + replyLength(closing) <= LONGEST_REPLY)
    sentences.push({ act: "close", text: closing, card: null, slots: [] });
  const spokenBy = new Set(sentences.map(({ card }) => card));
  // Chinese sentences follow each other without a blank, English ones do not.
  const told = language === "zh" ? sentences : sentences.map((each, at) => (at === 0 ? each : { ...each, text: ` ${each.text}` }));
  return { sentences: told, cards: fitting.flatMap(({ card }) => (spokenBy.has(card.id) ? [card] : [])), why: null };
}

interface Speaking {
  ground: Ground;
  slots: Filling;
  seed: number;
}

/**
 * Required sentences first find their room, optional ones take what is left; the order of the cards stays. One meets the buyer, once, and what a
 * slot says is said once: a sentence that tells only what stands there already is left out.
 */
function spoken(fitting: readonly Fitting[], { ground, slots, seed }: Speaking): Said[] {
  const planned = fitting.flatMap(({ card, sentences }, place) =>
    sentences.filter(({ act }) => place === 0 || act !== "meet").map((sentence, at) => ({ ...sentence, card: card.id, place, seed: seed + at * 7 + place })),
  );
  const isTold = (names: readonly string[]): boolean =>
    names.length > 0 && names.every((name) => [...said].some((text) => text.includes((slots[name] ?? "").replace(/[。，；！,.]+$/, ""))));
  const chosen = new Map<number, Said>();
  const wasSaid = saidBefore(ground);
  const said = new Set<string>();
  let length = 0;
  for (const wanted of [false, true])
    for (const [at, each] of planned.entries()) {
      if (each.optional !== wanted) continue;
      const turn = inTurn(each.wordings, each.seed, ({ text }) => wasSaid(text));
      // What need not be said is not said again.
      const wording = turn.find(({ text }) => !said.has(text) && !(each.optional && wasSaid(text)) && length + replyLength(text) <= LONGEST_REPLY);
      if (wording === undefined || ((each.optional || each.place > 0) && isTold(wording.slots))) continue;
      said.add(wording.text);
      length += replyLength(wording.text);
      chosen.set(at, { act: each.act, card: each.card, ...wording });
    }
  return [...chosen].toSorted(([left], [right]) => left - right).map(([, sentence]) => sentence);
}

/** In the words of the house, with its stop; `null` where a word of it is forbidden. */
function sayable(filled: string | null, { houseWords, forbiddenWords }: Ground, language: Language): string | null {
  if (filled === null) return null;
  const said = houseWords.reduce((text, { instead, say }) => (instead === "" ? text : text.replaceAll(instead, say)), filled);
  if (forbiddenWords.some((word) => word !== "" && said.includes(word))) return null;
  const ended = /[。！？!?.～~]$/.test(said) ? said : said + (language === "zh" ? "。" : ".");
  return language === "zh" ? ended : ended.charAt(0).toUpperCase() + ended.slice(1);
}

const lengthOf = (sentences: readonly Said[]): number => sentences.reduce((sum, { text }) => sum + replyLength(text), 0);

function saidBefore(ground: Ground): (text: string) => boolean {
  const ours = ground.conversation.filter(({ author }) => author !== "buyer").map(({ text }) => text);
  return (text) => ours.some((one) => one.includes(text));
}

const nothing = (why: string): Answer => ({ sentences: [], cards: [], why });
