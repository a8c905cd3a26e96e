/** What a trainer sees of what was learnt, by keys alone: which class was taken for which, and how much each share of the examples teaches. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callPast, type HouseDoor, oneOf } from "../support/house.ts";
import { tabTo } from "../support/keyboard.ts";

export function learningJourney(door: HouseDoor): void {
  describe("what was learnt", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-trainer");
    });
    afterAll(() => page?.context().close());
    const part = (name: string | RegExp) => page.locator("section").filter({ has: page.getByRole("heading", { name }) });

    it("a number of the table of judged cases leads to just these cases", async () => {
      const { world, desk } = door.at();
      // Somebody judges one: the model had called it something else.
      const one = await oneOf<{ id: string; other: string }>(
        world,
        "case that was named",
        `SELECT c.id, (SELECT dispute_class FROM case_file WHERE dispute_class <> c.dispute_class LIMIT 1) AS other FROM case_file c
         WHERE status = 'open' AND queue = 'agent' AND dispute_class IS NOT NULL ORDER BY deadline_at DESC, id LIMIT 1`,
      );
      const agent = await desk.open("demo-agent");
      expect((await callPast(agent, "cases/setClass", { caseId: one.id, disputeClass: one.other })).status).toBe(200);
      await agent.context().close();
      await page.goto(`${world.url}/training`);
      const cell = part(/^人工判过的工单/)
        .getByRole("button", { name: /^实际/ })
        .first();
      await cell.waitFor();
      await tabTo(page, cell);
      const told = Number(/(\d+) 单$/.exec((await cell.getAttribute("aria-label")) ?? "")?.[1]);
      await page.keyboard.press("Enter");
      const picked = part(/^人工判过的工单/).getByRole("status");
      await picked.getByRole("link").first().waitFor();
      expect(await picked.getByRole("link").count()).toBe(told);
      await desk.picture(page, "judged");
      await tabTo(page, picked.getByRole("link").first());
      await page.keyboard.press("Enter");
      await page.waitForURL("**/cases/*");
    });

    it("the curve is measured as it is asked for, each point of examples that were not learnt from", async () => {
      const { world, desk } = door.at();
      await page.goto(`${world.url}/training`);
      const measure = part("学习曲线").getByRole("button", { name: "测量" });
      await measure.waitFor();
      await tabTo(page, measure);
      await page.keyboard.press("Enter");
      await expect
        .poll(async () => {
          await world.settle();
          return part("学习曲线")
            .getByText(/条没学过的/)
            .count();
        })
        .toBe(1);
      const points = (
        (await part("学习曲线")
          .getByText(/条没学过的/)
          .textContent()) ?? ""
      ).split(" · ");
      const rows = points.map((text) => Number(text.split(" ")[0]?.replaceAll(",", "")));
      expect(rows.length).toBeGreaterThan(2);
      expect(rows).toEqual(rows.toSorted((left, right) => left - right));
      await desk.picture(page, "curve");
    });
  });
}
