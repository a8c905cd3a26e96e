/** What a model is given to write from: facts, terms, promises and cards under short names, similar replies, the conversation in its true order; all of it hidden behind a veil. */
import { CARD } from "../../../main/hub/contract/answers.ts";
import type { ReplyRecord } from "../../../main/hub/contract/index.ts";
import { type KnownValue, openVeil, type Veil } from "../../../main/hub/masking/index.ts";
import type { Answer } from "../answer/answer.ts";
import type { Similar, Source } from "../answer/proposal.ts";

/** Something a sentence may rest on: the short name under which a model sees it, and what it is. */
export interface Material {
  ref: string;
  text: string;
  source: Source;
}
/** As it is sent: with everything hidden that may name a person. */
type Sent = Material & { sent: string };

/** Everything a reply is written from. The veil has seen all of it, always in the same order: a placeholder means the same however often it is made. */
export interface Materials {
  veil: Veil;
  items: Sent[];
  /** Sentences of the fitting cards: the seller's own, allowed word for word. */
  sayings: string[];
  /** As they are sent. */
  examples: string[];
  conversation: string[];
  wants: string[];
}

/** Examples that are shown; words of the conversation that are. */
const EXAMPLES = 3;
const WORDS = 12;
/** The other writings of an amount or a time say nothing new to a model. */
const isFirstForm = ({ id }: ReplyRecord["facts"][number]): boolean => !/\.\d+$/.test(id);

/** Gathers them. `answered` is what the cards would say. */
export function materialsOf(record: ReplyRecord, from: { wants: readonly string[]; answered: Answer; similar: readonly Similar[] }): Materials {
  const veil = openVeil(knownValues(record));
  const items = [...factsOf(record), ...termsOf(record), ...promisesOf(record), ...cardsOf(from.answered)];
  return {
    veil,
    items: items.map((item) => ({ ...item, sent: veil.ours(item.text) })),
    sayings: from.answered.sentences.map(({ text }) => text),
    examples: from.similar.slice(0, EXAMPLES).map(({ question, reply }) => veil.theirs(`买家：${question}\n回复：${reply}`)),
    conversation: inOrder(record).slice(-WORDS).map(veil.theirs),
    wants: [...from.wants],
  };
}

/** What is somebody's, whatever it looks like. */
function knownValues({ facts, slots, buyerNick }: ReplyRecord): KnownValue[] {
  const numbers = facts.filter(({ kind }) => kind === "waybill").map(({ text }): KnownValue => ({ kind: "单号", value: text }));
  const address = slots.退货地址 === undefined ? [] : [{ kind: "退货地址" as const, value: slots.退货地址 }];
  return [...address, ...numbers, { kind: "昵称", value: buyerNick }];
}

function factsOf(record: ReplyRecord): Material[] {
  const facts = record.facts.filter(isFirstForm).map(({ id, label, text }) => ({ id, label, text }));
  const place = record.whereabouts === "" ? [] : [{ id: "whereabouts", label: "物流", text: record.whereabouts }];
  return [...place, ...facts].map(({ id, label, text }, at) => ({
    ref: `F${at + 1}`,
    text: `${label}：${text}`,
    source: { kind: "fact", id, label, text, score: null },
  }));
}

/** Slots that the seller's terms fill; what the order fills stands among the facts. */
function termsOf({ slots, sayings }: ReplyRecord): Material[] {
  const said = new Set(sayings);
  const named = Object.entries(slots).filter(([name]) => termNames.has(name));
  const items = [...named.map(([label, text]) => ({ label, text })), ...[...said].map((text) => ({ label: "店铺说明", text }))];
  return items.map(({ label, text }, at) => ({
    ref: `T${at + 1}`,
    text: label === "店铺说明" ? text : `${label}：${text}`,
    source: { kind: "policy", id: `term:${at}`, label, text, score: null },
  }));
}
const termNames: ReadonlySet<string> = new Set([
  "退货地址",
  "退货运费",
  "开票方式",
  "开票时限",
  "工作时间",
  "价保天数",
  "退货期限",
  "质保说明",
  "安装说明",
  "答复时限",
]);

function promisesOf({ promises }: ReplyRecord): Material[] {
  return promises.map(({ id, text }, at) => ({ ref: `P${at + 1}`, text, source: { kind: "policy", id, label: "可承诺事项", text, score: null } }));
}

function cardsOf({ sentences, cards }: Answer): Material[] {
  const titles = new Map(cards.map(({ id, title, want, version }) => [id, { title, want, version }]));
  return sentences.flatMap(({ text, card }, at) => {
    const told = card === null ? undefined : titles.get(card);
    return card === null || told === undefined
      ? []
      : [
          {
            ref: `C${at + 1}`,
            text,
            source: {
              kind: "card" as const,
              id: card,
              label: `${CARD}${told.title}`,
              text: told.want,
              score: null,
              ...(told.version === undefined ? {} : { version: told.version }),
            },
          },
        ];
  });
}

/** The conversation as it went: the words the case was opened with stand where they were said. */
function inOrder({ conversation, buyerWords, facts }: ReplyRecord): string[] {
  const lines = conversation.map(({ author, text, at }) => ({ author, text, at: at.getTime() }));
  const openedAt = Date.parse(facts.find(({ id }) => id === "opened_at")?.value ?? "");
  if (buyerWords.trim() !== "" && !lines.some(({ text }) => text === buyerWords))
    lines.push({ author: "buyer", text: buyerWords, at: Number.isNaN(openedAt) ? Number.NEGATIVE_INFINITY : openedAt });
  return lines
    .toSorted((left, right) => left.at - right.at)
    .map(({ author, text }) => `${author === "buyer" ? "买家" : author === "platform" ? "平台" : "客服"}：${text}`);
}
