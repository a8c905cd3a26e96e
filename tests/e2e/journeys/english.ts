/** The console in English: what is ours is English, and Chinese stands only where somebody else wrote it and the page says so. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HouseDoor } from "../support/house.ts";

const PAGES = 12;

/** Runs in the page: texts with Chinese that no part around them says to be Chinese, each with the class of its place. */
function unmarked(): string[] {
  const han = /\p{Script=Han}/u;
  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const place = node.parentElement;
    if (!place || !han.test(node.textContent ?? "") || place.closest("[lang^=zh], script, style")) continue;
    found.push(`${place.className || place.tagName}: ${(node.textContent ?? "").trim().slice(0, 80)}`);
  }
  for (const name of ["aria-label", "placeholder"])
    for (const place of document.querySelectorAll(`[${name}]`)) {
      const text = place.getAttribute(name) ?? "";
      if (han.test(text) && !place.closest("[lang^=zh]")) found.push(`${name}: ${text.slice(0, 80)}`);
    }
  return found;
}

export function englishJourney(door: HouseDoor): void {
  describe("whoever reads English", () => {
    let page: Page;
    const open = async (operatorId: string): Promise<void> => {
      page = await door.at().desk.open(operatorId);
      await page.getByRole("button", { name: "EN", exact: true }).click();
      await page.getByRole("button", { name: "中文" }).waitFor();
    };
    const see = async (path: string): Promise<string[]> => {
      await page.goto(`${door.at().world.url}${path}`);
      await page.locator("main h1, main h2, header h1").first().waitFor();
      // What is asked for after the frame stands: lists, sources, names.
      await page.waitForTimeout(600);
      return (await page.evaluate(unmarked)).map((text) => `${path.replace(/\/[^/]{9,}$/, "/…")} ${text}`);
    };

    // The language is kept by person, and others come after.
    const close = async (): Promise<void> => {
      await page.getByRole("button", { name: "中文" }).click();
      await page.getByRole("button", { name: "EN", exact: true }).waitFor();
      await page.context().close();
    };

    describe("as an agent", () => {
      beforeAll(() => open("demo-agent"));
      afterAll(close);

      it("finds queue, cases and orders in English but for what others wrote", async () => {
        const { world } = door.at();
        // Of every finding there is a case, then the newest ones.
        const cases = await world.rows<{ id: string; number: string | null }>(
          `SELECT DISTINCT ON (coalesce(f.kind, c.id)) c.id, o.number FROM case_file c LEFT JOIN "order" o ON o.id = c.order_id
           LEFT JOIN finding f ON f.order_id = o.id ORDER BY coalesce(f.kind, c.id), c.opened_at DESC LIMIT ${PAGES}`,
        );
        const found = await see("/queue");
        for (const { id, number } of cases) {
          found.push(...(await see(`/cases/${id}`)));
          if (number) found.push(...(await see(`/orders/${number}`)));
        }
        expect(cases.length).toBeGreaterThan(4);
        expect([...new Set(found)]).toEqual([]);
      });
    });

    describe("as a risk reviewer", () => {
      beforeAll(() => open("demo-risk"));
      afterAll(close);

      it("finds accounts and why they are looked at in English", async () => {
        const [account] = await door.at().world.rows<{ id: string }>("SELECT id FROM account WHERE reasons <> '[]' ORDER BY score DESC, id LIMIT 1");
        const found = [...(await see("/risk")), ...(account ? await see(`/risk/${account.id}`) : ["no account with reasons"])];
        expect([...new Set(found)]).toEqual([]);
      });
    });
  });
}
