/** What the agent that measures batches asks: the questions kept apart with what would answer them, and where to put what came out. */
import { actorName, type Principal } from "../access/index.ts";
import type { AnswerCard } from "../contract/answers.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import { type Contract, newestWords, type ReplyRecord } from "../contract/index.ts";
import { wants as everyWant } from "../contract/words.ts";
import { ok } from "../kernel/result.ts";
import {
  actsSaid,
  askedOf,
  batchMaterial,
  batchToMeasure,
  isAsked,
  keepTrial,
  measured,
  templateBehind,
  templateRows,
  trainingRowsBut,
} from "../knowledge/index.ts";
import { commit, type Store } from "../store/index.ts";
import { answersAsked, heldAnswers } from "./answers.view.store.ts";
import type { Comparing, ModelUse } from "./model-use.handlers.ts";

type TrialPart = Omit<HandlersOf<Contract["trial"], Principal>, keyof ModelUse | keyof Comparing>;
type Question = Extract<Awaited<ReturnType<TrialPart["questions"]>>, { ok: true }>["value"]["rows"][number];

/** What answering it needs from outside. */
export interface TrialDeps {
  cards(wants: readonly string[]): Promise<AnswerCard[]>;
  /** Examples like a text, the likest first: those that are live, or those that wait. */
  alike(text: string, state: "accepted" | "candidate"): Promise<{ id: string; score: number }[]>;
  /** From this similarity on an example may answer. */
  sameQuestion: number;
}

/** Answers `contract.trial`. */
export function trialHandlers(store: Store, deps: TrialDeps): TrialPart {
  const asked = async (batchId: string) => {
    const [held, templates, done] = await Promise.all([heldAnswers(store), templateRows(store), measured(store, batchId)]);
    const { all, own } = askedOf(held, templates);
    return { left: all.filter((id) => !done.has(id)), own, templates };
  };
  return {
    next: async () => ok({ batchId: await batchToMeasure(store) }),
    rows: async ({ batchId }) => {
      const { added } = await batchMaterial(store, batchId);
      return ok({ base: await trainingRowsBut(store, isAsked), added });
    },
    questions: async ({ batchId, limit }) => {
      const { left, templates } = await asked(batchId);
      const now = left.slice(0, limit);
      const [{ live, fresh }, every] = await Promise.all([batchMaterial(store, batchId), deps.cards(everyWant)]);
      const rows: Question[] = [];
      for (const asked of await answersAsked(store, now)) rows.push(await ofCase(asked));
      for (const { id, text, label } of templates.filter((one) => now.some((each) => templateBehind(each) === one.id)))
        rows.push({ id: `template:${id}`, text, truth: label, expected: null, record: null, cards: [], before: [], after: [] });
      return ok({ rows });

      async function ofCase(of: { id: string; text: string; truth: string; record: ReplyRecord }): Promise<Question> {
        const { record } = of;
        const wants = record.wants.map(({ want }) => want);
        const text = newestWords(record);
        const cards = every.filter((card) => wants.some((want) => want === card.want));
        const near = await deps.alike(text, "accepted");
        const before = near.flatMap((hit) => hitCard(hit, live));
        // A batch of nothing but names changes no answer.
        const waiting = fresh.size === 0 ? [] : await deps.alike(text, "candidate");
        const merged = [...near, ...waiting].toSorted((left, right) => right.score - left.score);
        const after = merged.flatMap((hit) => [...hitCard(hit, live), ...hitCard(hit, fresh)]);
        return { id: of.id, text, truth: of.truth, expected: actsSaid(of.text, { cards: every, want: wants[0] ?? null }), record, cards, before, after };
      }
    },
    report: async ({ batchId, results }, principal) => {
      const { left, own } = await asked(batchId);
      const told = new Set(results.map(({ questionId }) => questionId));
      const ended = left.every((id) => told.has(id));
      return ok({ goOn: await commit(store, actorName(principal), (tx) => keepTrial(tx, batchId, { results, own, ended })) });
    },
  };

  function hitCard({ id, score }: { id: string; score: number }, among: ReadonlyMap<string, AnswerCard>): AnswerCard[] {
    const card = score >= deps.sameQuestion ? among.get(id) : undefined;
    return card ? [card] : [];
  }
}
