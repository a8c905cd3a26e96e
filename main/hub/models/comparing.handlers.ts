/** What the agent that compares models asks: the next case with all that a reply is written from, and where to put what came of it. */
import { actorName, type Principal } from "../access/index.ts";
import type { AnswerCard } from "../contract/answers.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, UsableEndpoint } from "../contract/index.ts";
import type { ReplyAct } from "../contract/words.ts";
import { ok } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import { haltComparison, takeCompared } from "./comparison.commands.ts";
import { type ComparedWith, type ComparisonRow, comparedIds, runningComparison } from "./comparison.store.ts";
import { type EndpointsOf, usableEndpoints } from "./usable.queries.ts";

/** A case kept apart, as it was before a person answered it, with what a reply may be written from; examples made of such cases are left out. */
export interface AskedCases {
  /** `null` where it was forgotten meanwhile. */
  asked(questionId: string): Promise<{
    caseId: string;
    question: string;
    record: object;
    /** What the person's own reply did. */
    expected: ReplyAct[];
    cards: AnswerCard[];
    examples: { card: AnswerCard; score: number }[];
    similar: { id: string; question: string; reply: string; label: string; score: number }[];
  } | null>;
}

type Comparing = Pick<HandlersOf<Contract["trial"], Principal>, "nextCompared" | "keepCompared" | "haltComparison">;
const nothing = { text: null, composer: "cards" as const, problem: null, why: null, acts: [], struck: 0, calls: 0, firstMs: null, totalMs: 0, costMicro: 0 };

/** Answers the part of `contract.trial` that compares. */
export function comparingHandlers(deps: EndpointsOf & AskedCases): Comparing {
  const { store } = deps;
  return {
    nextCompared: async (_, principal) => {
      const running = await runningComparison(store);
      if (!running) return ok({ work: null });
      const sides = await sidesOf(running);
      if (sides === null) {
        await commit(store, actorName(principal), (tx) => haltComparison(tx, running.id, "refused"));
        return ok({ work: null });
      }
      const done = await comparedIds(store, running.id);
      for (const questionId of running.questions) {
        if (done.has(questionId)) continue;
        const asked = await deps.asked(questionId);
        if (asked) {
          const { caseId, record, cards, examples, similar } = asked;
          return ok({ work: { comparisonId: running.id, questionId, caseId, sides, record, cards, examples, similar } });
        }
        // What held for it was forgotten while the comparison was at a halt: nothing can be asked about it any more.
        const gone = { questionId, caseId: "", question: "", expected: [], left: nothing, right: nothing };
        await commit(store, actorName(principal), (tx) => takeCompared(tx, running.id, gone));
      }
      return ok({ work: null });
    },
    keepCompared: async ({ comparisonId, questionId, left, right }, principal) => {
      const asked = await deps.asked(questionId);
      const { caseId = "", question = "", expected = [] } = asked ?? {};
      await commit(store, actorName(principal), (tx) => takeCompared(tx, comparisonId, { questionId, caseId, question, expected, left, right }));
      return ok({ ok: true as const });
    },
    haltComparison: async ({ comparisonId, problem }, principal) => {
      await commit(store, actorName(principal), (tx) => haltComparison(tx, comparisonId, problem));
      return ok({ ok: true as const });
    },
  };

  /** Both sides as they can be asked now; `null` where one of them is gone. */
  async function sidesOf({ left, right }: ComparisonRow): Promise<[UsableEndpoint | null, UsableEndpoint | null] | null> {
    const all = await usableEndpoints(deps, "comparison");
    const found = ({ endpointId }: ComparedWith): UsableEndpoint | null | undefined => (endpointId === null ? null : all.find(({ id }) => id === endpointId));
    const [first, second] = [found(left), found(right)];
    return first === undefined || second === undefined ? null : [first, second];
  }
}
