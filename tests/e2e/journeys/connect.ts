/** Whoever keeps shops connects one more: key, secret and shop id are typed, and the platform's own page gives the rest. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { KEYS } from "../../../main/demo/config.ts";
import { type HouseDoor, passUntil } from "../support/house.ts";

const { appKey, appSecret, venderId, name } = KEYS.jd;

export function connectJourney(door: HouseDoor): void {
  describe("connecting a JD shop", () => {
    let page: Page;
    const card = () => page.locator("header").filter({ hasText: name }).locator("..");
    const shopRow = async () => (await door.at().world.rows<{ id: string; problem: string | null }>("SELECT id, problem FROM shop WHERE channel = 'jd'"))[0];
    beforeAll(async () => {
      page = await door.at().desk.open("demo-supervisor");
      await page.goto(`${door.at().world.url}/shops`);
    });

    it("finds its channel among all of them by first letters and arrow keys, and goes up again by Escape", async () => {
      await page.getByRole("button", { name: "接入店铺" }).click();
      for (const group of ["电商平台", "本地生活", "仓储与 ERP", "物流", "自有系统"]) await page.getByRole("region", { name: group }).waitFor();
      await page.getByRole("link", { name: /淘宝.*已接入 \d+ 家/ }).waitFor();
      await door.at().desk.picture(page, "connect-gallery");
      await page.keyboard.type("jd");
      await page.getByRole("region", { name: "本地生活" }).waitFor({ state: "detached" });
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "京东" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("region", { name: "本地生活" }).waitFor();
      await page.getByRole("link", { name: /京东/ }).click();
    });

    it("takes its key, its secret and its shop id, which the form shows", async () => {
      await page.getByText("填这几项就能接入").waitFor();
      for (const told of [appKey, appSecret, venderId]) await page.getByText(told, { exact: true }).waitFor();
      await door.at().desk.picture(page, "connect-form");
      await page.getByLabel("App Key", { exact: true }).fill(appKey);
      await page.getByLabel("App Secret", { exact: true }).fill(appSecret);
      await page.getByLabel("店铺编号（venderId）").fill(venderId);
      await page.getByRole("button", { name: "保存并试连" }).click();
      await page.getByText("授权后自动试连").waitFor();
      await page.getByText("试连通过后开始").waitFor();
      await door.at().desk.picture(page, "connect-saved");
    });

    it("asks the platform for nothing before it is authorised, and says what to do", async () => {
      await door.at().world.settle();
      expect((await shopRow())?.problem).toContain("去平台授权");
    });

    it("stays as it was when its holder does not allow it", async () => {
      await page.getByRole("button", { name: "去平台授权" }).click();
      await page.getByRole("heading", { name: "京东授权（模拟）" }).waitFor();
      await page.getByRole("button", { name: "不同意" }).click();
      await page.getByText("平台那边没有同意授权").waitFor();
      await page.getByRole("button", { name: "回到店铺" }).click();
      await card().getByText("还没有授权", { exact: true }).waitFor();
    });

    it("is authorised at the platform's page, comes back, and its orders and after-sales are there", async () => {
      await card().getByRole("button", { name: "去平台授权" }).click();
      await page.getByRole("heading", { name: "京东授权（模拟）" }).waitFor();
      const returning = page.waitForRequest((request) => request.url().includes("/shops/authorised?"));
      await page.getByRole("button", { name: "同意授权", exact: true }).click();
      const back = (await returning).url();
      await page.getByText(/授权 (29|30) 天后到期/).waitFor();
      await page.getByText("连上了，账号和签名都对。").waitFor();
      await door.at().desk.picture(page, "connect-first");
      const { world } = door.at();
      await world.settle();
      const shop = await shopRow();
      expect(shop?.problem).toBeNull();
      // Its lists are walked to the end, which is told where it was begun.
      await passUntil(world, async () => (await world.rows("SELECT id FROM shop WHERE channel = 'jd' AND last_pull_at IS NOT NULL")).length > 0);
      await page.getByText(/已采完，一共收到/).waitFor();
      const [orders] = await world.rows<{ count: number }>('SELECT count(*)::int AS count FROM "order" WHERE shop_id = $1', [shop?.id]);
      expect(orders?.count).toBeGreaterThan(20);
      // After-sales are several lists, and are asked for in turns.
      await passUntil(world, async () => {
        const [cases] = await world.rows<{ count: number }>("SELECT count(*)::int AS count FROM case_file WHERE shop_id = $1", [shop?.id]);
        return (cases?.count ?? 0) > 3;
      });
      expect(await world.rows("SELECT reason FROM raw_queue JOIN raw_item ON id = item_id WHERE shop_id = $1 AND status = 'quarantined'", [shop?.id])).toEqual(
        [],
      );
      // What came back was good once.
      await page.goto(back);
      await page.getByText("这次授权已经用过").waitFor();
      expect(page.url()).not.toContain("code=");
    });
  });
}
