/** Who is given a case: never two people, never over one's limit, only whoever fits, and why nobody where nobody does. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStreams, type Principal } from "../../../main/hub/access/index.ts";
import { AssignRules } from "../../../main/hub/contract/assignment.ts";
import { howGiven } from "../../../main/hub/disputes/given.view.store.ts";
import { assignmentHandlers, caseHandlers, type GivingDeps, giveCase, giveWaiting, handOverCasesOf, openPresence } from "../../../main/hub/disputes/index.ts";
import { ok } from "../../../main/hub/kernel/result.ts";
import { commit, type Store, type Tx } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addCase, addShop } from "../actions/world.ts";

const MINUTE = 60_000;
const clock = testClock();
const start = clock.now();
const presence = openPresence({ emit: () => undefined }, clock.now);
let store: Store;
let deps: GivingDeps;
const su: Principal = { kind: "operator", id: "su", name: "su", roles: ["supervisor"], demo: false };

beforeAll(async () => {
  store = await freshStore({ clock });
  deps = { store, streams: openStreams(), presence, ready: async (_reader, { ids }) => new Set(ids) };
  await addShop(store, { id: "s1", channel: "fake" });
  await addShop(store, { id: "s2", channel: "other" });
  for (const [place, id] of ["an", "bo", "cy", "su"].entries())
    await store.prisma.operator.create({
      data: { id, name: id, roles: [id === "su" ? "supervisor" : "agent"], demo: false, enabled: true, createdAt: new Date(start + place) },
    });
});
afterAll(() => store?.close());
beforeEach(async () => {
  clock.set(start);
  await store.pool.query(
    "TRUNCATE case_file, case_call, case_message, unsent_words, giving_turn, person_standing, person_settings, session, journal_line, setting CASCADE",
  );
  await store.pool.query("UPDATE operator SET enabled = true");
  for (const id of ["an", "bo", "cy"]) await signIn(id);
  await save({});
});

const signIn = (id: string) =>
  store.pool.query(
    "INSERT INTO session (token_hash, id, operator_id, created_at, seen_at, expires_at, device, address) VALUES ($1, $1, $1, $2, $2, $3, '', '')",
    [id, new Date(clock.now()), new Date(clock.now() + 1e9)],
  );
/** Everybody's console gives a sign again. */
const seen = () => store.pool.query("UPDATE session SET seen_at = $1", [new Date(clock.now())]);
const line = (operatorId: string, of: Partial<AssignRules["people"][number]> = {}) => ({
  operatorId,
  takes: true,
  channels: [],
  shops: [],
  classes: [],
  most: null,
  ...of,
});
let revision = 0;
async function save(of: Partial<AssignRules>): Promise<void> {
  const rules = AssignRules.parse({ on: true, most: 20, takeBack: "unbegun", awayMinutes: 60, people: [], ...of });
  await store.pool.query("DELETE FROM setting WHERE key = 'assignment'");
  const saved = await assignmentHandlers(deps).save({ rules, revision: 0 }, su);
  revision = saved.ok ? saved.value.revision : -1;
}
const add = (id: string, of: { shopId?: string; disputeClass?: string } = {}) => addCase(store, { id, shopId: "s1", orderId: null, amountFen: 100, ...of });
const has = async () =>
  Object.fromEntries(
    (await store.rows<{ id: string; who: string | null }>("SELECT id, assignee_id AS who FROM case_file ORDER BY id")).map(({ id, who }) => [id, who]),
  );
const waiting = async () => {
  const told = await assignmentHandlers(deps).waiting(undefined, su);
  return told.ok ? told.value.rows : [];
};
const standing = (id: string, state: string) =>
  store.pool.query(
    "INSERT INTO person_standing (operator_id, state, since) VALUES ($1, $2, now()) ON CONFLICT (operator_id) DO UPDATE SET state = excluded.state, until = NULL",
    [id, state],
  );

