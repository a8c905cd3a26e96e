/** The database goes away while an agent works: what is there can be read on, nothing is done twice, and it comes back by itself. */
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CHROMIUM, type Desk, openDesk } from "./support/browser.ts";
import { callPast } from "./support/house.ts";
import { databaseLine } from "./support/line.ts";
import { type OwnShop, startOwnShop } from "./support/own-shop.ts";
import { pictures } from "./support/pictures.ts";

const missing = !existsSync(CHROMIUM) && !process.env.CI;
const [FIRST, SECOND, ANSWER] = ["我的包裹到哪里了？", "可以开发票吗？", "您好，正在为您查询。"];

describe.skipIf(missing)(missing ? `a database that goes away (${CHROMIUM} is missing)` : "a database that goes away", () => {
  const line = databaseLine();
  let shop: OwnShop;
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    shop = await startOwnShop(inject("clusterHome"), { through: line.through });
    desk = await openDesk(shop);
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const order = (id: string) => ({
      id,
      status: "paid",
      createdAt: at,
      paidAt: at,
      updatedAt: at,
      totalFen: 9_900,
      paidFen: 9_900,
      buyer: { id: `b${id}`, nick: "小雨" },
      lines: [{ id: "1", sku: "MUG", title: "马克杯", quantity: 1, priceFen: 9_900, paidFen: 9_900 }],
    });
    await shop.tell(order("W1"), order("W2"));
    await shop.ask({ id: "A1", orderRef: "W1", kind: "question", text: FIRST, at }, { id: "A2", orderRef: "W2", kind: "question", text: SECOND, at });
    page = await desk.open("admin");
    await page.goto(`${shop.url}/queue?view=all`);
  });
  afterAll(async () => {
    line.mend();
    await desk?.close();
    await shop?.close();
    await line.close();
  });

  const banner = () => page.getByRole("alert").filter({ hasText: "这期间不能保存" });
  const field = () => page.getByLabel(/写给买家的回复/);
  const written = () => shop.rows<{ text: string }>("SELECT text FROM case_message WHERE author = 'operator'");

  it("says so by itself with since when, and what was read can be read on", async () => {
    await page.getByText(FIRST).first().click();
    await field().waitFor();
    await field().fill(ANSWER);
    await page.goBack();
    await page.getByText(SECOND).first().waitFor();
    line.cut();
    await banner().waitFor();
    expect(await banner().textContent()).toMatch(/自 .+ 起。.*看到的是断开前的内容；现在提交会被拒绝/);
    // Pages that were looked at are there, with what was being written.
    await page.getByText(FIRST).first().click();
    await page.getByRole("heading", { name: "包裹在哪" }).or(page.getByText("马克杯").first()).first().waitFor();
    expect(await field().inputValue()).toBe(ANSWER);
    await pictures(page, { desk, name: "database-away" });
    expect((await callPast(page, "cases/list", { sort: "newest", page: 0, size: 10 })).status).toBe(503);
  });

  it("an answer that is sent meanwhile is refused in a sentence, its words stay, and nothing of it is kept", async () => {
    const button = page.getByRole("button", { name: /^(复制并标记|发送)$/ });
    expect(await button.isEnabled()).toBe(true);
    await button.click();
    await page
      .getByText(/数据库.*(不可用|断开|恢复)|正在恢复/)
      .nth(1)
      .waitFor();
    expect(await field().inputValue()).toBe(ANSWER);
  });

  it("comes back by itself, and the same words sent again stand there once", async () => {
    line.mend();
    await banner().waitFor({ state: "detached" });
    expect(await written()).toEqual([]);
    expect(await field().inputValue()).toBe(ANSWER);
    await page.getByRole("status", { name: "实时更新已连接" }).waitFor();
    await page.getByRole("button", { name: /^(复制并标记|发送)$/ }).click();
    await page.locator("li[data-author=operator]").getByText(ANSWER).waitFor();
    expect(await written()).toEqual([{ text: ANSWER }]);
    // What the shop's own systems tell is heard again, too.
    const at = new Date().toISOString();
    await shop.ask({ id: "A3", orderRef: "W1", kind: "question", text: "能改地址吗？", at });
    await page.goto(`${shop.url}/queue?view=all`);
    await page.getByText("能改地址吗？").first().waitFor();
    expect(await shop.rows("SELECT 1 FROM case_file")).toHaveLength(3);
  });
});
