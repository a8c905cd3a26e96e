/** What is everybody's: settings that follow a person, the tour, a way home, and no page that hangs over the edge of a phone. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HouseDoor } from "../support/house.ts";

const PHONE = { width: 390, height: 844 };
const person = "demo-risk";

export function everyoneJourney(door: HouseDoor): void {
  describe("everybody", () => {
    let page: Page;
    beforeAll(async () => {
      // Whatever others chose for him.
      await door.at().world.rows("DELETE FROM person_settings WHERE operator_id = $1", [person]);
      page = await door.at().desk.open(person);
    });
    afterAll(() => page.context().close());

    it("chooses language and theme, finds them in another browser, and takes the last change back there", async () => {
      const { world, desk } = door.at();
      await page.goto(`${world.url}/settings/look`);
      await page.getByText("深色", { exact: true }).click();
      await page.locator("html[data-theme=dark]").waitFor();
      await page.getByText("English", { exact: true }).click();
      await page.getByRole("heading", { name: "Settings" }).waitFor();
      await expect
        .poll(() => world.rows("SELECT chosen->>'language' AS language FROM person_settings WHERE operator_id = $1", [person]))
        .toEqual([{ language: "en" }]);
      const other = await desk.open(person);
      await other.goto(`${world.url}/settings/look`);
      await other.getByRole("heading", { name: "Settings" }).waitFor();
      await other.locator("html[data-theme=dark][lang=en]").waitFor();
      await desk.picture(other, "settings-elsewhere");
      await other.getByRole("button", { name: "Undo the last change" }).click();
      await other.getByText("As it was before the change").waitFor();
      await expect
        .poll(() => world.rows("SELECT chosen->>'language' AS language FROM person_settings WHERE operator_id = $1", [person]))
        .toEqual([{ language: null }]);
      await other.getByText("Chinese", { exact: true }).click();
      await other.getByRole("heading", { name: "设置" }).waitFor();
      await other.getByText("跟随系统", { exact: true }).first().click();
      await other.locator("html[data-theme=light]").waitFor();
      await other.context().close();
    });

    it("is shown round by keys alone, and the offer is gone once he has left", async () => {
      const { world, desk } = door.at();
      await page.goto(`${world.url}/risk`);
      const offer = page.getByRole("button", { name: "新手引导" });
      await offer.focus();
      await page.keyboard.press("Enter");
      const card = page.getByRole("region", { name: "新手引导" });
      await card.getByText("第 1 步").waitFor();
      await page.locator("nav a[data-tour]").waitFor();
      await desk.picture(page, "tour");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await card.getByText("第 2 步").waitFor();
      await page.keyboard.press("Escape");
      await card.waitFor({ state: "detached" });
      await offer.waitFor({ state: "detached" });
      expect(new URL(page.url()).pathname).toBe("/risk");
      await page.goto(`${world.url}/help`);
      await page.getByRole("button", { name: "开始引导" }).click();
      await card.waitFor();
      await card.getByRole("button", { name: "离开" }).click();
      await card.waitFor({ state: "detached" });
    });

    it("who may not open a page is told so and led home; another person of the demonstration begins at his own first page", async () => {
      const { world } = door.at();
      await page.goto(`${world.url}/people`);
      await page.getByText("这一页您没有权限打开").waitFor();
      await page.getByRole("link", { name: "回到我的首页" }).click();
      await page.waitForURL("**/risk");
      const refused: string[] = [];
      page.on("response", (response) => response.status() === 403 && refused.push(response.url()));
      await page.getByRole("banner").getByRole("button").last().click();
      await page.getByRole("menuitem", { name: /训练师/ }).click();
      await page.waitForURL("**/examples");
      await page.locator("main").first().waitFor();
      expect(refused).toEqual([]);
    });

    it("on a phone no settings and no help hang over the edge", async () => {
      const { world, desk } = door.at();
      await page.setViewportSize(PHONE);
      for (const path of ["/settings/profile", "/settings/look", "/settings/notices", "/settings/hours", "/settings/security", "/help"]) {
        await page.goto(world.url + path);
        await page.locator("main h2").first().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
        await desk.picture(page, `${path.slice(1).replace("/", "-")}-390`);
      }
    });
  });
}
