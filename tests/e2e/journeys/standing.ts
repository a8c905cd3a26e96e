/** Here, busy, away: said at the desk, seen on the floor, and minded when cases are given. And two cases that belong together. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { NARROW } from "../support/browser.ts";
import { type HouseDoor, openTwoAgents } from "../support/house.ts";
import { toldFirstIsSlower } from "../support/slow-line.ts";

const OWN = /^是否在岗/;

export function standingJourney(door: HouseDoor): void {
  describe("who is given cases", () => {
    let agent: Page;
    let other: Page;
    let lead: Page;
    beforeAll(async () => {
      [agent, other] = await openTwoAgents(door.at());
      lead = await door.at().desk.open("demo-supervisor");
    });

    it("an agent says in the top bar that he is busy, and the floor shows it", async () => {
      const { world, desk } = door.at();
      await agent.getByRole("button", { name: OWN }).click();
      await agent.getByRole("menuitem", { name: "我忙碌，先不派新单" }).click();
      await agent.getByRole("button", { name: "是否在岗: 忙碌" }).waitFor();
      await desk.picture(agent, "standing-busy");
      await lead.goto(`${world.url}/floor`);
      const row = lead.getByRole("row").filter({ hasText: "客服小林" });
      await row.getByText("忙碌").waitFor();
      await lead.getByText("自动派单没有打开，工单由人领取。").waitFor();
      await desk.picture(lead, "floor-standing");
    });

    it("a supervisor tries the rules on the last days, switches giving on, and a new case goes to who is here and not to who is busy", async () => {
      const { world, desk } = door.at();
      const [{ most } = { most: 0 }] = await world.rows<{ most: number }>(
        "SELECT coalesce(max(n), 0)::int + 2 AS most FROM (SELECT count(*) AS n FROM case_file WHERE status = 'open' AND assignee_id LIKE 'demo-agent%' GROUP BY assignee_id) had",
      );
      const has = (who: string) =>
        world.rows<{ n: number }>(`SELECT count(*)::int AS n FROM journal_line WHERE verb = 'case.given' AND data->>'operatorId' = '${who}'`);
      await lead.getByRole("link", { name: "派单规则" }).click();
      await lead.getByRole("checkbox", { name: "客服小吴接单" }).waitFor();
      await lead.getByRole("button", { name: "试算" }).click();
      await lead.getByLabel("派到").getByText("客服小吴").waitFor();
      await desk.picture(lead, "assignment-preview");
      await lead.getByRole("switch", { name: "自动派单" }).click();
      await lead.getByRole("spinbutton", { name: "每人手上最多" }).fill(String(most));
      await desk.picture(lead, "assignment");
      await lead.getByRole("button", { name: /^保\s?存$/ }).click();
      await lead.getByText("规则已保存").waitFor();
      await world.pass(10);
      await expect.poll(async () => (await has("demo-agent-2"))[0]?.n ?? 0).toBeGreaterThan(0);
      expect(await has("demo-agent")).toEqual([{ n: 0 }]);
      await other.getByRole("button", { name: /^找到我的事/ }).click();
      await other.getByText("派给您一张工单").first().waitFor();
      await desk.picture(other, "given");
      await other.keyboard.press("Escape");
      await lead.setViewportSize(NARROW);
      await desk.picture(lead, "assignment-1100");
      await lead.getByRole("switch", { name: "自动派单" }).click();
      await lead.getByRole("button", { name: /^保\s?存$/ }).click();
      await expect.poll(() => world.rows("SELECT value->'rules'->'on' AS on FROM setting WHERE key = 'assignment'")).toEqual([{ on: false }]);
      await lead.goto(`${world.url}/floor`);
      await lead.getByText("自动派单没有打开，工单由人领取。").waitFor();
      await desk.picture(lead, "floor-1100");
    });

    it("the palette says that he is here again, at once after he said something else", async () => {
      const { world } = door.at();
      await toldFirstIsSlower(agent, ["standing/say"], async () => {
        await agent.getByRole("button", { name: OWN }).click();
        await agent.getByRole("menuitem", { name: "我离开，回来再说" }).click();
        await agent.keyboard.press("Control+k");
        await agent.getByRole("dialog").getByRole("combobox").fill("我在岗");
        await agent.getByRole("option", { name: "我在岗，可以派单" }).and(agent.locator("[aria-selected=true]")).waitFor();
        await agent.keyboard.press("Enter");
      });
      expect(await world.rows("SELECT state FROM person_standing WHERE operator_id = 'demo-agent'")).toEqual([{ state: "here" }]);
      await agent.getByRole("button", { name: "是否在岗: 在岗" }).waitFor();
    });

    it("two cases are linked with a word why and shown at both; a case of several lines is split, and the part says where money is answered", async () => {
      const { world, desk } = door.at();
      const [one, two] = await world.rows<{ id: string; number: string }>(
        `SELECT c.id, c.number FROM case_file c WHERE c.status = 'open' AND c.part_of IS NULL AND c.found_kind IS NULL AND c.order_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM action a WHERE a.case_id = c.id) AND NOT EXISTS (SELECT 1 FROM case_merge m WHERE m.case_id = c.id)
         ORDER BY (SELECT count(*) FROM order_line l WHERE l.order_id = c.order_id AND NOT l.taken_out) DESC, c.opened_at, c.id LIMIT 2`,
      );
      if (!one || !two) throw new Error("the demonstration has no two open cases");
      await agent.goto(`${world.url}/cases/${one.id}`);
      await agent.getByRole("button", { name: "关联…" }).click();
      await agent.getByLabel("工单编号").fill(two.number);
      await agent.getByLabel("为什么（同事看得到）").fill("同一批货，同样的问题");
      await desk.picture(agent, "link-dialog");
      await agent
        .getByRole("dialog")
        .getByRole("button", { name: /^确\s?定$/ })
        .click();
      await agent.getByText("同一批货，同样的问题").waitFor();
      await agent.getByRole("button", { name: "拆分…" }).click();
      await agent.getByRole("combobox", { name: "拆出的是另一个纠纷（可不选）" }).click();
      await agent.keyboard.press("ArrowDown");
      await agent.keyboard.press("ArrowDown");
      await agent.keyboard.press("Enter");
      await agent.getByLabel("为什么（同事看得到）").fill("另一件事，请同事处理");
      await desk.picture(agent, "split-dialog");
      await agent
        .getByRole("dialog")
        .getByRole("button", { name: /^确\s?定$/ })
        .click();
      await agent.getByText("平台上只有一个售后单：回复买家和处理款项，请在原工单。").waitFor();
      await desk.picture(agent, "part");
      await agent.getByRole("button", { name: "撤回拆分" }).click();
      await agent.getByText("已撤回").waitFor();
      await agent.goto(`${world.url}/cases/${two.id}`);
      await agent.getByText("同一批货，同样的问题").scrollIntoViewIfNeeded();
      await desk.picture(agent, "linked");
    });
  });
}
