/** Every page of every person, wide and narrow: it opens, and nothing hangs over the edge; what was smuggled into one shows and does nothing. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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

    it("applies no style, runs no script and asks for no picture that came in with words", async () => {
      const { desk } = door.at();
      const asked: string[] = [];
      const elsewhere = createServer((request, response) => {
        asked.push(request.url ?? "");
        response.end();
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
      const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
      const page = await desk.open("demo-agent");
      const before = desk.complaints.length;
      const refused = await page.evaluate(smuggle, origin);
      expect(new Set(refused.directives)).toEqual(new Set(["style-src-attr", "style-src-elem", "script-src-attr", "script-src-elem", "img-src", "media-src"]));
      expect([refused.position, refused.colour, refused.ran, asked]).toEqual(["static", refused.colourBefore, false, []]);
      // Told as it should be; everything else that a page complains about is a fault.
      expect(desk.complaints.splice(before).length).toBeGreaterThanOrEqual(refused.directives.length);
      elsewhere.close();
      await page.context().close();
    });
  });
}

/** In the page: puts in what a hole in it would let in, by markup and by elements, and tells what became of it. */
async function smuggle(origin: string): Promise<{ directives: string[]; position: string; colour: string; colourBefore: string; ran: boolean }> {
  const directives: string[] = [];
  document.addEventListener("securitypolicyviolation", (event) => directives.push(event.effectiveDirective));
  const colourBefore = getComputedStyle(document.body).color;
  const box = document.createElement("div");
  document.body.append(box);
  box.innerHTML = `<p style="position:fixed" id="smuggled">x</p><style>body{color:rgb(1,2,3)!important}</style>
    <img src="${origin}/seen.png"><img src="x:" onerror="window.scriptRan=1"><video src="${origin}/seen.mp4"></video>`;
  const script = document.createElement("script");
  script.textContent = "window.scriptRan=1";
  const foreign = document.createElement("script");
  foreign.src = `${origin}/seen.js`;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = `${origin}/seen.css`;
  document.head.append(script, foreign, sheet);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const position = getComputedStyle(document.getElementById("smuggled") ?? box).position;
  return { directives, position, colour: getComputedStyle(document.body).color, colourBefore, ran: "scriptRan" in window };
}
