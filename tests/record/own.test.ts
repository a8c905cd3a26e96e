/** A seller's own systems over the public interface: what they send is the record, and what does not fit is said. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, line, ownOrder as order } from "./own-order.ts";
import { DAY, MINUTE, START, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const put = async (path: string, body: unknown) => (await world.rest("POST", path, { body })).body;
const findings = async (id: string) => (await world.order("own", id))?.findings.filter((one) => one.resolvedAt === null).map((one) => one.kind);

describe("order references", () => {
  test("the own id counts before a unified number of another order: events, cases, timeline", async () => {
    await put("/orders", order("first"));
    const number = (await world.order("own", "first"))?.order.number ?? "";
    await put("/orders", order(number));
    await put(`/orders/${number}/events`, { events: [{ id: "e1", kind: "packed", at: at(0), data: {} }] });
    await put("/cases", { id: "case-of-number", orderRef: number, kind: "question", text: "在吗", at: at(1) });
    expect((await world.rest("GET", `/orders/${number}/timeline`)).body).toMatchObject({ order: { channelOrderId: number, state: "packed" } });
    expect((await world.order("own", "first"))?.order.state).toBe("paid");
    expect((await world.case("own", "case-of-number")).order?.channelOrderId).toBe(number);
  });

  test("a key sees its own shop only, by number, by id, and through a case about another's order", async () => {
    await world.rows(
      "INSERT INTO shop (id, channel, name, base_url, enabled, next_pull_at, created_at) VALUES ('else', 'miniapp', 'else', '', true, 'infinity', now())",
    );
    const [other] = await world.rows<{ number: string; id: string }>(
      `UPDATE "order" SET shop_id = 'else' WHERE channel_order_id = 'first' RETURNING number, id`,
    );
    await world.rows("UPDATE case_file SET shop_id = 'else' WHERE channel_case_id = 'case-of-number'");
    const [hidden] = await world.rows<{ number: string; id: string }>("SELECT number, id FROM case_file WHERE channel_case_id = 'case-of-number'");
    for (const ref of [other?.id, "first", "channel:else:first"]) expect((await world.rest("GET", `/orders/${ref}/timeline`)).status, ref).toBe(404);
    for (const ref of [hidden?.id, hidden?.number, "case-of-number"]) expect((await world.rest("GET", `/cases/${ref}`)).status, ref).toBe(404);
    await put("/cases", { id: "spy", orderRef: "channel:else:first", kind: "question", text: "?", at: at(1) });
    const { body } = await world.rest("GET", "/cases/spy");
    expect(body).toMatchObject({ order: null, timeline: [], findings: [], account: null });
    expect(JSON.stringify((await world.rest("GET", "/orders")).body)).not.toContain(other?.id);
  });
});

describe("told again", () => {
  test("one moment is one version, however it is written", async () => {
    const told = [];
    for (const updatedAt of ["2026-03-01T10:00:30+08:00", "2026-03-01T02:00:30Z", "2026-03-01T10:00:30.000+08:00"])
      told.push(await put("/orders", order("moment", { updatedAt })));
    expect(told).toEqual([
      { taken: 1, repeated: 0, differs: 0 },
      { taken: 0, repeated: 1, differs: 0 },
      { taken: 0, repeated: 1, differs: 0 },
    ]);
  });

  test("of one version with other content the later counts, in one batch as well", async () => {
    await put("/orders", order("again", { note: "一" }));
    expect(await put("/orders", order("again", { note: "二" }))).toEqual({ taken: 0, repeated: 0, differs: 1 });
    expect((await world.order("own", "again"))?.order.sellerNote).toBe("二");
    const batch = { orders: ["三", "四", "三"].map((note) => order("again", { note })) };
    expect(await put("/orders:batch", batch)).toMatchObject({ differs: 2, repeated: 1 });
    expect((await world.order("own", "again"))?.order.sellerNote).toBe("四");
  });

  test("one id in two cases and on two orders is two things; one thing told with other content is said to differ", async () => {
    for (const id of ["A", "B"]) {
      await put("/orders", order(`two-${id}`));
      await put("/cases", { id: `two-${id}`, orderRef: `two-${id}`, kind: "question", text: "在吗", at: at(0) });
      expect(await put(`/cases/two-${id}/messages`, { messageId: "1", text: `我是 ${id}`, at: at(1) })).toMatchObject({ taken: 1 });
      expect(await put(`/orders/two-${id}/events`, { events: [{ id: "1", kind: "packed", at: at(1) }] })).toMatchObject({ taken: 1 });
      expect((await world.case("own", `two-${id}`)).messages.map((one) => one.text)).toEqual([`我是 ${id}`]);
      expect((await world.order("own", `two-${id}`))?.order.state).toBe("packed");
    }
    expect(await world.rest("POST", "/cases/two-A/messages", { body: { messageId: "1", text: "别的", at: at(1) } })).toMatchObject({
      status: 409,
      body: { code: "TOLD_DIFFERENTLY", errors: [{ field: "messageId" }] },
    });
    expect(await put("/orders/two-A/events", { events: [{ id: "1", kind: "packed", at: at(2) }] })).toEqual({ taken: 0, repeated: 0, differs: 1 });
  });

  test("what stands in the quarantine leaves it when its sender corrects it", async () => {
    await put("/orders/never-there/events", { events: [{ id: "lost", kind: "packed", at: at(0) }] });
    for (let day = 0; day < 5; day += 1) await world.pass(DAY);
    expect(await world.quarantined()).toHaveLength(1);
    expect(await put("/orders/never-there/events", { events: [{ id: "lost", kind: "packed", at: at(0), data: { place: "杭州仓" } }] })).toMatchObject({
      taken: 1,
    });
    expect(await world.quarantined()).toEqual([]);
  });
});

describe("bounds", () => {
  test("an amount beyond what the house takes is refused at the door, odd words are kept", async () => {
    const told = { id: "odd", kind: "question", text: "a\u0000b", at: at(0) };
    expect(await world.rest("POST", "/cases", { body: { ...told, amountFen: 3_000_000_000 } })).toMatchObject({
      status: 400,
      body: { errors: [{ field: "amountFen" }] },
    });
    expect(await world.rest("POST", "/cases", { body: JSON.stringify(told).replace("a\\u0000b", "a\\u0000b\\ud800") })).toMatchObject({ status: 200 });
    expect((await world.case("own", "odd")).case.buyerWords).toBe("a\ufffdb\ufffd");
    const ahead = new Date(world.clock.now() + 2 * DAY).toISOString();
    expect(await world.rest("POST", "/orders", { body: order("ahead", { updatedAt: ahead }) })).toMatchObject({
      status: 400,
      body: { errors: [{ field: "updatedAt", problemEn: expect.stringContaining("24 hours") }] },
    });
    expect(await put("/orders:batch", { orders: [order("ahead", { updatedAt: ahead })] })).toMatchObject({ refused: 1 });
    expect(await world.rest("GET", "/orders?cursor=x")).toMatchObject({ status: 400, body: { errors: [{ field: "cursor" }] } });
    expect(await world.rest("GET", "/orders?limit=0&sort=up")).toMatchObject({ status: 400, body: { errors: [{ field: "limit" }, { field: "sort" }] } });
    const many = Array.from({ length: 3 }, (_, index) => line(String(index), { paidFen: 1_500_000_000, priceFen: 1_500_000_000 }));
    expect(await world.rest("POST", "/orders", { body: order("sum", { lines: many }) })).toMatchObject({ status: 400, body: { errors: [{ field: "lines" }] } });
    expect(await world.rest("POST", "/orders", { body: order("twice", { lines: [line("1"), line("1")] }) })).toMatchObject({
      status: 400,
      body: { errors: [{ field: "lines.1.id" }] },
    });
    expect(await world.quarantined()).toEqual([]);
  });
});

describe("the words of real shops", () => {
  test("parcels with their waybills, shipped, signed late against a promise", async () => {
    const shipped = { status: "shipped", updatedAt: at(10), shippedAt: at(10), promisedDelivery: { to: at(2 * 24 * 60) } };
    await put("/orders", order("late", { ...shipped, parcels: [{ carrier: "顺丰", waybill: "SF0000000000101", shippedAt: at(10), lineIds: ["1"] }] }));
    const before = await world.order("own", "late");
    expect(before?.order).toMatchObject({ claimedShippedAt: new Date(at(10)), parcels: [{ carrier: "shunfeng", waybill: "SF0000000000101" }] });
    const [parcel] = await world.rows<{ asked: boolean }>(
      "SELECT next_ask_at IS NOT NULL OR subscribed_at IS NOT NULL AS asked FROM parcel WHERE waybill = 'SF0000000000101'",
    );
    expect(parcel).toEqual({ asked: true });
    const signed = {
      status: "delivered",
      updatedAt: at(3 * 24 * 60),
      parcels: [{ carrier: "顺丰", waybill: "SF0000000000101", shippedAt: at(10), signedAt: at(3 * 24 * 60) }],
    };
    await put("/orders", order("late", { ...shipped, ...signed }));
    expect((await world.order("own", "late"))?.order).toMatchObject({ state: "signed", signedAt: new Date(at(3 * 24 * 60)) });
    expect(await findings("late")).toContain("late_delivery");
  });

  test("a promise that passes without a signature is late by itself, and not before", async () => {
    const minute = (world.clock.now() - START) / MINUTE;
    await put("/orders", order("waiting", { promisedDelivery: { to: at(minute + 60) } }));
    expect(await findings("waiting")).toEqual([]);
    await world.pass(61 * MINUTE);
    // Nobody is there who could know of its parcel: that is learnt first.
    await world.pass(MINUTE);
    expect(await findings("waiting")).toContain("late_delivery");
  });

  test("an order without lines is kept, with a finding", async () => {
    expect(await put("/orders", order("empty", { lines: [], status: "cancelled", totalFen: 0, paidFen: 0 }))).toMatchObject({ taken: 1 });
    expect(await findings("empty")).toContain("no_lines");
  });

  test.each([
    ["approved", "paid"],
    ["processing", "paid"],
    ["invoiced", "paid"],
    ["unavailable", "paid"],
    ["shipped", "paid"],
    ["delivered", "signed"],
    ["completed", "completed"],
    ["canceled", "closed"],
  ])("a shop's %s is our %s, and its own word stays", async (status, state) => {
    await put("/orders", order(`is-${status}`, { status, channelStatus: `店里叫 ${status}` }));
    expect((await world.order("own", `is-${status}`))?.order).toMatchObject({ state, channelStatus: `店里叫 ${status}`, unknownStatus: false });
  });

  test("a deposit is no payment of the whole, a gift is one, and discounts are shared", async () => {
    const deposit = { status: "deposit_paid", paidAt: null, paidFen: 2_000, totalFen: 13_000, deposit: { amountFen: 2_000, paidAt: at(-59) } };
    await put("/orders", order("presale", { ...deposit, lines: [line("1", { priceFen: 13_000, paidFen: 13_000 })] }));
    expect((await world.order("own", "presale"))?.order).toMatchObject({ state: "created", depositFen: 2_000 });
    const lines = [line("1", { priceFen: 10_000, quantity: 2, paidFen: undefined, discountFen: 3_000 }), line("2", { priceFen: 0, paidFen: 0, gift: true })];
    await put("/orders", order("coupon", { totalFen: 20_000, paidFen: 17_000, lines }));
    expect((await world.order("own", "coupon"))?.order.lines).toMatchObject([{ paidFen: 17_000 }, { paidFen: 0, gift: true }]);
    expect(await findings("coupon")).toEqual([]);
  });

  test("money given back elsewhere is booked once, and cannot be paid out again", async () => {
    const refunds = [{ id: "r1", amountFen: 4_000, at: at(5), lineIds: ["1"], reason: "协商退款" }];
    await put("/orders", order("back", { updatedAt: at(5), refunds }));
    await put("/orders", order("back", { updatedAt: at(6), refunds, note: "再说一次" }));
    expect((await world.order("own", "back"))?.order).toMatchObject({ paidFen: 10_000, refundedFen: 4_000 });
    await put("/cases", { id: "back-2", orderRef: "back", kind: "refund_only", text: "退钱", amountFen: 10_000, at: at(7) });
    expect((await world.case("own", "back-2")).case.refundableFen).toBe(6_000);
  });

  test("a return of two of five pieces, its parcel back, and its end with what was paid", async () => {
    await put("/orders", order("five", { totalFen: 50_000, paidFen: 50_000, lines: [line("1", { quantity: 5, paidFen: 50_000 })], status: "completed" }));
    const told = {
      id: "two-of-five",
      orderRef: "five",
      kind: "return_refund",
      text: "两件不要了",
      amountFen: 20_000,
      at: at(0),
      lines: [{ id: "1", quantity: 2 }],
    };
    await put("/cases", {
      ...told,
      evidence: ["https://img.example/1.jpg"],
      reason: "七天无理由",
      deadlineAt: at(3 * 24 * 60),
      defaultOutcome: "agree_return",
    });
    expect((await world.case("own", "two-of-five")).case).toMatchObject({
      lineIds: ["1"],
      lineQuantities: { 1: 2 },
      reason: "七天无理由",
      deadlineAt: new Date(at(3 * 24 * 60)),
      defaultOutcome: "agree_return",
    });
    await put("/cases", { ...told, updatedAt: at(10), state: "returned_in_transit", returnParcel: { carrier: "中通", waybill: "ZT0000000000777" } });
    expect((await world.case("own", "two-of-five")).case).toMatchObject({
      state: "returned_in_transit",
      returnCarrier: "zhongtong",
      returnWaybill: "ZT0000000000777",
    });
    await put("/cases", { ...told, updatedAt: at(20), state: "refunded", refundedFen: 18_000 });
    const page = await world.case("own", "two-of-five");
    expect(page.case).toMatchObject({ state: "refunded", status: "done", refundedFen: 18_000 });
    expect(page.order?.refundedFen).toBe(18_000);
  });

  test("an exchange with what is sent instead ends well", async () => {
    const told = { id: "swap", orderRef: "five", kind: "exchange", text: "换个颜色", at: at(0) };
    await put("/cases", {
      ...told,
      updatedAt: at(5),
      state: "replaced",
      exchange: { lines: [{ sku: "MUG-BK" }], parcel: { carrier: "YTO", waybill: "YT0000000000555" } },
    });
    expect((await world.case("own", "swap")).case).toMatchObject({
      outcome: "replaced",
      replacement: { lines: [{ sku: "MUG-BK", spec: "", quantity: 1 }], carrier: "yuantong", waybill: "YT0000000000555" },
    });
    const trace = { carrier: "YTO", waybill: "YT0000000000555", state: "in_transit" };
    const scans = [{ at: at(30), text: "已到武汉中转站", place: "武汉市", state: "in_transit" }];
    expect(await put("/traces:batch", { traces: [{ ...trace, scans }] })).toMatchObject({ taken: 1 });
    const page = await world.order("own", "five");
    expect(page?.order.parcels).toContainEqual(
      expect.objectContaining({ direction: "exchange", waybill: "YT0000000000555", state: "in_transit", lastPlace: "武汉市" }),
    );
    expect(page?.order.whereabouts).toContain("换发的 圆通速递 YT0000000000555");
    const { body } = await world.rest("GET", "/orders/five/timeline");
    expect(body).toMatchObject({ order: { parcels: expect.arrayContaining([expect.objectContaining({ direction: "exchange" })]) } });
  });

  test("words of seller and platform, traces of its own transport, stock that is short", async () => {
    await put("/orders", order("talk", { status: "shipped", parcels: [{ carrier: "自营", waybill: "OWN-0001" }] }));
    await put("/cases", { id: "talk", orderRef: "talk", kind: "question", text: "到哪了", at: at(0) });
    await put("/cases/talk/messages", { messageId: "s1", from: "seller", text: "在路上", at: at(1) });
    await put("/cases/talk/messages", { messageId: "p1", from: "platform", text: "已催促", at: at(2) });
    expect((await world.case("own", "talk")).messages.map((one) => one.author)).toEqual(["operator", "platform"]);
    const trace = {
      carrier: "自营",
      waybill: "OWN-0001",
      state: "in_transit",
      scans: [{ at: at(3), text: "已到杭州站", place: "杭州市", state: "in_transit" }],
    };
    expect(await put("/traces:batch", { traces: [trace, { ...trace, waybill: "?" }] })).toMatchObject({ taken: 1, refused: 1 });
    expect((await world.order("own", "talk"))?.order).toMatchObject({ state: "in_transit", parcels: [{ lastPlace: expect.stringContaining("杭州") }] });
    await put("/events:batch", {
      events: [
        { orderRef: "talk", id: "w1", kind: "short", at: at(4) },
        { orderRef: "talk", id: "w2", kind: "transfer", at: at(5) },
      ],
    });
    expect((await world.order("own", "talk"))?.timeline.map((one) => one.kind)).toEqual(expect.arrayContaining(["short", "transfer"]));
  });
});
