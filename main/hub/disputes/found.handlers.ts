import { actorName, type Principal } from "../access/index.ts";
import { FOUND_DAYS } from "../contract/found-cases.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { type FindingKind, findingKinds } from "../contract/words.ts";
import type { Json } from "../kernel/json.ts";
import { ok, refuse } from "../kernel/result.ts";
import { beijingMidnight, toBeijing } from "../kernel/time.ts";
import { disputeClasses } from "../knowledge/index.ts";
import { findingEnds, findingSentence } from "../orders/index.ts";
import { commit, type Store } from "../store/index.ts";
import { findingsBefore, findingsHeld, findingsOfCase, findingsPast, openedSince } from "./found.view.store.ts";
import { type FoundRules, foundRules, foundRulesHeld, keepFoundRules, lockFound } from "./kept-found-rules.ts";

const savedMeanwhile = refuse("SAVED_MEANWHILE", "别人刚刚保存过，请对照之后再保存。");

/** Answers `contract.foundCases`. `askLook`: what was changed holds at once. */
export function foundHandlers(deps: { store: Store; askLook(): Promise<void> }): HandlersOf<Contract["foundCases"], Principal> {
  const { store } = deps;
  const now = (): Date => new Date(store.clock.now());
  const save = async (principal: Principal, of: { revision: number; kind: FindingKind | "all"; change: (rules: FoundRules, now: number) => FoundRules }) => {
    const answer = await commit(store, actorName(principal), async (tx) => {
      await lockFound(tx);
      const kept = await foundRulesHeld(tx);
      if (kept.revision !== of.revision) return savedMeanwhile;
      const next = { ...of.change(kept, tx.at.getTime()), revision: kept.revision + 1 };
      await keepFoundRules(tx, next);
      const data: { [name: string]: Json } = of.kind === "all" ? { mostAnHour: next.mostAnHour } : { finding: of.kind, on: next.rules[of.kind].on };
      tx.journal({ verb: "found_rule.changed", subject: "setting", subjectId: of.kind, data });
      tx.emit({ name: "found_rules.changed", subjectId: of.kind, data: { kind: of.kind } });
      return ok({ revision: next.revision });
    });
    if (answer.ok) await deps.askLook();
    return answer;
  };
  return {
    rules: async () => {
      const at = now();
      const rules = await foundRules(store, at.getTime());
      const [held, opened] = await Promise.all([findingsHeld(store, rules, at), openedSince(store, beijingMidnight(at, 1 - FOUND_DAYS))]);
      const rows = findingKinds.map((kind) => {
        const { since: _, ...rule } = rules.rules[kind];
        return { kind, rule, about: findingEnds(kind), opened: opened.get(kind) ?? 0 };
      });
      return ok({ revision: rules.revision, mostAnHour: rules.mostAnHour, rows, held });
    },
    save: async ({ kind, rule, revision, open }, principal) => {
      const { disputeClass } = rule;
      if (disputeClass !== null && !(await disputeClasses(store)).some(({ id }) => id === disputeClass))
        return refuse("BAD_INPUT", "没有这个纠纷分类，可能已被改掉，请重新选择。", { en: "There is no such dispute class any more: choose again." });
      const change = (rules: FoundRules, at: number): FoundRules => {
        const before = rules.rules[kind];
        // Switched on, or for other shops than before, it begins anew; else it goes on from where it began.
        const goesOn = before.on && (before.shops.length === 0 || (rule.shops.length > 0 && rule.shops.every((id) => before.shops.includes(id))));
        return { ...rules, rules: { ...rules.rules, [kind]: { ...rule, since: open ? 0 : goesOn ? before.since : at } } };
      };
      return save(principal, { revision, kind, change });
    },
    saveMost: ({ mostAnHour, revision }, principal) => save(principal, { revision, kind: "all", change: (rules) => ({ ...rules, mostAnHour }) }),
    hits: async ({ kind, rule }) => {
      const at = now();
      const from = beijingMidnight(at, 1 - FOUND_DAYS);
      const asked = { kind, rule: { ...rule, since: 0 }, now: at };
      const [past, before] = await Promise.all([findingsPast(store, { ...asked, from }), findingsBefore(store, asked)]);
      const byDay = new Map(past.map((one) => [one.day, one]));
      const days = Array.from({ length: FOUND_DAYS }, (_, place) => {
        const day = toBeijing(beijingMidnight(from, place)).slice(0, 10);
        return { day, opened: byDay.get(day)?.opened ?? 0, told: byDay.get(day)?.told ?? 0 };
      });
      const sum = (of: "opened" | "told"): number => days.reduce((all, one) => all + one[of], 0);
      return ok({ opened: sum("opened"), told: sum("told"), now: before, days });
    },
    of: async ({ caseId }) => {
      const { total, rows } = await findingsOfCase(store, caseId);
      return ok({
        total,
        rows: rows.map(({ orderId, orderNumber, kind, since, evidence, at, endedAt, resolvedAt }) => ({
          orderId,
          orderNumber,
          kind,
          sentence: findingSentence({ kind, since, evidence, resolvedAt }, store.clock.now()),
          at,
          endedAt,
        })),
      });
    },
  };
}
