/** Two people at once, news without asking, and a second language. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type HouseDoor, oneOf, openTwoAgents, passUntil } from "../support/house.ts";

export function togetherJourney(door: HouseDoor): void {
  describe("several people at once", () => {
    let first: Page;
    let second: Page;
    beforeAll(async () => {
      [first, second] = await openTwoAgents(door.at());
    });

    it("two agents who press take-next at the same moment never get the same case", async () => {
      const { world } = door.at();
      const taken: string[] = [];
      for (let round = 0; round < 3; round += 1) {
        const got = await Promise.all(
          [first, second].map(async (page) => {
            await page.goto(`${world.url}/queue`);
            await page.getByRole("button", { name: "领取下一单" }).waitFor();
            return page;
          }),
        );
        await Promise.all(got.map((page) => page.keyboard.press("n")));
        await Promise.all(got.map((page) => page.waitForURL("**/cases/*")));
        taken.push(...got.map((page) => new URL(page.url()).pathname));
      }
      expect(new Set(taken).size).toBe(6);
      const owners = await world.rows<{ owner: string; cases: number }>(
        // Whoever answered a case before has it, too: only these count.
        "SELECT assignee_id AS owner, count(*)::int AS cases FROM case_file WHERE '/cases/' || id = ANY($1) GROUP BY 1 ORDER BY 1",
        [taken],
      );
      expect(owners).toEqual([
        { owner: "demo-agent", cases: 3 },
        { owner: "demo-agent-2", cases: 3 },
      ]);
    });

    it("who acts on a case that somebody has just changed is told so, keeps the words, and may act after looking", async () => {
      const { world } = door.at();
      const one = await oneOf<{ id: string }>(
        world,
        "open question",
        // Nobody answered it yet, so that no word of ours may stand there after the refusal; and it can be named what it is not.
        `SELECT id FROM case_file c WHERE status = 'open' AND queue = 'agent' AND kind = 'refund_only' AND channel = 'douyin' AND assignee_id IS NULL AND dispute_class IS DISTINCT FROM 'service_attitude'
           AND NOT EXISTS (SELECT 1 FROM case_message WHERE case_id = c.id AND author = 'operator') ORDER BY deadline_at DESC LIMIT 1`,
      );
      await Promise.all([first, second].map((page) => page.goto(`${world.url}/cases/${one.id}`)));
      await first.getByLabel("写给买家的回复（r）").fill("您好，正在为您核实。");
      await second.getByLabel("纠纷分类").click({ force: true });
      await second.getByLabel("纠纷分类").fill("服务态度");
      // Entered before the list is drawn it would choose nothing.
      await second.locator(".ant-select-item-option-active").filter({ hasText: "服务态度" }).waitFor();
      await second.keyboard.press("Enter");
      await second.getByText("分类已更改").waitFor();
      await first.getByRole("button", { name: "复制并标记" }).click();
      await first.getByText("这个工单刚刚有了变化，请看过最新情况再决定。").waitFor();
      expect(await world.rows(`SELECT id FROM case_message WHERE case_id = '${one.id}' AND author = 'operator'`)).toEqual([]);
      expect(await first.getByLabel("写给买家的回复（r）").inputValue()).toBe("您好，正在为您核实。");
      await first.locator("header").getByText("服务态度").waitFor();
      await first.getByRole("button", { name: "复制并标记" }).click();
      await first.locator("li[data-author=operator]").getByText("您好，正在为您核实。").waitFor();
    });

    it("a new case appears in an open queue by itself", async () => {
      const { world } = door.at();
      await first.goto(`${world.url}/queue?view=all&sort=newest`);
      await first.locator("main ol > li a").first().waitFor();
      await first.getByRole("status", { name: "实时更新已连接" }).waitFor();
      await first.evaluate(() => document.body.setAttribute("data-stayed", ""));
      const newest = "SELECT id FROM case_file WHERE status = 'open' ORDER BY opened_at DESC, id DESC LIMIT 1";
      const before = await oneOf<{ id: string }>(world, "case", newest);
      await passUntil(world, async () => (await oneOf<{ id: string }>(world, "case", newest)).id !== before.id);
      const arrived = await oneOf<{ id: string }>(world, "case", newest);
      await first.locator(`main ol a[href^="/cases/${arrived.id}"]`).waitFor();
      expect(await first.locator("body[data-stayed]").count()).toBe(1);
    });

    it("speaks English when asked, remembers it, and speaks Chinese again", async () => {
      const { world } = door.at();
      await first.goto(`${world.url}/queue`);
      await first.getByRole("button", { name: "EN", exact: true }).click();
      await first.getByRole("heading", { name: "After-sale cases" }).waitFor();
      await first.getByRole("navigation", { name: "Main navigation" }).waitFor();
      await first.reload();
      await first.getByRole("button", { name: "Take next" }).waitFor();
      expect(await first.getByRole("navigation").first().textContent()).not.toMatch(/[\u4e00-\u9fff]/);
      expect(await first.getByRole("tablist").textContent()).not.toMatch(/[\u4e00-\u9fff]/);
      expect(await first.locator("html").getAttribute("lang")).toBe("en");
      await first.getByRole("button", { name: "中文" }).click();
      await first.getByRole("heading", { name: "售后工单" }).waitFor();
      expect(await first.locator("html").getAttribute("lang")).toBe("zh-CN");
    });
  });
}
