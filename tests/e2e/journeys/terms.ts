/** Who may sets what replies may say; two who do it at once lose nothing. */
import { describe, expect, it } from "vitest";
import { NARROW } from "../support/browser.ts";
import { callPast, type HouseDoor, oneOf } from "../support/house.ts";

export function termsJourney(door: HouseDoor): void {
  describe("service terms", () => {
    it("a trainer sets a shop's own time and sees what buyers will read; a fault is named and cannot be saved", async () => {
      const { world, desk } = door.at();
      const page = await desk.open("demo-trainer");
      await page.locator('nav a[href="/terms"]').click();
      await page.getByText("我们会在24小时内核实并给您答复。").waitFor();
      await desk.picture(page, "terms-house-1440");
      await page.getByRole("button", { name: /淘宝/ }).click();
      await page.getByText("还没有设置过").waitFor();
      const answer = page.locator("section", { has: page.getByRole("heading", { name: /答复时限/ }) }).last();
      await answer.getByRole("button", { name: "本店单独设置" }).click();
      await answer.getByRole("spinbutton").fill("6");
      await page.getByText("我们会在6小时内核实并给您答复。").waitFor();
      const days = page.locator("section", { has: page.getByRole("heading", { name: /退货期限/ }) }).last();
      await days.getByRole("button", { name: "本店单独设置" }).click();
      await days.getByRole("spinbutton").fill("3");
      await days.getByText(/“退货期限”：无理由退货法定不少于 7 天/).waitFor();
      expect(await page.getByRole("button", { name: "保存", exact: true }).isDisabled()).toBe(true);
      await desk.picture(page, "terms-fault-1440");
      await days.getByRole("spinbutton").fill("15");
      await page.getByText("签收后15天内").waitFor();
      // A supervisor saves the same shop's terms meanwhile: the page says so by itself, and neither change is lost.
      const other = await desk.open("demo-supervisor");
      const saved = await callPast(other, "terms/save", { shopId: "demo-taobao", revision: 0, body: { priceProtectionDays: 30 } });
      expect(saved.status).toBe(200);
      await world.settle();
      await page.getByText(/已经保存了新的内容/).waitFor();
      await page.getByText("本店价保30天，期限内降价可以申请退差价。").first().waitFor();
      await page.setViewportSize(NARROW);
      await desk.picture(page, "terms-meanwhile-1100");
      await page.getByRole("button", { name: "在现在的基础上保留我的修改" }).click();
      await page.getByRole("button", { name: "保存", exact: true }).click();
      await page.getByText("条款已保存").waitFor();
      const kept = await oneOf<{ body: object; revision: number }>(
        world,
        "terms of the shop",
        "SELECT body, revision FROM service_terms WHERE place = 'demo-taobao'",
      );
      expect(kept).toMatchObject({ revision: 2, body: { answerWithinHours: 6, returnDays: 15, priceProtectionDays: 30 } });
      await page.getByRole("button", { name: /单独设置了 3 项/ }).waitFor();
      await desk.picture(page, "terms-shop-1100");
      await page.context().close();
      await other.context().close();
    });

    it("a time that was said to a buyer is shown on the case and in the queue, and is counted; a person may say that it was kept", async () => {
      const { world, desk } = door.at();
      const open = await oneOf<{ caseId: string; revision: number }>(
        world,
        "open question without a promise",
        // A question ends by nobody's clock; a claim might be paid or withdrawn meanwhile, and its end ends the promise.
        `SELECT id AS "caseId", revision FROM case_file c WHERE status = 'open' AND queue = 'agent' AND kind = 'question' AND found_kind IS NULL
           AND NOT EXISTS (SELECT 1 FROM case_promise WHERE case_id = c.id) ORDER BY id LIMIT 1`,
      );
      const page = await desk.open("demo-agent", NARROW);
      const said = { ...open, kind: "send_message", copied: true, text: "您好，我们会在1小时内核实并给您答复。", requestKey: "promise-in-browser" };
      expect((await callPast(page, "actions/do", said)).status).toBe(200);
      await page.goto(`${world.url}/cases/${open.caseId}`);
      await page.getByRole("heading", { name: "对买家的承诺" }).waitFor();
      await desk.picture(page, "promise-case-1100");
      await world.pass(50);
      await page.goto(`${world.url}/queue?view=promised`);
      await page
        .getByText(/承诺答复/)
        .first()
        .waitFor();
      await desk.picture(page, "promise-queue-1100");
      await page.goto(`${world.url}/cases/${open.caseId}`);
      await page.getByRole("button", { name: "已兑现" }).click();
      await page.getByText("答复 · 已兑现").waitFor();
      await page.goto(`${world.url}/status`);
      // Others that were said this day are counted, too.
      const { kept, broken } = await oneOf<{ kept: number; broken: number }>(
        world,
        "promise",
        "SELECT count(*) FILTER (WHERE kept_at IS NOT NULL AND broken_at IS NULL)::int AS kept, count(*) FILTER (WHERE broken_at IS NOT NULL)::int AS broken FROM case_promise",
      );
      expect(await world.rows(`SELECT kept_by, broken_at FROM case_promise WHERE case_id = '${open.caseId}'`)).toEqual([
        { kept_by: "person", broken_at: null },
      ]);
      await page.getByText(`兑现 ${kept} · 超时 ${broken}`).waitFor();
      await desk.picture(page, "promise-status-1100");
      await page.context().close();
    });

    it("an agent reads them and changes nothing", async () => {
      const { desk } = door.at();
      const page = await desk.open("demo-agent", NARROW);
      await page.locator('nav a[href="/terms"]').click();
      await page.getByText("我们会在24小时内核实并给您答复。").waitFor();
      expect(await page.getByRole("button", { name: "保存", exact: true }).count()).toBe(0);
      await page.getByRole("button", { name: "EN", exact: true }).click();
      await page.getByText("Buyers read").first().waitFor();
      await desk.picture(page, "terms-agent-en-1100");
      await page.getByRole("button", { name: "中文" }).click();
      expect((await callPast(page, "terms/save", { shopId: null, revision: 1, body: {} })).code).toBe("NOT_ALLOWED");
      await page.context().close();
    });
  });
}
