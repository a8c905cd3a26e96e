import { afterEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { type HuiceServer, startHuice } from "../../main/demo/huice/server.ts";
import { huiceSign } from "../../main/demo/huice/sign.ts";

const START = Date.UTC(2026, 10, 20, 2, 0, 0);
const WINDOW = { start_time: "2026-11-20 09:30:00", end_time: "2026-11-20 10:30:00" };
interface Answer {
  code: number;
  total_count?: number;
  trades?: unknown[];
  stockout_list?: { status: number }[];
}

describe("the simulated 旺店通 网页版 and 企业版", () => {
  let server: HuiceServer | undefined;
  afterEach(() => server?.close());

  async function started(more: Partial<Parameters<typeof startHuice>[0]> = {}): Promise<{ clock: SimClock; server: HuiceServer }> {
    const clock = steppedClock(START);
    clock.set(START + 1_000);
    server = await startHuice({ clock, ...more });
    return { clock, server };
  }
  async function call(clock: SimClock, params: Record<string, string>, name = "trade_query"): Promise<Answer> {
    const { sign, ...told } = params;
    const form: Record<string, string> = {
      sid: "demosid",
      appkey: "demo-hc-key",
      timestamp: String(Math.floor(clock.now() / 1_000)),
      page_no: "0",
      page_size: "40",
      ...told,
    };
    const body = new URLSearchParams({ ...form, sign: sign ?? huiceSign(Object.entries(form), "demo-hc-secret") });
    return (await (await fetch(`${server?.url}/${name}.php`, { method: "POST", body })).json()) as Answer;
  }

  it("signs by the published example", () => {
    const form = { sid: "wdtsid", appkey: "wdtkey", timestamp: "1700000000", page_no: "0", start_time: "2026-11-20 12:00:00", end_time: "2026-11-20 12:30:00" };
    expect(huiceSign(Object.entries(form), "wdtsecret")).toBe("e0c7d4528dd5fa660139724d7b10f940");
  });

  it("takes no other account, clock, signature, right, page, window and address than it should", async () => {
    const { clock } = await started({ denied: ["refund_query"] });
    const answers = [
      await call(clock, WINDOW),
      await call(clock, { ...WINDOW, sid: "other" }),
      await call(clock, { ...WINDOW, timestamp: String(START / 1_000 - 310) }),
      await call(clock, { ...WINDOW, sign: "0" }),
      await call(clock, WINDOW, "refund_query"),
      await call(clock, { ...WINDOW, page_size: "101" }),
      await call(clock, { ...WINDOW, start_time: "2026-11-17 09:00:00" }),
      await call(clock, {}),
    ];
    expect(answers.map(({ code }) => code)).toEqual([0, 99, 99, 99, 99, 99, 99, 2900]);
    expect((await fetch(`${server?.url}/stock_query.php`, { method: "POST" })).status).toBe(404);
    await server?.close();
    const other = await started({ isEnterprise: true });
    expect((await call(other.clock, { ...WINDOW, page_size: "41" })).code).toBe(99);
    expect((await call(other.clock, { ...WINDOW, start_time: "2026-11-20 09:29:59" })).code).toBe(99);
  });

  it("counts on page 0 alone, tells what was taken back in its own list, and keeps back what it may not hand out", async () => {
    const { clock, server: wdt } = await started({ hidden: ["TB"], perMinute: 6 });
    const ship = (tid: string, shopNo = "S01") =>
      wdt.ledger.ship(wdt.ledger.take(tid, { shopNo, goods: [{ spec: "A", num: 1 }] }), { waybill: "1", kilograms: 1 });
    ship("301");
    wdt.ledger.revoke(ship("302"));
    ship("303", "TB");
    expect((await call(clock, WINDOW)).total_count).toBe(2);
    expect(await call(clock, { ...WINDOW, page_no: "1" })).toMatchObject({ code: 0, trades: [] });
    expect((await call(clock, { ...WINDOW, page_no: "1" })).total_count).toBeUndefined();
    expect((await call(clock, { ...WINDOW, time_type: "1" }, "stockout_order_query_trade")).stockout_list?.map(({ status }) => status)).toEqual([95]);
    expect((await call(clock, WINDOW, "stockout_order_query_trade_cancel")).stockout_list?.map(({ status }) => status)).toEqual([5]);
    expect((await call(clock, WINDOW)).code).toBe(0);
    expect((await call(clock, WINDOW)).code).toBe(1200);
  });
});
