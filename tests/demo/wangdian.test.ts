import { afterEach, describe, expect, it } from "vitest";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { startWangdian, type WdtServer } from "../../main/demo/wangdian/server.ts";
import { wdtSign } from "../../main/demo/wangdian/sign.ts";

const START = Date.UTC(2026, 10, 20, 2, 0, 0);
const ORDERS = "sales.TradeQuery.queryWithDetail";
const OUT = "wms.stockout.Sales.queryWithDetail";
const WINDOW = { start_time: "2026-11-20 09:30:00", end_time: "2026-11-20 10:30:00" };

describe("the simulated 旺店通", () => {
  let server: WdtServer | undefined;
  afterEach(() => server?.close());

  async function started(more: Partial<Parameters<typeof startWangdian>[0]> = {}): Promise<{ clock: SimClock; server: WdtServer }> {
    const clock = steppedClock(START);
    clock.set(START + 1_000);
    server = await startWangdian({ clock, ...more });
    return { clock, server };
  }
  interface Answer {
    status: number;
    message?: string;
    data?: { total_count?: number; order: { status?: number }[] };
  }
  async function call(clock: SimClock, params: object, more: Record<string, string> = {}): Promise<Answer> {
    const { spoilt, ...told } = more;
    const timestamp = String(Math.floor(clock.now() / 1_000) - 1_325_347_200);
    const query: Record<string, string> = {
      ...{ sid: "demosid", key: "demo-wdt-key", salt: "demo-salt", method: ORDERS, v: "1.0", timestamp, page_no: "0", page_size: "50", calc_total: "1" },
      ...told,
    };
    const body = JSON.stringify([params]);
    const sign = spoilt ?? wdtSign(Object.entries(query), body, "demo-wdt-secret");
    return (await (await fetch(`${server?.url}?${new URLSearchParams({ ...query, sign })}`, { method: "POST", body })).json()) as Answer;
  }

  it("signs by the published example", () => {
    const query = {
      ...{ sid: "wdtsid", key: "wdtkey", salt: "testsalt", method: ORDERS, v: "1.0", timestamp: "374652800" },
      ...{ page_no: "0", page_size: "100", calc_total: "1" },
    };
    const body = '[{"start_time":"2026-11-20 12:00:00","end_time":"2026-11-20 12:30:00"}]';
    expect(wdtSign(Object.entries(query), body, "testsecret")).toBe("70b2c6e2280cdecd3f50579b6cb9f9b8");
  });

  it("takes no other account, version, clock, signature, right, page and window than it should", async () => {
    const { clock } = await started({ denied: ["wms.StockSpec.search2"] });
    const answers = [
      await call(clock, WINDOW),
      await call(clock, WINDOW, { sid: "other" }),
      await call(clock, WINDOW, { v: "2.0" }),
      await call(clock, WINDOW, { timestamp: String(START / 1_000) }),
      await call(clock, WINDOW, { spoilt: "0" }),
      await call(clock, WINDOW, { method: "wms.StockSpec.search2" }),
      await call(clock, WINDOW, { page_size: "1001" }),
      await call(clock, { ...WINDOW, start_time: "2026-11-20 09:00:00" }),
      await call(clock, {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([0, 1, 8, 7, 1, 100, 100, 100, 100]);
  });

  it("counts rows on request alone, tells cancelled outbounds where nothing is asked for, and keeps back what it may not hand out", async () => {
    const { clock, server: wdt } = await started({ hidden: ["TB"] });
    const [kept, gone] = ["301", "302"].map((tid) => wdt.ledger.audit(wdt.ledger.take(tid, { shopNo: "S01", goods: [{ spec: "A", num: 1 }] })));
    wdt.ledger.take("303", { shopNo: "TB", goods: [] });
    if (!kept || !gone) throw new Error("no documents");
    wdt.ledger.revoke(gone);
    expect((await call(clock, WINDOW)).data?.total_count).toBe(2);
    expect((await call(clock, WINDOW, { calc_total: "0" })).data?.total_count).toBeUndefined();
    expect((await call(clock, WINDOW, { method: OUT })).data?.order.map(({ status }) => status)).toEqual([5]);
    expect((await call(clock, { ...WINDOW, status_type: 3, status: "5,65,110" }, { method: OUT })).data?.total_count).toBe(2);
    expect(await call(clock, { ...WINDOW, status_type: 3, status: "done" }, { method: OUT })).toMatchObject({ status: 100 });
  });

  it("stops who calls too often, and a caller from an address that is not on the list", async () => {
    const { clock } = await started({ perMinute: 2 });
    const answers = [await call(clock, WINDOW), await call(clock, WINDOW), await call(clock, WINDOW)];
    expect(answers.map(({ status }) => status)).toEqual([0, 0, 100]);
    await server?.close();
    const other = await started({ isStrange: true });
    expect((await call(other.clock, WINDOW)).status).toBe(6);
  });
});
