/** What must happen once: an answer whose line broke, and much money that two people stand behind; and a case opened beside the list. */
import type { Locator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { money } from "../../../renderer/ui/format.ts";
import { callPast, type HouseDoor, oneOf, openTwoAgents } from "../support/house.ts";
import { pictures } from "../support/pictures.ts";
import { toldFirstIsSlower } from "../support/slow-line.ts";
import type { World } from "../support/world.ts";

interface Case {
  id: string;
  channelCaseId: string;
  amountFen: number;
}

const REFUND = `SELECT c.id, c.channel_case_id AS "channelCaseId", c.amount_fen AS "amountFen" FROM case_file c
  WHERE c.status = 'open' AND c.queue = 'agent' AND c.kind = 'refund_only' AND c.state = 'requested' AND c.channel = 'taobao'
    AND c.amount_fen BETWEEN 100 AND 40000 AND NOT EXISTS (SELECT 1 FROM action WHERE case_id = c.id) ORDER BY c.deadline_at DESC, c.id`;

const REPLY = "写给买家的回复（r）";

/** Whether a call names this case. */
function asks(request: Request, caseId: string): boolean {
  return `${decodeURIComponent(request.url())} ${request.postData() ?? ""}`.includes(`"${caseId}"`);
}

/** Opens a case of the list in a tab of its own until it can be answered there, and tells what that tab asked and heard of it. */
async function openBeside(world: World, list: Page, link: Locator): Promise<string[]> {
  const id = /\/cases\/([\w-]+)/.exec((await link.getAttribute("href")) ?? "")?.[1] ?? "";
  const told: string[] = [];
  const watch = (page: Page): void => {
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      // The case behind it in the list is fetched ahead, too: what is counted is this one.
      if (pathname !== "/rpc/cases/get" || asks(request, id)) told.push(`asked ${pathname}`);
    });
    page.on("response", (response) => told.push(`heard ${new URL(response.url()).pathname}`));
  };
  const context = list.context();
  context.on("page", watch);
  const [tab] = await Promise.all([context.waitForEvent("page"), link.click({ modifiers: ["Control"] })]);
  await tab.waitForURL(`**/cases/${id}**`);
  const [row] = await world.rows<{ words: string }>(`SELECT buyer_words AS words FROM case_file WHERE id = '${id}'`);
  expect(row).toBeDefined();
  await tab
    .getByText(row?.words ?? "")
    .first()
    .waitFor();
  await tab.getByLabel(REPLY).waitFor();
  context.off("page", watch);
  await tab.close();
  return told;
}

