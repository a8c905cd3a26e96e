/** The supervisor's day: stop what should not go out, say what was wrong, change a rule without breaking it. */
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { callPast, type HouseDoor, oneOf, passUntil } from "../support/house.ts";

interface Held {
  id: string;
  caseId: string;
  refundId: string;
}

const HELD = `SELECT action.id, action.case_id AS "caseId", c.channel_case_id AS "refundId" FROM action JOIN case_file c ON c.id = case_id
  WHERE action.state = 'held' AND action.auto AND action.kind = 'agree_refund' ORDER BY action.id`;

const PAID = `SELECT c.channel_case_id AS "refundId" FROM action JOIN case_file c ON c.id = case_id
  WHERE action.state = 'confirmed' AND action.auto AND action.kind = 'agree_refund'`;

export function supervisorJourney(door: HouseDoor): void {
  describe("a supervisor", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-supervisor");
    });
    const rowOf = (caseId: string): Locator => page.locator("main li").filter({ has: page.locator(`a[href="/cases/${caseId}"]`) });

    it("sees automatic refunds count down and stops one: the channel never pays it, as it pays the others", async () => {
      const { world } = door.at();
      await passUntil(world, async () => (await world.rows<Held>(HELD)).length > 0);
      const stopped = await oneOf<Held>(world, "refund on hold", HELD);
      await page.goto(`${world.url}/review`);
      await page.getByRole("tab", { name: "待复核" }).waitFor();
      const row = rowOf(stopped.caseId).filter({ has: page.getByRole("button", { name: "撤销" }) });
      await row.locator("span", { hasText: /^(\d+:)?\d\d:\d\d$/ }).waitFor();
      await row.getByRole("button", { name: "撤销" }).click();
      await page.getByText("已撤销，平台那边什么也没发生").waitFor();
      await rowOf(stopped.caseId).getByText("已撤销").waitFor();
      await world.pass(20);
      const paid = (await world.ledger()).grants.map((grant) => grant.refundId);
      expect(paid).not.toContain(stopped.refundId);
      // The others were paid: it is the undoing that kept this one back.
      expect((await world.rows<{ refundId: string }>(PAID)).map((row) => row.refundId).filter((id) => !paid.includes(id))).toEqual([]);
    });

    it("marks a decision wrong, and the error rate of its row says so", async () => {
      const { world } = door.at();
      const row = page
        .locator("main li")
        .filter({ has: page.getByRole("button", { name: "判断错误" }) })
        .first();
      const caseId = (await row.getByRole("link").getAttribute("href"))?.split("/").at(-1) ?? "";
      // By its case from here on: news may put another row in that place. The first, because news pushes the last off the page.
      await rowOf(caseId).last().getByRole("button", { name: "判断错误" }).click();
      await page.getByRole("tab", { name: "判断错误" }).click();
      await rowOf(caseId).first().waitFor();
      await page.locator("dl").filter({ hasText: "复核错误率" }).getByText("100%").waitFor();
      expect(await world.rows("SELECT reviewed_by AS by FROM decision WHERE review = 'wrong'")).toEqual([{ by: expect.stringContaining("demo-supervisor") }]);
    });

    it("is refused a rule that cannot be read, at its row and column, and one whose example fails, by its name", async () => {
      const { world } = door.at();
      await page.goto(`${world.url}/policy`);
      await page.getByRole("button", { name: "修改规则" }).click();
      const cell = await cellOf(page, "return-ordinary");
      await cell.fill("<= 两百");
      await page.getByRole("button", { name: "检查" }).click();
      await page
        .getByRole("status")
        .getByText(/\d+ 处需要修改/)
        .waitFor();
      await page.locator("label[data-fault]").filter({ hasText: "申请金额（元）" }).locator("em").waitFor();
      expect(await page.getByRole("button", { name: "发布新版本" }).isDisabled()).toBe(true);
      await cell.fill("<= 50");
      await page.getByRole("button", { name: "检查" }).click();
      await page
        .getByText(/^不符：得到/)
        .first()
        .waitFor();
      expect(await page.getByRole("button", { name: "发布新版本" }).isDisabled()).toBe(true);
      const { body } = await oneOf<{ body: { rows: { id: string; when: Record<string, string> }[] } }>(
        world,
        "policy",
        "SELECT body FROM policy_version WHERE active",
      );
      const rows = body.rows.map((row) => (row.id === "return-ordinary" ? { ...row, when: { ...row.when, amountYuan: "<= 50" } } : row));
      expect(await callPast(page, "policies/publish", { body: { ...body, rows } })).toMatchObject({ status: 422, code: "POLICY_INVALID" });
    });

    it("mends it, and the next version is in force", async () => {
      const { world } = door.at();
      const before = await oneOf<{ version: number }>(world, "policy", "SELECT version FROM policy_version WHERE active");
      await (await cellOf(page, "return-ordinary")).fill("<= 200");
      await rowOfPolicy(page, "return-ordinary").getByLabel("对买家的一句话").fill("已同意您的退货，请按售后单上的地址寄回，验货通过后当天退款。");
      await page.getByRole("button", { name: "检查" }).click();
      await page
        .getByRole("status")
        .getByText(/没有发现错误/)
        .waitFor();
      await page.getByRole("button", { name: "发布新版本" }).click();
      await page
        .getByRole("tooltip")
        .getByRole("button", { name: /OK|确\s*定/ })
        .click();
      await page.getByText(`已发布第 ${before.version + 1} 版`).waitFor();
      await page
        .getByText(new RegExp(`^第 ${before.version + 1} 版 · `))
        .first()
        .waitFor();
      expect(await world.rows("SELECT version FROM policy_version WHERE active")).toEqual([{ version: before.version + 1 }]);
      await passUntil(world, async () => (await world.rows(`SELECT 1 FROM decision WHERE policy_version = ${before.version + 1}`)).length > 0);
    });
  });
}

function rowOfPolicy(page: Page, rowId: string): Locator {
  return page.locator("li").filter({ has: page.locator(`input[aria-label="id"][value="${rowId}"]`) });
}

async function cellOf(page: Page, rowId: string): Promise<Locator> {
  const cell = rowOfPolicy(page, rowId).getByLabel("申请金额（元）");
  await cell.waitFor();
  return cell;
}
