import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { huice } from "../../../../main/hub/connectors/huice/connector.ts";
import { contextOf, NOW } from "../../../conformance/fakes/fake.ts";
import { type FakeHuice, fakeHuice } from "../../../conformance/fakes/huice.ts";

const HOUR = 3_600_000;
const WINDOW = { from: new Date(NOW.getTime() - 5 * HOUR), to: NOW };

describe("旺店通 企业版 / 网页版 pull", () => {
  let fake: FakeHuice;
  beforeEach(async () => {
    fake = await fakeHuice();
  });
  afterEach(() => fake.server.close());

  const asked = async (settings: Record<string, string> = {}) => {
    fake.asked.length = 0;
    const page = await huice.pull?.(contextOf(fake, { settings: { ...fake.settings, ...settings } }), "orders", WINDOW, null);
    if (!page?.ok) throw new Error(JSON.stringify(page));
    return fake.asked.map(({ name, params }) => ({ name, params: Object.fromEntries(params) }));
  };
  const refusal = async (answer: unknown, settings: Record<string, string> = {}): Promise<unknown> => {
    fake.before(() => answer);
    const page = await huice.pull?.(contextOf(fake, { settings: { ...fake.settings, ...settings } }), "orders", WINDOW, null);
    return page?.ok ? null : page?.refusal;
  };

  it("asks 网页版 in one window for orders, what left and what was taken back, from page 0", async () => {
    const calls = await asked();
    expect(calls.map(({ name }) => name)).toEqual(["trade_query", "stockout_order_query_trade", "stockout_order_query_trade_cancel"]);
    expect(calls[1]?.params).toMatchObject({ time_type: "1", status_type: "2", page_no: "0", start_time: "2026-11-20 05:00:00" });
  });

  it("asks 企业版 hour by hour for orders, by pages of forty, and names the statuses of outbound documents", async () => {
    const calls = await asked({ edition: "企业版" });
    expect(calls.filter(({ name }) => name === "trade_query").map(({ params }) => params.page_size)).toEqual(["40", "40", "40", "40", "40"]);
    expect(calls.filter(({ name }) => name !== "trade_query").map(({ name }) => name)).toEqual(["stockout_order_query_trade"]);
    expect(calls.at(-1)?.params).toMatchObject({ is_by_modified: "1", status: expect.stringContaining("95") });
  });

  it("reads only the shops and the lists that are named", async () => {
    fake.fill("orders", 4);
    for (const row of fake.rows.outbound) row.shop_no = "S02";
    const topics = async (settings: Record<string, string>) => {
      const page = await huice.pull?.(contextOf(fake, { settings: { ...fake.settings, ...settings } }), "orders", WINDOW, null);
      return page?.ok ? page.value.items.map(({ topic }) => topic) : page?.refusal;
    };
    expect(await topics({ shops: "S01" })).toEqual(["order", "order"]);
    expect(await topics({ lists: "outbound" })).toEqual(["outbound", "outbound"]);
  });

  it("says in a sentence what is wrong", async () => {
    const of = (message: string, code = 99) => refusal({ code, message });
    expect(await of("签名错误")).toMatchObject({ code: "BAD_SIGNATURE", message: expect.stringContaining("appsecret") });
    expect(await of("timestamp已过期")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("5 分钟") });
    expect(await of("请求的ip不在白名单内")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("白名单") });
    expect(await of("无效的sid")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("卖家账号") });
    expect(await of("没有接口权限")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("权限") });
    expect(await of("欠费", 1060)).toMatchObject({ code: "REFUSED", message: expect.stringContaining("欠费") });
    expect(await of("请勿重复", 1020)).toMatchObject({ code: "THROTTLED", details: { waitMs: 30_000 } });
    expect(await refusal({ code: 1200, message: "" }, { throttleWaitSeconds: "60" })).toMatchObject({ details: { waitMs: 60_000 } });
    expect(await refusal({ trades: [] })).toMatchObject({ code: "UNREADABLE", details: { field: "code" } });
    expect(await refusal({ code: 0, trades: [] })).toMatchObject({ code: "UNREADABLE", details: { field: "total_count" } });
  });
});
