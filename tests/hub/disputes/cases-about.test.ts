import { afterAll, beforeAll, expect, test } from "vitest";
import { casesAbout, takeCases } from "../../../main/hub/disputes/index.ts";
import { orderHandlers } from "../../../main/hub/orders/index.ts";
import { orderListHandlers } from "../../../main/hub/search/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, fact, hour, start } from "./support.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
  await addShop(store, "taobao");
  await addOrder(store, { id: "1" });
  await addOrder(store, { id: "2" });
  const about = (channelCaseId: string, state: "requested" | "closed") => fact({ channelCaseId, channelOrderId: "c1", state });
  await commit(store, "channel:taobao", (tx) => takeCases(tx, [about("r1", "requested"), about("r2", "closed")]));
});
afterAll(() => store.close());

test("a list of orders says how many cases of each are open, the page of an order names all", async () => {
  const handlers = orderHandlers(store, (ids) => casesAbout(store, ids));
  const me = { kind: "agent", name: "reply" } as const;
  const list = await orderListHandlers(store).list({ filter: {}, sort: "newest", limit: 5 }, me);
  expect(list.ok && list.value.rows.map((row) => [row.number, row.openCases]).sort()).toEqual([
    ["N1", 1],
    ["N2", 0],
  ]);
  const page = await handlers.timeline({ ref: "N1" }, me);
  expect(page.ok && page.value.caseIds).toHaveLength(2);
});
