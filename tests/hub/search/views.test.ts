import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { Role } from "../../../main/hub/contract/words.ts";
import { viewHandlers } from "../../../main/hub/search/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
const who = (id: string, role: Role = "agent"): Principal => ({ kind: "operator", id, name: id, roles: [role], demo: false });
const [ann, bob, boss] = [who("ann"), who("bob"), who("boss", "supervisor")];

beforeAll(async () => {
  store = await freshStore();
  await store.pool.query(
    "INSERT INTO operator (id, name, roles, created_at) SELECT id, initcap(id), '{agent}', now() FROM unnest(ARRAY['ann', 'bob', 'boss']) AS id",
  );
});
afterAll(() => store.close());

const seen = async (by: Principal, list: "queue" | "orders" = "orders") => {
  const answer = await viewHandlers(store).list({ list }, by);
  return answer.ok ? answer.value.views : [];
};
const add = async (by: Principal, name: string, shared: boolean): Promise<string> => {
  const answer = await viewHandlers(store).add({ list: "orders", name, query: "finding=any&sort=oldest", shared }, by);
  return answer.ok ? answer.value.id : "";
};
const code = (answer: { ok: true } | { ok: false; refusal: { code: string } }): string => (answer.ok ? "ok" : answer.refusal.code);

describe("a list under a name", () => {
  test("is one's own until it is shared, and stands with the list it is of", async () => {
    const id = await add(ann, "卡住的", false);
    expect(await seen(ann)).toMatchObject([{ id, name: "卡住的", query: "finding=any&sort=oldest", mine: true, mayChange: true }]);
    expect(await seen(bob)).toEqual([]);
    expect(await seen(ann, "queue")).toEqual([]);
    expect(code(await viewHandlers(store).change({ id, shared: true }, ann))).toBe("ok");
    expect(await seen(bob)).toMatchObject([{ id, mine: false, mayChange: false, owner: "Ann" }]);
  });

  test("is renamed and removed by its owner; what another shared also by who assigns work, what is not shared by nobody else", async () => {
    const [shared, own] = [await add(bob, "共享", true), await add(bob, "自己", false)];
    const { change, remove } = viewHandlers(store);
    expect(code(await change({ id: shared, name: "x" }, ann))).toBe("NOT_ALLOWED");
    expect(code(await remove({ id: own }, ann))).toBe("NOT_FOUND");
    expect(code(await remove({ id: own }, boss))).toBe("NOT_FOUND");
    expect(code(await change({ id: shared, name: "新名字" }, boss))).toBe("ok");
    expect((await seen(bob)).map(({ name }) => name)).toContain("新名字");
    expect(code(await remove({ id: shared }, bob))).toBe("ok");
    expect(code(await remove({ id: own }, bob))).toBe("ok");
  });

  test("stays when who shared it has left", async () => {
    await store.pool.query("UPDATE operator SET enabled = false WHERE id = 'ann'");
    const [view] = await seen(boss);
    expect(view).toMatchObject({ owner: "Ann", mayChange: true });
  });

  test("there are fifty of one person at most", async () => {
    for (let n = 0; n < 50; n += 1) await add(bob, `v${n}`, false);
    const answer = await viewHandlers(store).add({ list: "orders", name: "one too many", query: "", shared: false }, bob);
    expect(code(answer)).toBe("STATE_NOT_ALLOWED");
  });
});
