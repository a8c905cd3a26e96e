import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { ActionView, CaseRow, Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { toBeijing } from "../kernel/time.ts";
import { commit, type Store } from "../store/index.ts";
import { checkPolicy } from "./check.ts";
import { markDecision } from "./decisions.store.ts";
import type { PolicyEngine } from "./engine.ts";
import { wordsOf } from "./fact-words.ts";
import { factList } from "./facts.ts";
import { publishPolicy } from "./policies.commands.ts";
import { activePolicies, versionsOf } from "./policies.store.ts";
import { automaticDecisions, reviewSummary } from "./review.store.ts";

/** Views that belong to rooms before or after this one, handed in by the hub; missing ids are left out. */
export interface ReviewViews {
  caseRows(caseIds: readonly string[]): Promise<readonly CaseRow[]>;
  /** The newest action of each decision that held one, by decision. */
  actionsOf(decisionIds: readonly string[]): Promise<ReadonlyMap<string, ActionView>>;
  /** What policies held since a time; money in fen. */
  automaticSince(since: Date): Promise<{ grantedFen: number; held: number; undone: number }>;
}

/** Answers `contract.decisions`: the automatic decisions for the supervisor's review. */
export function decisionHandlers(store: Store, views: ReviewViews): HandlersOf<Contract["decisions"], Principal> {
  return {
    automatic: async (input) => {
      const { rows, total } = await automaticDecisions(store, input);
      const today = startOfDay(new Date(store.clock.now()));
      const summary = { ...(await reviewSummary(store, today)), ...(await views.automaticSince(today)) };
      const cases = new Map((await views.caseRows(rows.map((row) => row.caseId))).map((row) => [row.id, row]));
      const actions = await views.actionsOf(rows.map((row) => row.id));
      const shown = rows.flatMap(({ caseId, ...decision }) => {
        const row = cases.get(caseId);
        return row ? [{ decision, case: row, action: actions.get(decision.id) ?? null }] : [];
      });
      return ok({ rows: shown, total, summary });
    },
    mark: async (input, principal) => {
      const marked = await commit(store, actorName(principal), async (tx) => {
        const decision = await markDecision(tx, { id: input.decisionId, review: input.review });
        if (!decision) return null;
        const data = { decisionId: input.decisionId, review: input.review, policy: decision.policy, row: decision.row };
        if (input.review === "wrong") tx.emit({ name: "decision.wrong", subjectId: input.decisionId, data: { caseId: decision.caseId } });
        tx.journal({ verb: "decision.reviewed", subject: "case", subjectId: decision.caseId, data });
        return decision;
      });
      return marked ? ok({ ok: true as const }) : refuse("NOT_FOUND", "没有这条自动处理记录。");
    },
  };
}

/** Answers `contract.policies`: policies with their facts, history, check and publication. */
export function policyHandlers(store: Store, engine: PolicyEngine): HandlersOf<Contract["policies"], Principal> {
  return {
    list: async () => {
      const bodies = new Map((await engine.active()).map((policy) => [policy.name, policy.body]));
      const policies = (await activePolicies(store)).flatMap(({ name, version, createdAt, createdBy }) => {
        const body = bodies.get(name);
        return body ? [{ name, version, body, createdAt, createdBy }] : [];
      });
      return ok({ policies, facts: factList.map(({ fact, label, type }) => ({ fact, label, type, words: wordsOf(fact) })) });
    },
    history: async ({ name }) => ok({ versions: await versionsOf(store, name) }),
    check: async ({ body }) => ok(await checkPolicy(body)),
    publish: (input, principal) => publishPolicy(store, actorName(principal), input.body),
  };
}

/** Midnight in Beijing before `now`. */
function startOfDay(now: Date): Date {
  return new Date(`${toBeijing(now).slice(0, 10)}T00:00:00+08:00`);
}