describe("giving cases", () => {
  it("is off until a supervisor switches it on", async () => {
    await save({ on: false });
    await add("a");
    expect(await giveWaiting(deps)).toBe(0);
    expect(await has()).toEqual({ a: null });
  });

  it("gives to whoever has the fewest, of equal ones to who waited longest, and the journal says out of how many", async () => {
    await add("a");
    await store.pool.query("UPDATE case_file SET assignee_id = 'an'");
    await store.pool.query("INSERT INTO giving_turn VALUES ('bo', $1), ('cy', $2)", [new Date(start - MINUTE), new Date(start - 2 * MINUTE)]);
    await add("b");
    expect(await giveWaiting(deps)).toBe(1);
    expect(await has()).toEqual({ a: "an", b: "cy" });
    const [told] = await store.rows<{ data: object; actor: string }>("SELECT data, actor FROM journal_line WHERE verb = 'case.given'");
    expect(told).toEqual({ data: { operatorId: "cy", load: 0, fitting: 3, equal: 2 }, actor: "system" });
    expect(await store.rows("SELECT operator_id, kind FROM case_call")).toEqual([{ operator_id: "cy", kind: "given" }]);
  });

  it("the case says why it is with whom it is with, whoever gave it, and nothing once it lies in the queue again", async () => {
    const how = () => howGiven(store, "a");
    const acts = (act: (tx: Tx) => Promise<unknown>, actor: string) => commit(store, actor, async (tx) => ok(await act(tx)));
    await add("a");
    expect(await how()).toBeNull();
    await giveWaiting(deps);
    expect(await how()).toMatchObject({ how: "rules", toName: "an", byName: null, fromName: null, load: 0, fitting: 3, equal: 3 });
    await acts((tx) => giveCase(tx, "a", { to: "bo" }), "operator:su");
    expect(await how()).toMatchObject({ how: "colleague", toName: "bo", byName: "su", fitting: null });
    await acts((tx) => handOverCasesOf(tx, { from: "bo", to: "cy", beside: [] }), "operator:su");
    expect(await how()).toMatchObject({ how: "handed", toName: "cy", fromName: "bo" });
    await acts((tx) => giveCase(tx, "a", { to: "cy", more: { acted: "message" } }), "operator:cy");
    expect(await how()).toMatchObject({ how: "acted", toName: "cy" });
    await acts((tx) => giveCase(tx, "a", { to: null }), "operator:cy");
    expect(await how()).toBeNull();
  });

  it.each([
    ["away", () => Promise.all(["an", "bo", "cy"].map((id) => standing(id, "away")))],
    ["busy", () => Promise.all(["an", "bo", "cy"].map((id) => standing(id, "busy")))],
    ["away", () => store.pool.query("DELETE FROM session")],
    ["shop", () => save({ people: ["an", "bo", "cy"].map((id) => line(id, { shops: ["s2"] })) })],
    ["class", () => save({ people: ["an", "bo", "cy"].map((id) => line(id, { classes: ["damaged"] })) })],
    ["role", () => save({ people: ["an", "bo", "cy"].map((id) => line(id, { takes: false })) })],
    ["full", () => save({ most: 1 })],
    [
      "hours",
      () =>
        store.pool.query(
          `INSERT INTO person_settings (operator_id, chosen, changed_at) SELECT id, '{"hours":{"on":true,"from":"11:00","to":"18:00","days":[5]}}', now() FROM operator`,
        ),
    ],
  ])("leaves a case in the queue where nobody fits, and says why: %s", async (why, make) => {
    for (const id of why === "full" ? ["x", "y", "z"] : []) await add(id);
    await store.pool.query("UPDATE case_file SET assignee_id = CASE id WHEN 'x' THEN 'an' WHEN 'y' THEN 'bo' ELSE 'cy' END");
    await make();
    await add("a");
    expect(await giveWaiting(deps)).toBe(0);
    expect((await has()).a).toBeNull();
    expect(await waiting()).toEqual([{ why, cases: 1 }]);
  });

  it("goes by shop, channel and class", async () => {
    await save({ people: [line("an", { shops: ["s1"] }), line("bo", { channels: ["other"] }), line("cy", { classes: ["damaged"] })] });
    await add("a");
    await add("b", { shopId: "s2" });
    await store.pool.query("UPDATE case_file SET channel = 'other' WHERE id = 'b'");
    await add("c", { disputeClass: "damaged" });
    await giveWaiting(deps);
    expect(await has()).toEqual({ a: "an", b: "bo", c: "cy" });
  });

  it("gives no case twice and nobody more than he may have, however many give and take at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }), async (cases, most, workers) => {
        await store.pool.query("TRUNCATE case_file, giving_turn, journal_line CASCADE");
        await save({ most });
        for (let place = 0; place < cases; place += 1) await add(`c${place}`);
        const desk = caseHandlers(store, {} as never);
        const [taken] = await Promise.all([desk.takeNext(undefined, su), ...Array.from({ length: workers }, () => giveWaiting(deps))]);
        await giveWaiting(deps);
        const owned = Object.values(await has()).filter((who) => who !== null);
        const his = taken.ok && taken.value.caseId !== null ? 1 : 0;
        expect(owned.length).toBe(Math.min(cases, his + 3 * most));
        for (const id of ["an", "bo", "cy"]) expect(owned.filter((who) => who === id).length).toBeLessThanOrEqual(most);
        const given = await store.rows<{ id: string }>("SELECT subject_id AS id FROM journal_line WHERE verb IN ('case.given', 'case.assigned')");
        expect(new Set(given.map(({ id }) => id)).size).toBe(given.length);
      }),
      { numRuns: 12 },
    );
  });
});

