import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { connectors } from "../../../main/hub/connectors/index.ts";
import { caseHandlers, takeCases } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, noDrafts, noHolds, start } from "./support.ts";

const clock = testClock(start + hour);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  for (const shop of ["taobao", "miniapp"]) await addShop(store, shop);
  for (const id of ["an", "bo", "cy", "tr"])
    await store.pool.query("INSERT INTO operator (id, name, roles, created_at) VALUES ($1, '客服' || $1, ARRAY[$2], now())", [
      id,
      id === "tr" ? "trainer" : "agent",
    ]);
});

const person = (id: string, role: "agent" | "supervisor" = "agent"): Principal => ({ kind: "operator", id, name: id, roles: [role], demo: false });
const desk = () =>
  caseHandlers(store, {
    actionNames: new Map(),
    drafts: noDrafts,
    holds: noHolds,
    pageExtras: async () => ({ decisions: [], actions: [], offers: [], answering: null, refundableFen: 0 }),
    accountBrief: async () => null,
    readOrder: async () => null,
    channelOf: (channel) => connectors.map(({ manifest }) => manifest).find(({ id }) => id === channel),
  });
const all = { sort: "deadline", page: 0, size: 30 } as const;
const take = (...facts: ReturnType<typeof fact>[]) => commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
const ask = () =>
  commit(store, "key:1", (tx) =>
    takeCases(tx, [
      fact(
        {
          channelCaseId: "q1",
          channelOrderId: "",
          kind: "question",
          buyerWords: "能开发票吗",
          amountFen: 0,
          buyerNick: "小李",
          deadlineAt: null,
          defaultOutcome: "none",
        },
        "miniapp",
      ),
    ]),
  );
