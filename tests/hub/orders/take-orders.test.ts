import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { orderTimeline } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, delivery, eventsAll, HOUR, line, order, pickUp, SHOP, START, shipped, signature, takeAll, trace, traceAll, transit, wipe } from "./facts.ts";

const clock = testClock(START + 6 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START + 6 * HOUR);
  await wipe(store);
});
const REF = `channel:${SHOP}:6920000000000012345`;
const story = async () => {
  const found = await orderTimeline(store, REF);
  if (!found) throw new Error("no order");
  return found;
};
const openKinds = async (): Promise<string[]> => (await story()).findings.filter((finding) => finding.resolvedAt === null).map((finding) => finding.kind);

describe("taking orders", () => {
  test("a new order gets the Beijing day of its payment and the next number of that day", async () => {
    const late = order({ channelOrderId: "2", paidAt: new Date(Date.UTC(2026, 10, 20, 15, 59, 59)) });
    const next = order({ channelOrderId: "3", paidAt: new Date(Date.UTC(2026, 10, 20, 16, 0, 0)) });
    const unpaid = order({ channelOrderId: "4", paidAt: null, claimedState: "created", createdAt: new Date(Date.UTC(2026, 10, 19, 3, 0, 0)) });
    await takeAll(store, late, next, unpaid);
    const rows = await store.rows<{ number: string }>(`SELECT number FROM "order" ORDER BY channel_order_id`);
    expect(rows.map((row) => row.number)).toEqual(["20261120000001", "20261121000001", "20261119000001"]);
  });

  test("the same order repeated in one batch, in later batches and at once is one order", async () => {
    await takeAll(store, order(), order(), shipped());
    await Promise.all([takeAll(store, order(), shipped()), takeAll(store, shipped()), takeAll(store, order({ channelOrderId: "9" }))]);
    const rows = await store.rows<{ number: string }>(`SELECT number FROM "order" ORDER BY number`);
    expect(rows.map((row) => row.number)).toEqual(["20261120000001", "20261120000002"]);
  });

  test("a repeat writes nothing, tells nothing and says so", async () => {
    await takeAll(store, order());
    const before = await store.rows("SELECT * FROM event");
    const again = await takeAll(store, order());
    expect(again.taken[0]).toMatchObject({ isNew: false, changed: false, shopId: SHOP });
    expect(await store.rows("SELECT * FROM event")).toEqual(before);
  });

  test("an older version changes no content, whatever it says", async () => {
    await takeAll(store, order({ version: START + HOUR, sellerNote: "新" }));
    await takeAll(store, order({ version: START, sellerNote: "旧", paidFen: 1 }));
    expect((await story()).order).toMatchObject({ sellerNote: "新", paidFen: 10_900 });
  });

  test("a receiver is kept masked and the buyer is handed on in plain once", async () => {
    const { taken } = await takeAll(store, order());
    expect(taken[0]?.buyer.phone).toBe("13812340001");
    expect((await story()).order.receiver).toEqual({
      name: "王**",
      phone: "138****0001",
      province: "湖北省",
      city: "武汉市",
      district: "洪山区",
      address: "珞喻路1****",
    });
    const everything = await store.rows<{ all: string }>(
      `SELECT (to_jsonb(o) || jsonb_build_object('e', (SELECT jsonb_agg(e.*) FROM event e)))::text AS all FROM "order" o`,
    );
    expect(everything[0]?.all).not.toContain("13812340001");
  });

  test("a negative or absurd amount is refused with a reason, and the others are taken", async () => {
    const result = await takeAll(
      store,
      order({ channelOrderId: "bad", paidFen: -1 }),
      order({ channelOrderId: "bad2", lines: [line("x", "S", { quantity: 0 })] }),
      order(),
    );
    expect(result.refused.map((one) => one.channelOrderId)).toEqual(["bad", "bad2"]);
    expect(result.refused[0]?.reason).toContain("实付");
    expect(result.taken).toHaveLength(1);
  });

  test("characters that the database cannot hold do not stop a batch", async () => {
    await takeAll(store, order({ buyerMessage: "请\u0000快\ud800发 \\u0000", sellerNote: "😀" }));
    await eventsAll(store, {
      shopId: SHOP,
      orderRef: REF,
      event: { id: "odd", kind: "packed", at: new Date(START).toISOString(), data: { place: "仓\u0000" } },
    });
    const { order: view, timeline } = await story();
    expect(view).toMatchObject({ buyerMessage: "请\ufffd快\ufffd发 \\u0000", sellerNote: "😀" });
    expect(timeline.some((entry) => entry.data.place === "仓\ufffd")).toBe(true);
    expect(await orderTimeline(store, "\u0000")).toBeNull();
  });

  test("a status outside the table is kept as it came and shown", async () => {
    await takeAll(store, order({ channelStatus: "SOMETHING_NEW", claimedState: null }));
    const { order: view, timeline } = await story();
    expect(view).toMatchObject({ channelStatus: "SOMETHING_NEW", unknownStatus: true, state: "paid" });
    expect(timeline.some((entry) => entry.kind === "unknown_status" && entry.text.includes("SOMETHING_NEW"))).toBe(true);
  });

  test("the channel's word that it was shipped is a claim: the order is not outbound", async () => {
    await takeAll(store, order(), shipped());
    const { order: view } = await story();
    expect(view).toMatchObject({ state: "paid", outboundAt: null, claimedShippedAt: new Date(START + 5 * HOUR) });
    expect(view.parcels.map((parcel) => parcel.waybill)).toEqual(["YT0000000000001"]);
  });

  test("a pick-up proves outbound, a signature ends the way, and lines follow their own parcel", async () => {
    const two = shipped({
      lines: [line("L1", "CUP-01", { waybill: "YT0000000000001", carrier: "yuantong" }), line("L2", "MUG-02")],
    });
    await takeAll(store, two);
    await traceAll(store, trace([pickUp]));
    expect((await story()).order).toMatchObject({ state: "outbound", outboundAt: pickUp.at });
    clock.set(START + 35 * HOUR);
    await traceAll(store, trace([pickUp, transit, delivery, signature], { signedBy: "recipient", ended: true }));
    const { order: view } = await story();
    expect(view).toMatchObject({ state: "signed", signedAt: signature.at });
    expect(view.lines.map((one) => one.state)).toEqual(["signed", "paid"]);
    expect(view.whereabouts).toContain("签收（本人）");
  });

  test("a label alone proves nothing", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([{ ...pickUp, state: "label_only", text: "商家已下单，等待揽收" }]));
    expect((await story()).order).toMatchObject({ state: "paid", outboundAt: null });
  });

  test("a trace of a waybill nobody knows is given back to wait", async () => {
    await takeAll(store, shipped());
    const taken = await traceAll(store, trace([pickUp], { waybill: "ZT999" }), trace([pickUp]), trace([pickUp], { carrier: "zhongtong" }));
    expect(taken.unknown.sort()).toEqual(["YT0000000000001", "ZT999"]);
    expect((await story()).order.state).toBe("outbound");
  });

  test("a corrected carrier is followed without a second parcel", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([], { correctedCarrier: "yunda", ended: false }));
    const taken = await traceAll(store, trace([pickUp], { carrier: "yunda" }));
    expect(taken.unknown).toEqual([]);
    expect((await story()).order.parcels).toHaveLength(1);
    expect((await story()).order.state).toBe("outbound");
  });

  test("words that a carrier later changes or drops stay in the timeline", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, transit]));
    await traceAll(store, trace([pickUp, { ...transit, text: "【武汉转运中心】 到件" }]));
    await traceAll(store, trace([delivery]));
    const texts = (await story()).timeline.filter((entry) => entry.source === "carrier").map((entry) => entry.text);
    expect(texts).toEqual([pickUp.text, transit.text, "【武汉转运中心】 到件", delivery.text]);
  });

  test("the sender's signature on a returned parcel is not the buyer's", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, { ...transit, state: "returning" }, signature], { state: "returned" }));
    expect((await story()).order).toMatchObject({ state: "in_transit", signedAt: null });
  });

  test("warehouse facts move the order on, once per id, by any reference", async () => {
    const { taken } = await takeAll(store, order());
    const id = taken[0]?.orderId ?? "";
    const at = (hours: number) => new Date(START + hours * HOUR).toISOString();
    const event = (id: string, kind: "audited" | "packed" | "outbound", hours: number) => ({ id, kind, at: at(hours), data: {} });
    const first = await eventsAll(
      store,
      { shopId: SHOP, orderRef: REF, event: event("e2", "packed", 2) },
      { shopId: SHOP, orderRef: "20261120000001", event: event("e1", "audited", 1) },
      { shopId: SHOP, orderRef: "6920000000000012345", event: event("e1", "audited", 1) },
      { shopId: SHOP, orderRef: "nobody", event: event("e9", "audited", 1) },
    );
    expect(first.orders.map((order) => order === null)).toEqual([false, false, false, true]);
    expect((await story()).order.state).toBe("packed");
    await eventsAll(store, { shopId: SHOP, orderRef: id, event: event("e3", "outbound", 3) });
    const { order: view, timeline } = await story();
    expect(view).toMatchObject({ state: "outbound", outboundAt: new Date(START + 3 * HOUR) });
    expect(view.lines[0]?.state).toBe("outbound");
    expect(timeline.filter((entry) => entry.source === "warehouse").map((entry) => entry.kind)).toEqual(["audited", "packed", "outbound"]);
    expect(await openKinds()).toEqual([]);
  });
});
