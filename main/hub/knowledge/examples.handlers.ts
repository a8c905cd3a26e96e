import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { wants } from "../contract/words.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { cardsFor } from "./cards/cards.store.ts";
import { disputeClasses, keepDisputeClasses } from "./classes.commands.ts";
import { addExamples, changeExample, exampleById, learnableClasses, listExamples, setExampleState } from "./examples.store.ts";
import { curveKept, labelModelState, returnToModel } from "./models.store.ts";
import { modelVersions } from "./models.view.store.ts";
import { groundOf } from "./training/answers.store.ts";
import { answerFaults } from "./training/check-answer.ts";
import type { TermsInForce } from "./training/conflicts.ts";
import type { Ruled } from "./training/in-force.ts";
import { draftAnswer, marksOf, type RuledNow } from "./training/training.commands.ts";

/** What answering about the label model needs from outside: the training job, and what search works with. */
export interface LabelModelDeps {
  /** Asks for a training; one that waits already is enough. */
  askRetrain(): Promise<void>;
  /** Asks for the learning curve to be measured. */
  askCurve(): Promise<void>;
  /** Whether a training runs, and how far it is, 0–1. */
  training(): { running: boolean; progress: number };
  /** The embedder in use and how many examples are indexed. */
  search(): Promise<{ embedder: string; indexed: number }>;
}

/** What answering about examples needs from outside. */
export interface ExampleDeps {
  /** Examples that say nearly the same, best first. */
  near(text: string): Promise<{ id: string; question: string; reply: string; score: number }[]>;
  terms(): Promise<TermsInForce>;
  /** What the policy in force says to cases now. */
  ruledNow: RuledNow;
}

/** From here on two questions are said to be nearly the same. */
const NEAR = 0.8;

/** Answers `contract.examples`: the trainer's list, edits with revision, states in bulk, how replies are cut, the closed list of classes. */
export function exampleHandlers(store: Store, deps: ExampleDeps): HandlersOf<Contract["examples"], Principal> {
  const ruled = async (id: string | null): Promise<Ruled | null> => {
    const caseId = id === null ? null : ((await exampleById(store, id))?.caseId ?? null);
    return caseId === null ? null : ((await deps.ruledNow([caseId])).get(caseId) ?? null);
  };
  return {
    cut: async ({ id, question, reply, want, answer: given }) => {
      const [ground, cards] = await Promise.all([id === null ? null : groundOf(store, id), cardsFor(store, wants)]);
      const answer = given ?? draftAnswer(cards, { reply, ground, want });
      const near = question.trim() === "" ? [] : (await deps.near(question)).filter((hit) => hit.id !== id && hit.score >= NEAR);
      return ok({
        answer,
        faults: answer ? answerFaults(answer) : [],
        marks: answer ? marksOf(answer, { terms: await deps.terms(), cards, ruled: await ruled(id) }) : [],
        near,
      });
    },
    list: async (input) => ok(await listExamples(store, input)),
    save: async (input, principal) => {
      const known = await disputeClasses(store);
      if (!known.some((one) => one.id === input.label)) return refuse("BAD_INPUT", `没有“${input.label}”这个类别。`, { label: input.label });
      const [fault] = input.answer ? answerFaults(input.answer) : [];
      if (fault) return refuse("BAD_INPUT", `${fault.at}：${fault.zh}`, { at: fault.at, en: fault.en });
      const marks = input.answer
        ? marksOf(input.answer, { terms: await deps.terms(), cards: await cardsFor(store, [input.answer.want]), ruled: await ruled(input.id) })
        : [];
      const kept = { ...input, ...(input.answer === undefined ? {} : { marks }) };
      const example = await commit(store, actorName(principal), async (tx) => {
        if (input.id !== null) return changeExample(tx, { ...kept, id: input.id, revision: input.revision ?? -1 });
        const [id] = await addExamples(tx, [{ ...kept, state: "accepted" }]);
        return id === undefined ? null : exampleById(tx, id);
      });
      if (example) return ok({ example });
      const there = input.id !== null && (await exampleById(store, input.id)) !== null;
      return there ? refuse("CASE_MOVED", "这条样例刚被别人改过，请看过最新内容再保存。") : refuse("NOT_FOUND", "没有这条样例。");
    },
    setState: async (input, principal) =>
      ok({ changed: await commit(store, actorName(principal), (tx) => setExampleState(tx, [...new Set(input.ids)], input.state)) }),
    classes: async () => ok({ classes: await disputeClasses(store) }),
    saveClasses: async (input, principal) => {
      if (new Set(input.classes.map((one) => one.id)).size < input.classes.length) return refuse("BAD_INPUT", "类别编号有重复。");
      await commit(store, actorName(principal), (tx) => keepDisputeClasses(tx, input.classes));
      return ok({ ok: true });
    },
  };
}

/** Answers `contract.labelModel`: what the model is, how stale it is, and asking for a new training. */
export function labelModelHandlers(store: Store, deps: LabelModelDeps): HandlersOf<Contract["labelModel"], Principal> {
  return {
    state: async () => {
      const [state, search] = await Promise.all([labelModelState(store), deps.search()]);
      const training = deps.training();
      return ok({ ...state, ...search, training: training.running, progress: training.progress });
    },
    retrain: async (_input, principal) => {
      if ((await learnableClasses(store)) < 2) return refuse("NOT_ENOUGH_EXAMPLES", "样例不足，至少要两个类别、每类三条。");
      await commit(store, actorName(principal), async (tx) => {
        tx.journal({ verb: "model.retrain_asked", subject: "label_model", subjectId: "active" });
      });
      await deps.askRetrain();
      return ok({ asked: true });
    },
    versions: async () => ok({ rows: await modelVersions(store) }),
    returnTo: async ({ id }, principal) => {
      const isBack = await commit(store, actorName(principal), (tx) => returnToModel(tx, id));
      return isBack
        ? ok({ ok: true })
        : refuse("STATE_NOT_ALLOWED", "这个版本已经在用，或没有保留下来。", { en: "This version is in use already, or is not kept any more." });
    },
    curve: async () => {
      const kept = await curveKept(store);
      return ok({ points: kept?.points ?? [], measuredAt: kept ? new Date(kept.measuredAt) : null });
    },
    measureCurve: async () => {
      if ((await learnableClasses(store)) < 2) return refuse("NOT_ENOUGH_EXAMPLES", "样例不足，至少要两个类别、每类三条。");
      await deps.askCurve();
      return ok({ asked: true });
    },
  };
}
