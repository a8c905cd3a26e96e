import { actorName, type Principal } from "../access/index.ts";
import type { ComparedCase, ComparisonView } from "../contract/comparisons.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { withheldTold } from "../contract/withheld.ts";
import { sha256 } from "../kernel/ids.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, settingOf } from "../store/index.ts";
import { BUDGET, type Budget, dayBegan } from "./budget.ts";
import { leftOf, useOf } from "./call.store.ts";
import { beginComparison, cancelComparison, goOnWithComparison, voteOn } from "./comparison.commands.ts";
import { type Compared, comparisonFigures, firstShown, type MeasuredSide, saysSame } from "./comparison.figures.ts";
import { type ComparedWith, type ComparisonRow, comparedCases, comparisonById, comparisonCosts, listComparisons } from "./comparison.store.ts";
import { costOfCases } from "./comparison-cost.ts";
import { type EndpointsOf, usableEndpoints } from "./usable.queries.ts";

type Part = HandlersOf<Contract["comparisons"], Principal>;
type Wished = Parameters<Part["estimate"]>[0];

/** What answering about comparisons needs from outside. */
export interface ComparisonDeps extends EndpointsOf {
  /** Answers kept apart: in the shop's own words, and in the demonstration's. */
  held(): Promise<{ own: string[]; others: string[] }>;
  /** Numbers of cases by id, as people know them. */
  caseNumbers(ids: readonly string[]): Promise<Map<string, string>>;
}

const CARDS: ComparedWith = { endpointId: null, name: "", model: "" };
const MICRO_PER_YUAN = 1_000_000;

/** Answers `contract.comparisons`: two models on the shop's own cases that are kept apart. */
export function comparisonHandlers(deps: ComparisonDeps): Part {
  const { store } = deps;
  return {
    list: async () => {
      const [rows, held] = await Promise.all([listComparisons(store), deps.held()]);
      const costs = await comparisonCosts(
        store,
        rows.map(({ id }) => id),
      );
      return ok({ rows: rows.map((row) => viewOf(row, costs)), held: { own: held.own.length, others: held.others.length } });
    },
    estimate: async (wished) => {
      const planned = await plan(wished);
      return planned.ok ? ok(planned.value.estimate) : planned;
    },
    start: async (wished, principal) => {
      const planned = await plan(wished);
      if (!planned.ok) return planned;
      const { estimate, ...made } = planned.value;
      const { aboutMicro, leftMicro, cases } = estimate;
      if (cases === 0) return refuse("BAD_INPUT", "还没有留作检验的工单。", { en: "No case is kept apart yet." });
      if (leftMicro !== null && aboutMicro > leftMicro) {
        const [about, left] = [aboutMicro, leftMicro].map((micro) => (micro / MICRO_PER_YUAN).toFixed(2));
        return refuse("BUDGET_USED", `预计约 ${about} 元，今天的预算只剩 ${left} 元。`, {
          en: `It would cost about ¥${about}; ¥${left} are left of today's budget.`,
        });
      }
      return commit(store, actorName(principal), (tx) => beginComparison(tx, { ...made, aboutMicro }));
    },
    get: async ({ id }) => {
      const row = await comparisonById(store, id);
      if (!row) return refuse("NOT_FOUND", "没有这次比较。", { en: "There is no such comparison." });
      const [all, costs] = await Promise.all([comparedCases(store, id), comparisonCosts(store, [id])]);
      // What was forgotten before it could be asked has no case.
      const cases = all.filter(({ caseId }) => caseId !== "");
      const numbers = await deps.caseNumbers(cases.map(({ caseId }) => caseId));
      const rows = cases.map((one) => caseOf(id, one, numbers.get(one.caseId) ?? null));
      return ok({ comparison: viewOf(row, costs), figures: comparisonFigures(id, cases), rows });
    },
    cancel: ({ id }, principal) => commit(store, actorName(principal), (tx) => cancelComparison(tx, id)),
    goOn: ({ id }, principal) => commit(store, actorName(principal), (tx) => goOnWithComparison(tx, id)),
    vote: (voted, principal) => commit(store, actorName(principal), (tx) => voteOn(tx, voted)),
  };

  /** What would be asked of whom, and what it costs. */
  async function plan({ left, right, cases }: Wished) {
    const all = await usableEndpoints(deps, "comparison");
    const chosen = [left, right].flatMap((id) => (id === null ? [] : (all.find((one) => one.id === id) ?? [])));
    if (chosen.length !== (right === null ? 1 : 2)) return refuse("NOT_FOUND", "没有这个模型。", { en: "There is no such model." });
    if (left === right) return refuse("BAD_INPUT", "请选两个不同的模型。", { en: "Choose two different models." });
    const held = await deps.held();
    // The shop's own words first, and always the same ones: two comparisons of as many cases are made on the same cases.
    const questions = [...inOrder(held.own), ...inOrder(held.others)].slice(0, cases);
    const uses = await Promise.all(chosen.map(({ id }) => useOf(store, id)));
    const costs = chosen.map((endpoint, at) => costOfCases(endpoint, uses[at] ?? null, questions.length));
    const sum = (pick: (cost: (typeof costs)[number]) => number): number => costs.reduce((total, cost) => total + pick(cost), 0);
    const leftMicro = await leftOf(store, (await settingOf<Budget>(store, BUDGET)) ?? { fen: null }, dayBegan(store.clock.now()));
    const [first, second] = chosen.map(({ id, name, model }): ComparedWith => ({ endpointId: id, name, model }));
    return ok({
      left: first ?? CARDS,
      right: second ?? CARDS,
      questions,
      own: Math.min(held.own.length, questions.length),
      estimate: {
        cases: questions.length,
        aboutMicro: sum(({ aboutMicro }) => aboutMicro),
        mostMicro: sum(({ mostMicro }) => mostMicro),
        leftMicro,
        basis: uses.every((use) => use !== null) ? ("own" as const) : ("usual" as const),
      },
    });
  }
}

const inOrder = (ids: readonly string[]): string[] => ids.toSorted((one, other) => (sha256(`compared ${one}`) < sha256(`compared ${other}`) ? -1 : 1));

function viewOf({ questions, ...row }: ComparisonRow, costs: ReadonlyMap<string, number>): ComparisonView {
  return { ...row, total: questions.length, costMicro: costs.get(row.id) ?? 0 };
}

/** Whose words are whose is told after a vote, and where both say the same. */
function caseOf(id: string, one: Compared, caseNumber: string | null): ComparedCase {
  const { questionId, caseId, question, left, right, vote } = one;
  const first = firstShown(id, questionId);
  const same = saysSame(one);
  const shown = ({ why, ...side }: MeasuredSide) => ({ ...side, why: why === null ? null : withheldTold(why) });
  return {
    questionId,
    caseId,
    caseNumber,
    question,
    first: one[first].text,
    second: one[first === "left" ? "right" : "left"].text,
    same,
    vote,
    told: vote === null && !same ? null : { first, left: shown(left), right: shown(right) },
  };
}
