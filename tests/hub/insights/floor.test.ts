/** The floor and the clocks against a day of few cases that was counted by hand. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { Burning } from "../../../main/hub/contract/words.ts";
import { countOfCases } from "../../../main/hub/disputes/index.ts";
import { insightHandlers } from "../../../main/hub/insights/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop } from "../disputes/support.ts";
import { addCase, addPerson, at, say } from "./record.ts";

/** A Friday. */
const NOW = at("2026-11-20 10:00");
const clock = testClock(NOW);
const who: Principal = { kind: "operator", id: "lead", name: "lead", roles: ["supervisor"], demo: false };
let store: Store;
const handlers = (here: readonly string[] = []) => insightHandlers({ store, streams: { people: () => new Set(here) } });

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, "taobao");
  await addShop(store, "douyin");
  await store.pool.query(
    `INSERT INTO service_terms (place, shop_id, body, revision, updated_at, updated_by) VALUES ('taobao', 'taobao', '{"answerWithinHours": 2}', 1, now(), 'x')`,
  );
  await addPerson(store, "lin", ["agent"]);
  await addPerson(store, "lead", ["supervisor"]);

  // Past its deadline, of Lin, who answered it within 30 minutes this morning.
  await addCase(store, { id: "a", assigneeId: "lin", openedAt: at("2026-11-20 08:00"), deadlineAt: at("2026-11-20 09:59") });
  await say(store, "a", ["buyer 2026-11-20 08:00", "buyer 2026-11-20 08:10", "lin 2026-11-20 08:30", "lin 2026-11-20 08:31"]);
  // Ends within the hour; its buyer has waited three hours since his first unanswered words: longer than the shop set.
  await addCase(store, { id: "b", openedAt: at("2026-11-20 06:00"), deadlineAt: at("2026-11-20 11:00") });
  await say(store, "b", ["buyer 2026-11-20 06:30", "lin 2026-11-20 06:50", "buyer 2026-11-20 07:00", "buyer 2026-11-20 09:50"]);
  // The other must act, and the buyer waits; this shop has set nothing. Words that failed to go out answered nobody.
  await addCase(store, { id: "c", shopId: "douyin", status: "waiting", openedAt: at("2026-11-18 06:00"), deadlineAt: at("2026-11-20 11:01") });
  await say(store, "c", ["buyer 2026-11-19 12:00", "lin 2026-11-19 12:30 failed"]);
  // Open for a day and a minute.
  await addCase(store, { id: "d", openedAt: at("2026-11-19 09:59"), deadlineAt: null });
  // Done today, the first minute of the day; opened the evening before. Reopened before: only its last end counts.
  await addCase(store, { id: "e", assigneeId: "lin", status: "done", openedAt: at("2026-11-19 22:00"), doneAt: at("2026-11-20 00:00") });
  await say(store, "e", ["buyer 2026-11-19 22:00", "lin 2026-11-20 00:00"]);
  // Done in the last minute of yesterday: none of today's.
  await addCase(store, { id: "f", assigneeId: "lin", status: "done", openedAt: at("2026-11-19 22:00"), doneAt: at("2026-11-19 23:59") });
  await say(store, "f", ["buyer 2026-11-19 22:00", "lin 2026-11-19 23:59"]);
  // Same weekday a week before: answered after four hours, done after ten.
  await addCase(store, { id: "g", status: "done", openedAt: at("2026-11-13 08:00"), doneAt: at("2026-11-13 18:00") });
  await say(store, "g", ["buyer 2026-11-13 08:00", "lin 2026-11-13 12:00"]);
});
afterAll(() => store.close());

const value = async <Value>(answer: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> => {
  const told = await answer;
  if (!told.ok) throw new Error("refused");
  return told.value;
};

describe("the floor", () => {
  test("counts what burns by hand-made clocks", async () => {
    const floor = await value(handlers().floor(undefined, who));
    expect(floor).toMatchObject({
      open: 3,
      unassigned: 2,
      doneToday: 1,
      overdue: 1,
      dueHour: 1,
      unanswered: 2,
      late: 1,
      old: 1,
      promisesDue: 0,
      held: 0,
      second: 0,
    });
    expect(floor.waitsSince).toEqual(at("2026-11-19 12:00"));
  });

  test("each figure is as long as the list it leads to", async () => {
    const floor = await value(handlers().floor(undefined, who));
    const targets = new Map([["taobao", 2]]);
    const listed = (what: Burning) => countOfCases(store, { only: { what, now: NOW, targets } });
    expect([await listed("overdue"), await listed("due_hour"), await listed("unanswered"), await listed("late"), await listed("old")]).toEqual([
      floor.overdue,
      floor.dueHour,
      floor.unanswered,
      floor.late,
      floor.old,
    ]);
  });

  test("says who is there, what each has and did since midnight in Beijing", async () => {
    const { people } = await value(handlers(["lead"]).floor(undefined, who));
    expect(
      people.toSorted((left, right) => (left.id < right.id ? -1 : 1)).map(({ id, here, holds, answered, closed }) => ({ id, here, holds, answered, closed })),
    ).toEqual([
      { id: "lead", here: true, holds: 0, answered: 0, closed: 0 },
      { id: "lin", here: false, holds: 1, answered: 3, closed: 1 },
    ]);
  });
});

describe("the clocks", () => {
  test("run from the first unanswered words to ours, and from opening to the last end, by Beijing's day", async () => {
    const { today, before, targetHours } = await value(handlers().clocks(undefined, who));
    const minute = 60_000;
    // Waits that ended today: a 30 min, b 20 min, e 120 min. None took longer than two hours.
    expect(today.first).toEqual({ count: 3, median: 30 * minute, p90: 102 * minute, over: 0, bound: 3 });
    expect(today.handling).toMatchObject({ count: 1, median: 120 * minute });
    expect(before).toHaveLength(4);
    expect(before[0]).toEqual({
      day: at("2026-11-13 00:00"),
      first: { count: 1, median: 240 * minute, p90: 240 * minute, over: 1, bound: 1 },
      handling: { count: 1, median: 600 * minute, p90: 600 * minute, over: 0, bound: 0 },
    });
    expect(before[1]?.first).toEqual({ count: 0, median: null, p90: null, over: 0, bound: 0 });
    expect(targetHours).toEqual({ least: 2, most: 2 });
  });
});
