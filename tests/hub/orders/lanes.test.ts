import { afterAll, beforeAll, expect, test } from "vitest";
import { learnLanes } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, line, order, START, scan, shipped, takeAll, trace, traceAll } from "./facts.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(START) });
  await addShop(store);
});
afterAll(() => store.close());

test("a lane is learnt under the name it is looked up by, however receivers write their city", async () => {
  const cities = ["武汉市", "湖北省武汉市", "武汉", "湖北，武汉市，洪山区", ""];
  const { buyer } = order();
  await takeAll(
    store,
    ...cities.map((city, index) =>
      shipped({
        channelOrderId: `o${index}`,
        parcels: [{ carrier: "yuantong", waybill: `YT${index}`, shippedAt: null }],
        lines: [line("L", "CUP")],
        buyer: { ...buyer, city },
      }),
    ),
  );
  const way = [scan(1, "揽收", { state: "picked_up", place: "浙江,杭州市" }), scan(9, "到达", { state: "in_transit" }), scan(12, "签收", { state: "signed" })];
  await traceAll(store, ...cities.map((_, index) => trace(way, { waybill: `YT${index}`, ended: true })));
  await learnLanes(store);
  const lanes = await store.rows("SELECT lane, samples FROM lane_stat ORDER BY lane");
  expect(lanes).toEqual([
    { lane: "yuantong", samples: 5 },
    { lane: "yuantong|杭州|武汉", samples: 4 },
  ]);
});
