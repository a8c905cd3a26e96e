/** The risk reviewer's day: a flag with its grounds, a word about it, and the money that others may not pay. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { money } from "../../../renderer/ui/format.ts";
import { type HouseDoor, oneOf, passUntil } from "../support/house.ts";
import { BIG } from "./agent.ts";

export function riskJourney(door: HouseDoor): void {
  describe("a risk reviewer", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-risk");
    });
    const desk = () => page.locator("section").filter({ has: page.getByRole("heading", { name: "转来的工单" }) });

    it("sees an account that came up by itself, with the reasons and their weight", async () => {
      const { world } = door.at();
      const account = await oneOf<{ id: string }>(
        world,
        "account escalated for what it asks back",
        "SELECT id FROM account WHERE status = 'escalated' AND reasons::text LIKE '%30天内申请%' ORDER BY score DESC, id LIMIT 1",
      );
      await page.getByRole("heading", { name: "风控台" }).waitFor();
      const row = page.locator("main ol > li").filter({ has: page.locator(`a[href="/risk/${account.id}"]`) });
      await row.getByText(/30天内申请/).waitFor();
      await row.getByText("待复核").waitFor();
      await row.getByRole("link").click();
      await page.getByRole("heading", { name: "为什么" }).waitFor();
      const points = page
        .locator("section")
        .filter({ has: page.getByRole("heading", { name: "为什么" }) })
        .locator("li b");
      expect((await points.allInnerTexts()).every((text) => /^[+-]?\d+$/.test(text))).toBe(true);
      expect(await points.count()).toBeGreaterThan(0);
    });

    it("clears it only with a note, and the desk shows the word", async () => {
      const { world } = door.at();
      const clear = page.getByRole("button", { name: "排除风险" });
      expect(await clear.isDisabled()).toBe(true);
      await page.getByLabel("写下依据，日后可查").fill("电话核实：老客户，尺码换购，非恶意。");
      await clear.click();
      await page.getByText("结论已保存").waitFor();
      await page.getByText(/于 .+ 给出结论/).waitFor();
      const id = new URL(page.url()).pathname.split("/").at(-1);
      await page.getByRole("button", { name: "返回风控台" }).click();
      await page
        .locator("main ol > li")
        .filter({ has: page.locator(`a[href="/risk/${id}"]`) })
        .getByText("已排除")
        .waitFor();
      expect(await world.rows(`SELECT status, note FROM account WHERE id = '${id}'`)).toEqual([
        { status: "cleared", note: "电话核实：老客户，尺码换购，非恶意。" },
      ]);
    });

    it("is handed a case that an agent escalates, while looking at the desk", async () => {
      const { world, desk: windows } = door.at();
      const one = await oneOf<{ id: string }>(
        world,
        "agent's case",
        "SELECT id FROM case_file WHERE status = 'open' AND queue = 'agent' AND kind = 'return_refund' AND deadline_at IS NOT NULL ORDER BY deadline_at LIMIT 1",
      );
      expect(await desk().locator(`a[href="/cases/${one.id}"]`).count()).toBe(0);
      const agent = await windows.open("demo-agent");
      await agent.goto(`${world.url}/cases/${one.id}`);
      await agent.getByRole("button", { name: "其他" }).click();
      await agent.getByRole("combobox", { name: "找一个处理（打字）" }).fill("升级");
      await agent.getByRole("listbox", { name: "其他" }).getByRole("option", { name: "升级" }).click();
      await agent.getByPlaceholder("为什么要升级，风控会看到").fill("同一地址第三次这样说");
      await agent.locator("form").getByRole("button", { name: "升级" }).click();
      await agent.getByText("已安排").waitFor();
      await agent.context().close();
      await world.settle();
      await desk().locator(`a[href="/cases/${one.id}"]`).waitFor();
    });

    it("pays what is beyond an agent's tier; the channel pays it once and the case leaves the desk", async () => {
      const { world } = door.at();
      await passUntil(world, async () => (await world.rows(BIG)).length > 0);
      const big = await oneOf<{ id: string; channelCaseId: string; amountFen: number }>(world, "case of more than 500 yuan", BIG);
      await desk().locator(`a[href="/cases/${big.id}"]`).click();
      await page.getByRole("button", { name: "同意退款" }).click();
      await page.getByRole("button", { name: `退款 ${money(big.amountFen)}` }).click();
      await page.getByRole("region", { name: "等待中的动作" }).waitFor();
      await world.pass(1);
      await world.pass(5);
      await page.getByText("平台已确认").first().waitFor();
      expect((await world.ledger()).grants.filter((grant) => grant.refundId === big.channelCaseId)).toEqual([expect.objectContaining({ by: "seller" })]);
      // The channel may keep back a deduction: what it paid is what we book, and never more than was agreed to.
      const [paid] = (await world.ledger()).grants.filter((grant) => grant.refundId === big.channelCaseId);
      expect(paid?.amount).toBeLessThanOrEqual(big.amountFen);
      expect(await world.rows(`SELECT refunded_fen AS fen FROM case_file WHERE id = '${big.id}'`)).toEqual([{ fen: paid?.amount }]);
      await page.goto(`${world.url}/risk`);
      await desk().locator("a").first().waitFor();
      expect(await desk().locator(`a[href="/cases/${big.id}"]`).count()).toBe(0);
    });
  });
}
