/** Goods that come back: what a case knows of them, by whatever made it known. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { afterSale, order, SOLD } from "./douyin.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Thing = Record<string, unknown>;
const beijing = (seconds: number): string => new Date((seconds + 8 * 3_600) * 1000).toISOString().slice(0, 19).replace("T", " ");
const push = (nu: string, state: string, scans: readonly (readonly [at: number, context: string, statusCode: string, areaName: string])[]): Thing => ({
  status: "polling",
  lastResult: {
    com: "zhongtong",
    nu,
    state,
    data: scans.toReversed().map(([at, context, statusCode, areaName]) => ({ time: beijing(at), ftime: beijing(at), context, statusCode, areaName })),
  },
});
const sent = (id: string, waybill: string, more: Thing = {}): Thing =>
  order(id, {
    order_status: 3,
    ship_time: SOLD + 3_600,
    update_time: SOLD + 3_600,
    logistics_info: [{ tracking_no: waybill, company: "zhongtong", company_name: "中通快递", ship_time: SOLD + 3_600, product_info: [{ sku_order_id: id }] }],
    ...more,
  });
/** Sent from Wuhan; turned back on its way, and delivered in Chengdu. */
const way = [
  [SOLD + 7_200, "【武汉】已揽收", "1", "湖北,武汉市"],
  [SOLD + 30_000, "【西安】改寄成都，退回中", "6", "陕西,西安市"],
  [SOLD + 60_000, "【成都】派件中", "5", "四川,成都市"],
  [SOLD + 70_000, "【成都】已签收", "3", "四川,成都市"],
] as const;

test("an address that was wrong: corrected, the parcel has gone home, and the case that waits for it knows", async () => {
  // As first told the buyer lives in Chengdu, where our second warehouse is, too.
  await world.take("dy", "order", sent("901", "ZT901"));
  await world.take("dy", "case", afterSale("A901", { order: "901" }, { aftersale_type: 0, aftersale_status: 11, return_logistics_code: "ZT901" }));
  await world.take("kd", "push", push("ZT901", "3", way));
  expect((await world.order("dy", "901"))?.order.parcels[0]).toMatchObject({ state: "signed", returnedAt: null });
  expect((await world.case("dy", "A901")).case.state).toBe("returned_in_transit");
  const xian = { province: { name: "陕西省" }, city: { name: "西安市" }, town: { name: "雁塔区" }, detail: "****" };
  await world.take("dy", "order", sent("901", "ZT901", { update_time: SOLD + 80_000, mask_post_addr: xian }));
  expect((await world.order("dy", "901"))?.order.parcels[0]).toMatchObject({ state: "returned", signedAt: null });
  const { case: known, timeline } = await world.case("dy", "A901");
  expect(known).toMatchObject({ state: "arrived" });
  expect(timeline).toContainEqual(expect.objectContaining({ kind: "case_arrived", toldBy: "carrier", at: new Date((SOLD + 70_000) * 1000) }));
});
