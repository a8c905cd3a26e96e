/** One's own settings without a mouse: what one is called, language, theme, density, and what one is told of. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HouseDoor } from "../support/house.ts";
import { command, tabTo } from "../support/keyboard.ts";
import { toldFirstIsSlower } from "../support/slow-line.ts";

const person = "own-settings";

export function ownJourney(door: HouseDoor): void {
  describe("one's own settings, by keys alone", () => {
    let page: Page;
    beforeAll(async () => {
      const { world, desk } = door.at();
      await world.rows(
        "INSERT INTO operator (id, name, roles, demo, enabled, created_at) VALUES ($1, '小赵', '{agent}', false, true, now()) ON CONFLICT DO NOTHING",
        [person],
      );
      page = await desk.open(person);
    });
    afterAll(() => page.context().close());
    const chosen = async (name: string): Promise<unknown> =>
      (await door.at().world.rows<{ value: unknown }>("SELECT chosen->$2 AS value FROM person_settings WHERE operator_id = $1", [person, name]))[0]?.value ??
      null;
    const part = async (name: string): Promise<void> => {
      await tabTo(page, page.getByRole("tab", { name }));
      await page.keyboard.press("Enter");
      await page.getByRole("tabpanel", { name }).waitFor();
    };
    /** Along a row of choices by its arrows, until the named one is taken. */
    const choose = async (group: string, name: string): Promise<void> => {
      const row = page.getByRole("radiogroup", { name: group });
      await tabTo(page, row);
      const radios = row.getByRole("radio");
      const from = await radios.evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked));
      const names = await radios.evaluateAll((all) => all.map((one) => one.closest("label")?.textContent?.trim() ?? ""));
      expect(names).toContain(name);
      for (let step = (names.indexOf(name) - from + names.length) % names.length; step > 0; step -= 1) await page.keyboard.press("ArrowRight");
    };

    it("comes there by the palette and is called otherwise from then on", async () => {
      const { world } = door.at();
      await command(page, "设置与账号", "设置");
      await page.waitForURL("**/settings**");
      await page.getByRole("tabpanel", { name: "个人资料" }).waitFor();
      await tabTo(page, page.getByLabel("同事看到的名字"));
      await page.keyboard.press("Control+a");
      await page.keyboard.type("赵小燕");
      await page.keyboard.press("Enter");
      await page.getByText("名字已修改").waitFor();
      await page.getByRole("banner").getByText("赵小燕").waitFor();
      expect(await world.rows("SELECT name FROM operator WHERE id = $1", [person])).toEqual([{ name: "赵小燕" }]);
    });

    it("wears dark, sits closer, reads English, and is asked nothing twice", async () => {
      const { desk } = door.at();
      await part("语言和外观");
      await choose("主题", "深色");
      await page.locator("html[data-theme=dark]").waitFor();
      await choose("行距", "紧凑");
      await page.locator("html[data-density=dense]").waitFor();
      await choose("语言", "English");
      await page.getByRole("heading", { name: "Settings" }).waitFor();
      await expect.poll(() => Promise.all(["theme", "density", "language"].map(chosen))).toEqual(["dark", "dense", "en"]);
      await desk.picture(page, "own-settings");
      await choose("Language", "Chinese");
      await page.getByRole("heading", { name: "设置" }).waitFor();
      // The focus stays where the hand is, though every word around it changed.
      expect(await page.evaluate(() => document.activeElement?.closest("[role=radiogroup]") !== null)).toBe(true);
    });

    it("keeps what was chosen last, though what was chosen before it is slower on its way", async () => {
      // From dark to light it is two keys: the system's in between.
      await toldFirstIsSlower(page, ["settings/change"], () => choose("主题", "浅色"));
      expect(await chosen("theme")).toBe("light");
      const back = page.getByRole("button", { name: "撤销上一次修改" });
      await toldFirstIsSlower(page, ["settings/change", "settings/undo"], async () => {
        await choose("主题", "深色");
        await back.click();
      });
      expect(await chosen("theme")).toBe("light");
      await choose("主题", "深色");
      await page.locator("html[data-theme=dark]").waitFor();
    });

    it("is told of mentions in the list only, and of nothing where even the list is off", async () => {
      await part("通知");
      const way = (name: string) => page.getByRole("checkbox", { name: `同事在备注里提到您 ${name}` });
      for (const name of ["列表"]) expect(await way(name).isChecked()).toBe(true);
      await tabTo(page, way("声音"));
      const before = await way("声音").isChecked();
      await page.keyboard.press("Space");
      await expect.poll(() => way("声音").isChecked()).toBe(!before);
      await expect.poll(async () => ((await chosen("notices")) as { mention?: { sound?: boolean } } | null)?.mention?.sound).toBe(!before);
      await tabTo(page, way("列表"), { back: true });
      await page.keyboard.press("Space");
      await expect.poll(() => way("声音").isDisabled()).toBe(true);
      await expect.poll(async () => ((await chosen("notices")) as { mention?: { list?: boolean } } | null)?.mention?.list).toBe(false);
    });

    it("takes the last change back", async () => {
      await tabTo(page, page.getByRole("button", { name: "撤销上一次修改" }), { back: true });
      await page.keyboard.press("Enter");
      await page.getByText("已恢复到修改之前").waitFor();
      await expect.poll(() => page.getByRole("checkbox", { name: "同事在备注里提到您 列表" }).isChecked()).toBe(true);
    });
  });
}
