import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { TermsBody } from "../../../main/hub/contract/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { nothingSet, termsHandlers, termsOf } from "../../../main/hub/terms/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop } from "../disputes/support.ts";

const trainer: Principal = { kind: "operator", id: "t1", name: "训练师", roles: ["trainer"], demo: false };
const clock = testClock();
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, "taobao");
});
afterAll(() => store.close());
beforeEach(() => store.pool.query("TRUNCATE service_terms, journal_line, event"));

const terms = () => termsHandlers(store);
const of = (body: Partial<TermsBody>): TermsBody => ({ ...nothingSet, ...body });
const save = (shopId: string | null, body: Partial<TermsBody>, revision: number) => terms().save({ shopId, body: of(body), revision }, trainer);

it("nothing was set: revision 0, unknown but for the law", async () => {
  const got = await terms().get({ shopId: "taobao" }, trainer);
  expect(got).toMatchObject({ ok: true, value: { revision: 0, updatedBy: null, body: nothingSet, origin: { returnDays: "law", invoice: "unset" } } });
});

it("what the house sets holds for a shop until the shop differs, and again when it no longer does", async () => {
  await save(null, { answerWithinHours: 24 }, 0);
  expect((await termsOf(store, "taobao")).answerWithinHours).toBe(24);
  await save("taobao", { answerWithinHours: 12 }, 0);
  expect((await termsOf(store, "taobao")).answerWithinHours).toBe(12);
  expect((await termsOf(store, "another")).answerWithinHours).toBe(24);
  expect(await terms().get({ shopId: "taobao" }, trainer)).toMatchObject({
    value: { revision: 1, updatedBy: "operator:t1", origin: { answerWithinHours: "shop" } },
  });
  expect(await terms().shops(undefined, trainer)).toMatchObject({ value: { shops: [{ id: "taobao", ownFields: 1 }] } });
  await save("taobao", {}, 1);
  expect((await termsOf(store, "taobao")).answerWithinHours).toBe(24);
});

it("who saves what somebody else saved meanwhile is told in which fields it differs, and nothing is lost", async () => {
  await save(null, { answerWithinHours: 24, returnDays: 7 }, 0);
  const late = await save(null, { answerWithinHours: 48, returnDays: 7, tone: "warm" }, 0);
  expect(late).toMatchObject({
    refusal: {
      code: "SAVED_MEANWHILE",
      message: "别人刚刚保存过，与您要保存的不同之处：答复时限、语气。请对照之后再保存。",
      details: { revision: 1, by: "operator:t1", fields: "answerWithinHours,tone", "kept.answerWithinHours": "24", "kept.tone": "null" },
    },
  });
  expect((await termsOf(store, "x")).answerWithinHours).toBe(24);
});

it("two who save at once: one is kept, the other is told", async () => {
  const both = await Promise.all([save("taobao", { returnDays: 8 }, 0), save("taobao", { returnDays: 9 }, 0)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "SAVED_MEANWHILE", details: { fields: "returnDays" } } });
});

it("the journal says who changed which field from what to what, once; saving the same changes nothing", async () => {
  await save("taobao", { returnDays: 10 }, 0);
  await save("taobao", { returnDays: 10 }, 1);
  await save("taobao", { returnDays: 15 }, 1);
  const lines = await store.rows("SELECT actor, subject_id, data FROM journal_line WHERE verb = 'terms.changed' ORDER BY id");
  expect(lines).toEqual([
    { actor: "operator:t1", subject_id: "taobao", data: { revision: 1, fields: { returnDays: { from: null, to: 10 } } } },
    { actor: "operator:t1", subject_id: "taobao", data: { revision: 2, fields: { returnDays: { from: 10, to: 15 } } } },
  ]);
  expect(await store.rows("SELECT data FROM event WHERE name = 'terms.changed' ORDER BY id")).toHaveLength(2);
});

it("a fault is refused with its field in both languages, and so is a shop that is not there", async () => {
  expect(await save(null, { returnDays: 3 }, 0)).toMatchObject({
    refusal: {
      code: "BAD_INPUT",
      message: expect.stringContaining("“退货期限”"),
      details: { field: "returnDays", en: expect.stringContaining("Return period") },
    },
  });
  expect(await save("nowhere", {}, 0)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  expect(await terms().get({ shopId: "nowhere" }, trainer)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  expect(await store.rows("SELECT 1 FROM service_terms")).toEqual([]);
});

it("before anything is kept it is shown what would hold and be read, with every fault", async () => {
  await save(null, { returnDays: 10 }, 0);
  const shown = await terms().preview(
    { shopId: "taobao", body: of({ answerWithinHours: 2, workingHours: { days: [1, 1], from: "09:00", to: "09:00" } }) },
    trainer,
  );
  expect(shown).toMatchObject({
    value: { faults: [{ field: "workingHours.to" }, { field: "workingHours.days" }], origin: { answerWithinHours: "shop", returnDays: "house" } },
  });
  expect(shown.ok && shown.value.previews.map(({ sentence }) => sentence)).toContain("我们会在2小时内核实并给您答复。");
});

it("what an older program kept lacks newer fields: they are not set", async () => {
  await store.pool.query(`INSERT INTO service_terms (place, body, revision, updated_at, updated_by) VALUES ('house', '{"returnDays": 9}', 1, now(), 'system')`);
  expect(await termsOf(store, "taobao")).toMatchObject({ returnDays: 9, invoice: null });
  expect(TermsBody.parse({})).toEqual(nothingSet);
});
