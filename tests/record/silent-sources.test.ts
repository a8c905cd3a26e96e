/** Where an order is when one of those who know says nothing, or they do not agree: one true sentence for the operator, one for the buyer. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, ownOrder } from "./own-order.ts";
import { DAY, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const put = async (id: string, change: object) => expect((await world.rest("POST", "/orders", { body: ownOrder(id, change) })).status).toBe(200);
const event = (id: string, kind: string, minutes: number) =>
  world.rest("POST", `/orders/${id}/events`, { body: { events: [{ id: `${kind}${minutes}`, kind, at: at(minutes) }] } });
const scans = (waybill: string, ...told: readonly (readonly [minutes: number, state: string, text: string])[]) => {
  const all = told.map(([minutes, state, text]) => ({ at: at(minutes), state, text, place: "成都市" }));
  return world.rest("POST", "/traces:batch", { body: { traces: [{ carrier: "zto", waybill, state: all.at(-1)?.state, scans: all }] } });
};
async function told(id: string) {
  const page = await world.order("own", id);
  if (!page) throw new Error(`no order ${id}`);
  const { whereabouts, buyerWhereabouts } = page.order;
  return { operator: whereabouts, buyer: buyerWhereabouts, kinds: page.findings.filter(({ resolvedAt }) => resolvedAt === null).map(({ kind }) => kind) };
}
const parcel = (waybill: string) => ({ parcels: [{ carrier: "zto", waybill }] });

describe("a channel that says shipped and not when", () => {
  // A carrier has told of a parcel of the shop: of one that nobody ever told anything of silence would say nothing.
  beforeAll(async () => {
    await put("9499", { status: "shipped", updatedAt: at(-10), ...parcel("ZT9499001") });
    await scans("ZT9499001", [-8, "picked_up", "已揽收"]);
  });

  test("said so by its version: without a parcel neither part speaks of an audit, and it is found when nothing leaves", async () => {
    await put("9500", { status: "shipped", updatedAt: at(-10) });
    // A later version says nothing new of it.
    await put("9500", { status: "shipped", updatedAt: at(-5), note: "催单" });
    expect(await told("9500")).toEqual({
      operator: "平台显示 11-20 09:50 已发货，但没有运单号，也没有出库记录；11-21 09:50 前没有就按未出库处理。",
      buyer: "您的订单暂时没有新的物流信息。",
      kinds: [],
    });
    await put("9501", { status: "out_for_delivery", updatedAt: at(-10), ...parcel("ZT9501001") });
    expect((await told("9501")).operator).toMatch(/^平台显示 11-20 09:50 已发货（中通快递 ZT9501001），还没有出库或揽收记录/);
    await world.pass(2 * DAY);
    // That there is no tracker who could know is learnt first.
    await world.pass(60_000);
    expect((await told("9500")).kinds).toEqual(["shipped_not_outbound"]);
    expect((await told("9501")).kinds).toEqual(["shipped_not_outbound"]);
    await event("9500", "outbound", 60);
    expect(await told("9500")).toMatchObject({ buyer: "您的订单已发出，暂时没有新的物流信息。", kinds: [] });
  });
});

describe("sources that do not agree", () => {
  test("the shop's delivery says handed over, the carrier takes it back: found, and the buyer is told where it is", async () => {
    await put("9510", { status: "delivered", signedAt: at(-50), ...parcel("ZT9510001") });
    await scans("ZT9510001", [-58, "picked_up", "已揽收"], [-3, "returning", "退回中"]);
    const { operator, buyer, kinds } = await told("9510");
    expect(kinds).toEqual(["completed_but_returning"]);
    expect(operator).toContain("商家系统 11-20 09:10 登记送达签收，快递 11-20 09:57 却显示包裹正在退回。");
    expect(buyer).toBe("您的包裹（中通快递 ZT9510001）正在退回途中，最近一次扫描在成都市（11-20 09:57）。");
  });

  test("handed over before it was paid for is told as that, not as goods that left", async () => {
    await put("9520", { status: "delivered", signedAt: at(-3_000), createdAt: at(-4_000) });
    expect((await world.order("own", "9520"))?.findings.map(({ sentence }) => sentence)).toEqual(["时间对不上：签收（11-18 08:00）早于付款（11-20 09:01）。"]);
  });

  test("what the warehouse lacks is told as long as it has packed nothing since", async () => {
    await put("9530", { status: "paid" });
    await event("9530", "short", -20);
    expect((await told("9530")).operator).toContain("仓库 11-20 09:40 登记缺货。");
    expect((await told("9530")).buyer).not.toContain("缺货");
    await event("9530", "packed", -5);
    expect((await told("9530")).operator).not.toContain("缺货");
  });
});

test("brought to a locker is not signed for", async () => {
  await put("9540", { status: "shipped", shippedAt: at(-59), ...parcel("ZT9540001") });
  await scans("ZT9540001", [-58, "picked_up", "已揽收"], [-3, "unknown", "快件已送达【近邻宝】智能柜"]);
  expect((await world.order("own", "9540"))?.order).toMatchObject({ state: "out_for_delivery", parcels: [{ signedBy: "locker", signedAt: null }] });
});
