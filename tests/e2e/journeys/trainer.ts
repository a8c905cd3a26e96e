/** The trainer's day: what was solved becomes what is learnt. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type HouseDoor, oneOf } from "../support/house.ts";

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

    it("finds what the agent solved as a candidate, in the buyer's words, and accepts it", async () => {
      const { world } = door.at();
      const solved = await oneOf<{ question: string }>(world, "candidate", "SELECT question FROM example WHERE state = 'candidate' AND case_id IS NOT NULL");
      await page.goto(`${world.url}/examples`);
      await page.getByRole("tab", { name: "候选" }).click();
      const line = lines().filter({ hasText: solved.question });
      await line.getByRole("checkbox").check();
      await page.getByRole("button", { name: "采纳" }).click();
      await page.getByText("已更改 1 条").first().waitFor();
      await expect.poll(() => line.count()).toBe(0);
      expect(await world.rows("SELECT state FROM example WHERE case_id IS NOT NULL")).toEqual([{ state: "accepted" }]);
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
      await expect.poll(() => world.rows<{ id: string }>("SELECT id FROM label_model WHERE active"), { timeout: 20_000 }).not.toEqual([before]);
      await world.settle();
      await page.getByText("已学到全部样例").waitFor({ timeout: 15_000 });
      const now = await oneOf<{ rows: number; accuracy: number }>(world, "model", "SELECT rows, accuracy FROM label_model WHERE active");
      const accepted = await oneOf<{ count: number }>(world, "example", "SELECT count(*)::int AS count FROM example WHERE state = 'accepted'");
      expect(now.rows).toBe(accepted.count);
      await page.getByText(`${now.rows} 条样例`).waitFor();
      await page
        .locator("dl")
        .filter({ hasText: "交叉验证准确率" })
        .getByText(`${Math.round(now.accuracy * 100)}%`)
        .waitFor();
    });
  });
}
