/** The other kinds of tables: bills with their sums, after-sales that become cases, conversations for the trainer, stock, waybills. */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportKind, ImportView } from "../../../main/hub/contract/imports.ts";
import { recognise } from "../../../main/hub/imports/columns.ts";
import { kinds } from "../../../main/hub/imports/kinds/list.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, start } from "../disputes/support.ts";
import { type Desk, granted, openDesk, supervisor } from "./world.ts";

let store: Store;
let desk: Desk;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start) });
  await addShop(store, "taobao");
  desk = openDesk(store);
});
afterAll(() => store.close());

const text = (kind: ImportKind, name: string, lines: readonly string[]) => desk.send({ kind, name, bytes: Buffer.from(lines.join("\n")) });
const data = new URL("../../../../shared/data/", import.meta.url);
const given = (path: string): Uint8Array => readFileSync(new URL(path, data));

describe.runIf(existsSync(new URL("bills/", data)))("real bills", () => {
  it.each([
    ["bills/alipay-records.csv", { encoding: "gb18030", headerFrom: 25 }],
    ["bills/jd-records.csv", { encoding: "utf-8", headerFrom: 22 }],
    ["bills/mt-records.csv", { encoding: "utf-8", headerFrom: 20 }],
    ["bills/wechat-records.csv", { encoding: "utf-8", headerFrom: 17 }],
    ["bills/wechat-records.xlsx", { form: "xlsx" }],
    ["export-headers/alipay_merchant_bill_sample.csv", { encoding: "gb18030", headerFrom: 5 }],
    ["export-headers/wechat_merchant_bill_v3_sample.csv", { encoding: "utf-8", headerFrom: 1 }],
  ])("%s is read whole behind its preamble", async (path, form) => {
    const view = await desk.send({ kind: "bills", name: path, bytes: given(path) });
    expect([view.problem, view.file]).toMatchObject([null, form]);
    const planned = await desk.plan(view);
    expect(await desk.rows(planned, "refused")).toEqual([]);
    expect(planned.counts.new + planned.counts.same).toBeGreaterThan(1);
    const done = await desk.run(planned);
    expect(done.state).toBe("done");
  });

  it("sum up to what their preamble says, come once, and go again with their import", async () => {
    const sum = async (like: string) =>
      (
        await store.rows<{ direction: string; fen: number; n: number }>(
          `SELECT CASE WHEN amount_fen < 0 THEN 'out' WHEN amount_fen > 0 THEN 'in' ELSE 'zero' END AS direction, sum(amount_fen)::int AS fen, count(*)::int AS n
           FROM imported_row JOIN import_file f ON f.id = import_id WHERE f.name = $1 AND amount_fen IS NOT NULL GROUP BY 1 ORDER BY 1`,
          [like],
        )
      ).map(({ direction, fen, n }) => [direction, n, fen]);
    // 支出：23笔，收入：6笔.
    expect((await sum("bills/mt-records.csv")).map(([direction, n]) => [direction, n])).toEqual([
      ["in", 6],
      ["out", 23],
    ]);
    expect(await sum("export-headers/wechat_merchant_bill_v3_sample.csv")).toEqual([["in", 3, 3]]);
    expect(await sum("export-headers/alipay_merchant_bill_sample.csv")).toEqual([["in", 2, 266_700]]);
    const again = await desk.plan(await desk.send({ kind: "bills", name: "again", bytes: given("bills/mt-records.csv") }));
    expect(again.counts).toMatchObject({ new: 0, changed: 0, refused: 0 });
  });
});

