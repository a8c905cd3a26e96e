import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { subscribeParcels } from "../../../main/hub/ingest/index.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, depsOf, type TestChannel, testChannel, wipe } from "./channel.ts";

let store: Store;
let channel: TestChannel;
beforeAll(async () => {
  store = await freshStore({ clock: testClock() });
});
afterAll(() => store.close());
beforeEach(async () => {
  await wipe(store);
  channel = testChannel();
});
const parcels = ["1", "2", "3"].map((id) => ({ parcelId: id, carrier: "yuantong", waybill: `YT${id}`, phoneTail: "0001" }));
const subscribe = () => subscribeParcels(depsOf(store, channel), parcels, (shopId) => `https://hub.example/hooks/${shopId}`);

test("every parcel is subscribed at the tracker with the address it is to push to", async () => {
  await addShop(store);
  const asked: { waybill: string; callbackUrl: string }[] = [];
  channel.connector.actions.subscribe = async (_, parcel) => {
    asked.push(parcel);
    return ok({ channelAnswer: null });
  };
  const { shopId, settled } = await subscribe();
  expect({ shopId, settled: settled.sort() }).toEqual({ shopId: "shop-1", settled: ["1", "2", "3"] });
  expect(asked[0]?.callbackUrl).toBe("https://hub.example/hooks/shop-1");
});

test("a parcel the tracker refuses is not asked for again, with a journal line; throttling leaves the rest for later", async () => {
  await addShop(store);
  channel.connector.actions.subscribe = async (_, { waybill }) =>
    waybill === "YT1" ? refuse("REFUSED", "不支持的快递公司") : refuse("THROTTLED", "限流", { waitMs: 1_000 });
  expect((await subscribe()).settled).toEqual(["1"]);
  expect(await store.rows("SELECT verb FROM journal_line")).toEqual([{ verb: "parcel.not_subscribed" }]);
  expect(await subscribe()).toEqual({ shopId: null, settled: [], isPaused: true });
});

test("without a tracker nothing is settled", async () => {
  expect(await subscribe()).toEqual({ shopId: null, settled: [], isPaused: false });
});
