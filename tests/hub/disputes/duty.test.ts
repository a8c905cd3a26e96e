/** The end of a shift: what somebody has goes to whoever comes, with his word to it and what he began to write, and is found there together. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { dutyHandlers, listedCases } from "../../../main/hub/disputes/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addCase, addShop } from "../actions/world.ts";

const clock = testClock();
const person = (id: string): Principal => ({ kind: "operator", id, name: `客服${id}`, roles: ["agent"], demo: false });
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
  for (const [id, role] of [
    ["an", "agent"],
    ["bo", "agent"],
    ["tr", "trainer"],
  ] as const)
    await store.prisma.operator.create({ data: { id, name: `客服${id}`, roles: [role], demo: false, enabled: true, createdAt: new Date(clock.now()) } });
});
afterAll(() => store?.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE case_file, case_handed CASCADE");
  for (const id of ["a", "b", "c"]) await addCase(store, { id, shopId: "s1", orderId: null, amountFen: 100 });
  await store.pool.query("UPDATE case_file SET assignee_id = 'an' WHERE id <> 'c'");
});
const give = (to: string | null, note = "") => dutyHandlers(store).handOver({ to, note }, person("an"));
const handed = async (id: string) => {
  const told = await dutyHandlers(store).handed(undefined, person(id));
  return told.ok ? told.value.rows.map(({ fromName, toQueue, note, cases }) => ({ fromName, toQueue, note, cases })) : [];
};
const found = async (id: string) =>
  (await listedCases(store, { handed: "an", status: "open", sort: "deadline", page: 0, size: 30 }, person(id))).ids.toSorted();

describe("a shift's end", () => {
  it("gives all to a colleague, who finds them together with the word to it, numbers hidden", async () => {
    expect(await give("bo", "b 的买家电话 13800138000，下午回")).toEqual({ ok: true, value: { cases: 2 } });
    const [told] = await handed("bo");
    expect(told).toMatchObject({ fromName: "客服an", toQueue: false, cases: 2 });
    expect(told?.note).not.toContain("13800138000");
    expect(await handed("an")).toEqual([]);
    expect(await found("bo")).toEqual(["a", "b"]);
    // What he gave on or finished is in the list no more.
    await store.pool.query("UPDATE case_file SET assignee_id = 'an' WHERE id = 'a'");
    expect(await found("bo")).toEqual(["b"]);
    await store.pool.query("UPDATE case_file SET status = 'done' WHERE id = 'b'");
    expect(await handed("bo")).toEqual([]);
  });

  it("gives all back to the queue, where everybody sees from whom they are until somebody takes them", async () => {
    await give(null, "系统里看不到物流");
    expect(await handed("bo")).toEqual([{ fromName: "客服an", toQueue: true, note: "系统里看不到物流", cases: 2 }]);
    await store.pool.query("UPDATE case_file SET assignee_id = 'bo' WHERE id = 'a'");
    expect(await handed("bo")).toMatchObject([{ cases: 1 }]);
    expect(await found("bo")).toEqual(["b"]);
  });

  it("goes neither to oneself nor to who works no cases", async () => {
    for (const to of ["an", "tr", "gone"]) expect((await give(to)).ok).toBe(false);
    expect((await store.rows<{ count: number }>("SELECT count(*)::int AS count FROM case_file WHERE assignee_id = 'an'"))[0]?.count).toBe(2);
  });
});
