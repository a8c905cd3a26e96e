/** What a carrier's trace proves, and where a parcel is, when traces are odd. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { order, SOLD } from "./douyin.ts";
import { at, ownOrder } from "./own-order.ts";
import { DAY, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Thing = Record<string, unknown>;
const beijing = (seconds: number): string => new Date((seconds + 8 * 3_600) * 1000).toISOString().slice(0, 19).replace("T", " ");
/** A push of the tracker, newest scan first as it sends them. */
const push = (nu: string, state: string, scans: readonly (readonly [at: number, text: string, more?: Thing])[]): Thing => ({
  status: "polling",
  lastResult: {
    com: "zhongtong",
    nu,
    state,
    data: scans.toReversed().map(([at, context, more]) => ({ time: beijing(at), ftime: beijing(at), context, ...more })),
  },
});
const sent = (id: string, waybills: readonly string[], more: Thing = {}): Thing =>
  order(id, {
    order_status: 3,
    ship_time: SOLD + 3_600,
    update_time: SOLD + 3_600,
    logistics_info: waybills.map((tracking_no) => ({
      tracking_no,
      company: "zhongtong",
      company_name: "中通快递",
      ship_time: SOLD + 3_600,
      product_info: [{ sku_order_id: id }],
    })),
    ...more,
  });
const shown = async (id: string) => {
  const found = await world.order("dy", id);
  if (!found) throw new Error(`no order ${id}`);
  return { ...found, open: found.findings.filter((one) => one.resolvedAt === null).map((one) => one.kind) };
};

describe("a waybill named instead of one that travels", () => {
  const moved = (nu: string, at: number) => world.take("kd", "push", push(nu, "0", [[at, "【杭州市】已揽收"]]));

  test("is not where the goods are as long as nothing travels under it: one parcel, told by both numbers", async () => {
    await world.take("dy", "order", sent("503", ["ZT503001"]));
    await moved("ZT503001", SOLD + 7_200);
    await world.take("dy", "order", sent("503", ["ZT503002"], { update_time: SOLD + 9_000 }));
    const { order: kept, open } = await shown("503");
    expect(kept.state).toBe("outbound");
    expect(kept.whereabouts).toMatch(/^中通快递 ZT503001 于 11-19 12:00 到达杭州市.*。平台已改填运单 中通快递 ZT503002，它还没有揽收记录。$/);
    expect(kept.buyerWhereabouts).toMatch(/^您的包裹（中通快递 ZT503001）于 11-19 12:00 到达杭州市/);
    expect(open).toEqual([]);
  });

  test("and that travels as well: both are told, and who took the one that was given up", async () => {
    await world.take("dy", "order", sent("504", ["ZT504001"]));
    await moved("ZT504001", SOLD + 7_200);
    await world.take("dy", "order", sent("504", ["ZT504002"], { update_time: SOLD + 9_000 }));
    await moved("ZT504002", SOLD + 10_000);
    expect((await shown("504")).open).toEqual(["replaced_travels"]);
    await world.take("kd", "push", push("ZT504001", "3", [[SOLD + 50_000, "【成都市】已签收，签收人：本人"]]));
    const { order: kept } = await shown("504");
    expect(kept.whereabouts).toContain(
      "平台已改用运单 中通快递 ZT504002，原运单 中通快递 ZT504001 却于 11-19 12:00 揽收、11-19 23:53 签收：两个运单都有物流。",
    );
    expect(kept.buyerWhereabouts).toMatch(/^您的包裹（中通快递 ZT504002）/);
  });
});

test("a waybill that a later version replaces is not a second parcel to wait for", async () => {
  await world.take("dy", "order", sent("501", ["ZT501001"]));
  await world.take("dy", "order", sent("501", ["ZT501002"], { update_time: SOLD + 4_000 }));
  await world.take(
    "kd",
    "push",
    push("ZT501002", "3", [
      [SOLD + 7_200, "【杭州】已揽收"],
      [SOLD + 20_000, "已签收，签收人：本人"],
    ]),
  );
  await world.pass(2 * DAY);
  const { order: kept, open } = await shown("501");
  expect(kept.state).toBe("signed");
  expect(open).not.toContain("shipped_not_outbound");
  expect(kept.whereabouts).not.toMatch(/共 2 个包裹/);
  expect(kept.whereabouts).toMatch(/签收/);
});

