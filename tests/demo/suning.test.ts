/** The simulated Suning gateway by itself: as strict as the documents say, whoever calls. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { type SnServer, startSuning } from "../../main/demo/suning/server.ts";
import { callSign } from "../../main/demo/suning/sign.ts";
import { toBeijing } from "../../main/hub/kernel/time.ts";

const START = Date.UTC(2026, 10, 20, 2, 0, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
type Told = Record<string, unknown>;
let clock: SimClock;
let sim: SnServer;
beforeEach(async () => {
  clock = steppedClock(START);
  sim = await startSuning({ clock });
});
afterEach(() => sim.close());

async function sent(method: string, part: Told, change: { [header: string]: string } = {}): Promise<string> {
  const body = JSON.stringify({ sn_request: { sn_body: part } });
  const [time, key] = [change.AppRequestTime ?? toBeijing(new Date(clock.now())), sim.keys.appKey];
  const signInfo = callSign({ method, time, key, version: "v1.2", body: Buffer.from(body) }, sim.keys.secret);
  const headers = { AppMethod: method, AppRequestTime: time, Format: "json", AppKey: key, VersionNo: "v1.2", signInfo, ...change };
  return (await fetch(`${sim.url}/api/http/sopRequest`, { method: "POST", headers, body })).text();
}
async function call(...of: Parameters<typeof sent>): Promise<{ sn_head?: Told; sn_body?: Told; sn_error?: Told }> {
  return (JSON.parse(await sent(...of)) as { sn_responseContent: Told }).sn_responseContent;
}
const code = async (...of: Parameters<typeof sent>): Promise<unknown> => (await call(...of)).sn_error?.error_code;
const EMPTY = "biz.handler.data-get:no-result";

describe("the Suning gateway", () => {
  it("signs by the sheet's vector", () => {
    const body = Buffer.from('{"sn_request":{"sn_body":{"orderGet":{"orderCode":"1000000001"}}}}');
    const of = { method: "suning.custom.order.get", time: "2026-11-20 12:00:00", key: "snkey", version: "v1.2", body };
    expect(callSign(of, "snsecret")).toBe("6fed80608a68a99d0ca3bce1abc116d3");
  });

  it("turns away what is not signed, not in time or not named as its method wants, and answers in XML where no format is said", async () => {
    const { code: orderCode } = sim.ledger.sell();
    const get = ["suning.custom.order.get", { orderGet: { orderCode } }] as const;
    expect(await call(...get)).toMatchObject({ sn_body: { orderGet: { orderCode, orderTotalStatus: "10" } } });
    expect(await code(...get, { signInfo: "0".repeat(32) })).toBe("sys.check.header-param:forbidden");
    expect(await code(...get, { AppKey: "other" })).toBe("sys.check.header-param:forbidden");
    expect(await code(...get, { AppRequestTime: toBeijing(new Date(START - 601_000)) })).toBe("sys.check.request-apprequesttime:error");
    expect(await code("suning.custom.nothing", {})).toBe("sys.check.header-param:forbidden");
    expect(await code("suning.custom.order.get", { getOrder: { orderCode } })).toBe("sys.check.request-params:error");
    expect(await code("suning.custom.order.get", { orderGet: { orderCode: 7 } })).toBe("sys.check.request-params:error");
    expect(await code("suning.custom.order.get", { orderGet: { orderCode: "abc" } })).toBe("biz.orderget.ordercode-format:error");
    expect(await code("suning.custom.order.get", { orderGet: { orderCode: "1999999999" } })).toBe(EMPTY);
    expect(await sent(...get, { Format: "" })).toContain(`<orderCode>${orderCode}</orderCode>`);
  });

  it("lists by change a day at most and three months back, ten a page where no number is said, one row as no list, none as an error", async () => {
    const query = (from: number, to: number, more: Told = { pageNo: "1", pageSize: "50" }) =>
      ["suning.custom.ordmodtime.query", { orderQuery: { startTime: toBeijing(new Date(from)), endTime: toBeijing(new Date(to)), ...more } }] as const;
    expect(await code(...query(START - DAY, START))).toBe(EMPTY);
    sim.ledger.sell();
    expect((await call(...query(START - DAY, START))).sn_body?.orderQuery).toMatchObject({
      orderDetail: [{ orderLineStatusChangeTime: toBeijing(new Date(START)) }],
    });
    for (let nth = 0; nth < 11; nth += 1) sim.ledger.sell();
    expect(await call(...query(START - DAY, START))).toMatchObject({ sn_head: { totalSize: "12", pageTotal: "1" }, sn_body: { orderQuery: { length: 12 } } });
    expect(await call(...query(START - DAY, START, { pageSize: "50" }))).toMatchObject({
      sn_head: { pageTotal: "2" },
      sn_body: { orderQuery: { length: 10 } },
    });
    expect(await code(...query(START - DAY - 1_000, START))).toBe("sys.check.query-time:outofrange");
    expect(await code(...query(START - 93 * DAY, START - 92.5 * DAY))).toBe("sys.check.query-time:outofrange");
    expect(await code(...query(START, START - DAY))).toBe("sys.check.query-time:error");
    expect(await code(...query(START - DAY, START, { pageNo: "1", pageSize: "51" }))).toBe("sys.check.page-param:error");
  });

  it("says in a flag of its own whether it did what it was asked, pays once and never more than was paid", async () => {
    const order = sim.ledger.sell([{ unit: 10_000, voucher: 0 }]);
    const dear = sim.ledger.ask(order, { amount: 10_001 });
    const agree = async ({ id }: { id: string }) =>
      (await call("suning.custom.agreerefund.confirm", { confirmAgreerefund: { returnApplyId: id } })).sn_body?.confirmAgreerefund as Told;
    expect(await agree(dear)).toMatchObject({ returnFlag: "N", errorMsg: "退款金额超过订单实付金额" });
    sim.ledger.withdraw(dear);
    const sale = sim.ledger.ask(order);
    expect(await agree(sale)).toEqual({ returnFlag: "Y" });
    expect(await agree(sale)).toMatchObject({ returnFlag: "N", errorMsg: "退货单状态不正确" });
    const refuse = await call("suning.custom.rejectrefund.modify", { modifyRejectrefund: { returnApplyId: sale.id, remark: "" } });
    expect(refuse.sn_body?.modifyRejectrefund).toMatchObject({ returnFlag: "N" });
    clock.set(START + MINUTE);
    sim.ledger.pass();
    expect([sale.status, order.status]).toEqual([8, 40]);
    expect(sim.ledger.grants).toMatchObject([{ saleId: sale.id, amount: 10_000, by: "seller" }]);
    expect(sim.ledger.attempts.map(({ what }) => what)).toEqual(["refund-too-much", "answer-out-of-turn"]);
  });

  it("ends in the buyer's favour in silence, and closes what the buyer does not go on with", () => {
    const [plain, back, left] = [sim.ledger.sell(), sim.ledger.sell(), sim.ledger.sell()];
    for (const order of [back, left]) sim.ledger.ship(order);
    const [money, goods, refused] = [sim.ledger.ask(plain), sim.ledger.ask(back), sim.ledger.ask(left)];
    sim.ledger.refuse(refused, "已发出");
    clock.set(START + 72 * HOUR);
    sim.ledger.pass();
    expect([money.status, goods.status, refused.status]).toEqual([6, 3, 2]);
    sim.ledger.sendBack(goods);
    for (const later of [MINUTE, 10 * DAY, 10 * DAY + MINUTE]) {
      clock.set(START + 72 * HOUR + later);
      sim.ledger.pass();
    }
    expect([money.status, goods.status, refused.status]).toEqual([8, 8, 7]);
    expect(sim.ledger.grants.map(({ by }) => by)).toEqual(["silence", "silence"]);
  });
});
