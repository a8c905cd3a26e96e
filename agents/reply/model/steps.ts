/** The steps for which a model is needed: to let it write, and to hold what it wrote against the record. */
import { CARD } from "../../../main/hub/contract/answers.ts";
import { newestWords } from "../../../main/hub/contract/index.ts";
import { exampleBehind } from "../../../main/hub/contract/training.ts";
import { checker } from "../../../main/hub/grounding/index.ts";
import type { Chain } from "../../runtime/chain.ts";
import { readPartialJson } from "../../runtime/partial-json.ts";
import type { Answer } from "../answer/answer.ts";
import { languageOf } from "../answer/language.ts";
import type { Source } from "../answer/proposal.ts";
import { checkDraft, mayBeSaid } from "./check.ts";
import { readDraft } from "./draft.ts";
import { answeredIn, isAnswerable, type Reply, recordIn, type Sources } from "./known.ts";
import { type Materials, materialsOf } from "./materials.ts";
import { questionOf, type ReplyPrompts, versionOf } from "./question.ts";
import { readAlong } from "./read-along.ts";

/** What the steps use. */
export interface Tools {
  client: Sources;
  chain: Chain;
  prompts: ReplyPrompts;
  /** Ends the writing; its reason is the problem that is told. */
  signal: AbortSignal;
  /** Hears how endpoints do. */
  onEnd: Parameters<Chain["ask"]>[2]["onEnd"];
}

/** A draft is mended once. */
export const MOST_TRIES = 2;
const MOST_TOKENS = 900;

/** Asks a model, with what was wrong with its last draft, if it had one. */
export async function write(tools: Tools, state: Reply): Promise<Partial<Reply>> {
  const { client, chain, prompts, signal, onEnd } = tools;
  const record = recordIn(state);
  const materials = materialsIn(state);
  const holds = holdsIn(state, materials);
  const { endpoints } = await client.reply.endpoints();
  const rejected = state.tries === 0 ? null : { draft: state.draft, faults: state.faults };
  const question = questionOf(prompts, materials, { tone: record.tone, language: languageOf(newestWords(record)), rejected });
  const { caseId } = state;
  const shown = (writer: string) =>
    readAlong(writer, {
      veil: materials.veil,
      allowed: (text) => mayBeSaid(text, { holds, veil: materials.veil }),
      read: readPartialJson,
      show: (draft) => client.reply.draft({ caseId, draft }),
    });
  let along = shown("");
  try {
    const written = await chain.ask(
      endpoints,
      { ...question, prompt: versionOf(prompts), caseId, maxTokens: MOST_TOKENS, signal, leaks: materials.veil.leaks, onText: (text) => along.hears(text) },
      {
        onEndpoint: ({ name, model }) => {
          along = shown(`${name} · ${model}`);
        },
        ...(onEnd ? { onEnd } : {}),
      },
    );
    const tries = state.tries + 1;
    if (!written.ok) return { tries, draft: null, problem: written.refusal.code };
    return { tries, draft: readDraft(written.value.text), writer: written.value.endpoint.model, problem: null };
  } finally {
    await along.ends();
  }
}

/** Holds the draft against the record; what passes is the reply, the rest has faults. */
export function check(state: Reply): Partial<Reply> {
  const materials = materialsIn(state);
  if (state.draft === null) return { faults: ["没有按要求的 JSON 格式回答"], problem: "form" };
  const holds = holdsIn(state, materials);
  const { veil } = materials;
  const verdict = checkDraft(state.draft, { holds, veil, items: materials.items, answers: isAnswerable(state) });
  const struck = (state.struck ?? 0) + state.draft.filter(({ text }) => !mayBeSaid(text, { holds, veil })).length;
  if (verdict.faults.length > 0) return { faults: verdict.faults, struck, problem: "untrue" };
  const own = new Map(materials.items.flatMap(({ ref, text, source }) => (ref.startsWith("C") ? [[text, source.label] as const] : [])));
  const sources = [...new Map(verdict.sentences.flatMap(({ basis }) => basis).map(({ source }) => [`${source.kind}:${source.id}`, sourceOf(source)])).values()];
  const supportOf = ({ text, basis }: (typeof verdict.sentences)[number]): string | null =>
    own.get(text) ??
    (basis
      .filter(({ ref }) => !ref.startsWith("C"))
      .map((item) => item.text)
      .join("；") ||
      null);
  return {
    faults: [],
    struck,
    problem: null,
    passed: {
      text: verdict.sentences.map(({ text }) => text).join(""),
      sentences: verdict.sentences.map((sentence) => ({ act: sentence.act, text: sentence.text, support: supportOf(sentence) })),
      claims: verdict.claims,
      sources,
    },
  };
}

const sourceOf = (source: Source): Source => (source.kind === "card" ? { ...source, label: source.label.slice(CARD.length) } : source);

function materialsIn(state: Reply): Materials {
  return materialsOf(recordIn(state), { wants: state.wants, answered: ownOf(answeredIn(state)), similar: state.similar });
}

/** Words of the seller's own cards; an example's were another buyer's, and are read like any other. */
function ownOf(answered: Answer): Answer {
  return { ...answered, sentences: answered.sentences.filter(({ card }) => card !== null && exampleBehind(card) === null) };
}

const holdsIn = (state: Reply, { sayings }: Materials) => checker(recordIn(state), sayings);