test("scans older than the order prove nothing about it, and are said", async () => {
  await world.take("dy", "order", sent("502", ["ZT502"]));
  const old = SOLD - 365 * 86_400;
  await world.take(
    "kd",
    "push",
    push("ZT502", "3", [
      [old, "已揽收"],
      [old + 90_000, "已签收，签收人：本人"],
    ]),
  );
  const { order: kept, open } = await shown("502");
  expect(["created", "paid"]).toContain(kept.state);
  expect(kept.signedAt).toBeNull();
  expect(open.length).toBeGreaterThan(0);
});

test("a parcel refused, delivered again and signed by the buyer is signed by the buyer", async () => {
  await world.take("dy", "order", sent("503", ["ZT503"]));
  const scans = [
    [SOLD + 7_200, "已揽收", { statusCode: "1", status: "揽收" }],
    [SOLD + 20_000, "客户拒收", { statusCode: "14", status: "拒签" }],
    [SOLD + 30_000, "再次派送中", { statusCode: "5", status: "派件" }],
    [SOLD + 40_000, "已签收，本人签收", { statusCode: "301", status: "签收" }],
  ] as const;
  await world.take("kd", "push", push("ZT503", "3", scans));
  const { order: kept } = await shown("503");
  expect(kept.state).toBe("signed");
  expect(kept.parcels[0]).toMatchObject({ state: "signed", signedBy: "recipient" });
  expect(kept.whereabouts).not.toMatch(/退/);
});

describe("who signed is read from the text", () => {
  test.each([
    ["您的快件已由【丰巢快递柜】代收，请凭取件码及时取件", "locker"],
    ["签收人在【幸福小区丰巢智能柜】领取", "locker"],
    ["快件已由菜鸟驿站代收，凭取货码签收", "station"],
    ["由某某便利店代收，凭取货码签收", "station"],
    ["已签收，签收人：本人", "recipient"],
    ["已签收，他人代签：同事", "other"],
    ["已签收，签收人：门卫", "other"],
    ["已签收，家人代收", "other"],
  ])("%s", async (text, who) => {
    const id = `51${[...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 99_991, 7)}`;
    await world.take("dy", "order", sent(id, [`ZT${id}`]));
    await world.take(
      "kd",
      "push",
      push(`ZT${id}`, "3", [
        [SOLD + 7_200, "【杭州】您的快件已揽收"],
        [SOLD + 9_000, "快件到达【成都转运中心】"],
        [SOLD + 20_000, text],
      ]),
    );
    const { order: kept, timeline } = await shown(id);
    expect(kept.parcels[0]?.signedBy).toBe(who);
    expect(timeline.filter((entry) => entry.source === "carrier").map((entry) => entry.kind)).not.toContain("unknown");
  });
});

test("a trace that no order knows is seen until it finds its order", async () => {
  await world.take("kd", "push", push("ZT9999", "0", [[SOLD + 7_200, "已揽收"]]));
  const [row] = await world.rows<{ waiting: number }>("SELECT count(*)::int AS waiting FROM raw_queue WHERE status = 'pending' AND waits_for LIKE 'waybill:%'");
  expect(row?.waiting).toBe(1);
  await world.take("dy", "order", sent("504", ["ZT9999"]));
  expect((await shown("504")).order.outboundAt).not.toBeNull();
});

test("beyond two months a date is told, not a number of days", async () => {
  await world.take("dy", "order", order("505", { create_time: SOLD - 3_123 * 86_400, pay_time: SOLD - 3_123 * 86_400, update_time: SOLD }));
  const { order: kept } = await shown("505");
  expect(kept.whereabouts).not.toMatch(/\d{3,} 天/);
  expect(kept.whereabouts).toMatch(/2018/);
});

test("scans without a place are told by what they say, to the operator, to the buyer and when the parcel stops", async () => {
  await world.take("dy", "order", sent("506", ["ZT506"]));
  const now = Math.floor(world.clock.now() / 1000);
  await world.take("kd", "push", push("ZT506", "1", [[now - 3_600, "快件已揽收"]]));
  const { order: kept } = await shown("506");
  expect(kept.whereabouts).toContain("已揽收");
  expect(`${kept.whereabouts}${kept.buyerWhereabouts}`).not.toMatch(/途中|到达/);
  await world.pass(3 * DAY);
  // Its tracker is asked first whether it knows more.
  await world.pass(60_000);
  const { order: later, open } = await shown("506");
  expect(open).toContain("stalled");
  expect(`${later.whereabouts}${later.buyerWhereabouts}`).not.toMatch(/途中|到达/);
});

