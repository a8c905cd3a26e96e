/** A day of each of the four without a mouse: in by a link, to the work by the palette or one key, decided, and seen done. */
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { type HouseDoor, oneOf, passUntil } from "../support/house.ts";
import { command, tabTo } from "../support/keyboard.ts";

export function keysJourney(door: HouseDoor): void {
  describe("without a mouse", () => {
    let page: Page;
    const open = async (operatorId: string): Promise<void> => {
      page = await door.at().desk.open(operatorId);
    };
    afterEach(() => page?.context().close());
    const isHere = (path: string) => page.waitForURL(`**${path}`);

    it("an agent takes the next case, answers it, hands it on to risk with a word, and is back at the list", async () => {
      const { world, desk } = door.at();
      await open("demo-agent");
      await page.getByRole("button", { name: "领取下一单" }).waitFor();
      await page.keyboard.press("n");
      await isHere("/cases/*");
      const id = new URL(page.url()).pathname.split("/").at(-1);
      await page.getByLabel("写给买家的回复（r）").waitFor();
      await page.keyboard.press("r");
      await page.getByLabel("写给买家的回复（r）").and(page.locator(":focus")).waitFor();
      await page.keyboard.type("您好，我们正在为您核实。");
      await page.keyboard.press("Control+Enter");
      await page.locator("li[data-author=operator]").getByText("您好，我们正在为您核实。").waitFor();
      await world.pass(1);
      // Out of the field the page's keys are meant again.
      await page.keyboard.press("Escape");
      await page.keyboard.press("d");
      await page.getByRole("combobox", { name: "找一个处理（打字）" }).and(page.locator(":focus")).waitFor();
      await page.keyboard.type("升级");
      await page.getByRole("option", { name: "升级", selected: true }).waitFor();
      await page.keyboard.press("Enter");
      await tabTo(page, page.getByPlaceholder("为什么要升级，风控会看到"));
      await page.keyboard.type("说法前后不一，请看一下");
      await desk.picture(page, "keys-agent");
      await tabTo(page, page.locator("form").getByRole("button", { name: "升级" }));
      await page.keyboard.press("Enter");
      await page.getByText("已安排").waitFor();
      await world.settle();
      expect(await world.rows(`SELECT queue FROM case_file WHERE id = '${id}'`)).toEqual([{ queue: "risk" }]);
      await page.keyboard.press("Escape");
      await page.getByRole("heading", { name: "售后工单" }).waitFor();
    });

    it("a supervisor goes to the review, moves through what was decided, and marks one right", async () => {
      const { world, desk } = door.at();
      const left = "SELECT id FROM decision WHERE review = 'right' AND reviewed_by LIKE '%demo-supervisor%'";
      await passUntil(world, async () => (await world.rows("SELECT 1 FROM action WHERE auto AND state IN ('held', 'confirmed') LIMIT 1")).length > 0);
      const before = (await world.rows(left)).length;
      await open("demo-supervisor");
      await page.getByRole("navigation").first().waitFor();
      await command(page, "复核");
      await isHere("/review**");
      await page.locator("main li [data-case]").first().waitFor();
      await page.keyboard.press("j");
      await page.locator("main li[aria-current=true]").waitFor();
      await page.getByRole("region", { name: "依据" }).getByRole("heading", { name: "依据的规则" }).waitFor();
      await desk.picture(page, "keys-supervisor");
      await page.keyboard.press("y");
      await expect.poll(async () => (await world.rows(left)).length).toBe(before + 1);
      await page.keyboard.press("j");
      await page.keyboard.press("o");
      await isHere("/cases/*");
    });

    it("a trainer finds a candidate by Tab, accepts it, and sees that something was not learnt yet", async () => {
      const { world, desk } = door.at();
      await oneOf(world, "candidate", "SELECT id FROM example WHERE state = 'candidate' AND marks = '[]' LIMIT 1");
      const accepted = async (): Promise<number> => (await world.rows("SELECT 1 FROM example WHERE state = 'accepted'")).length;
      const before = await accepted();
      await open("demo-trainer");
      await page.getByRole("heading", { name: "样例库" }).waitFor();
      await tabTo(page, page.getByRole("tab", { name: "候选" }));
      await page.keyboard.press("Enter");
      await page.getByRole("tab", { name: "候选", selected: true }).waitFor();
      await tabTo(page, page.locator("main ol > li").getByRole("checkbox").first());
      await page.keyboard.press("Space");
      await desk.picture(page, "keys-trainer");
      await tabTo(page, page.getByRole("main").getByRole("button", { name: "采纳" }), { back: true });
      await page.keyboard.press("Enter");
      await page.getByText("已更改 1 条").first().waitFor();
      await expect.poll(accepted).toBe(before + 1);
      await page.getByText(/\d+ 条改动还没学到/).waitFor();
    });

    it("a risk reviewer opens an account that waits for a word, writes it, and is back at the desk", async () => {
      const { world, desk } = door.at();
      const { id } = await oneOf<{ id: string }>(
        world,
        "account to be looked at",
        "SELECT id FROM account WHERE status = 'escalated' ORDER BY score DESC, id LIMIT 1",
      );
      await open("demo-risk");
      const link = page.locator(`main a[href="/risk/${id}"]`);
      await link.waitFor();
      await tabTo(page, link);
      await page.keyboard.press("Enter");
      await isHere(`/risk/${id}`);
      await tabTo(page, page.getByLabel("写下依据，日后可查"));
      await page.keyboard.type("电话核实：尺码换购，非恶意。");
      await desk.picture(page, "keys-risk");
      await tabTo(page, page.getByRole("button", { name: "排除风险" }));
      await page.keyboard.press("Enter");
      await page.getByText("结论已保存").waitFor();
      expect(await world.rows(`SELECT status FROM account WHERE id = '${id}'`)).toEqual([{ status: "cleared" }]);
      await tabTo(page, page.getByRole("button", { name: "返回风控台" }), { back: true });
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "风控台" }).waitFor();
    });
  });
}