describe("columns of real exports", () => {
  const headers = existsSync(new URL("export-headers/headers.json", data))
    ? (JSON.parse(Buffer.from(given("export-headers/headers.json")).toString("utf8")) as Record<string, string[]>)
    : null;
  it.runIf(headers)("are recognised: whatever an order needs is there", () => {
    const fields = (names: string[] = [], kind: ImportKind = "orders") =>
      Object.fromEntries([...recognise(names, kinds[kind])].map(([at, field]) => [field, names[at]]));
    expect(fields(headers?.taobao_order_export)).toMatchObject({
      orderId: "订单编号",
      buyerNick: "买家会员名",
      totalFen: "总金额",
      paidFen: "买家实际支付金额",
      createdAt: "订单创建时间",
      paidAt: "订单付款时间",
      waybill: "物流单号",
      title: "宝贝标题",
      quantity: "宝贝总数量",
    });
    expect(fields(headers?.douyin_order_export)).toMatchObject({
      orderId: "主订单编号",
      lineId: "子订单编号",
      sku: "商家编码",
      priceFen: "商品单价",
      totalFen: "订单应付金额",
      createdAt: "订单提交时间",
      paidAt: "支付完成时间",
      shippedAt: "发货时间",
      promisedShipAt: "承诺发货时间",
    });
    expect(fields(headers?.douyin_ledger_dongzhang, "bills")).toMatchObject({
      at: "动账时间",
      tradeId: "动帐流水号",
      amount: "动账金额",
      direction: "动账方向",
      orderRef: "订单号",
    });
    expect(fields(headers?.wechat_merchant_trade_bill_v3, "bills")).toMatchObject({
      tradeId: "微信订单号",
      amount: "应结订单金额",
      refund: "退款金额",
      fee: "手续费",
    });
  });
});

describe("the other kinds", () => {
  it("after-sale records become cases; an unknown state is refused", async () => {
    const planned = await desk.plan(
      await text("cases", "售后.csv", [
        "售后单号,订单编号,售后类型,售后状态,申请金额,售后原因,申请时间,更新时间",
        "R1,1001,退货退款,待商家处理,58.00,尺码不合适,2026-11-19 10:00:00,",
        "R2,1002,仅退款,退款成功,12.50,少件,2026-11-18 10:00:00,2026-11-18 12:00:00",
        "R3,1003,仅退款,飞走了,1.00,x,2026-11-18 10:00:00,",
      ]),
    );
    expect(planned.counts).toMatchObject({ new: 2, refused: 1 });
    await desk.run(planned);
    expect(await store.rows("SELECT channel_case_id AS id, kind, state, amount_fen AS fen FROM case_file ORDER BY 1")).toEqual([
      { id: "R1", kind: "return_refund", state: "requested", fen: 5_800 },
      { id: "R2", kind: "refund_only", state: "refunded", fen: 1_250 },
    ]);
    expect(await desk.undo(planned)).toMatchObject({ state: "undone", withdrawn: 0, kept: 2 });
  });

  it("conversations become candidates for the trainer, masked; undone, those nobody looked over are retired", async () => {
    const planned = await desk.plan(
      await text("chats", "聊天.csv", [
        "会话ID,发送方,内容,时间",
        "c1,买家,我的手机号是 13812345678，怎么还没到？,2026-11-19 10:00:00",
        "c1,客服,亲，包裹在武汉，明天送到。,2026-11-19 10:01:00",
        "c1,买家,好的,2026-11-19 10:02:00",
        "c2,客服,在吗,2026-11-19 10:00:00",
      ]),
    );
    expect(planned.counts).toMatchObject({ new: 1, refused: 1 });
    await desk.run(planned);
    const examples = () => store.rows<{ question: string; reply: string; state: string }>("SELECT question, reply, state FROM example");
    const [one] = await examples();
    expect(one?.question).not.toContain("13812345678");
    expect(one).toMatchObject({ reply: "亲，包裹在武汉，明天送到。", state: "candidate" });
    expect(await desk.undo(planned)).toMatchObject({ withdrawn: 1, kept: 0 });
    expect((await examples())[0]?.state).toBe("retired");
  });

  it("stock and waybills are kept as rows of their shop, the newest count counting", async () => {
    const first = await desk.run(
      await desk.plan(
        await text("stock", "库存.csv", [
          "商家编码,仓库,可用库存,更新时间",
          "A1,杭州仓,12,2026-11-19 08:00:00",
          'A1,武汉仓,"1,003",2026-11-19 08:00:00',
          "A2,杭州仓,3.5,2026-11-19 08:00:00",
        ]),
      ),
    );
    expect(first.counts).toMatchObject({ new: 2, refused: 1 });
    const older = await desk.plan(await text("stock", "旧.csv", ["商家编码,仓库,可用库存,更新时间", "A1,杭州仓,99,2026-11-18 08:00:00"]));
    expect(older.counts).toMatchObject({ same: 1, changed: 0 });
    const bills = await desk.run(await desk.plan(await text("waybills", "面单.csv", ["运单号,订单编号,物流公司", "SF1234567890,1001,顺丰", "你好,1002,顺丰"])));
    expect(bills.counts).toMatchObject({ new: 1, refused: 1 });
    expect(await store.rows("SELECT key, ref FROM imported_row WHERE kind IN ('stock', 'waybills') ORDER BY kind, key")).toEqual([
      { key: "A1 @ 杭州仓", ref: "A1" },
      { key: "A1 @ 武汉仓", ref: "A1" },
      { key: "SF1234567890 1001", ref: "1001" },
    ]);
    expect(await desk.undo(first)).toMatchObject({ withdrawn: 2, kept: 0 });
  });
});

