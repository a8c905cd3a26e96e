/** Who hears the console or works it without a mouse: the main pages break no rule of axe-core. `npm run -s axe` looks at every page in every dress. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fault, faultsOf, openPage } from "../../../scripts/axe/look.ts";
import { type HouseDoor, oneOf } from "../support/house.ts";

export function reachedJourney(door: HouseDoor): void {
  describe("who hears the page", () => {
    let page: Awaited<ReturnType<ReturnType<HouseDoor["at"]>["desk"]["open"]>>;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-supervisor");
    });
    afterAll(() => page.context().close());

    it("finds every part of the main pages named and in order", async () => {
      const { world } = door.at();
      const { caseId, number } = await oneOf<{ caseId: string; number: string }>(
        world,
        "case with an order",
        `SELECT c.id AS "caseId", o.number FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.status = 'open' ORDER BY c.deadline_at LIMIT 1`,
      );
      const found: (Fault & { path: string })[] = [];
      for (const path of ["/queue?view=all", `/cases/${caseId}`, "/orders", `/orders/${number}`, "/review", "/terms", "/policy", "/settings/notices"]) {
        await openPage(page, world.url + path);
        found.push(...(await faultsOf(page)).map((fault) => ({ path, ...fault })));
      }
      expect(found).toEqual([]);
    }, 90_000);
  });
}
