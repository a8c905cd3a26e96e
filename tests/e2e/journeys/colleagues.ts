/** Two people at one case: each sees the other at once, the one who answers has it, and nobody answers over what he has not read. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type HouseDoor, oneOf, openTwoAgents } from "../support/house.ts";

const REPLY = "写给买家的回复（r）";

/** As a field of date and time has it. */
function inBeijing(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}

export function colleaguesJourney(door: HouseDoor): void {
  describe("two colleagues at one case", () => {
    let first: Page;
    let second: Page;
    let caseId = "";
    beforeAll(async () => {
      [first, second] = await openTwoAgents(door.at());
      const { world, desk } = door.at();
      // Below, the one drops what keeps his words, and the other is offline for a moment.
      desk.breaks(first, { error: "net::ERR_FAILED", path: "/rpc/cases/keepWords" });
      for (const error of ["net::ERR_INTERNET_DISCONNECTED", "net::ERR_NETWORK_CHANGED", "net::ERR_FAILED"] as const) desk.breaks(second, { error });
      const one = await oneOf<{ id: string }>(
        world,
        "open case that nobody has",
        `SELECT id FROM case_file c WHERE status = 'open' AND queue = 'agent' AND channel = 'douyin' AND assignee_id IS NULL AND found_kind IS NULL
           AND NOT EXISTS (SELECT 1 FROM case_message WHERE case_id = c.id AND author = 'operator') ORDER BY deadline_at DESC LIMIT 1`,
      );
      caseId = one.id;
    });

    it("each sees on the case and in the list who looks and who writes, within a second, and that he left", async () => {
      const { world, desk } = door.at();
      await first.goto(`${world.url}/cases/${caseId}`);
      await first.getByLabel(REPLY).waitFor();
      await second.goto(`${world.url}/cases/${caseId}`);
      await second.getByLabel(REPLY).waitFor();
      await second.locator("header").getByRole("img", { name: "客服小林正在看" }).waitFor();
      await first.locator("header").getByRole("img", { name: "客服小吴正在看" }).waitFor();
      await first.getByLabel(REPLY).pressSequentially("您好，");
      await second.locator("header").getByText("客服小林正在写").waitFor();
      await desk.picture(second, "colleague-writes");
      await first.getByText("客服小林正在写").waitFor({ state: "detached" });
      await second.keyboard.press("Escape");
      await first.locator("header").getByRole("img", { name: "客服小吴正在看" }).waitFor({ state: "detached" });
    });

    it("of two who answer, the second is refused with the new line beside his words, and may send after reading; the case is the first one's", async () => {
      const { world, desk } = door.at();
      await second.goto(`${world.url}/cases/${caseId}`);
      await first.getByLabel(REPLY).fill("您好，包裹正在为您核实。");
      await second.getByLabel(REPLY).fill("您好，马上为您查询。");
      // The second one's page hears nothing while the first one's answer goes out: as it is in the moment of sending.
      await second.context().setOffline(true);
      await first.getByRole("button", { name: "复制并标记" }).click();
      await first.locator("li[data-author=operator]").getByText("您好，包裹正在为您核实。").waitFor();
      expect(await world.rows(`SELECT assignee_id AS owner FROM case_file WHERE id = '${caseId}'`)).toEqual([{ owner: "demo-agent" }]);
      await second.context().setOffline(false);
      await second.getByRole("button", { name: "复制并标记" }).click();
      const since = second.getByRole("alert", { name: "您看过之后又有了这些，请看过再发" });
      await since.getByText("您好，包裹正在为您核实。").waitFor();
      await desk.picture(second, "answered-meanwhile");
      expect(await second.getByLabel(REPLY).inputValue()).toBe("您好，马上为您查询。");
      expect(await world.rows(`SELECT count(*)::int AS n FROM case_message WHERE case_id = '${caseId}' AND author = 'operator'`)).toEqual([{ n: 1 }]);
      // It is the colleague's now: one sentence is asked before.
      await second.getByRole("button", { name: "复制并标记" }).click();
      const asked = second.getByRole("dialog");
      await asked.locator(".ant-modal-confirm-title").getByText("客服小林在处理，仍要回复？").waitFor();
      await desk.picture(second, "asked-before");
      await asked.getByRole("button", { name: "不了" }).click();
      await asked.waitFor({ state: "detached" });
      expect(await world.rows(`SELECT count(*)::int AS n FROM case_message WHERE case_id = '${caseId}' AND author = 'operator'`)).toEqual([{ n: 1 }]);
      await second.getByRole("button", { name: "复制并标记" }).click();
      // As at the desk: the button that goes on has the focus, and Enter presses it.
      await asked.getByRole("button", { name: "仍要继续" }).and(second.locator(":focus")).waitFor();
      await second.keyboard.press("Enter");
      await second.locator("li[data-author=operator]").getByText("您好，马上为您查询。").waitFor();
      expect(await world.rows(`SELECT assignee_id AS owner FROM case_file WHERE id = '${caseId}'`)).toEqual([{ owner: "demo-agent" }]);
    });

    it("what is being written outlives Esc, another case, a page loaded anew and a line that breaks, and is marked in the list", async () => {
      const { world, desk } = door.at();
      const kept = () => world.rows<{ text: string }>(`SELECT text FROM unsent_words WHERE case_id = '${caseId}' AND written_by = 'demo-agent' ORDER BY text`);
      await first.goto(`${world.url}/cases/${caseId}`);
      await first.getByLabel(REPLY).fill("再跟您说一下");
      await first.keyboard.press("Escape");
      await first.keyboard.press("Escape");
      await first.waitForURL("**/queue**");
      await expect.poll(kept).toEqual([{ text: "再跟您说一下" }]);
      await first.goto(`${world.url}/queue?view=mine`);
      await first
        .locator("main li")
        .filter({ has: first.locator(`a[href^="/cases/${caseId}"]`) })
        .getByText("草稿", { exact: true })
        .waitFor();
      await desk.picture(first, "draft-in-list");
      await first.goto(`${world.url}/cases/${caseId}`);
      expect(await first.getByLabel(REPLY).inputValue()).toBe("再跟您说一下");
      // The line breaks while he writes, and the page is loaded anew once it is back.
      await first.route("**/rpc/cases/keepWords", (route) => route.abort());
      await first.getByLabel(REPLY).fill("再跟您说一下，包裹在武汉");
      await first.waitForTimeout(700);
      expect(await kept()).toEqual([{ text: "再跟您说一下" }]);
      await first.unroute("**/rpc/cases/keepWords");
      await first.reload();
      await first.getByLabel(REPLY).waitFor();
      expect(await first.getByLabel(REPLY).inputValue()).toBe("再跟您说一下，包裹在武汉");
      await expect.poll(kept).toEqual([{ text: "再跟您说一下，包裹在武汉" }]);
    });

    it("two windows of one person never write over each other: both texts are kept and shown, to go on with or to drop", async () => {
      const { world, desk } = door.at();
      const other = await desk.open("demo-agent");
      await other.goto(`${world.url}/cases/${caseId}`);
      await other.getByLabel(REPLY).fill("另一个窗口写的");
      await expect
        .poll(() => world.rows(`SELECT text FROM unsent_words WHERE case_id = '${caseId}' AND written_by = 'demo-agent'`))
        .toEqual([{ text: "另一个窗口写的" }]);
      await first.getByLabel(REPLY).fill("这个窗口写的");
      await expect.poll(() => world.rows(`SELECT 1 FROM unsent_words WHERE case_id = '${caseId}' AND written_by = 'demo-agent'`)).toHaveLength(2);
      // News are told as time passes here.
      await world.pass(1);
      const beside = first.locator("[data-words=own]").getByText("另一个窗口写的");
      await beside.waitFor();
      await desk.picture(first, "two-windows");
      await first.locator("[data-words=own]").getByRole("button", { name: "不要了" }).click();
      await beside.waitFor({ state: "detached" });
      expect(await first.getByLabel(REPLY).inputValue()).toBe("这个窗口写的");
      await other.close();
    });

    it("a note calls a colleague who finds it in his list and on the case, marked as nothing the buyer sees", async () => {
      const { world, desk } = door.at();
      await second.goto(`${world.url}/queue`);
      await first.getByRole("button", { name: "内部备注", exact: true }).click();
      const field = first.getByLabel(/^写给同事的备注/);
      await field.pressSequentially("@客服小吴 电话13812345678 请回访");
      await first.getByText("会提醒客服小吴").waitFor();
      await first.getByRole("button", { name: "保存备注" }).click();
      await first.locator("li[data-note]").getByText("@客服小吴").waitFor();
      await desk.picture(first, "note");
      await world.pass(1);
      const bell = second.getByRole("button", { name: /^找到我的事，\d+ 件没看过/ });
      await bell.waitFor();
      await bell.click();
      await desk.picture(second, "calls");
      await second.getByRole("link", { name: /提到您/ }).click();
      await second.waitForURL(`**/cases/${caseId}**`);
      const note = second.locator("li[data-note]");
      await note.getByText("请回访").waitFor();
      expect(await note.textContent()).not.toContain("13812345678");
      await world.pass(1);
      // What was seen is known to the hub, whichever browser asks.
      await expect
        .poll(() =>
          world.rows(
            `SELECT 1 FROM case_call WHERE case_id = '${caseId}' AND seen_at IS NULL AND operator_id = (SELECT id FROM operator WHERE name = '客服小吴')`,
          ),
        )
        .toEqual([]);
      expect(await world.rows(`SELECT 1 FROM case_message WHERE case_id = '${caseId}' AND text LIKE '%请回访%'`)).toEqual([]);
      // Whose case it is was told when a colleague answered in it.
      await first.getByRole("button", { name: /^找到我的事/ }).click();
      await first.getByRole("link", { name: /客服小吴.*处理了您的工单/ }).waitFor();
      await first.keyboard.press("Escape");
    });

    it("tags are made as they are used, and a case that rests leaves the queue and says until when", async () => {
      const { world, desk } = door.at();
      await first.goto(`${world.url}/cases/${caseId}`);
      await first.getByLabel("标签", { exact: true }).fill("等仓库");
      await first.keyboard.press("Enter");
      await expect.poll(() => world.rows(`SELECT name FROM case_tag WHERE case_id = '${caseId}'`)).toEqual([{ name: "等仓库" }]);
      await first.keyboard.press("Escape");
      await first.getByLabel("跟进什么（可不填）").fill("仓库回话");
      await first.getByRole("button", { name: "稍后跟进" }).click();
      // An hour from the hub's time: the browser's stays behind as time passes here.
      await first.getByRole("menuitem", { name: "选择时间（北京）" }).click();
      await first.getByLabel("选择时间（北京）").fill(inBeijing(new Date(world.now().getTime() + 3_600_000)));
      await first.getByRole("button", { name: "定下" }).click();
      await first.getByText("到时间或买家来信，会回到队列").waitFor();
      await first.getByRole("button", { name: "现在放回队列" }).waitFor();
      await desk.picture(first, "rests");
      await first.goto(`${world.url}/queue?view=mine`);
      await first.locator("main").getByText("共").first().waitFor();
      expect(await first.locator(`main li a[href^="/cases/${caseId}"]`).count()).toBe(0);
      await first.goto(`${world.url}/queue?view=resting`);
      const row = first.locator("main li").filter({ has: first.locator(`a[href^="/cases/${caseId}"]`) });
      await row.getByText("等仓库").waitFor();
      await desk.picture(first, "resting");
      await world.pass(70);
      await first.goto(`${world.url}/queue?view=mine`);
      await first
        .locator("main li")
        .filter({ has: first.locator(`a[href^="/cases/${caseId}"]`) })
        .getByText("到跟进时间")
        .waitFor();
    });
  });
}
