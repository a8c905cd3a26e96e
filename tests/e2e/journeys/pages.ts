/** Every page of every person, wide and narrow: it opens, and nothing hangs over the edge. */
import { describe, expect, it } from "vitest";
import { NARROW, WIDE } from "../support/browser.ts";
import { type HouseDoor, oneOf } from "../support/house.ts";

const people = ["demo-agent", "demo-supervisor", "demo-trainer", "demo-risk"] as const;

export function pagesJourney(door: HouseDoor): void {
  describe("every page", () => {
    it.each(people)("of %s opens at 1440 and 1100 wide, and fits", async (person) => {
      const { world, desk } = door.at();
      const { caseId, number } = await oneOf<{ caseId: string; number: string }>(
        world,
        "case with an order",
        `SELECT c.id AS "caseId", o.number FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.status = 'open' ORDER BY c.deadline_at LIMIT 1`,
      );
      const account = await oneOf<{ id: string }>(world, "account", "SELECT id FROM account ORDER BY score DESC LIMIT 1");
      const page = await desk.open(person);
      const rail = page.getByRole("navigation").getByRole("link");
      const menu = (await rail.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))).filter((path) => path !== "/");
      const inner = [`/cases/${caseId}`, `/orders/${number}`, ...(menu.includes("/risk") ? [`/risk/${account.id}`] : [])];
      expect(menu.length).toBeGreaterThan(3);
      for (const path of [...menu, ...inner]) {
        if (menu.includes(path)) await page.locator(`nav a[href="${path}"]`).click();
        else await page.goto(world.url + path);
        await page.waitForURL(`**${path}`);
        await page.locator("main, header h1").first().waitFor();
        await page.waitForFunction(() => document.querySelector("[aria-hidden=true] [class*=bone]") === null);
        expect(await page.getByRole("alert").count(), path).toBe(0);
        for (const size of [NARROW, WIDE]) {
          await page.setViewportSize(size);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(over, `${path} at ${size.width}`).toBeLessThanOrEqual(0);
          await desk.picture(page, `${path.split("/").slice(1).join("-")}-${person}-${size.width}`);
        }
      }
      await page.context().close();
    });
  });
}
