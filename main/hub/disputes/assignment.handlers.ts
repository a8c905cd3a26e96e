import { actorName, may, type PersonStanding, type Principal, peopleStanding } from "../access/index.ts";
import type { AssignRules } from "../contract/assignment.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import { type GivingDeps, takersNow } from "./assignment.commands.ts";
import { keepRules, rulesOf } from "./assignment.store.ts";
import { chooseForAll, lineFor, reasonsOf, takerOf } from "./assignment.ts";
import { goThrough } from "./assignment-past.ts";
import { casesForPeopleSince, casesToGive } from "./giving.view.store.ts";

const PREVIEW_MS = 7 * 86_400_000;

/** Answers `contract.assignment`: who is given which cases. */
export function assignmentHandlers(deps: Pick<GivingDeps, "store" | "streams" | "ready">): HandlersOf<Contract["assignment"], Principal> {
  const { store } = deps;
  const people = () => peopleStanding(store, { now: store.clock.now(), streams: deps.streams });
  return {
    get: async () => {
      const [{ rules, revision }, workers] = await Promise.all([rulesOf(store), people().then(working)]);
      const lines = workers.map((person) => lineFor(rules, person));
      return ok({ rules: { ...rules, people: lines }, revision, people: workers.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })) });
    },
    save: async ({ rules, revision }, principal) => {
      const known = new Set(working(await people()).map(({ id }) => id));
      // Whoever left meanwhile has no line any more.
      const kept: AssignRules = { ...rules, people: rules.people.filter(({ operatorId }) => known.has(operatorId)) };
      return commit(store, actorName(principal), async (tx) => {
        const next = await keepRules(tx, { rules: kept, revision });
        if (next === null) return refuse("SAVED_MEANWHILE", "别人刚刚保存过，请对照之后再保存。");
        tx.emit({ name: "assignment.changed", subjectId: "assignment", data: { on: kept.on } });
        tx.journal({ verb: "assignment.changed", subject: "setting", subjectId: "assignment", data: { on: kept.on, revision: next } });
        return ok({ revision: next });
      });
    },
    preview: async ({ rules }) => {
      const [cases, workers] = await Promise.all([casesForPeopleSince(store, new Date(store.clock.now() - PREVIEW_MS)), people().then(working)]);
      const idle = { state: "here", off: false, load: 0, givenAt: 0 } as const;
      const takers = workers.map((person) => ({ ...takerOf(rules, person, idle), hours: person.hours }));
      const choices = goThrough(cases, takers);
      const counts = Map.groupBy(
        choices.flatMap((choice) => ("why" in choice ? [] : [choice.taker.id])),
        (id) => id,
      );
      const rows = takers.filter(({ line }) => line.takes).map(({ id }) => ({ operatorId: id, cases: counts.get(id)?.length ?? 0 }));
      return ok({ cases: cases.length, rows, nobody: reasonsOf(choices) });
    },
    waiting: async () => {
      const { rules } = await rulesOf(store);
      if (!rules.on) return ok({ on: false, rows: [] });
      const takers = await takersNow(store, { rules, people: await people() });
      const waiting = await casesToGive(store);
      const ready = await deps.ready(store, { ids: waiting.map(({ id }) => id), now: store.clock.now() });
      const chosen = chooseForAll(
        waiting.filter(({ id }) => ready.has(id)),
        takers,
        store.clock.now(),
      );
      return ok({ on: true, rows: reasonsOf(chosen.map(({ choice }) => choice)) });
    },
  };
}

function working(people: readonly PersonStanding[]): PersonStanding[] {
  return people.filter((person) => person.enabled && may({ kind: "operator", ...person }, "case.work"));
}