describe("whoever is gone for long", () => {
  const own = async (ids: readonly string[]) => {
    for (const id of ids) await add(id);
    await store.pool.query("UPDATE case_file SET assignee_id = 'an'");
    await standing("an", "away");
    await giveWaiting(deps);
  };
  const later = async (minutes: number) => {
    clock.advance(minutes * MINUTE);
    await seen();
    return giveWaiting(deps);
  };

  it("loses what he has not begun to answer to another who fits, no sooner than the rules say", async () => {
    await own(["a", "b"]);
    await store.pool.query("INSERT INTO unsent_words (id, case_id, written_by, operator_id, text, at) VALUES ('w', 'b', 'an', 'an', 'x', now())");
    expect(await later(59)).toBe(0);
    expect(await later(1)).toBe(1);
    expect(await has()).toMatchObject({ b: "an" });
    expect((await has()).a).not.toBe("an");
  });

  it("keeps it where nobody fits, and whoever came back in time keeps all", async () => {
    await own(["a"]);
    for (const id of ["bo", "cy"]) await standing(id, "busy");
    expect(await later(90)).toBe(0);
    await standing("an", "here");
    await later(1);
    for (const id of ["bo", "cy"]) await standing(id, "here");
    await standing("an", "away");
    expect(await later(1)).toBe(0);
    expect(await has()).toEqual({ a: "an" });
  });

  it("keeps what he writes just now, whatever the rules say; else all goes, his words with it", async () => {
    await save({ takeBack: "all" });
    await own(["a"]);
    await store.pool.query("INSERT INTO unsent_words (id, case_id, written_by, operator_id, text, at) VALUES ('w', 'a', 'an', 'an', 'x', now())");
    clock.advance(70 * MINUTE);
    presence.tell({ window: "window-1", caseId: "a", person: { id: "an", name: "an", writing: true } });
    await seen();
    expect(await giveWaiting(deps)).toBe(0);
    presence.tell({ window: "window-1", caseId: null, person: { id: "an", name: "an", writing: false } });
    expect(await giveWaiting(deps)).toBe(1);
    const who = (await has()).a;
    expect(await store.rows("SELECT operator_id FROM unsent_words")).toEqual([{ operator_id: who }]);
  });

  it("who was removed has his cases go to the queue where nobody fits", async () => {
    await own(["a"]);
    for (const id of ["bo", "cy"]) await standing(id, "busy");
    await store.pool.query("UPDATE operator SET enabled = false WHERE id = 'an'");
    expect(await giveWaiting(deps)).toBe(1);
    expect(await has()).toEqual({ a: null });
  });
});

describe("the rules", () => {
  it("are saved once of two who began with the same", async () => {
    const rules = AssignRules.parse({ on: true, most: 3, takeBack: "never", awayMinutes: 60, people: [] });
    const both = await Promise.all([assignmentHandlers(deps).save({ rules, revision }, su), assignmentHandlers(deps).save({ rules, revision }, su)]);
    expect(both.map((one) => (one.ok ? "ok" : one.refusal.code)).toSorted()).toEqual(["SAVED_MEANWHILE", "ok"]);
  });

  it("show how the last days would have gone: by who fits, limits filling and emptying as cases were done, and give nothing", async () => {
    for (const id of ["a", "b", "c"]) await add(id);
    await store.pool.query("UPDATE case_file SET learnt_at = $1, done_at = CASE id WHEN 'a' THEN $2::timestamptz END", [
      new Date(start - 60 * MINUTE),
      new Date(start - 50 * MINUTE),
    ]);
    await store.pool.query("UPDATE case_file SET learnt_at = $1 WHERE id = 'c'", [new Date(start - 40 * MINUTE)]);
    const rules = AssignRules.parse({
      on: false,
      most: 1,
      takeBack: "never",
      awayMinutes: 60,
      people: [line("bo", { takes: false }), line("cy", { takes: false })],
    });
    const seenSo = await assignmentHandlers(deps).preview({ rules }, su);
    // The first is done when the third comes; the second finds him with as many as he may have.
    expect(seenSo).toEqual({ ok: true, value: { cases: 3, rows: [{ operatorId: "an", cases: 2 }], nobody: [{ why: "full", cases: 1 }] } });
    expect(await has()).toEqual({ a: null, b: null, c: null });
  });
});
