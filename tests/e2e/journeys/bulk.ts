/** The same for many cases, by keys alone: taken in hand in the list, looked at, done in part, taken back; one answer for many; and what a shift leaves to the next. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HouseDoor, leavesHours, openTwoAgents } from "../support/house.ts";
import { chosenLink, command, tabTo } from "../support/keyboard.ts";

interface Case {
  id: string;
  number: string;
}

/** Of nobody yet: what others took in other journeys is theirs. */
const MANY = "/queue?view=all&kind=refund_only&who=nobody";

export function bulkJourney(door: HouseDoor): void {
  describe("many cases at once", () => {
    let first: Page;
    let second: Page;
    beforeAll(async () => {
      [first, second] = await openTwoAgents(door.at());
    });
    afterAll(() => Promise.all([first, second].map((page) => page?.context().close())));
    const dialog = () => first.getByRole("dialog");
    const idOf = (href: string | null): string => /\/cases\/([\w-]+)/.exec(href ?? "")?.[1] ?? "";
    /** Goes down the list by `j` and takes those in hand that are wanted. */
    const choose = async (wanted: readonly string[]): Promise<void> => {
      const rows = await first.locator("main ol > li").count();
      const left = new Set(wanted);
      for (let at = 0; at < rows && left.size > 0; at += 1) {
        await first.keyboard.press("j");
        const id = idOf(await chosenLink(first).getAttribute("href"));
        if (left.delete(id)) await first.keyboard.press("x");
      }
      await first.getByText(`已选 ${wanted.length} 张`).waitFor();
    };

    it("x and Shift x take rows in hand, the palette takes the cases, and Enter and Tab go through all of it and back", async () => {
      const { world, desk } = door.at();
      await first.goto(`${world.url}${MANY.replace("view=all", "view=agent")}`);
      const links = first.locator('main ol > li a[href^="/cases/"]');
      await links.nth(2).waitFor();
      const ids = (await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).slice(0, 3).map(idOf);
      const owners = () => world.rows("SELECT id, assignee_id AS owner FROM case_file WHERE id = ANY($1) ORDER BY id", [ids]);
      const before = await owners();
      for (const key of ["j", "x", "j", "j", "X"]) await first.keyboard.press(key);
      await first.getByText("已选 3 张").waitFor();
      await desk.picture(first, "bulk-chosen");
      await command(first, "领取");
      await dialog().getByText("可以处理 3 张").waitFor();
      await desk.picture(first, "bulk-looked");
      await first.keyboard.press("Enter");
      await dialog().getByText("已处理 3 张").waitFor();
      expect(await owners()).toEqual(ids.toSorted().map((id) => ({ id, owner: "demo-agent" })));
      await tabTo(first, dialog().getByRole("button", { name: "撤销 3 张" }), { back: true });
      await first.keyboard.press("Enter");
      await dialog().getByText("已撤销 3 张").waitFor();
      expect(await owners()).toEqual(before);
      await first.keyboard.press("Enter");
      await dialog().waitFor({ state: "detached" });
      expect(await first.getByText(/^已选/).count()).toBe(0);
    });

    it("the whole list is taken in hand by one key, and gets one tag; Esc lets go", async () => {
      const { world } = door.at();
      await first.goto(`${world.url}${MANY}&channel=douyin`);
      await first.locator("main ol > li a").first().waitFor();
      const total = Number(/\d+/.exec((await first.getByText(/^共 \d+ 条/).textContent()) ?? "")?.[0]);
      await first.keyboard.press("j");
      await first.keyboard.press("x");
      await first.keyboard.press("A");
      await first.getByText(`已选 ${total} 张`).waitFor();
      await first.keyboard.press("t");
      await dialog().getByLabel("加标签").and(first.locator(":focus")).waitFor();
      await first.keyboard.type("周五盘点");
      await first.keyboard.press("Enter");
      await dialog().getByText(`可以处理 ${total} 张`).waitFor();
      await first.keyboard.press("Enter");
      await dialog().getByText(`已处理 ${total} 张`).waitFor();
      expect(await world.rows("SELECT count(*)::int AS n FROM case_tag WHERE name = '周五盘点'")).toEqual([{ n: total }]);
      await first.keyboard.press("Escape");
      await dialog().waitFor({ state: "detached" });
      await first.keyboard.press("j");
      await first.keyboard.press("x");
      await first.getByText("已选 1 张").waitFor();
      await first.keyboard.press("Escape");
      await first.getByText("已选 1 张").waitFor({ state: "detached" });
    });

    it("refunds are agreed to in part: what may not be is named before, what moved meanwhile after; the rest is taken back and nothing is paid", async () => {
      const { world, desk } = door.at();
      await first.goto(`${world.url}${MANY}&sort=stake`);
      await first.locator("main ol > li a").first().waitFor();
      const shown = (await first.locator('main ol > li a[href^="/cases/"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")))).map(idOf);
      const able = await world.rows<Case & { ref: string }>(
        `SELECT id, number, channel_case_id AS ref FROM case_file c WHERE id = ANY($1) AND queue = 'agent' AND state = 'requested' AND amount_fen BETWEEN 100 AND 30000
           ${leavesHours(world)} AND NOT EXISTS (SELECT 1 FROM action WHERE case_id = c.id) ORDER BY deadline_at, id LIMIT 3`,
        [shown],
      );
      const [big] = await world.rows<Case>("SELECT id, number FROM case_file WHERE id = ANY($1) AND amount_fen > 50000 ORDER BY id LIMIT 1", [shown]);
      if (!big) throw new Error("no refund beyond an agent is in the list");
      await choose([...able.map(({ id }) => id), big.id]);
      await tabTo(first, first.getByRole("toolbar").getByRole("button", { name: "更多" }));
      await first.keyboard.press("Enter");
      await first.getByRole("menuitem", { name: "同意退款" }).waitFor();
      for (let down = 0; down < 12; down += 1) {
        if ((await first.locator(":focus").textContent()) === "同意退款") break;
        await first.keyboard.press("ArrowDown");
      }
      await first.keyboard.press("Enter");
      await dialog().getByText("可以处理 3 张").waitFor();
      await dialog().getByText("不能处理 1 张").waitFor();
      await dialog().getByText(big.number).waitFor();
      await desk.picture(first, "bulk-refunds");
      const [moved, ...rest] = able;
      await world.rows("UPDATE case_file SET amount_fen = amount_fen - 1, revision = revision + 1 WHERE id = $1", [moved?.id]);
      await first.keyboard.press("Enter");
      await dialog().getByText("已处理 2 张").waitFor();
      await dialog().getByText("没有处理 1 张").waitFor();
      await dialog()
        .getByText(moved?.number ?? "")
        .waitFor();
      await desk.picture(first, "bulk-in-part");
      await tabTo(first, dialog().getByRole("button", { name: "撤销 2 张" }), { back: true });
      await first.keyboard.press("Enter");
      await dialog().getByText("已撤销 2 张").waitFor();
      await first.keyboard.press("Enter");
      await world.rows("UPDATE case_file SET amount_fen = amount_fen + 1, revision = revision + 1 WHERE id = $1", [moved?.id]);
      await world.pass(1);
      const paid = (await world.ledger()).grants.map(({ refundId }) => refundId);
      expect(able.filter(({ ref }) => paid.includes(ref))).toEqual([]);
      expect(await world.rows("SELECT DISTINCT state FROM action WHERE case_id = ANY($1)", [rest.map(({ id }) => id)])).toEqual([{ state: "undone" }]);
    });

    it("one answer for many is filled from each case's own record, said where it holds, and the channel has each of them", async () => {
      const { world, desk } = door.at();
      const asked = await world.rows<Case & { ref: string; order: string }>(
        `SELECT c.id, c.number, c.channel_case_id AS ref, o.number AS "order" FROM case_file c JOIN "order" o ON o.id = c.order_id
         WHERE c.status = 'open' AND c.queue = 'agent' AND c.kind = 'refund_only' AND c.channel = 'taobao' AND c.state = 'requested' ${leavesHours(world)}
           AND c.assignee_id IS NULL AND NOT EXISTS (SELECT 1 FROM case_message WHERE case_id = c.id AND author = 'operator') ORDER BY c.deadline_at, c.id LIMIT 2`,
      );
      await first.goto(`${world.url}${MANY}&channel=taobao`);
      await first.locator("main ol > li a").first().waitFor();
      await choose(asked.map(({ id }) => id));
      await command(first, "统一回复");
      await dialog().getByLabel("统一回复").and(first.locator(":focus")).waitFor();
      await first.keyboard.type("您好，您实付{实付金额}，这单我们正在为您核实。");
      await desk.picture(first, "bulk-answer");
      await tabTo(first, dialog().getByRole("button", { name: "核对" }));
      await first.keyboard.press("Enter");
      await dialog().getByText("可以处理 2 张").waitFor();
      await desk.picture(first, "bulk-answer-looked");
      await first.keyboard.press("Enter");
      await dialog().getByText("已处理 2 张").waitFor();
      await first.keyboard.press("Enter");
      await world.pass(1);
      const told = (await world.ledger()).messages.filter(({ about }) => asked.some(({ ref }) => ref === about)).map(({ text }) => text);
      expect(told).toHaveLength(2);
      for (const text of told) expect(text).toMatch(/^您好，您实付[\d.]+元，这单我们正在为您核实。$/);
    });

    it("a shift is handed over with a word; the colleague sees from whom, reads it, and finds these cases", async () => {
      const { world, desk } = door.at();
      const mine = async (): Promise<number> => (await world.rows("SELECT id FROM case_file WHERE status <> 'done' AND assignee_id = 'demo-agent'")).length;
      if ((await mine()) === 0) {
        await first.goto(`${world.url}/queue`);
        await first.getByRole("button", { name: "领取下一单" }).waitFor();
        await first.keyboard.press("n");
        await first.waitForURL("**/cases/*");
      }
      const cases = await mine();
      await first.goto(`${world.url}/queue?view=mine`);
      const button = first.getByRole("button", { name: "交班…" });
      await button.waitFor();
      await tabTo(first, button);
      await first.keyboard.press("Enter");
      const handing = first.getByRole("dialog", { name: "交班" });
      await handing.getByLabel("分派给谁").and(first.locator(":focus")).waitFor();
      await first.keyboard.type("客服小吴");
      await first.locator(".ant-select-item-option-active").filter({ hasText: "客服小吴" }).waitFor();
      await first.keyboard.press("Enter");
      await tabTo(first, handing.getByLabel("给接班的人留一句话（可不填）"));
      await first.keyboard.type("等仓库回话的那单，下午两点前答复");
      await desk.picture(first, "handing-over");
      await tabTo(first, handing.getByRole("button", { name: "交出去" }));
      await first.keyboard.press("Enter");
      await first.getByText(`已交出 ${cases} 张`).waitFor();
      await handing.waitFor({ state: "detached" });
      expect(await mine()).toBe(0);
      await second.goto(`${world.url}/queue?view=mine`);
      const note = second.locator("main li").filter({ hasText: "等仓库回话的那单，下午两点前答复" });
      await note.getByText(/客服小林.*交给您/).waitFor();
      await desk.picture(second, "handed-over");
      const see = note.getByRole("link", { name: "只看这些" });
      await tabTo(second, see);
      await second.keyboard.press("Enter");
      await second.waitForURL("**handed=demo-agent**");
      const handed = await world.rows(
        "SELECT 1 FROM case_handed h JOIN case_file c ON c.id = h.case_id WHERE h.from_id = 'demo-agent' AND h.to_id = c.assignee_id AND c.status = 'open' AND c.assignee_id = 'demo-agent-2'",
      );
      await second.getByText(`共 ${handed.length} 条`).waitFor();
    });
  });
}
