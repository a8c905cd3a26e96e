import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import { takeCases } from "../../../main/hub/disputes/index.ts";
import { restHandlers } from "../../../main/hub/frame/rest.handlers.ts";
import { ok } from "../../../main/hub/kernel/result.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, fact, hour, start } from "../disputes/support.ts";

const key = (shopId: string): Principal => ({ kind: "key", id: `key of ${shopId}`, shopId, scopes: [...keyScopes], everyShop: false });
let store: Store;
const asked: string[] = [];

beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
  await addShop(store, "taobao");
  await addShop(store, "miniapp");
  await addOrder(store, { id: "1" });
  await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: "r1", channelOrderId: "c1" })]));
});
afterAll(() => store.close());

const rest = () =>
  restHandlers({
    store,
    keep: async () => [],
    readCase: async (caseId) => {
      asked.push(caseId);
      return ok({ order: null }) as never;
    },
    wake: () => undefined,
  });

describe("what a seller's own system asks for", () => {
  it("an order is found by our number and by the sender's own id, which counts within its shop only", async () => {
    for (const id of ["1", "N1", "c1"])
      expect(await rest().timeline({ id }, key("taobao")), id).toMatchObject({ ok: true, value: { order: { number: "N1" }, caseIds: [expect.any(String)] } });
    expect(await rest().timeline({ id: "c1" }, key("miniapp"))).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("a case is found by our id, our number and the sender's own id, which counts within its shop only", async () => {
    const [row] = await store.rows<{ id: string; number: string }>("SELECT id, number FROM case_file");
    for (const id of [row?.id ?? "", row?.number ?? "", "r1"]) expect(await rest().case({ id }, key("taobao")), id).toMatchObject({ ok: true });
    expect(asked).toEqual([row?.id, row?.id, row?.id]);
    expect(await rest().case({ id: "r1" }, key("miniapp"))).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});
