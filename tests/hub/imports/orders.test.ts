/** Orders out of files: from the bytes that a platform exported to the order in the record, and back. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { received } from "../../../main/hub/connectors/index.ts";
import type { ImportView } from "../../../main/hub/contract/imports.ts";
import { RestOrder } from "../../../main/hub/contract/rest/order.ts";
import { importDue } from "../../../main/hub/imports/index.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { orderTimeline } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { gbk } from "../../support/gbk.ts";
import { freshStore, reopened, type TestClock, testClock } from "../../support/store.ts";
import { addShop, start } from "../disputes/support.ts";
import { type Desk, granted, openDesk, supervisor, vault } from "./world.ts";

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

const HEAD =
  "订单编号,买家会员名,总金额,买家应付邮费,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量,物流单号,物流公司";
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
const orders = () =>
  store.rows<{ ref: string; state: string; paid: number; status: string }>(
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

  it("says row by row what is refused and why, and takes the rest", async () => {
    const planned = await desk.plan(
      await desk.send(
        file("订单2.csv", [
          row("2001"),
          row("2002", { status: "外星人签收中" }),
          row("2003", { paid: "118.005" }),
          row("2004", { created: "2026-13-45 09:30:00" }),
          row("2005", { created: "2026-12-24 09:30:00" }),
          row("1.23E+18").replaceAll('"=""1.23E+18"""', "1.23E+18"),
          row("2001"),
          "2006,小鱼儿",
          "合计,,236.00",
        ]),
      ),
    );
    expect(planned.counts).toMatchObject({ new: 1, refused: 7, skipped: 1 });
    const refused = await desk.rows(planned, "refused");
    expect(refused.map(({ from, why }) => [from, why])).toEqual([
      [3, "不认识的订单状态“外星人签收中”。"],
      [4, "实付金额：金额 118.005 精确到分以下，不知道该怎么取舍。"],
      [5, "下单时间：没有“2026-13-45 09:30:00”这个时间。"],
      [6, "下单时间比现在还晚，时区可能选错了。"],
      [7, "订单编号：编号被表格软件写成了 1.23E+18，末几位已经丢失。请把这一列设为“文本”后重新导出，不要用 Excel 另存。"],
      [8, "这个编号在文件前面已经出现过，同一编号的行要排在一起。请按编号排序，或去掉重复的行。"],
      [9, "第 9 行只有 2 列，表头对应到第 15 列，这一行不完整。"],
    ]);
    expect((await desk.run(planned)).counts).toMatchObject({ new: 1, refused: 7 });
    const file2 = await granted(desk.handlers.refused({ importId: planned.id, format: "csv", language: "zh" }, supervisor));
    let csv = "";
    for await (const { bytes } of file2) csv += Buffer.from(bytes, "base64").toString("utf8");
    expect(csv.split("\r\n").length).toBe(9);
    expect(csv).toContain("不认识的订单状态");
  });

  it("does not overwrite what the channel told itself, however the file differs", async () => {
    const fact = RestOrder.parse({
      id: "3001",
      status: "paid",
      createdAt: "2026-11-19T09:30:00+08:00",
      paidAt: "2026-11-19T09:31:05+08:00",
      updatedAt: "2026-11-19T10:00:00+08:00",
      totalFen: 9_900,
      paidFen: 9_900,
      buyer: { id: "b1" },
    });
    await keepRaw(store, { shopId: "taobao", via: "pull", items: [received.order(fact)] });
    await desk.work();
    const planned = await desk.plan(await desk.send(file("订单3.csv", [row("3001", { status: "交易成功" })])));
    expect(planned.counts).toMatchObject({ new: 0, same: 1 });
    expect((await desk.rows(planned))[0]?.why).toContain("以它的内容为准");
    await desk.run(planned);
    expect((await orders()).find(({ ref }) => ref === "3001")).toMatchObject({ state: "paid", paid: 9_900 });
  });

  it("changed since the last file is taken as changed; two people with the same file at once bring it once", async () => {
    const first = await desk.plan(await desk.send(file("订单4.csv", [row("4001")])));
    const second = await desk.plan(await desk.send(file("订单4 (1).csv", [row("4001")]), { ...supervisor, id: "han" } as Principal));
    expect([first.counts.new, second.counts.new]).toEqual([1, 1]);
    await granted(desk.handlers.run({ importId: first.id }, supervisor));
    expect((await desk.run(second)).counts).toMatchObject({ new: 0, same: 1 });
    expect((await desk.get(first.id)).counts).toMatchObject({ new: 1, same: 0 });
    const changed = await desk.plan(await desk.send(file("订单4 新.csv", [row("4001", { status: "交易成功" })])));
    expect(changed.counts).toMatchObject({ changed: 1 });
    await desk.run(changed);
    expect((await orders()).find(({ ref }) => ref === "4001")).toMatchObject({ state: "completed" });
  });

  it("is undone: what is untouched goes and can come again, what moved on stays and is counted", async () => {
    const done = await desk.run(await desk.plan(await desk.send(file("订单5.csv", [row("5001"), row("5002"), row("5003")]))));
    // The channel tells of one of them since.
    const fact = RestOrder.parse({
      id: "5002",
      status: "shipped",
      createdAt: "2026-11-19T09:30:00+08:00",
      updatedAt: "2026-11-20T08:00:00+08:00",
      totalFen: 11_800,
      paidFen: 11_800,
      buyer: { id: "b1" },
    });
    await keepRaw(store, { shopId: "taobao", via: "pull", items: [received.order(fact)] });
    await desk.work();
    expect(await desk.undo(done)).toMatchObject({ state: "undone", withdrawn: 2, kept: 1 });
    const refs = (await orders()).map(({ ref }) => ref);
    expect(refs).toContain("5002");
    expect(refs).not.toContain("5001");
    const again = await desk.run(await desk.plan(await desk.send(file("订单5.csv", [row("5001"), row("5002"), row("5003")]))));
    expect(again.counts).toMatchObject({ new: 2, same: 1 });
    expect((await orders()).map(({ ref }) => ref)).toContain("5001");
  });
});

describe("a long file", () => {
  const rows = Array.from({ length: 3_500 }, (_, at) => row(`9${String(at).padStart(5, "0")}`));
  const count = async () => (await store.rows<{ n: number }>(`SELECT count(*)::int AS n FROM imported_row WHERE key LIKE '9_____'`))[0]?.n;

  it("goes on after a kill where it stood, while it is planned and while it is taken", async () => {
    const view = await desk.send(file("长.csv", rows));
    await granted(desk.handlers.plan({ importId: view.id, zone: "Asia/Shanghai", columns: mapped(view) }, supervisor));
    await importDue({ store, vault });
    await importDue({ store, vault });
    expect(await desk.get(view.id)).toMatchObject({ state: "planning", counts: { new: 2_000 } });
    // Whoever comes after a kill remembers nothing.
    const anew = await reopened(store);
    const later = openDesk(anew);
    await later.work();
    const planned = await later.get(view.id);
    expect(planned).toMatchObject({ state: "planned", counts: { new: 3_500, refused: 0 } });
    await granted(later.handlers.run({ importId: view.id }, supervisor));
    await importDue({ store: anew, vault });
    expect(await count()).toBe(1_000);
    await anew.close();
    await desk.work();
    expect(await desk.get(view.id)).toMatchObject({ state: "done", counts: { new: 3_500 } });
    expect((await store.rows<{ n: number }>(`SELECT count(*)::int AS n FROM "order" WHERE channel_order_id LIKE '9_____'`))[0]?.n).toBe(3_500);
  });

  it("is broken off: what was taken stays and can be withdrawn", async () => {
    const view = await desk.plan(
      await desk.send(
        file(
          "长2.csv",
          rows.map((line) => line.replace('"=""9', '"=""8')),
        ),
      ),
    );
    await granted(desk.handlers.run({ importId: view.id }, supervisor));
    await importDue({ store, vault });
    await granted(desk.handlers.cancel({ importId: view.id }, supervisor));
    await desk.work();
    expect((await orders()).filter(({ ref }) => /^8\d{5}$/.test(ref)).length).toBe(1_000);
    expect(await desk.undo(view)).toMatchObject({ state: "undone", withdrawn: 1_000, kept: 0 });
    expect((await orders()).filter(({ ref }) => /^8\d{5}$/.test(ref)).length).toBe(0);
  });
});

const mapped = (view: ImportView) => view.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]));
