import { actorName, may, type Principal } from "../access/index.ts";
import { waysThere } from "../alerts/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { beijingMidnight } from "../kernel/time.ts";
import { actOnGroup, settleGroup } from "./act.commands.ts";
import { type BoardDeps, boardOf, groupPage } from "./board.queries.ts";
import { onDutyNow, unavailableOf } from "./look.commands.ts";
import { allRules, rosterOf } from "./rule.store.ts";
import { removeRule, saveRoster, saveRule } from "./rules.commands.ts";
import { foundBy, waitedByDay } from "./waits.view.store.ts";

export interface WaitingPages extends BoardDeps {
  /** Asks that it is looked now. */
  askLook(): Promise<void>;
}

const PREVIEW_DAYS = 7;
const done = ok({ ok: true as const });

/** Answers `contract.waiting`. */
export function waitingHandlers(deps: WaitingPages): HandlersOf<Contract["waiting"], Principal> {
  const { store } = deps;
  const people = async () => {
    const { people: all, gone } = await unavailableOf(store, { now: store.clock.now(), streams: deps.streams });
    return { all: all.filter((one) => one.enabled && may({ kind: "operator", ...one }, "waiting.work")), gone };
  };
  /** What was changed holds at once. */
  const thenLook = async <Answer extends { ok: boolean }>(answer: Answer): Promise<Answer> => {
    if (answer.ok) await deps.askLook();
    return answer;
  };
  return {
    board: async () => ok(await boardOf(deps)),
    group: async ({ id }) => {
      const page = await groupPage(deps, id);
      return page ? ok(page) : refuse("NOT_FOUND", "没有这一项，可能已被清理。", { en: "There is no such entry any more." });
    },
    acknowledge: ({ id }, principal) => actOnGroup(store, principal, { id, to: "acknowledged", minutes: null }),
    snooze: ({ id, minutes }, principal) => actOnGroup(store, principal, { id, to: "snoozed", minutes }),
    settle: (of, principal) => settleGroup(store, principal, of),
    look: async () => {
      await deps.askLook();
      return done;
    },
    rules: async () => ok({ rows: await allRules(store) }),
    saveRule: async (saved, principal) => thenLook(await saveRule(store, actorName(principal), saved)),
    removeRule: async ({ id }, principal) => thenLook(await removeRule(store, actorName(principal), id)),
    hits: async ({ body }) => {
      const now = new Date(store.clock.now());
      const since = beijingMidnight(now, 1 - PREVIEW_DAYS);
      const [found, days] = await Promise.all([foundBy(store, { ruleId: "", body, now }), waitedByDay(store, { body, since, now })]);
      const counts = new Map(days.map(({ day, count }) => [day, count]));
      const [first] = found;
      return ok({
        now: found.reduce((sum, { count }) => sum + count, 0),
        shops: new Set(found.map(({ shopId }) => shopId)).size,
        oldestAt: first?.oldestAt ?? null,
        days: Array.from({ length: PREVIEW_DAYS }, (_, place) => {
          // A moment within the day, in Beijing.
          const day = new Date(beijingMidnight(since, place).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
          return { day, count: counts.get(day) ?? 0 };
        }),
      });
    },
    roster: async () => {
      const [{ roster, revision }, { all, gone }, ways, onDuty] = await Promise.all([rosterOf(store), people(), waysThere(store), onDutyNow(deps)]);
      return ok({ roster, revision, onDuty, people: all.map(({ id, name }) => ({ id, name, ways: ways.get(id) ?? [], away: gone.has(id) })) });
    },
    saveRoster: async ({ roster, revision }, principal) => {
      const known = new Set((await people()).all.map(({ id }) => id));
      return thenLook(await saveRoster(store, actorName(principal), { roster, revision, known }));
    },
  };
}
