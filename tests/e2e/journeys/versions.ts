/** Trainers change an answer card: each change is a version, and nobody overwrites another unseen. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { NARROW, WIDE } from "../support/browser.ts";
import type { HouseDoor } from "../support/house.ts";

export function versionsJourney(door: HouseDoor): void {
  describe("two trainers at one answer card", () => {
    let [first, second]: Page[] = [];
    beforeAll(async () => {
      [first, second] = [await door.at().desk.open("demo-trainer"), await door.at().desk.open("demo-trainer")];
    });
    const drawer = (page: Page | undefined) => {
      if (!page) throw new Error("no window");
      return page.getByRole("dialog");
    };
    const open = async (page: Page | undefined): Promise<void> => {
      await page?.goto(`${door.at().world.url}/answers`);
      await page?.locator("main ol > li").first().getByRole("button").first().click();
      await drawer(page).getByLabel("标题").waitFor();
    };
    const save = (page: Page | undefined) => drawer(page).getByRole("button", { name: "保存", exact: true });

    it("the second is shown what the first changed before anything of it is lost", async () => {
      const { world, desk } = door.at();
      await open(first);
      await open(second);
      await drawer(second).getByLabel("标题").fill("第二位写的标题");
      await drawer(first).getByLabel("标题").fill("第一位写的标题");
      await save(first).click();
      await drawer(first).waitFor({ state: "detached" });
      await world.settle();
      await drawer(second).getByText("您的内容还没有保存").waitFor();
      expect(await save(second).isDisabled()).toBe(true);
      expect(await drawer(second).locator("ins").allInnerTexts()).not.toEqual([]);
      if (second) await desk.picture(second, "card-moved");
      await drawer(second).getByRole("button", { name: "保留我的内容，再保存" }).click();
      await save(second).click();
      await drawer(second).waitFor({ state: "detached" });
    });

    it("all three versions are there, with who and what, and the first is put back", async () => {
      const { world, desk } = door.at();
      await open(first);
      await drawer(first).getByText("版本（3）").click();
      await drawer(first).getByText("第 3 版").waitFor();
      if (first) {
        await desk.picture(first, "card-versions");
        await first.setViewportSize(NARROW);
        await desk.picture(first, "card-versions-narrow");
        await first.setViewportSize(WIDE);
      }
      await drawer(first).getByRole("button", { name: "恢复这一版" }).last().click();
      await first?.getByRole("tooltip").getByRole("button", { name: "恢复这一版" }).click();
      await first?.getByText("已恢复第 1 版").waitFor();
      const [newest] = await world.rows<{ version: number; backTo: number }>(
        'SELECT version, back_to AS "backTo" FROM answer_card_version ORDER BY version DESC LIMIT 1',
      );
      expect(newest).toEqual({ version: 4, backTo: 1 });
    });
  });
}