export function onceJourney(door: HouseDoor): void {
  describe("what must happen once", () => {
    let first: Page;
    let second: Page;
    beforeAll(async () => {
      [first, second] = await openTwoAgents(door.at());
    });
    afterAll(async () => {
      await door.at().world.rows("DELETE FROM setting WHERE key = 'money.second_person'");
      await Promise.all([first?.context().close(), second?.context().close()]);
    });

    it("an answer that the hub took while the line broke is sent again by the page itself, and Taobao has it once", async () => {
      const { world, desk } = door.at();
      const one = await oneOf<Case>(world, "Taobao case that nobody acted on", REFUND);
      await first.goto(`${world.url}/cases/${one.id}`);
      const text = "您好，已经在为您核实，请稍等。";
      await first.getByLabel(REPLY).fill(text);
      const heard: (string | undefined)[] = [];
      await first.route("**/rpc/actions/do", async (route) => {
        const { json } = JSON.parse(route.request().postData() ?? "{}") as { json?: { requestKey?: string } };
        heard.push(json?.requestKey);
        const answer = await route.fetch();
        // The hub has done it; its answer is lost on the way, twice.
        if (heard.length < 3) await route.abort("connectionreset");
        else await route.fulfill({ response: answer });
      });
      // The browser tells of each line that broke, as it should.
      desk.breaks(first, { error: "net::ERR_CONNECTION_RESET", path: "/rpc/actions/do" });
      await first.getByRole("button", { name: "发送", exact: true }).click();
      await first.getByText("即将发送，倒计时内可以撤销").waitFor();
      expect(heard).toHaveLength(3);
      expect(new Set(heard).size).toBe(1);
      await first.unroute("**/rpc/actions/do");
      const sent = first.locator("li[data-author=operator]").filter({ hasText: text });
      await expect.poll(() => sent.count()).toBe(1);
      await world.pass(1);
      await sent.getByText("已送达平台").waitFor();
      expect((await world.ledger()).messages.filter(({ about }) => about === one.channelCaseId)).toEqual([
        expect.objectContaining({ channel: "taobao", text }),
      ]);
      expect(await world.rows(`SELECT text FROM case_message WHERE case_id = '${one.id}' AND author = 'operator'`)).toEqual([{ text }]);
    });

    it("of two marks put on a case at once the later one holds", async () => {
      const { world } = door.at();
      const rank = first.getByRole("combobox", { name: "优先级" });
      const choose = async (name: string): Promise<void> => {
        await rank.click();
        await first.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").getByTitle(name, { exact: true }).click();
      };
      const id = new URL(first.url()).pathname.split("/").at(-1);
      const before = await world.rows(`SELECT priority FROM case_file WHERE id = '${id}'`);
      await toldFirstIsSlower(first, ["caseMarks/setPriority"], async () => {
        await choose("紧急");
        await choose("优先");
      });
      expect([before, await world.rows(`SELECT priority FROM case_file WHERE id = '${id}'`)]).toEqual([[{ priority: "normal" }], [{ priority: "high" }]]);
      await choose("普通");
      await expect.poll(() => world.rows(`SELECT priority FROM case_file WHERE id = '${id}'`)).toEqual(before);
    });

    it("money above the house's amount waits for a second person, not the one who began it, and leaves once; both see it", async () => {
      const { world, desk } = door.at();
      const one = await oneOf<Case>(world, "refund that a person may grant", REFUND);
      const paid = async (): Promise<unknown[]> => (await world.ledger()).grants.filter(({ refundId }) => refundId === one.channelCaseId);
      await world.rows("INSERT INTO setting (key, value) VALUES ('money.second_person', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [
        JSON.stringify({ aboveFen: one.amountFen - 1 }),
      ]);
      await Promise.all([first, second].map((page) => page.goto(`${world.url}/cases/${one.id}`)));
      await first.getByRole("button", { name: "同意退款" }).first().click();
      await first.getByText(/要另一位有额度的人同意后才发出/).waitFor();
      await first.getByRole("button", { name: `同意退款 ${money(one.amountFen)}` }).click();
      await first.getByText("已提交，等第二人同意后才会发出").waitFor();
      const waits = (page: Page) => page.getByRole("region", { name: "待第二人同意的赔付" });
      await waits(first).waitFor();
      expect(await waits(first).getByRole("button", { name: "同意发出" }).count()).toBe(0);
      const [action] = await world.rows<{ id: string; state: string }>(`SELECT id, state FROM action WHERE case_id = '${one.id}' AND kind = 'agree_refund'`);
      expect(action?.state).toBe("awaiting");
      expect(await callPast(first, "actions/agree", { actionId: action?.id })).toMatchObject({ code: "NOT_ALLOWED", status: 403 });
      await world.pass(5);
      expect(await paid()).toEqual([]);
      await waits(second).getByText("客服小林").waitFor();
      await pictures(second, { desk, name: "second-person" });
      await waits(second).getByRole("button", { name: "同意发出" }).click();
      await second.getByText("已同意，倒计时内可以撤销").waitFor();
      await world.settle();
      await waits(first).waitFor({ state: "detached" });
      expect((await callPast(second, "actions/agree", { actionId: action?.id })).status).toBe(409);
      await world.pass(1);
      await world.pass(5);
      for (const page of [first, second]) await page.getByText("平台已确认").first().waitFor();
      expect(await paid()).toEqual([expect.objectContaining({ by: "seller" })]);
      for (const page of [first, second])
        await page
          .getByText(/第二人：客服小吴/)
          .first()
          .waitFor();
    });

    it("a case opened in a tab of its own is there by what was fetched ahead: asked for once, before it is known who asks", async () => {
      const { world } = door.at();
      await world.settle();
      await first.goto(`${world.url}/queue?view=all`);
      const links = first.locator('main ol > li a[href^="/cases/"]');
      await links.nth(2).waitFor();
      const heard: string[][] = [];
      for (const at of [0, 1, 2]) heard.push(await openBeside(world, first, links.nth(at)));
      for (const told of heard) {
        const asked = told.indexOf("asked /rpc/cases/get");
        expect(asked).toBeGreaterThanOrEqual(0);
        expect(asked).toBeLessThan(told.findIndex((line) => line.startsWith("heard /rpc/session/")));
      }
      // News of a case has it asked for again, as it should, and hardly of three cases one after another: a page that asks twice by itself does so for each.
      expect(Math.min(...heard.map((told) => told.filter((line) => line === "asked /rpc/cases/get").length))).toBe(1);
      // The list stayed where it was.
      expect(new URL(first.url()).pathname).toBe("/queue");
    });
  });
}
