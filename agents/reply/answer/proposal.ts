/** What was composed as it is proposed: with its sources and checked claims, or with why nothing is offered and the nearest cases instead. */
import { CARD } from "../../../main/hub/contract/answers.ts";
import type { ReplyRecord, SuggestionClaim, SuggestionSentence } from "../../../main/hub/contract/index.ts";
import { exampleBehind } from "../../../main/hub/contract/training.ts";
import { checker, sentencesOf } from "../../../main/hub/grounding/index.ts";
import type { Answer, Said } from "./answer.ts";

/** A solved case like this one. */
export interface Similar {
  id: string;
  question: string;
  reply: string;
  label: string;
  score: number;
}

/** Where words come from; a card and a fact have no score. */
export interface Source {
  kind: "card" | "example" | "fact" | "policy";
  id: string;
  label: string;
  text: string;
  score: number | null;
  /** Of a card: the version it spoke by. */
  version?: number;
}

interface Proposal {
  text: string;
  sources: Source[];
  claims: SuggestionClaim[];
  sentences: SuggestionSentence[];
  composer: string;
  withheld: string | null;
}

/** Solved cases shown where nothing is offered. */
const NEAREST = 3;

/** What the buyer would read: nothing where there is no good answer. */
export function textOf({ why, sentences }: Answer): string {
  return why === null ? sentences.map(({ text }) => text).join("") : "";
}

/** The built-in composer's answer as a proposal. */
export function fromCards(answer: Answer, { record, similar }: { record: ReplyRecord; similar: readonly Similar[] }): Proposal {
  const composer = "built-in";
  if (answer.why !== null)
    return { text: "", sources: similar.slice(0, NEAREST).map(exampleSource), claims: [], sentences: [], composer, withheld: answer.why };
  const text = textOf(answer);
  const titles = new Map(answer.cards.map(({ id, title }) => [id, exampleBehind(id) === null ? `${CARD}${title}` : `样例：${title}`]));
  const sentences = answer.sentences.map(({ act, text: said, card }) => ({ act, text: said, support: card === null ? null : (titles.get(card) ?? null) }));
  // A card's own words are the seller's, and pass word for word; what filled them is the record's. An example's were another buyer's.
  const own = answer.sentences.filter(({ card }) => card === null || exampleBehind(card) === null);
  const checked = checker(
    record,
    own.flatMap((one) => sentencesOf(one.text)),
  )(text);
  const claims = checked.claims.map((claim) => ({
    ...claim,
    support: claim.support ?? sentences.find((one) => one.text.includes(claim.text))?.support ?? null,
  }));
  return {
    text,
    sources: [
      ...answer.cards.map(({ id, title, want, version }) => {
        const example = exampleBehind(id);
        return {
          kind: example === null ? ("card" as const) : ("example" as const),
          id: example ?? id,
          label: title,
          text: example === null ? want : title,
          score: null,
          ...(version === undefined ? {} : { version }),
        };
      }),
      ...slotSources(answer.sentences, record),
    ],
    claims,
    sentences,
    composer,
    withheld: null,
  };
}

function exampleSource({ id, label, question, reply, score }: Similar): Source {
  return { kind: "example", id, label, text: `买家：${question}\n回复：${reply}`, score };
}

/** Every slot that was filled, with what the record or the terms said. */
function slotSources(sentences: readonly Said[], record: ReplyRecord): Source[] {
  const names = [...new Set(sentences.flatMap(({ slots }) => slots))];
  return names.flatMap((name) => {
    const text = record.slots[name];
    return text === undefined ? [] : [{ kind: "fact" as const, id: name, label: name, text, score: null }];
  });
}