test("a scan dated in the future is found with its figures, and the moment is claimed to nobody", async () => {
  await world.take("dy", "order", sent("507", ["ZT507"]));
  const now = Math.floor(world.clock.now() / 1000);
  const [written, learnt] = [beijing(now + 90 * 86_400).slice(0, 16), beijing(now).slice(5, 16)];
  await world.take(
    "kd",
    "push",
    push("ZT507", "0", [
      [now - 3_600, "【杭州】已揽收"],
      [now + 90 * 86_400, "快件到达【成都转运中心】"],
    ]),
  );
  const { order: kept, findings } = await shown("507");
  const sentence = findings.find((one) => one.kind === "scan_in_future")?.sentence;
  expect(sentence).toContain(written);
  expect(sentence).toContain(learnt);
  expect(kept.whereabouts).toContain(`快递写的时间 ${written} 在将来`);
  expect(kept.whereabouts).not.toContain(`于 ${learnt}`);
  expect(kept.buyerWhereabouts).toBe("您的包裹（中通快递 ZT507）已到达成都转运中心。");
});

describe("one waybill on the orders of two buyers", () => {
  const whole = [
    [SOLD + 7_200, "【杭州】您的快件已揽收"],
    [SOLD + 9_000, "快件到达【成都转运中心】"],
    [SOLD + 20_000, "已签收，签收人：本人"],
  ] as const;
  const states = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await shown(id)).order.state));

  test("proves for neither that it left or arrived, says so, and proves it for the one that keeps it when the other is corrected", async () => {
    await world.take("dy", "order", sent("601", ["ZT601"]), sent("602", ["ZT601"]));
    await world.take("kd", "push", push("ZT601", "3", whole));
    expect(await states("601", "602")).toEqual(["paid", "paid"]);
    for (const id of ["601", "602"]) {
      const { order: kept, open } = await shown(id);
      expect(kept).toMatchObject({ outboundAt: null, signedAt: null });
      expect(kept.lines.map(({ state }) => state)).toEqual(["paid"]);
      expect(open).toContain("shared_waybill");
      expect(kept.whereabouts).toContain("说法矛盾");
      expect(kept.buyerWhereabouts).not.toMatch(/签收|成都/);
    }
    await world.pass(30 * 60_000);
    await world.take("dy", "order", sent("602", ["ZT602"], { update_time: SOLD + 30_000 }));
    expect(await states("601", "602")).toEqual(["signed", "paid"]);
    expect((await shown("601")).order.buyerWhereabouts).toMatch(/签收/);
  });

  test("proves it for the other as well when one of them turns out not to have been sent at all", async () => {
    await world.take("dy", "order", sent("603", ["ZT603"]));
    await world.take("kd", "push", push("ZT603", "3", whole));
    expect(await states("603")).toEqual(["signed"]);
    await world.take("dy", "order", sent("604", ["ZT603"]));
    expect(await states("603", "604")).toEqual(["paid", "paid"]);
    await world.take("dy", "order", order("604", { update_time: SOLD + 30_000 }));
    expect(await states("603", "604")).toEqual(["signed", "paid"]);
  });

  test("of one buyer's orders sent together proves it for both", async () => {
    const mine = { doudian_open_id: "one buyer" };
    await world.take("dy", "order", sent("605", ["ZT605"], mine), sent("606", ["ZT605"], mine));
    await world.take("kd", "push", push("ZT605", "3", whole));
    expect(await states("605", "606")).toEqual(["signed", "signed"]);
    expect((await shown("605")).order.whereabouts).toContain("像是合并发货");
  });

  test("of one buyer is still one parcel where the channel hides the receiver's number in another way each time", async () => {
    const mine = (id: string, tel: string): Thing => sent(id, ["ZT607"], { doudian_open_id: "hidden buyer", mask_post_tel: tel });
    await world.take("dy", "order", mine("607", "1*********4"), mine("608", "1*********9"));
    await world.take("kd", "push", push("ZT607", "3", whole));
    expect(await states("607", "608")).toEqual(["signed", "signed"]);
  });

  test("that the carrier gave again a year later is each one's own", async () => {
    const YEAR = 365 * 86_400;
    const past = { create_time: SOLD - YEAR, pay_time: SOLD - YEAR, update_time: SOLD - YEAR, ship_time: SOLD - YEAR };
    const old = whole.map(([time, text]) => [time - YEAR, text] as const);
    await world.take("dy", "order", sent("609", ["ZT609"], past));
    await world.take("kd", "push", push("ZT609", "3", old));
    await world.take("dy", "order", sent("610", ["ZT609"]));
    expect(await states("609", "610")).toEqual(["signed", "paid"]);
    await world.take("kd", "push", push("ZT609", "0", [...old, ...whole.slice(0, 2)]));
    expect(await states("609", "610")).toEqual(["signed", "in_transit"]);
    expect((await shown("609")).open).not.toContain("shared_waybill");
  });
});