describe("words of states that are in no list", () => {
  const head = "售后编号,订单编号,售后类型,售后状态,申请金额,申请时间";
  const rows = [
    "R9001,1001,仅退款,客服已登记,10.00,2026-11-19 08:00:00",
    "R9002,1002,仅退款,客服已登记,10.00,2026-11-19 08:00:00",
    "R9003,1003,以旧换新,待处理,0,2026-11-19 08:00:00",
  ];
  const columnsOf = (view: ImportView) => view.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]));
  const planWith = async (view: ImportView, words: { field: string; word: string; means: string }[]) => {
    await granted(desk.handlers.plan({ importId: view.id, zone: "Asia/Shanghai", columns: columnsOf(view), words }, supervisor));
    await desk.work();
    return desk.get(view.id);
  };

  it("are told with their rows and what they can mean; said once they are remembered for the shop's tables of that kind", async () => {
    const view = await desk.plan(await text("cases", "售后A.csv", [head, ...rows]));
    expect(view.counts).toMatchObject({ new: 0, refused: 3 });
    expect(view.unknownWords.map(({ field, word, rows: n }) => ({ field, word, n }))).toEqual([
      { field: "status", word: "客服已登记", n: 2 },
      { field: "kind", word: "以旧换新", n: 1 },
    ]);
    expect(view.unknownWords[0]?.means.map(({ value }) => value)).toContain("requested");
    const said = await planWith(view, [{ field: "status", word: "客服已登记", means: "requested" }]);
    expect(said.counts).toMatchObject({ new: 2, refused: 1 });
    expect(said.unknownWords.map(({ word }) => word)).toEqual(["以旧换新"]);
    const next = await desk.plan(await text("cases", "售后B.csv", [head, "R9009,1009,仅退款,客服已登记,10.00,2026-11-19 08:00:00"]));
    expect(next.counts).toMatchObject({ new: 1, refused: 0 });
    expect(next.unknownWords).toEqual([]);
    // What was said of one is not forgotten when another is said.
    expect((await planWith(said, [{ field: "kind", word: "以旧换新", means: "exchange" }])).counts).toMatchObject({ new: 3, refused: 0 });
  });

  it("cannot be said to mean what is in no list, nor in a column that is none of states", async () => {
    const view = await desk.plan(await text("cases", "售后C.csv", [head, "R9100,1001,仅退款,另一种词,10.00,2026-11-19 08:00:00"]));
    for (const [field, means] of [
      ["status", "paid_twice"],
      ["reason", "requested"],
    ] as const) {
      const answer = await desk.handlers.plan(
        { importId: view.id, zone: "Asia/Shanghai", columns: columnsOf(view), words: [{ field, word: "另一种词", means }] },
        supervisor,
      );
      expect(answer.ok ? "ok" : answer.refusal.code).toBe("BAD_INPUT");
    }
  });

  it("of orders, too", async () => {
    const view = await desk.plan(
      await text("orders", "订单W.csv", ["订单编号,订单状态,下单时间,实付金额,商品名称,数量", "W1,仓库接单,2026-11-19 08:00:00,10.00,杯子,1"]),
    );
    expect(view.unknownWords).toMatchObject([{ field: "status", word: "仓库接单", rows: 1 }]);
    expect((await planWith(view, [{ field: "status", word: "仓库接单", means: "paid" }])).counts).toMatchObject({ new: 1, refused: 0 });
  });
});
