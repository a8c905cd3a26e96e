/** What an agent is about to send is held against the record while it is written. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { NARROW } from "../support/browser.ts";
import { type HouseDoor, oneOf } from "../support/house.ts";

const OPEN_CASE = `SELECT c.id, o.paid_fen::int AS "paidFen" FROM case_file c JOIN "order" o ON o.id = c.order_id
  WHERE c.status = 'open' AND c.queue = 'agent' AND c.kind = 'refund_only' AND c.state = 'requested' AND o.paid_fen > 0 ORDER BY c.id LIMIT 1`;

export function saidJourney(door: HouseDoor): void {
  describe("what is about to be sent", () => {
    let page: Page;
    let found: { id: string; paidFen: number };
    beforeAll(async () => {
      const { world, desk } = door.at();
      page = await desk.open("demo-agent");
      found = await oneOf(world, "open case", OPEN_CASE);
      await page.goto(`${world.url}/cases/${found.id}`);
    });
    const field = () => page.getByRole("textbox", { name: "写给买家的回复" });
    const check = () => page.getByRole("region", { name: "发送前核对" });

    it("is let be where the record supports it", async () => {
      await field().fill(`抱歉让您久等了。您实付${(found.paidFen / 100).toFixed(2)}元。`);
      await page.waitForTimeout(1_500);
      expect(await check().count()).toBe(0);
    });

    it("is struck out sentence by sentence with the reason where nothing supports it, and may be sent all the same", async () => {
      const { desk } = door.at();
      await field().fill("抱歉让您久等了。给您退88.88元，明天就到账。加我微信处理更快！");
      await check().getByText("加我微信处理更快").waitFor();
      expect(await check().locator("del").allTextContents()).toEqual(["给您退88.88元，明天就到账。", "加我微信处理更快！"]);
      expect(await check().textContent()).toContain("88.88元");
      expect(await page.getByRole("button", { name: /^(发送|复制并标记)$/ }).isEnabled()).toBe(true);
      await desk.picture(page, "said-warns-1440");
      await page.setViewportSize(NARROW);
      await desk.picture(page, "said-warns-1100");
    });

    it("is not sent with a phone number in it", async () => {
      const { desk } = door.at();
      await field().fill("他的电话是13812345678。");
      await check().getByText("手机号").first().waitFor();
      await expect.poll(() => page.getByRole("button", { name: /^(发送|复制并标记)$/ }).isDisabled()).toBe(true);
      await desk.picture(page, "said-stops-1100");
      await field().fill("");
      expect(await check().count()).toBe(0);
    });
  });
}
