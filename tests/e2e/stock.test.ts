/** What is told of stock stands on its page against what orders ask for: what is short first, narrowed and paged. */
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CHROMIUM, type Desk, NARROW, openDesk } from "./support/browser.ts";
import { type OwnShop, startOwnShop } from "./support/own-shop.ts";

const missing = !existsSync(CHROMIUM) && !process.env.CI;

describe.skipIf(missing)(missing ? `stock (${CHROMIUM} is missing)` : "stock", () => {
  let shop: OwnShop;
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    shop = await startOwnShop(inject("clusterHome"));
    desk = await openDesk(shop);
    await shop.rows(`INSERT INTO operator (id, name, roles, demo, enabled, created_at) VALUES ('zhou', '周主管', '{supervisor}', false, true, now())`);
    const at = new Date(Date.now() - 3_600_000).toISOString();
    for (const [nth, quantity] of [2, 3].entries())
      await shop.tell({
        id: `8800${nth}`,
        status: "paid",
        createdAt: at,
        paidAt: at,
        updatedAt: at,
        totalFen: 9_900,
        paidFen: 9_900,
        buyer: { id: `b${nth}`, nick: "小雨" },
        lines: [{ id: "1", sku: "MUG-01", title: "马克杯", quantity, priceFen: 9_900, paidFen: 9_900 }],
      });
    await shop.rows(
      `INSERT INTO stock_level (shop_id, warehouse, code, sku, title, on_hand, locked, in_transit, version, learnt_at)
       SELECT s.id, w.name, 'MUG-' || lpad(n::text, 2, '0'), 'MUG-' || lpad(n::text, 2, '0'), '青釉马克杯 350ml 第 ' || n || ' 款', w.pieces + n - 1, 1, n % 3 * 20, extract(epoch FROM now()) * 1000 - n * 60000, now()
       FROM (SELECT id FROM shop LIMIT 1) s, generate_series(1, 60) n, (VALUES ('杭州一号仓', 1), ('武汉前置仓', 2)) AS w(name, pieces)`,
    );
    page = await desk.open("zhou");
  });
  afterAll(async () => {
    await desk?.close();
    await shop?.close();
  });

  it("shows what is short first, by warehouse, and is narrowed and paged", async () => {
    await page.goto(`${shop.url}/stock`);
    const first = page.getByRole("row").nth(1);
    await first.getByText("武汉前置仓").waitFor();
    expect(await first.textContent()).toMatch(/MUG-01[\s\S]*杭州一号仓[\s\S]*-2/);
    await desk.picture(page, "stock-1440");
    await page.getByRole("button", { name: "下一页" }).click();
    await page.getByText("MUG-60").first().waitFor();
    await page.goto(`${shop.url}/stock?only=short`);
    await page.getByText("1 种不够发").waitFor();
    expect(await page.getByRole("row").count()).toBe(2);
    await page.goto(`${shop.url}/stock?q=nothing`);
    await page.getByText("没有这样的商品").waitFor();
    expect(desk.complaints).toEqual([]);
  });

  it("fits a narrow window", async () => {
    const narrow = await desk.open("zhou", NARROW);
    await narrow.goto(`${shop.url}/stock`);
    await narrow.getByText("武汉前置仓").first().waitFor();
    expect(await narrow.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await desk.picture(narrow, "stock-1100");
  });
});
