/** What is kept of files, and for how long. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetEnded, forgetImports } from "../../../main/hub/imports/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, type TestClock, testClock } from "../../support/store.ts";
import { addShop, start } from "../disputes/support.ts";
import { type Desk, granted, openDesk, supervisor } from "./world.ts";

let store: Store;
let clock: TestClock;
let desk: Desk;
beforeAll(async () => {
  clock = testClock(start);
  store = await freshStore({ clock });
  await addShop(store, "taobao");
  desk = openDesk(store);
});
afterAll(() => store.close());

const DAY = 86_400_000;
const file = (
  name: string,
  text = "订单编号,实付金额,下单时间,订单状态,收货人\n1,2.00,2026-11-19 10:00:00,待发货,王小二\n2,x,2026-11-19 10:00:00,待发货,李四\n",
) => ({ name, bytes: Buffer.from(text) });
const kept = async (): Promise<{ parts: number; chunks: number }> => {
  const [row] = await store.rows<{ parts: number; chunks: number }>(
    "SELECT (SELECT count(*)::int FROM import_part) AS parts, (SELECT count(*)::int FROM import_chunk) AS chunks",
  );
  return row ?? { parts: 0, chunks: 0 };
};

describe("a file", () => {
  it("that was taken in is gone itself; what it refused stays a month, or until a buyer is erased", async () => {
    const done = await desk.run(await desk.plan(await desk.send(file("一.csv"))));
    expect(await kept()).toEqual({ parts: 0, chunks: 1 });
    expect((await desk.rows(done)).map(({ outcome, cells }) => [outcome, cells.length > 0])).toEqual([
      ["new", false],
      ["refused", true],
    ]);
    clock.advance(29 * DAY);
    await forgetImports({ store });
    expect(await kept()).toEqual({ parts: 0, chunks: 1 });
    expect(await commit(store, "system", forgetEnded)).toBe(1);
    expect((await desk.rows(done)).length).toBe(0);
  });

  it("that nobody went on with for a day is forgotten, and says that it was broken off", async () => {
    const view = await desk.plan(await desk.send(file("二.csv")));
    await forgetImports({ store });
    expect((await desk.get(view.id)).state).toBe("planned");
    clock.advance(DAY + 1);
    await forgetImports({ store });
    expect([(await desk.get(view.id)).state, await kept()]).toEqual(["cancelled", { parts: 0, chunks: 0 }]);
  });

  it("that is empty, has a header alone, or is none, says so; read in another way it goes on", async () => {
    expect((await desk.send(file("空.csv", " \n\n"))).problem?.zh).toBe("文件是空的，没有一行内容。");
    expect((await desk.send(file("头.csv", "订单编号,实付金额,下单时间\n"))).problem?.zh).toBe("表头下面没有数据行。");
    const wrong = await desk.send({ name: "x.csv", bytes: Buffer.from("%PDF-1.4") });
    expect([wrong.state, wrong.problem?.zh]).toEqual(["failed", "这是 PDF，不是表格。请从平台导出 CSV 或 XLSX。"]);
    const twice = await desk.send(file("重名.csv", "订单编号,实付金额,实付金额,下单时间\n1,2,3,2026-11-19 10:00:00\n"));
    expect([twice.warnings.length, twice.columns[2]]).toMatchObject([1, { twice: true, field: null }]);
    const misread = await desk.look({ importId: twice.id, delimiter: ";" });
    expect(misread.columns.length).toBe(1);
    expect((await desk.look({ importId: twice.id, delimiter: "," })).columns.length).toBe(4);
    const unsaid = await desk.handlers.plan({ importId: twice.id, zone: "Asia/Shanghai", columns: [] }, supervisor);
    expect(unsaid).toMatchObject({ ok: false, refusal: { message: "请先指出哪一列是“订单编号”，没有它读不懂这张表。" } });
  });

  it("whose columns somebody meant otherwise is meant so the next time", async () => {
    const text = "单,钱,时,备注\n71,2.00,2026-11-19 10:00:00,a\n";
    const view = await desk.send(file("自己的.csv", text));
    expect(view.remembered).toBe(false);
    const columns = [
      { index: 0, field: "orderId" },
      { index: 1, field: "paidFen" },
      { index: 2, field: "createdAt" },
    ];
    await granted(desk.handlers.plan({ importId: view.id, zone: "UTC", columns }, supervisor));
    await desk.work();
    const next = await desk.send(file("自己的二.csv", text));
    expect(next).toMatchObject({ remembered: true, zone: "UTC" });
    // What was left out on purpose is left out again.
    expect(next.columns.map(({ field }) => field)).toEqual(["orderId", "paidFen", "createdAt", null]);
  });

  it("is for people alone, and of a shop there is", async () => {
    const key = { kind: "key", id: "k", shopId: "taobao", scopes: [], everyShop: false, name: "k" } as never;
    const begin = { shopId: "taobao", kind: "orders" as const, name: "a.csv", bytes: 1, modified: 1 };
    expect(await desk.handlers.begin(begin, key)).toMatchObject({ ok: false, refusal: { code: "NOT_ALLOWED" } });
    expect(await desk.handlers.begin({ ...begin, shopId: "nowhere" }, supervisor)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});