test("of two orders of a seller's own system that name no receiver nobody knows that they are one parcel", async () => {
  const parcels = [{ carrier: "zhongtong", waybill: "ZT611", shippedAt: at(-30) }];
  for (const id of ["611", "612"])
    await world.rest("POST", "/orders", { body: ownOrder(id, { status: "shipped", buyer: { id: `b${id}`, nick: "小雨" }, parcels, updatedAt: at(-30) }) });
  const told = Math.floor(world.clock.now() / 1000);
  await world.take("kd", "push", push("ZT611", "3", [[told, "已签收，签收人：本人"]]));
  for (const id of ["611", "612"]) expect((await world.order("own", id))?.order).toMatchObject({ state: "paid", signedAt: null });
});

describe("a signature that the carrier takes back", () => {
  const way = [
    [SOLD + 7_200, "【杭州】您的快件已揽收"],
    [SOLD + 9_000, "快件到达【成都转运中心】"],
    [SOLD + 18_000, "【成都】派件中"],
  ] as const;
  const signed = [...way, [SOLD + 20_000, "已签收，签收人：本人"]] as const;

  test("is none any more when the whole trace is told without it, and is one again when it is told again", async () => {
    await world.take("dy", "order", sent("701", ["ZT701"]));
    await world.take("kd", "push", push("ZT701", "3", signed));
    expect((await shown("701")).order.state).toBe("signed");
    await world.take("kd", "push", push("ZT701", "5", way));
    const { order: kept, open, findings } = await shown("701");
    expect(kept).toMatchObject({ state: "out_for_delivery", signedAt: null });
    expect(kept.parcels[0]).toMatchObject({ state: "out_for_delivery", signedAt: null });
    expect(open).toContain("delivered_again");
    expect(findings.find(({ kind }) => kind === "delivered_again")?.sentence).toMatch(/由本人签收，快递后来撤回了这次签收；目前还没有再次签收/);
    expect(`${kept.whereabouts}${kept.buyerWhereabouts}`).not.toMatch(/已签收/);
    await world.take("kd", "push", push("ZT701", "3", [...way, [SOLD + 40_000, "已签收，签收人：门卫"]]));
    expect((await shown("701")).order.parcels[0]).toMatchObject({ state: "signed", signedBy: "other" });
  });

  test("stays where an older message comes late that lacks more than the signature, and where the same is told in other words", async () => {
    await world.take("dy", "order", sent("702", ["ZT702"]));
    await world.take("kd", "push", push("ZT702", "3", signed));
    await world.take("kd", "push", push("ZT702", "0", way.slice(0, 2)));
    expect((await shown("702")).order.state).toBe("signed");
    await world.take("kd", "push", push("ZT702", "3", [...way, [SOLD + 20_000, "您的快件已由本人签收，感谢使用"]]));
    expect((await shown("702")).order.state).toBe("signed");
  });

  test("whichever of the two is understood first: the later told counts", async () => {
    // Both wait for their order, and are read in one batch.
    await world.take("kd", "push", push("ZT703", "5", way), push("ZT703", "3", signed));
    await world.take("kd", "push", push("ZT704", "3", signed), push("ZT704", "5", way));
    await world.take("dy", "order", sent("703", ["ZT703"]), sent("704", ["ZT704"]));
    expect((await shown("703")).order.state).toBe("signed");
    expect((await shown("704")).order.state).toBe("out_for_delivery");
  });
});

