/** The trainer's day: what was solved becomes what is learnt. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { isHeld } from "../../../main/hub/knowledge/training/held.ts";
import { NARROW, WIDE } from "../support/browser.ts";
import { type HouseDoor, oneOf } from "../support/house.ts";
import { pictures } from "../support/pictures.ts";

/** What an agent answered this day; before all what nothing contradicts: a marked one stays before the trainer, accepted or not. */
const candidate = "SELECT id, question, marks FROM example WHERE state = 'candidate' AND case_id IS NOT NULL ORDER BY jsonb_array_length(marks), id LIMIT 1";

export function trainerJourney(door: HouseDoor): void {
  describe("a trainer", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-trainer");
    });
    const lines = () => page.locator("main ol > li");

    it("begins at the examples, searches them and mends one", async () => {
      const { world } = door.at();
      await page.getByRole("heading", { name: "样例库" }).waitFor();
      // What an agent solved this day may speak of cups too; a candidate is not learnt from.
      await page.getByRole("tab", { name: "已采纳" }).click();
      await page.getByPlaceholder("搜索买家的话或回复").fill("马克杯");
      await page.keyboard.press("Enter");
      const [found] = await world.rows<{ count: number }>(
        "SELECT count(*)::int AS count FROM example WHERE state = 'accepted' AND (question LIKE '%马克杯%' OR reply LIKE '%马克杯%')",
      );
      await expect.poll(() => lines().count()).toBe(Math.min(30, found?.count ?? 0));
      for (const text of await lines().allInnerTexts()) expect(text).toContain("马克杯");
      await lines().first().getByRole("button").click();
      await page.getByLabel("回复", { exact: true }).fill("您好，马克杯的杯盖今天补寄给您，运费由我们承担。");
      await page.getByRole("button", { name: "保存", exact: true }).click();
      await page.getByText("样例已保存").waitFor();
      await lines().getByText("马克杯的杯盖今天补寄给您").waitFor();
      await world.settle();
      await page.getByText(/\d+ 条改动还没学到/).waitFor();
    });

    it("cuts a candidate's reply beside the conversation and changes what is said again", async () => {
      const { world, desk } = door.at();
      const solved = await oneOf<{ id: string; question: string }>(world, "candidate", candidate);
      await page.goto(`${world.url}/examples`);
      await page.getByRole("tab", { name: "候选" }).click();
      await lines().filter({ hasText: solved.question }).first().getByRole("button").click();
      const drawer = page.getByRole("dialog");
      await drawer.getByText("对话").waitFor();
      await drawer.getByLabel("回答什么").click();
      await page.keyboard.type("退到哪里");
      await page.keyboard.press("Enter");
      const first = drawer.getByLabel("句子").first();
      await first.waitFor();
      await desk.picture(page, "example-editor");
      await page.setViewportSize(NARROW);
      await desk.picture(page, "example-editor-narrow");
      await page.setViewportSize(WIDE);
      const said = drawer.getByLabel("以后也说这一句").first();
      if ((await said.getAttribute("aria-checked")) !== "true") await said.click();
      // A slot nobody fills is named at its sentence, and it cannot be kept.
      await first.fill("按{不知道}退回。");
      await drawer.getByText("没有“不知道”这个填空").waitFor();
      expect(await drawer.getByRole("button", { name: "保存", exact: true }).isDisabled()).toBe(true);
      await first.fill("退款会原路退回您付款的账户。");
      await drawer.getByText("没有“不知道”这个填空").waitFor({ state: "detached" });
      await drawer.getByRole("button", { name: "保存", exact: true }).click();
      await page.getByText("样例已保存").waitFor();
      const [kept] = await world.rows<{ state: string; said: string }>("SELECT state, answer->'sentences'->0->>'text' AS said FROM example WHERE id = $1", [
        solved.id,
      ]);
      expect(kept).toEqual({ state: "candidate", said: "退款会原路退回您付款的账户。" });
    });

    it("puts it in a batch, measures what that gains and loses, publishes it and takes it back", async () => {
      const { world, desk } = door.at();
      const solved = await oneOf<{ id: string; question: string }>(world, "candidate", candidate);
      const state = async (): Promise<string | undefined> =>
        (await world.rows<{ state: string }>("SELECT state FROM example WHERE id = $1", [solved.id]))[0]?.state;
      await lines().filter({ hasText: solved.question }).first().getByRole("checkbox").check();
      await page.getByRole("button", { name: "放入批次" }).click();
      await page.getByText("新批次").click();
      await page.getByRole("heading", { name: "训练批次" }).waitFor();
      await page.getByRole("button", { name: "测量得失" }).click();
      await page.getByText(/已测 \d+ \/ \d+/).waitFor();
      await desk.picture(page, "training-progress");
      await world.settle();
      await page.getByText("得与失").waitFor();
      // Nobody's own words are enough on the first day, and that is said beside the figures.
      await page.getByText(/另有演示与模板 \d+ 条/).waitFor();
      await page.getByRole("img", { name: "把握靠不靠得住" }).waitFor();
      await pictures(page, { desk, name: "training" });
      await page.getByRole("button", { name: "发布", exact: true }).click();
      await page
        .getByRole("tooltip")
        .getByRole("button", { name: /确\s?定/ })
        .click();
      await page.getByText("已发布").first().waitFor();
      await expect.poll(state).toBe("accepted");
      await page.getByRole("button", { name: "撤回" }).click();
      await page.getByText("样例回到候选").waitFor();
      await expect.poll(state).toBe("candidate");
      const verbs = await world.rows<{ verb: string }>("SELECT verb FROM journal_line WHERE subject = 'training_batch' ORDER BY id");
      expect(verbs.map(({ verb }) => verb)).toEqual(["batch.made", "batch.measuring", "batch.measured", "batch.published", "batch.rolled_back"]);
    });

    it("finds what the agent solved as a candidate, in the buyer's words, and accepts it", async () => {
      const { world } = door.at();
      const solved = await oneOf<{ id: string; question: string; marks: unknown[] }>(world, "candidate", candidate);
      await page.goto(`${world.url}/examples`);
      await page.getByRole("tab", { name: "候选" }).click();
      const line = lines().filter({ hasText: solved.question }).first();
      await line.getByRole("checkbox").check();
      await page.getByRole("button", { name: "采纳" }).click();
      await page.getByText("已更改 1 条").first().waitFor();
      if (solved.marks.length === 0) await expect.poll(() => lines().filter({ hasText: solved.question }).count()).toBe(0);
      expect(await world.rows(`SELECT state FROM example WHERE id = '${solved.id}'`)).toEqual([{ state: "accepted" }]);
    });

    it("retires one that should not be learnt from", async () => {
      const { world } = door.at();
      await page.getByRole("tab", { name: "已采纳" }).click();
      const line = lines().nth(3);
      await expect.poll(() => line.getByText("已采纳").count()).toBe(1);
      const question = (await line.getByRole("button").locator("p").first().textContent()) ?? "";
      await line.getByRole("checkbox").check();
      await page.getByRole("button", { name: "停用" }).click();
      await page.getByText("已更改 1 条").first().waitFor();
      await page.getByRole("tab", { name: "已停用" }).click();
      await lines().getByText(question).first().waitFor();
      expect(await world.rows("SELECT question FROM example WHERE state = 'retired'")).toEqual([{ question }]);
    });

    it("retrains and reads the new model's figures", async () => {
      const { world } = door.at();
      const before = await oneOf<{ id: string }>(world, "model", "SELECT id FROM label_model WHERE active");
      await page.getByRole("button", { name: "重新训练" }).click();
      await expect.poll(() => world.rows<{ id: string }>("SELECT id FROM label_model WHERE active")).not.toEqual([before]);
      await world.settle();
      await page.getByText("已学到全部样例").waitFor();
      // What is kept apart to measure with is not learnt from.
      const accepted = await world.rows<{ caseId: string | null }>(`SELECT case_id AS "caseId" FROM example WHERE state = 'accepted'`);
      const learnt = accepted.filter(({ caseId }) => !isHeld(caseId)).length;
      const model = () => oneOf<{ rows: number; accuracy: number }>(world, "model", "SELECT rows, accuracy FROM label_model WHERE active");
      // A training that was under way when one was retired is followed by the one that was asked for.
      await expect.poll(async () => (await model()).rows).toBe(learnt);
      const now = await model();
      await page.getByText(`${now.rows} 条样例`).waitFor();
      await page
        .locator("dl")
        .filter({ hasText: "交叉验证准确率" })
        .getByText(`${Math.round(now.accuracy * 100)}%`)
        .waitFor();
    });
  });
}
