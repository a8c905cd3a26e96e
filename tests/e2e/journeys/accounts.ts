/** The risk reviewer's word about an account: what holds for a time and what it would do, told before; a buyer's appeal. */
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type HouseDoor, oneOf } from "../support/house.ts";

export function accountsJourney(door: HouseDoor): void {
  describe("a risk reviewer, about an account", () => {
    let page: Page;
    let id: string;
    beforeAll(async () => {
      const { world, desk } = door.at();
      // Two buyers of channels in one, with a case that is open, so that a mark does something.
      ({ id } = await oneOf<{ id: string }>(
        world,
        "account of two channel accounts with an open case",
        `SELECT a.id FROM account a JOIN "order" o ON o.account_id = a.id LEFT JOIN case_file c ON c.order_id = o.id
         WHERE NOT EXISTS (SELECT 1 FROM account_mark m WHERE m.account_id = a.id)
         GROUP BY a.id HAVING count(DISTINCT o.channel || o.buyer_nick) = 2 AND count(*) FILTER (WHERE c.status = 'open') > 0
         ORDER BY a.score DESC, a.id LIMIT 1`,
      ));
      page = await desk.open("demo-risk");
      await page.goto(`${world.url}/risk/${id}`);
      await page.getByRole("heading", { name: "处置", exact: true }).waitFor();
    });
    const panel = (title: string): Locator => page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
    const asked = (): Locator => page.getByRole("dialog");
    const why = async (words: string): Promise<void> => asked().getByLabel("为什么，日后可查").fill(words);

    it("is told what blocking would do before it is done, and it ends by itself on its day", async () => {
      const { world, desk } = door.at();
      await panel("处置").getByRole("button", { name: "改变处置" }).click();
      await asked().getByText("拉黑", { exact: true }).click();
      await asked()
        .getByRole("status")
        .getByText(/现在生效，这个买家在办的 \d+ 个工单/)
        .waitFor();
      await desk.picture(page, "account-mark");
      // Nothing holds yet, and without a word why nothing will.
      expect(await world.rows("SELECT id FROM account_mark WHERE account_id = $1 AND ended_at IS NULL", [id])).toEqual([]);
      expect(await asked().getByRole("button", { name: "就这样处置" }).isDisabled()).toBe(true);
      await why("三次空包，验货录像在案");
      await asked().getByRole("button", { name: "就这样处置" }).click();
      await page.getByText("处置已生效").first().waitFor();
      await panel("处置").getByText("三次空包，验货录像在案").waitFor();
      const [mark] = await world.rows<{ kind: string; days: number }>(
        "SELECT kind, extract(epoch FROM until - made_at)::float / 86400 AS days FROM account_mark WHERE account_id = $1 AND ended_at IS NULL",
        [id],
      );
      expect(mark?.kind).toBe("block");
      // Of the day the reviewer has before him: this browser's clock may be some hours behind the hub's here.
      expect(mark?.days).toBeGreaterThan(28);
      expect(mark?.days).toBeLessThanOrEqual(30);
      await panel("处置")
        .getByText(/风控老吴.*到期/)
        .waitFor();
    });

    it("ends it early with a word, and it is kept as it was", async () => {
      const { world } = door.at();
      await panel("处置").getByRole("button", { name: "提前结束" }).click();
      await why("录像是另一单的");
      await asked().getByRole("button", { name: "提前结束" }).click();
      await page.getByText("处置已结束").waitFor();
      await panel("处置").getByText("没有处置：按规则和风险分办。").waitFor();
      await panel("处置")
        .getByText(/以前的处置/)
        .click();
      await panel("处置").getByText("录像是另一单的").waitFor();
      expect(await world.rows("SELECT end_reason AS why FROM account_mark WHERE account_id = $1 AND end_reason IS NOT NULL", [id])).toEqual([
        { why: "录像是另一单的" },
      ]);
    });

    it("hears an appeal: what is kept of it, and that the risk is cleared when it is upheld", async () => {
      const { world } = door.at();
      await panel("处置").getByRole("button", { name: "改变处置" }).click();
      await asked().getByText("关注", { exact: true }).click();
      await why("再看一个月");
      await asked().getByRole("button", { name: "就这样处置" }).click();
      await page.getByText("处置已生效").first().waitFor();
      const appeals = panel("买家的申诉");
      await appeals.getByRole("button", { name: "记下申诉" }).click();
      await appeals.getByLabel("买家怎么说（不写姓名电话）").fill("两个号是我和家人的，退的都是尺码不对");
      await appeals.getByRole("button", { name: "记下" }).click();
      await appeals.getByText("待处理").waitFor();
      const uphold = appeals.getByRole("button", { name: "申诉成立" });
      expect(await uphold.isDisabled()).toBe(true);
      await appeals.getByLabel("复核结果和依据").fill("订单与尺码换购相符");
      await uphold.click();
      await appeals.getByText("成立", { exact: true }).waitFor();
      await panel("处置").getByText("没有处置：按规则和风险分办。").waitFor();
      expect(await world.rows("SELECT status FROM account_appeal WHERE account_id = $1", [id])).toEqual([{ status: "upheld" }]);
      expect(await world.rows("SELECT status FROM account WHERE id = $1", [id])).toEqual([{ status: "cleared" }]);
      await door.at().desk.picture(page, "account-appeal");
    });
  });
}