describe("a signature dated ahead of its time", () => {
  const beginning = [
    [SOLD + 7_200, "【杭州】您的快件已揽收"],
    [SOLD + 9_000, "【成都】派件中"],
  ] as const;

  test.each([13, 30, 47])("by %i hours is kept and told as such, and proves nothing before it has come", async (hours) => {
    const id = `80${hours}`;
    await world.take("dy", "order", sent(id, [`ZT${id}`]));
    const now = Math.floor(world.clock.now() / 1000);
    await world.take("kd", "push", push(`ZT${id}`, "3", [...beginning, [now + hours * 3_600, "已签收，签收人：本人"]]));
    const { order: before } = await shown(id);
    expect(before).toMatchObject({ state: "out_for_delivery", signedAt: null });
    expect(before.parcels[0]).toMatchObject({ state: "signed" });
    expect(before.whereabouts).toContain("在将来");
    await world.pass((hours - 1) * 3_600_000);
    expect((await shown(id)).order).toMatchObject({ state: "out_for_delivery", signedAt: null });
    expect((await shown(id)).order.whereabouts).toContain("在将来");
    await world.pass(3_600_000 + 1_000);
    expect((await shown(id)).order).toMatchObject({ state: "signed", signedAt: new Date((now + hours * 3_600) * 1000) });
  });

  test("by no more than clocks differ proves it at once; by more than two days it is found", async () => {
    await world.take("dy", "order", sent("811", ["ZT811"]), sent("812", ["ZT812"]));
    const now = Math.floor(world.clock.now() / 1000);
    await world.take("kd", "push", push("ZT811", "3", [...beginning, [now + 8 * 3_600, "已签收，签收人：本人"]]));
    await world.take("kd", "push", push("ZT812", "3", [...beginning, [now + 49 * 3_600, "已签收，签收人：本人"]]));
    expect((await shown("811")).order.state).toBe("signed");
    expect((await shown("812")).open).toContain("scan_in_future");
  });
});

describe("a signature told, taken back, and told again in the same words", () => {
  const begun = [
    [SOLD + 7_200, "【杭州】您的快件已揽收"],
    [SOLD + 9_000, "【成都】派件中"],
  ] as const;
  const told = (nu: string, state: "3" | "5") => {
    const trace = push(nu, state, state === "3" ? [...begun, [SOLD + 12_000, "已签收，签收人：本人"]] : begun);
    return { ...trace, lastResult: { ...(trace.lastResult as Thing), com: "yuantong" } };
  };
  const answer = (nu: string, state: "3" | "5"): Thing => ({ message: "ok", status: "200", ...(told(nu, state).lastResult as Thing) });
  const stateOf = async (id: string) => (await shown(id)).order.parcels[0]?.state;
  const order = (id: string) =>
    world.take(
      "dy",
      "order",
      sent(id, [`YT${id}`], {
        logistics_info: [
          { tracking_no: `YT${id}`, company: "yuantong", company_name: "圆通速递", ship_time: SOLD + 3_600, product_info: [{ sku_order_id: id }] },
        ],
      }),
    );

  test("is asked about when a push says so, and follows the tracker's answer each time, byte for byte as before", async () => {
    await order("821");
    await world.pushTrace(told("YT821", "3"));
    expect(await stateOf("821")).toBe("signed");
    for (const state of ["5", "3", "5", "3"] as const) {
      world.traces.set("YT821", answer("YT821", state));
      await world.pushTrace(told("YT821", state));
      await world.pass(60_000);
      expect(await stateOf("821")).toBe(state === "3" ? "signed" : "out_for_delivery");
    }
  });

  test("changes nothing when it was only a push that came late, however often it comes", async () => {
    await order("822");
    await world.pushTrace(told("YT822", "3"));
    world.traces.set("YT822", answer("YT822", "5"));
    await world.pushTrace(told("YT822", "5"));
    for (let late = 0; late < 3; late += 1) {
      await world.pushTrace(told("YT822", "3"));
      await world.pass(60_000);
      expect(await stateOf("822")).toBe("out_for_delivery");
    }
    // The withdrawal asks; what came late asks once, until something else is told.
    const asked = world.calls.filter(({ method, params }) => method === "query" && params.num === "YT822");
    expect(asked.length).toBeLessThanOrEqual(3);
  });
});
