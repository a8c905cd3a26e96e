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
    const rowOf = (caseId: string): Locator => page.locator("main li").filter({ has: page.locator(`[data-case="${caseId}"]`) });
    const evidence = (): Locator => page.getByRole("region", { name: "依据" });

    it("sees automatic refunds count down and stops one: the channel never pays it, as it pays the others", async () => {
      const { world } = door.at();
      await passUntil(world, async () => (await world.rows<Held>(HELD)).length > 0);
      const stopped = await oneOf<Held>(world, "refund on hold", HELD);
      await page.goto(`${world.url}/review`);
      await page.getByRole("tab", { name: "待复核" }).waitFor();
      const row = rowOf(stopped.caseId).filter({ has: page.locator("span", { hasText: /^(\d+:)?\d\d:\d\d$/ }) });
      await row.getByRole("button").first().click();
      await evidence().getByRole("button", { name: "撤销", exact: false }).click();
      await page.getByText("已撤销，平台那边什么也没发生").waitFor();
      await rowOf(stopped.caseId).getByText("已撤销").waitFor();
      await world.pass(20);
      const paid = (await world.ledger()).grants.map((grant) => grant.refundId);
      expect(paid).not.toContain(stopped.refundId);
      // The others were paid: it is the undoing that kept this one back.
      expect((await world.rows<{ refundId: string }>(PAID)).map((row) => row.refundId).filter((id) => !paid.includes(id))).toEqual([]);
    });

    it("marks a refund wrong by the keys while it is held: it is stopped, the row stays where it was, and one mark is not called a rate", async () => {
      const { world } = door.at();
      await passUntil(world, async () => (await world.rows<Held>(HELD)).length > 0);
      const held = await oneOf<Held>(world, "refund on hold", HELD);
      await page.goto(`${world.url}/review?tab=due`);
      const row = rowOf(held.caseId).filter({ has: page.locator("span", { hasText: /^(\d+:)?\d\d:\d\d$/ }) });
      await row.getByRole("button").first().click();
      const chosen = page.locator("main li[aria-current=true] [data-case]");
      const place = await page
        .locator("main li [data-case]")
        .evaluateAll((all, id) => all.findIndex((each) => each.getAttribute("data-case") === id), held.caseId);
      // What was asked, the rule's row and what it saw stand beside it.
      for (const title of ["买家要什么", "依据的规则", "当时看到的", "之后发生了什么"]) await evidence().getByRole("heading", { name: title }).waitFor();
      await page.keyboard.press("x");
      await evidence().getByRole("radiogroup", { name: "错在哪里" }).waitFor();
      // Enter on the heels of the digit means the form, also where the page draws late; the next page it opens draws as usual.
      await page.evaluate(() => {
        window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(document.timeline.currentTime as number), 300);
      });
      await page.keyboard.press("5");
      await page.keyboard.press("Enter");
      await page.getByText("已停下：平台那边什么也没发生").waitFor();
      await evidence().getByText("凭证说明不了问题").waitFor();
      // It has left the list of what waits, and still nobody's pointer meets another row.
      await expect.poll(() => chosen.getAttribute("data-case")).toBe(held.caseId);
      expect(await page.locator("main li [data-case]").nth(place).getAttribute("data-case")).toBe(held.caseId);
      await page.locator("dl").filter({ hasText: "抽查错误率" }).getByText("满 20 条标记才有意义").waitFor();
      expect(await world.rows("SELECT reviewed_by AS by, review_reason AS reason FROM decision WHERE review = 'wrong'")).toEqual([
        { by: expect.stringContaining("demo-supervisor"), reason: "evidence" },
      ]);
      await world.pass(20);
      expect((await world.ledger()).grants.map((grant) => grant.refundId)).not.toContain(held.refundId);
    });

    it("stops all automation with a reason: what is held is never paid, everybody sees it above every page, and it is let on again", async () => {
      const { world, desk } = door.at();
      await passUntil(world, async () => (await world.rows<Held>(HELD)).length > 0);
      const held = await world.rows<Held>(HELD);
      await page.goto(`${world.url}/review`);
      await page.getByRole("button", { name: "停下自动处理…" }).click();
      const ask = page.getByRole("dialog", { name: "停下自动处理" });
      await ask.getByText(/个还没发出的动作/).waitFor();
      await ask.getByRole("textbox", { name: "原因（大家都看得到）" }).fill("规则看来不对");
      await ask.getByRole("button", { name: "现在停下" }).click();
      const banner = (of: Page): Locator => of.getByRole("status").filter({ hasText: "自动处理已停" });
      await banner(page)
        .getByText(/全部 · 规则看来不对/)
        .waitFor();
      const agent = await desk.open("demo-agent");
      await banner(agent)
        .getByText(/全部 · 规则看来不对/)
        .waitFor();
      expect(await banner(agent).getByRole("button").count()).toBe(0);
      await agent.close();
      await world.pass(20);
      const paid = new Set((await world.ledger()).grants.map((grant) => grant.refundId));
      expect(held.filter(({ refundId }) => paid.has(refundId))).toEqual([]);
      expect(await world.rows(HELD)).toEqual([]);
      await banner(page).getByRole("button", { name: "恢复…" }).click();
      const resume = page.getByRole("dialog", { name: "恢复自动处理？" });
      await resume.getByRole("textbox", { name: "原因（大家都看得到）" }).fill("看过了，没有问题");
      await resume.getByRole("button", { name: "恢复自动处理" }).click();
      await banner(page).waitFor({ state: "hidden" });
    });

    it("is refused a rule that cannot be read, at its row and column, and one whose example fails, by its name", async () => {
      const { world } = door.at();
      await page.goto(`${world.url}/policy`);
      await page.getByRole("button", { name: "修改规则" }).click();
      const limit = await amountOf(page, "return-ordinary");
      await howOf(page, "return-ordinary").click();
      await page.getByTitle("公式", { exact: true }).click();
      await limit.fill("<= 两百");
      await page
        .getByRole("status")
        .getByText(/\d+ 处需要修改/)
        .waitFor();
      await rowOfPolicy(page, "return-ordinary").locator("[data-fact=amountYuan] em").waitFor();
      expect(await page.getByRole("button", { name: "发布新版本" }).isDisabled()).toBe(true);
      await limit.fill("<= 50");
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
      await page.goto(`${world.url}/queue`);
      await page.goto(`${world.url}/policy`);
      await page.getByText(/^有一份没有发布的草稿/).waitFor();
      await page.getByRole("button", { name: "接着改" }).click();
      await (await amountOf(page, "return-ordinary")).fill("200");
      await rowOfPolicy(page, "return-ordinary").getByLabel("对买家的一句话").fill("已同意您的退货，请按售后单上的地址寄回，验货通过后当天退款。");
      await page
        .getByRole("status")
        .getByText(/没有发现错误/)
        .waitFor();
      await page.getByText(/有 1 处不同/).waitFor();
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
  return page.locator(`li[data-row="${rowId}"]`);
}

function howOf(page: Page, rowId: string): Locator {
  return rowOfPolicy(page, rowId).getByLabel("申请金额 怎么比");
}

async function amountOf(page: Page, rowId: string): Promise<Locator> {
  await rowOfPolicy(page, rowId)
    .getByRole("button", { name: /^修改第/ })
    .click();
  const field = rowOfPolicy(page, rowId).getByLabel("申请金额", { exact: true });
  await field.waitFor();
  return field;
}
