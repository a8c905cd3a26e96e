/** Tags, priority and rest: whatever a desk does in whatever order, the queue shows what does not rest, the platform's clock is never hidden, and lists stay short. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { caseHandlers, caseMarkHandlers, takeMessages, wakeDue } from "../../../main/hub/disputes/index.ts";
import { tagName } from "../../../main/hub/disputes/tags.commands.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addCase, addShop } from "../actions/world.ts";
import { noDrafts, noHolds } from "./support.ts";

const clock = testClock();
const me: Principal = { kind: "operator", id: "an", name: "客服小安", roles: ["agent"], demo: false };
const hour = 3_600_000;
let store: Store;
let serial = 0;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
  await store.prisma.operator.create({ data: { id: "an", name: "客服小安", roles: ["agent"], demo: false, enabled: true, createdAt: new Date(clock.now()) } });
});
afterAll(() => store?.close());
const marks = () => caseMarkHandlers(store);
const desk = () =>
  caseHandlers(store, {
    actionNames: new Map(),
    drafts: noDrafts,
    holds: noHolds,
    pageExtras: async () => ({ decisions: [], actions: [], offers: [], answering: null, refundableFen: 0 }),
    accountBrief: async () => null,
    readOrder: async () => null,
    channelOf: () => undefined,
  });
async function rows(filter: object) {
  const list = await desk().list({ status: "open", sort: "deadline", page: 0, size: 100, ...filter }, me);
  return list.ok ? list.value.rows : [];
}
async function open(deadlineAt: Date | null): Promise<string> {
  serial += 1;
  const id = `r${serial}`;
  await addCase(store, { id, shopId: "s1", orderId: null, amountFen: 100 });
  await store.prisma.caseFile.update({ where: { id }, data: { deadlineAt } });
  return id;
}
let words = 0;
async function buyerWrites(id: string): Promise<void> {
  words += 1;
  const fact = { channelCaseId: `R${id}`, channelMessageId: `w${words}`, from: "buyer" as const, text: "在吗", at: new Date(clock.now()) };
  await commit(store, "channel:s1", (tx) => takeMessages(tx, [{ shopId: "s1", fact: fact as never }]));
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("snooze" as const), hours: fc.integer({ min: -2, max: 60 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("buyer" as const, "wake" as const, "take" as const), hours: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("pass" as const), hours: fc.integer({ min: 0, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("clock" as const), hours: fc.integer({ min: 2, max: 40 }) }) },
);

describe("a case that rests", () => {
  it("is out of the queue until its time, the buyer's words or the platform's clock, and then back with the reason", async () => {
    await fc.assert(
      fc.asyncProperty(fc.option(fc.integer({ min: 3, max: 70 }), { nil: null }), fc.array(step, { minLength: 2, maxLength: 12 }), async (deadline, steps) => {
        const begun = clock.now();
        let deadlineAt = deadline === null ? null : begun + deadline * hour;
        const id = await open(deadlineAt === null ? null : new Date(deadlineAt));
        let rests: { until: number } | null = null;
        let back: string | null = null;
        for (const one of steps) {
          if (one.does === "snooze") {
            const until = clock.now() + one.hours * hour;
            const allowed = one.hours > 0 && (deadlineAt === null || until <= deadlineAt - hour);
            const answer = await marks().snooze({ caseId: id, until: new Date(until), why: "等仓库回话" }, me);
            expect(answer.ok).toBe(allowed);
            if (allowed) [rests, back] = [{ until }, null];
          } else if (one.does === "buyer") {
            await buyerWrites(id);
            if (rests) [rests, back] = [null, "buyer"];
          } else if (one.does === "wake") {
            await marks().wake({ caseId: id }, me);
            [rests, back] = [null, null];
          } else if (one.does === "clock") {
            // The platform moves its clock.
            deadlineAt = clock.now() + one.hours * hour;
            await store.prisma.caseFile.update({ where: { id }, data: { deadlineAt: new Date(deadlineAt) } });
          } else if (one.does === "pass") clock.advance(one.hours * hour);
          await wakeDue(store);
          if (rests && rests.until <= clock.now()) [rests, back] = [null, "time"];
          else if (rests && deadlineAt !== null && deadlineAt - hour <= clock.now()) [rests, back] = [null, "clock"];
          const queue = await rows({});
          const resting = await rows({ resting: true });
          expect(queue.some((row) => row.id === id)).toBe(rests === null);
          expect(resting.some((row) => row.id === id)).toBe(rests !== null);
          const shown = [...queue, ...resting].find((row) => row.id === id)?.snooze ?? null;
          expect(shown?.back ?? null).toBe(back);
          expect(shown !== null).toBe(rests !== null || back !== null);
          // Whoever takes the next one never gets what rests.
          if (one.does === "take" && rests) {
            const taken = await desk().takeNext(undefined, me);
            expect(taken.ok && taken.value.caseId).not.toBe(id);
          }
        }
        await store.prisma.caseFile.update({ where: { id }, data: { status: "done" } });
      }),
      { numRuns: 50 },
    );
  });

  it("is refused beyond the platform's clock with the time it is over, in both languages, and after thirty days", async () => {
    const id = await open(new Date(Date.UTC(2030, 0, 1, 4, 0)));
    clock.set(Date.UTC(2029, 11, 31, 22, 0));
    const late = await marks().snooze({ caseId: id, until: new Date(Date.UTC(2030, 0, 1, 3, 30)), why: "" }, me);
    expect(late).toMatchObject({
      ok: false,
      refusal: { code: "BAD_INPUT", message: expect.stringMatching(/平台 .*12:00 到期/), details: { en: expect.stringContaining("an hour before") } },
    });
    const far = await open(null);
    expect(await marks().snooze({ caseId: far, until: new Date(clock.now() + 31 * 24 * hour), why: "" }, me)).toMatchObject({ ok: false });
  });
});

describe("tags", () => {
  it("whatever a thousand tries bring, a case has ten at most, each short and said why where not", async () => {
    const id = await open(null);
    const name = fc.oneof(
      fc.string({ maxLength: 30, unit: "grapheme" }),
      fc.constantFrom("催件", "催 件", "催\u200b件", "ＶＩＰ", "VIP", "13812345678", "x".repeat(1_500), " "),
    );
    await fc.assert(
      fc.asyncProperty(name, fc.boolean(), async (text, off) => {
        const before = (await rows({})).find((row) => row.id === id)?.tags ?? [];
        const answer = off ? await marks().untag({ caseId: id, name: text }, me) : await marks().tag({ caseId: id, name: text }, me);
        const after = (await rows({})).find((row) => row.id === id)?.tags ?? [];
        const one = tagName(text);
        expect(after.length).toBeLessThanOrEqual(10);
        expect(new Set(after).size).toBe(after.length);
        for (const tag of after) expect([...tag].length).toBeLessThanOrEqual(20);
        if (off) expect(after).toEqual(before.filter((tag) => tag !== one));
        else if (answer.ok) expect(after).toContain(one);
        else {
          expect(after).toEqual(before);
          expect(answer.refusal.message).not.toBe("");
          expect(answer.refusal.details?.en).toBeTruthy();
        }
      }),
      { numRuns: 150 },
    );
  });

  it("a shop has three hundred; what no case bears makes room, and then it is said", async () => {
    await addShop(store, { id: "s2", channel: "fake" });
    await store.pool.query("DELETE FROM case_tag");
    await store.pool.query("DELETE FROM shop_tag");
    const id = await open(null);
    await store.pool.query("INSERT INTO shop_tag (shop_id, name, made_at, made_by) SELECT 's1', 't' || n, now(), 'system' FROM generate_series(1, 300) n");
    expect(await marks().tag({ caseId: id, name: "催件" }, me)).toMatchObject({ ok: true });
    expect(await store.rows("SELECT name FROM shop_tag WHERE shop_id = 's1'")).toEqual([{ name: "催件" }]);
    for (let each = 0; each < 30; each += 1) {
      const other = await open(null);
      await store.pool.query("INSERT INTO shop_tag (shop_id, name, made_at, made_by) SELECT 's1', $1 || n, now(), 'system' FROM generate_series(1, 10) n", [
        `u${each}-`,
      ]);
      await store.pool.query("INSERT INTO case_tag (case_id, shop_id, name, at, by) SELECT $1, 's1', $2 || n, now(), 'system' FROM generate_series(1, 10) n", [
        other,
        `u${each}-`,
      ]);
    }
    const last = await open(null);
    expect(await marks().tag({ caseId: last, name: "新的" }, me)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("300") } });
    expect(await marks().tag({ caseId: last, name: "催件" }, me)).toMatchObject({ ok: true });
    const offered = await marks().tags({ caseId: last }, me);
    expect(offered.ok && offered.value.names[0]).toBe("催件");
  });

  it("priority is kept, shown, written down, and can be sorted by", async () => {
    const [calm, urgent] = [await open(null), await open(null)];
    await marks().setPriority({ caseId: urgent, priority: "urgent" }, me);
    const sorted = (await rows({ sort: "priority" })).map((row) => row.id);
    expect(sorted.indexOf(urgent)).toBeLessThan(sorted.indexOf(calm));
    expect((await rows({})).find((row) => row.id === urgent)?.priority).toBe("urgent");
    expect(await store.rows("SELECT actor, data FROM journal_line WHERE verb = 'case.prioritised'")).toEqual([
      { actor: "operator:an", data: { priority: "urgent" } },
    ]);
  });
});