const idOf = async (channelCaseId: string) =>
  String((await store.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_case_id = $1", [channelCaseId]))[0]?.id);

describe("the queue", () => {
  it("shows the nearest deadline first, the greater stake before the smaller, and those without a clock last", async () => {
    const at = (hours: number) => ({ deadlineAt: new Date(start + hours * hour), defaultOutcome: "refund" as const });
    await take(
      fact({ channelCaseId: "late", ...at(30) }),
      fact({ channelCaseId: "none", deadlineAt: null }),
      fact({ channelCaseId: "small", ...at(2), amountFen: 100 }),
      fact({ channelCaseId: "great", ...at(2), amountFen: 900 }),
    );
    const list = await desk().list(all, person("an"));
    expect(list.ok && list.value.rows.map((row) => row.stakeFen)).toEqual([900, 100, 5_900, 5_900]);
    expect(list.ok && list.value.rows.map((row) => row.deadlineAt?.getTime() ?? null)).toEqual([start + 2 * hour, start + 2 * hour, start + 30 * hour, null]);
    const counts = await desk().counts(undefined, person("an"));
    expect(counts).toMatchObject({ value: { open: 4, dueSoon: 2, unassigned: 4, agent: 4, stakeFen: 12_800, doneToday: 0 } });
  });

  it("finds by what is asked for, whole numbers and words alike", async () => {
    await addOrder(store, { id: "1" });
    await take(fact({ channelCaseId: "r1" }), fact({ channelCaseId: "r2", channelOrderId: "c9", buyerWords: "颜色不对 100%", kind: "exchange" }));
    await store.pool.query("INSERT INTO finding (id, order_id, kind, since, evidence, found_at) VALUES ('f', '1', 'stalled', now(), '{}', now())");
    const ids = async (filter: object) => {
      const list = await desk().list({ ...all, ...filter }, person("an"));
      return list.ok ? list.value.rows.map((row) => row.orderNumber) : [];
    };
    expect(await ids({ text: "N1" })).toEqual(["N1"]);
    expect(await ids({ text: "100%" })).toEqual([null]);
    expect(await ids({ text: "杯口" })).toEqual(["N1"]);
    expect(await ids({ finding: "stalled" })).toEqual(["N1"]);
    expect(await ids({ kind: "exchange" })).toEqual([null]);
    expect(await ids({ mine: true })).toEqual([]);
    const [first] = (
      (await desk().list({ ...all, text: "N1" }, person("an"))) as { value: { rows: { title: string; findings: string[]; buyerNick: string }[] } }
    ).value.rows;
    expect(first).toMatchObject({ title: "陶瓷马克杯", findings: ["stalled"], buyerNick: "买家1" });
  });

  it("never gives one case to two people, however many ask at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 16 }), async (cases, asks) => {
        await store.pool.query("TRUNCATE case_file CASCADE");
        await take(...Array.from({ length: cases }, (_, index) => fact({ channelCaseId: `r${index}` })));
        const given = await Promise.all(Array.from({ length: asks }, (_, index) => desk().takeNext(undefined, person(["an", "bo", "cy"][index % 3] ?? "an"))));
        const ids = given.flatMap((each) => (each.ok && each.value.caseId !== null ? [each.value.caseId] : []));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(cases);
        // Nobody goes away empty-handed while there is enough for all.
        if (asks === 1) expect(ids).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
  });

  it("gives the most urgent of one's own queue, and nothing from another's", async () => {
    await take(fact({ channelCaseId: "soon", deadlineAt: new Date(start + 2 * hour) }), fact({ channelCaseId: "later" }));
    await store.pool.query("UPDATE case_file SET queue = 'risk' WHERE channel_case_id = 'soon'");
    expect(await desk().takeNext(undefined, person("an"))).toMatchObject({ value: { caseId: await idOf("later") } });
    expect(await desk().takeNext(undefined, person("an"))).toMatchObject({ value: { caseId: null } });
  });
});

describe("a case page", () => {
  it("has the case, its messages, its newest suggestion and the channel's template; an unknown case is not found", async () => {
    await addOrder(store, { id: "1" });
    await take(fact({ channelCaseId: "r1" }));
    const caseId = await idOf("r1");
    await store.pool.query(
      `INSERT INTO suggestion (id, case_id, revision, text, sources, claims, composer, state, created_at)
       VALUES ('s', $1, 1, '亲，已为您核实', '[]', '[]', 'built-in', 'shown', now())`,
      [caseId],
    );
    const page = await desk().get({ caseId }, person("an"));
    expect(page).toMatchObject({
      value: { case: { id: caseId, refundableFen: 0, revision: 1, lineIds: [] }, suggestion: { text: "亲，已为您核实" }, order: null },
    });
    expect(page.ok && page.value.template.points.length).toBeGreaterThanOrEqual(3);
    expect(await desk().get({ caseId: "nothing" }, person("an"))).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});

describe("what a person does with a case", () => {
  it("closing needs the revision one saw, and happens once", async () => {
    await ask();
    const caseId = await idOf("q1");
    expect(await desk().close({ caseId, outcome: "answered", revision: 7 }, person("an"))).toMatchObject({ refusal: { code: "CASE_MOVED" } });
    expect(await desk().close({ caseId, outcome: "answered", revision: 1 }, person("an"))).toMatchObject({ ok: true });
    expect(await desk().close({ caseId, outcome: "answered", revision: 2 }, person("an"))).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
  });

  it("closing what a platform holds open is refused, for its clock runs on", async () => {
    await take(fact({ channelCaseId: "r1" }));
    expect(await desk().close({ caseId: await idOf("r1"), outcome: "x", revision: 1 }, person("an"))).toMatchObject({ refusal: { code: "STATE_NOT_ALLOWED" } });
  });

  it("a class must be of the closed list, and is the person's from then on", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const caseId = await idOf("r1");
    expect(await desk().setClass({ caseId, disputeClass: "bad_mood" }, person("an"))).toMatchObject({ refusal: { code: "BAD_INPUT" } });
    expect(await desk().setClass({ caseId, disputeClass: "damaged" }, person("an"))).toMatchObject({ ok: true });
    expect(await store.rows("SELECT dispute_class, class_by, triage_state FROM case_file")).toEqual([
      { dispute_class: "damaged", class_by: "operator:an", triage_state: "done" },
    ]);
  });

  it("a free case is taken, one's own is given away, a colleague's only by a supervisor, and to nobody who is not there or works no cases", async () => {
    await take(fact({ channelCaseId: "r1" }));
    const caseId = await idOf("r1");
    const assign = (operatorId: string | null, by: Principal) => desk().assign({ caseId, operatorId }, by);
    expect(await assign("bo", person("an"))).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
    expect(await assign("an", person("an"))).toMatchObject({ ok: true });
    for (const to of ["bo", null]) expect(await assign(to, person("bo"))).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
    expect(await assign("ghost", person("an"))).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await assign("bo", person("an"))).toMatchObject({ ok: true });
    expect(await assign("an", person("su", "supervisor"))).toMatchObject({ ok: true });
    expect(await assign(null, person("an"))).toMatchObject({ ok: true });
    expect(await assign("tr", person("su", "supervisor"))).toMatchObject({ refusal: { code: "BAD_INPUT" } });
  });
});
