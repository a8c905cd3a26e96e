/** What people keep to say, by keys alone: put in by `/`, filled from the record, what follows kept with the words and done once they were said; and kept on a page of their own. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HouseDoor, leavesHours, oneOf } from "../support/house.ts";
import { tabTo } from "../support/keyboard.ts";

const REPLY = "写给买家的回复（r）";

export function macrosJourney(door: HouseDoor): void {
  describe("macros", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-agent");
    });
    afterAll(() => page?.context().close());
    const editor = () => page.locator("section").filter({ has: page.getByRole("heading", { name: /快捷短语/ }) });

    it("one of one's own is written on its page, with slots and what follows, and stands in the list", async () => {
      const { world, desk } = door.at();
      await page.goto(`${world.url}/macros`);
      const begin = page.getByRole("button", { name: "新建快捷短语" });
      await begin.waitFor();
      await tabTo(page, begin);
      await page.keyboard.press("Enter");
      await tabTo(page, page.getByLabel("名称", { exact: true }));
      await page.keyboard.type("等仓库回话");
      await page.keyboard.press("Tab");
      await page.keyboard.type("您好，您实付{实付金额}的这单，仓库正在核实，明天给您答复。");
      await tabTo(page, page.getByLabel("加标签"));
      await page.keyboard.type("等仓库");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.type("24");
      await page.keyboard.press("Tab");
      await page.keyboard.type("问过仓库");
      await desk.picture(page, "macro-editor");
      await tabTo(page, page.getByRole("button", { name: "保存", exact: true }));
      await page.keyboard.press("Enter");
      await page.getByText("已保存").first().waitFor();
      await page.getByRole("button", { name: /等仓库回话/ }).waitFor();
      expect(await world.rows("SELECT name, body->'follows' AS follows FROM macro WHERE name = '等仓库回话'")).toEqual([
        { name: "等仓库回话", follows: { tags: ["等仓库"], restHours: 24, note: "问过仓库" } },
      ]);
    });

    it("is offered by / in a reply, filled, and what follows outlives a page loaded anew; one part is left out, the rest is done once it is said", async () => {
      const { world, desk } = door.at();
      const one = await oneOf<{ id: string; fen: number }>(
        world,
        "Douyin case with an order",
        `SELECT c.id, o.paid_fen::int AS fen FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.status = 'open' AND c.queue = 'agent' AND c.channel = 'douyin'
           AND c.kind = 'refund_only' AND c.state = 'requested' AND c.assignee_id IS NULL AND o.paid_fen > 0 ${leavesHours(world, 2)}
           AND NOT EXISTS (SELECT 1 FROM unsent_words WHERE case_id = c.id) ORDER BY c.deadline_at, c.id LIMIT 1`,
      );
      const said = `您好，您实付${(one.fen / 100).toFixed(2)}元的这单，仓库正在核实，明天给您答复。`;
      await page.goto(`${world.url}/cases/${one.id}`);
      await page.getByLabel(REPLY).waitFor();
      await page.keyboard.press("r");
      await page.getByLabel(REPLY).and(page.locator(":focus")).waitFor();
      await page.keyboard.type("/等仓库");
      await page.getByRole("option", { selected: true }).filter({ hasText: "等仓库回话" }).waitFor();
      await desk.picture(page, "macro-menu");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.getByLabel(REPLY).inputValue()).toBe(said);
      await expect.poll(() => world.rows("SELECT text FROM unsent_words WHERE case_id = $1", [one.id])).toEqual([{ text: said }]);
      await page.reload();
      await page.getByLabel(REPLY).waitFor();
      expect(await page.getByLabel(REPLY).inputValue()).toBe(said);
      const follows = page.locator("[data-follow]");
      await expect
        .poll(() => follows.allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, " ").trim())))
        .toEqual(["加标签 等仓库", "1 天后跟进", "记备注 问过仓库"]);
      await page.keyboard.press("r");
      await tabTo(page, follows.filter({ hasText: "跟进" }).getByRole("button", { name: "这次不做" }), { back: true });
      await page.keyboard.press("Enter");
      await expect.poll(() => follows.count()).toBe(2);
      // Of another browser, too: it is the hub that keeps it.
      await expect
        .poll(() => world.rows(`SELECT macro->'follows'->>'restHours' AS hours FROM unsent_words WHERE case_id = $1`, [one.id]))
        .toEqual([{ hours: null }]);
      await desk.picture(page, "macro-follows");
      await tabTo(page, page.getByLabel(REPLY));
      await page.keyboard.press("Control+Enter");
      await page.locator("li[data-author=operator]").getByText(said).waitFor();
      await world.pass(1);
      await expect.poll(() => world.rows("SELECT name FROM case_tag WHERE case_id = $1 AND name = '等仓库'", [one.id])).toHaveLength(1);
      expect(await world.rows("SELECT text FROM case_note WHERE case_id = $1", [one.id])).toEqual([{ text: "问过仓库" }]);
      expect(await world.rows("SELECT 1 FROM case_snooze WHERE case_id = $1", [one.id])).toEqual([]);
    });

    it("is changed, gone back on by its version, and removed by keys", async () => {
      const { world } = door.at();
      await page.goto(`${world.url}/macros`);
      await tabTo(page, page.getByRole("button", { name: "自己的" }).or(page.getByRole("tab", { name: /自己的/ })));
      await page.keyboard.press("Enter");
      await tabTo(page, page.getByRole("button", { name: /等仓库回话/ }));
      await page.keyboard.press("Enter");
      await tabTo(page, page.getByLabel("内容", { exact: true }));
      await page.keyboard.press("Control+a");
      await page.keyboard.type("您好，仓库还没有回话。");
      await tabTo(page, page.getByRole("button", { name: "保存", exact: true }));
      await page.keyboard.press("Enter");
      await page.getByText(/以前的 1 个版本/).waitFor();
      await tabTo(page, editor().getByText(/以前的 1 个版本/));
      await page.keyboard.press("Enter");
      const back = page.getByRole("button", { name: /用这一版/ });
      await tabTo(page, back);
      await page.keyboard.press("Enter");
      await expect.poll(() => page.getByLabel("内容", { exact: true }).inputValue()).toContain("明天给您答复");
      await tabTo(page, page.getByRole("button", { name: "删除", exact: true }), { back: true });
      await page.keyboard.press("Enter");
      const sure = page.getByRole("tooltip").getByRole("button", { name: "删除" });
      await tabTo(page, sure);
      await page.keyboard.press("Enter");
      await page.getByText("已删除").first().waitFor();
      await page.getByRole("button", { name: /等仓库回话/ }).waitFor({ state: "detached" });
    });
  });
}
