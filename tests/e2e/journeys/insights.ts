/** Whoever answers for the team: what burns, what is refunded for what, who did what; each figure leads to its cases. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { HouseDoor } from "../support/house.ts";

const numberIn = (text: string | null): number => Number(/[\d,]+/.exec(text ?? "")?.[0].replaceAll(",", ""));

export function insightsJourney(door: HouseDoor): void {
  describe("the floor, the charts and the journal", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-supervisor");
    });

    it("a figure of the floor leads to as many cases", async () => {
      // Cases come while one looks: then the two are looked at again.
      const told = async (): Promise<{ there: number; here: number }> => {
        await page.goto(`${door.at().world.url}/floor`);
        const figure = page.getByRole("main").getByRole("link", { name: /^待处理/ });
        const there = numberIn(await figure.locator("dd").textContent());
        await figure.click();
        await page.waitForURL("**/queue?view=all");
        return { there, here: numberIn(await page.getByText(/^共 [\d,]+ 条/).textContent()) };
      };
      await expect.poll(async () => told().then(({ there, here }) => there > 0 && there === here)).toBe(true);
      await page.goto(`${door.at().world.url}/queue?view=all&only=old`);
      await page.getByRole("button", { name: "开着超过一天" }).click();
      await page.waitForURL("**/queue?view=all");
    });

    it("the board on the wall has figures and nobody's name, and Esc leaves it", async () => {
      await page.goto(`${door.at().world.url}/floor?wall=1`);
      const wall = page.getByRole("main", { name: "现场" });
      await wall.getByText("平台时限已过").waitFor();
      expect(await wall.textContent()).not.toContain("小林");
      expect(await wall.getByRole("button").count()).toBe(0);
      await page.keyboard.press("Escape");
      await page.waitForURL("**/floor");
    });

    it("a figure of the charts leads to its cases, and they to the case", async () => {
      await page.goto(`${door.at().world.url}/insights?days=90`);
      await page.getByText("用表格看这些数").click();
      const cell = page.getByRole("row").getByRole("link", { name: /^¥/ }).last();
      await cell.click();
      await page.waitForURL("**/behind?*");
      const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
      await rows.first().waitFor();
      expect(numberIn(await page.getByText(/^共 \d+ 条/).textContent())).toBeGreaterThanOrEqual(await rows.count());
      await rows.first().getByRole("link").click();
      await page.waitForURL("**/cases/*");
    });

    it("the journal says in words who did what, and of one person alone", async () => {
      await page.goto(`${door.at().world.url}/audit?by=people`);
      await page.getByRole("row").filter({ hasText: "主管周敏" }).first().waitFor();
      await page.goto(`${door.at().world.url}/audit?about=money`);
      await page.getByRole("row").nth(1).waitFor();
      expect(await page.getByRole("table").textContent()).not.toMatch(/[a-z]+\.[a-z_]+/);
      await page.context().close();
    });
  });
}
