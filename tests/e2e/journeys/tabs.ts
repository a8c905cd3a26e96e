/** One person with many tabs, and many people with one: nobody waits for a connection, and everybody hears the news. */
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { callPast, type HouseDoor } from "../support/house.ts";
import type { World } from "../support/world.ts";

/** More than the six connections a browser keeps to a host; thirty tabs and fifty whole browsers are tried by `npm run -s chaos -- tabs`. */
const TABS = 8;
const BROWSERS = 50;

interface Opened {
  id: string;
  words: string;
}

export function tabsJourney(door: HouseDoor): void {
  describe("many tabs and many browsers", () => {
    const isLive = (page: Page): Promise<void> => page.getByRole("status", { name: "实时更新已连接" }).waitFor();
    const until = (isSo: () => boolean): Promise<void> => expect.poll(isSo).toBe(true);
    const someCases = (count: number): Promise<Opened[]> =>
      door
        .at()
        .world.rows("SELECT id, buyer_words AS words FROM case_file WHERE status = 'open' AND found_kind IS NULL ORDER BY opened_at DESC, id LIMIT $1", [
          count,
        ]);
    const newTab = async (context: BrowserContext, place: string): Promise<Page> => {
      const page = await context.newPage();
      await page.goto(door.at().world.url + place);
      return page;
    };

    it("many tabs of one browser hold one stream, and each opens its case", async () => {
      const { world, desk } = door.at();
      const before = await world.listeningAtRest();
      const first = await desk.open("demo-agent");
      const context = first.context();
      const cases = await someCases(TABS);
      await isLive(first);
      await openWhole(first, cases[0]);
      const tabs = [first];
      while (tabs.length < TABS) tabs.push(await newTab(context, "/queue"));
      for (const tab of tabs) await isLive(tab);
      expect(world.listening() - before).toBe(1);
      // None of them waits for a connection; how fast they are is measured by the bench.
      for (const [index, tab] of tabs.entries()) {
        await tab.bringToFront();
        await openWhole(tab, cases[index]);
      }
      await context.close();
      await until(() => world.listening() === before);
    });

    it("a page that is loaded again five times in a row comes back each time, and leaves no stream behind", async () => {
      const { world, desk } = door.at();
      const before = await world.listeningAtRest();
      const page = await desk.open("demo-agent");
      for (let round = 0; round < 5; round += 1) {
        await page.reload({ waitUntil: "commit" });
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      await page.locator("main ol > li a").first().waitFor();
      await isLive(page);
      await until(() => world.listening() === before + 1);
      await page.context().close();
      await until(() => world.listening() === before);
    });

    it("each tab hears the news of the one stream, and who signs out in one is signed out in all", async () => {
      const { world, desk } = door.at();
      const before = await world.listeningAtRest();
      const first = await desk.open("demo-agent");
      await first.goto(`${world.url}/queue`);
      const second = await newTab(first.context(), "/queue");
      await Promise.all([isLive(first), isLive(second)]);
      const heard = [first, second].map((page) => page.waitForResponse("**/rpc/cases/list"));
      await callPast(first, "cases/takeNext", {});
      await world.settle();
      await Promise.all(heard);
      expect((await callPast(first, "session/signOut", {})).status).toBe(200);
      await second.getByRole("navigation").first().waitFor({ state: "detached" });
      await until(() => world.listening() === before);
      await first.context().close();
    });

    it("fifty browsers are live at once, and a case still opens in one more", async () => {
      const { world, desk } = door.at();
      const before = await world.listeningAtRest();
      const leave = new AbortController();
      const streams = await Promise.all(Array.from({ length: BROWSERS }, async () => listen(world, leave.signal)));
      await until(() => world.listening() - before === BROWSERS);
      const page = await desk.open("demo-agent");
      await isLive(page);
      for (const one of await someCases(3)) await openWhole(page, one);
      await page.context().close();
      leave.abort();
      await Promise.all(streams.map((stream) => stream.cancel().catch(() => undefined)));
      await until(() => world.listening() === before);
    });
  });
}

/** Signs in as a browser of its own and opens its stream. */
async function listen(world: World, signal: AbortSignal): Promise<ReadableStream> {
  const { hash } = new URL(await world.linkFor("demo-agent"));
  const token = new URLSearchParams(hash.slice(1)).get("token");
  const post = (path: string, cookie: string, json: object): Promise<Response> =>
    fetch(`${world.url}/rpc/${path}`, { method: "POST", headers: { "content-type": "application/json", cookie }, body: JSON.stringify({ json }), signal });
  const redeemed = await post("session/redeem", "", { token });
  const { body } = await post("live/events", redeemed.headers.get("set-cookie")?.split(";")[0] ?? "", {});
  if (!body) throw new Error("the hub gave no stream");
  return body;
}

/** Opens a case as a link would, until the whole of it is painted. */
async function openWhole(page: Page, one: Opened | undefined): Promise<void> {
  if (!one) throw new Error("the demonstration has too few cases");
  await page.evaluate((id) => {
    history.pushState(null, "", `/cases/${id}`);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }, one.id);
  for (const part of [page.getByText(one.words), page.locator("aside dl"), page.locator("textarea")]) await part.first().waitFor();
}
