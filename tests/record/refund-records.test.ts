/** JD tells of after-sales in two records, refund applications and service orders: the same money may stand in both, and counts once. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { SOLD_AT } from "../conformance/fakes/fake.ts";
import { application, order, service } from "../conformance/fakes/jd.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const AT = SOLD_AT.getTime();
const lines = [
  { skuId: "1", outerSkuId: "A", skuName: "杯", itemTotal: "1", jdPrice: "60.00" },
  { skuId: "2", outerSkuId: "B", skuName: "盘", itemTotal: "1", jdPrice: "40.00" },
];
const sold = (id: string) => ({
  ...order(id, AT),
  itemInfoList: lines,
  couponDetailList: [],
  freightPrice: "0.00",
  orderTotalPrice: "100.00",
  orderPayment: "100.00",
});
const applied = (id: string, orderId: string, fen: number) => ({ application: { ...application(id, AT + 60_000), orderId, applyRefundSum: fen, status: 3 } });
const served = (id: string, orderId: string, of: { sku: string; yuan: number }) => ({
  service: { ...service(id, AT + 120_000), orderId, skuId: of.sku, actualPayPrice: of.yuan, serviceStatus: 10010 },
  refunds: [{ sameOrderServiceBill: { orderId, serviceId: id }, afsRefundId: id, status: 13, refoundAmount: of.yuan, completeTime: AT + 180_000 }],
});
const back = async (orderId: string) => {
  const page = await world.order("jd", orderId);
  return { refundedFen: page?.order.refundedFen, findings: (page?.findings ?? []).map(({ kind }) => kind).filter((kind) => kind === "refunded_over_paid") };
};

test.each([
  [
    "the application first",
    (id: string) => [applied(`1${id}`, id, 10_000), served(`2${id}`, id, { sku: "1", yuan: 60 }), served(`3${id}`, id, { sku: "2", yuan: 40 })],
  ],
  [
    "the service orders first",
    (id: string) => [served(`2${id}`, id, { sku: "1", yuan: 60 }), served(`3${id}`, id, { sku: "2", yuan: 40 }), applied(`1${id}`, id, 10_000)],
  ],
  ["told again and again", (id: string) => [applied(`1${id}`, id, 10_000), served(`2${id}`, id, { sku: "1", yuan: 60 }), applied(`1${id}`, id, 10_000)]],
])("the whole of an order that both records tell of went back once: %s", async (what, told) => {
  const id = `7001${what.length}`;
  await world.take("jd", "order", sold(id));
  for (const payload of told(id)) await world.take("jd", "case", payload);
  expect(await back(id)).toEqual({ refundedFen: 10_000, findings: [] });
});

test("a part of it told by one, and other goods by the same one, are two sums", async () => {
  await world.take("jd", "order", sold("70020"));
  await world.take("jd", "case", served("70021", "70020", { sku: "1", yuan: 60 }));
  await world.take("jd", "case", served("70022", "70020", { sku: "2", yuan: 15.5 }));
  expect(await back("70020")).toEqual({ refundedFen: 7_550, findings: [] });
});
