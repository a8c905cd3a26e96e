/** Orders out of files: from the bytes that a platform exported to the order in the record, and back. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importDue } from "../../../main/hub/imports/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { orderTimeline } from "../../../main/hub/orders/index.ts";
import { freshStore, type TestClock, testClock } from "../../support/store.ts";
import { addShop, start } from "../disputes/support.ts";
import { type Desk, gbk, granted, openDesk, supervisor, vault } from "./world.ts";

let store: Store;
let clock: TestClock;
let desk: Desk;
beforeAll(async () => {
  clock = testClock(start);
  store = await freshStore({ clock });
  await addShop(store, "taobao");
  await addShop(store, "miniapp");
  desk = openDesk(store);
});
afterAll(() => store.close());

const HEAD = "订单编号,买家会员名,总金额,买家应付邮费,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量,物流单号,物流公司";
const row = (id: string, change: Partial<Record<"status" | "paid" | "created" | "title", string>> = {}): string =>
  [
    `"=""${id}"""`,
    "小鱼儿",
    "118.00",
    "0.00",
    change.paid ?? "118.00",
    change.status ?? "买家已付款，等待卖家发货",
    "王小二",
    '"浙江省 杭州市 西湖区 文三路 1 号, 2 楼"',
    "'13800001234",
    change.created ?? "2026-11-19 09:30:00",
    "2026-11-19 09:31:05",
    change.title ?? "陶瓷马克杯",
    "2",
    "",
    "",
  ].join(",");
const file = (name: string, rows: readonly string[]) => ({ name, bytes: gbk(`${[HEAD, ...rows].join("\r\n")}\r\n`) });
const orders = () => store.rows<{ ref: string; state: string; paid: number; status: string }>(
  `SELECT channel_order_id AS ref, state, paid_fen AS paid, channel_status AS status FROM "order" WHERE shop_id = 'taobao' ORDER BY channel_order_id`,
);

describe("an export of orders", () => {
  it("in GBK becomes orders with lines, money and times, and the same file again changes nothing", async () => {
    const view = await desk.send(file("订单1.csv", [row("1001"), row("1002", { status: "交易成功", paid: "58.50" })]));
    expect(view).toMatchObject({ state: "looked", file: { encoding: "gb18030", delimiter: ",", headerFrom: 1 }, problem: null });
    expect(Object.fromEntries(view.columns.filter(({ field }) => field).map(({ name, field }) => [name, field]))).toMatchObject({
      订单编号: "orderId",
      买家实际支付金额: "paidFen",
      收货地址: "address",
      宝贝标题: "title",
    });
    const planned = await desk.plan(view);
    expect(planned).toMatchObject({ state: "planned", counts: { new: 2, changed: 0, same: 0, refused: 0 } });
    expect(await orders()).toEqual([]);
    expect(await desk.run(planned)).toMatchObject({ state: "done", counts: { new: 2 } });
    expect(await orders()).toEqual([
      { ref: "1001", state: "paid", paid: 11_800, status: "买家已付款，等待卖家发货" },
      { ref: "1002", state: "completed", paid: 5_850, status: "交易成功" },
    ]);
    const [{ id } = { id: "" }] = await store.rows<{ id: string }>(`SELECT id FROM "order" WHERE channel_order_id = '1001'`);
    const timeline = await orderTimeline(store, id);
    expect(timeline?.order.lines).toMatchObject([{ title: "陶瓷马克杯", quantity: 2, paidFen: 11_800 }]);
    expect(timeline?.order.paidAt?.toISOString()).toBe("2026-11-19T01:31:05.000Z");

    const again = await desk.plan(await desk.send(file("订单1 副本.csv", [row("1001"), row("1002", { status: "交易成功", paid: "58.50" })])));
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 2 });
    expect((await desk.run(again)).counts).toMatchObject({ same: 2 });
    expect((await orders()).length).toBe(2);
  });
});
