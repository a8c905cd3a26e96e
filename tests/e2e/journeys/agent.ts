/** The agent's day: in by a link, the most urgent case, a grounded reply, a refund that happens once. */
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { money } from "../../../renderer/ui/format.ts";
import { callPast, type HouseDoor, leavesHours, oneOf, passUntil } from "../support/house.ts";
import type { World } from "../support/world.ts";

interface Case {
  id: string;
  channelCaseId: string;
  words: string;
  amountFen: number;
  suggested: string;
}

const LINKS = 'main ol > li a[href^="/cases/"]';
const CASE = `SELECT c.id, c.channel_case_id AS "channelCaseId", c.buyer_words AS words, c.amount_fen AS "amountFen", s.text AS suggested
  FROM case_file c JOIN suggestion s ON s.case_id = c.id AND s.state = 'shown' AND jsonb_array_length(s.sources) > 0 AND jsonb_array_length(s.claims) > 0
    AND s.id = (SELECT id FROM suggestion WHERE case_id = c.id ORDER BY revision DESC, seen DESC, created_at DESC, id DESC LIMIT 1)
  WHERE c.status = 'open' AND c.queue = 'agent' AND c.kind = 'refund_only' AND c.state = 'requested'`;

/** Opens a case and lets the reply agent work: what was overtaken by news of the order is written anew for whoever looks. @returns what it says then. */
async function openWritten(page: Page, world: World, caseId: string): Promise<string> {
  await page.goto(`${world.url}/cases/${caseId}`);
  const suggestion = page.getByRole("region", { name: "建议回复" });
  const isNew = async (): Promise<boolean> => {
    await world.settle();
    // Read in one moment: between two questions an old reply may have given way to the one that is being written.
    return suggestion.evaluateAll((parts) => parts.some((part) => part.querySelector("button[data-kind]") && !part.textContent.includes("情况有变")));
  };
  await expect.poll(isNew).toBe(true);
  const newest = `SELECT text FROM suggestion WHERE case_id = '${caseId}' ORDER BY revision DESC, seen DESC, created_at DESC, id DESC LIMIT 1`;
  return (await oneOf<{ text: string }>(world, "written reply", newest)).text;
}

export function agentJourney(door: HouseDoor): void {
  describe("an agent", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-agent");
    });

    it("comes in by a link that signs in once; the second use is refused in a sentence", async () => {
      const { world, desk } = door.at();
      const link = await world.linkFor("demo-agent");
      const first = await desk.visit("about:blank");
      let spent = 0;
      first.on("request", (request) => {
        if (request.url().endsWith("/redeem")) spent += 1;
      });
      await first.goto(link);
      await first.getByRole("heading", { name: "售后工单" }).waitFor();
      expect(new URL(first.url()).hash).toBe("");
      // A link spent twice is a wrong guess, and ten of those shut the door for a minute.
      expect(spent).toBe(1);
      const second = await desk.visit(link);
      await second.getByRole("alert").getByText("登录链接已用过或已过期").waitFor();
      expect(await second.getByRole("navigation").count()).toBe(0);
    });

    it("lands on the queue, which the platforms' clocks have sorted", async () => {
      const { world } = door.at();
      await page.getByRole("heading", { name: "售后工单" }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/queue");
      await page.locator(LINKS).first().waitFor();
      const shown = await page.locator(LINKS).evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("/").at(-1)));
      const due = await world.rows<{ id: string; at: Date | null }>(
        "SELECT id, deadline_at AS at FROM case_file WHERE status = 'open' AND queue = 'agent' ORDER BY deadline_at NULLS LAST, stake_fen DESC, id LIMIT 30",
      );
      expect(shown).toEqual(due.map((row) => row.id));
      const times = due.flatMap((row) => row.at?.getTime() ?? []);
      expect(times.length).toBeGreaterThan(5);
    });

    it("moves by j and k and opens by Enter, like somebody whose hands stay on the keys", async () => {
      const links = page.locator(LINKS);
      const [first, second] = [await links.nth(0).getAttribute("href"), await links.nth(1).getAttribute("href")];
      const chosen = page.locator("main li[aria-current=true] a");
      await page.keyboard.press("j");
      await expect.poll(() => chosen.getAttribute("href")).toBe(first);
      await page.keyboard.press("j");
      await expect.poll(() => chosen.getAttribute("href")).toBe(second);
      await page.keyboard.press("k");
      await expect.poll(() => chosen.getAttribute("href")).toBe(first);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${first}`);
    });

    it("goes on to the next case and back in the list beside it, hides it, and goes up by Esc to the list it came from", async () => {
      const beside = page.getByRole("navigation", { name: "正在处理的列表" });
      const links = beside.locator("a");
      await links.nth(1).waitFor();
      const [first, second] = [await links.nth(0).getAttribute("href"), await links.nth(1).getAttribute("href")];
      const here = beside.locator("a[aria-current=page]");
      await expect.poll(() => here.getAttribute("href")).toBe(first);
      await page.keyboard.press("j");
      await page.waitForURL(`**${second}`);
      await expect.poll(() => here.getAttribute("href")).toBe(second);
      await page.keyboard.press("l");
      await beside.waitFor({ state: "hidden" });
      await page.keyboard.press("l");
      await here.waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("heading", { name: "售后工单" }).waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${first}`);
    });

    it("sees in the most urgent case where the parcel is, what happened, what the buyer wants and what the platform will do", async () => {
      const { world } = door.at();
      // The most urgent one whose clock does not run out under the test.
      const opened = await oneOf<{ id: string; words: string; orderId: string }>(
        world,
        "urgent case",
        `SELECT id, buyer_words AS words, order_id AS "orderId" FROM case_file c WHERE status = 'open' AND queue = 'agent' AND order_id IS NOT NULL
           ${leavesHours(world, 1)} ORDER BY deadline_at, id LIMIT 1`,
      );
      await page.goto(`${world.url}/cases/${opened.id}`);
      await page.getByText(opened.words).first().waitFor();
      await page.getByText("包裹在哪").waitFor();
      await page.getByText(/还剩 .+，到期平台/).waitFor();
      const told = await world.rows<{ text: string }>(`SELECT text FROM timeline_event WHERE order_id = '${opened.orderId}' ORDER BY at DESC LIMIT 3`);
      expect(told.length).toBeGreaterThan(0);
      await page.getByRole("tab", { name: "订单经过" }).click();
      await page.getByRole("button", { name: "全部展开" }).click();
      for (const { text } of told) await page.getByText(text).first().waitFor();
    });

    it("sees what the buyer of each channel photographed: small beside his words, large when pressed", async () => {
      const { world } = door.at();
      const shown = await world.rows<{ id: string; channel: string }>(
        `SELECT DISTINCT ON (channel) id, channel FROM case_file c WHERE status = 'open' AND queue = 'agent' AND (jsonb_array_length(evidence) > 0
           OR EXISTS (SELECT 1 FROM case_message m WHERE m.case_id = c.id AND jsonb_array_length(m.pictures) > 0)) ORDER BY channel, deadline_at, id`,
      );
      expect(shown.map(({ channel }) => channel)).toEqual(["douyin", "taobao"]);
      const width = (picture: Locator) => () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
      for (const { id } of shown) {
        await page.goto(`${world.url}/cases/${id}`);
        const small = page.getByRole("button", { name: "凭证 1", exact: true });
        await expect.poll(width(small.locator("img"))).toBeGreaterThan(0);
        await small.click();
        const large = page.getByRole("dialog", { name: "凭证" });
        await expect.poll(width(large.getByRole("img", { name: "凭证 1" }))).toBeGreaterThan(0);
        await page.keyboard.press("Escape");
        await large.waitFor({ state: "detached" });
      }
    });

    it("adopts a suggestion whose sources and checked claims it saw, and Taobao's own ledger has the words", async () => {
      const { world } = door.at();
      const one = await oneOf<Case>(
        world,
        "Taobao case with a suggestion that fits",
        `${CASE} ${leavesHours(world)} AND c.channel = 'taobao' AND octet_length(s.text) < 360 ORDER BY c.deadline_at LIMIT 1`,
      );
      const suggested = await openWritten(page, world, one.id);
      const suggestion = page.getByRole("region", { name: "建议回复" });
      expect(await suggestion.locator("button[data-kind]").count()).toBeGreaterThan(0);
      const claims = suggestion.locator("mark");
      expect(await claims.count()).toBeGreaterThan(0);
      expect(await claims.evaluateAll((marks) => marks.filter((mark) => mark.getAttribute("data-supported") !== "yes").length)).toBe(0);
      await suggestion.locator("button[data-kind=card]").first().hover();
      await page.getByRole("tooltip").first().waitFor();
      await suggestion.getByRole("button", { name: "采用并修改" }).click();
      const field = page.getByLabel("写给买家的回复（r）");
      expect(await field.inputValue()).toBe(suggested);
      await field.press("End");
      await field.pressSequentially(" 谢谢");
      await page.getByRole("button", { name: "发送", exact: true }).click();
      await page.getByText("即将发送，倒计时内可以撤销").waitFor();
      const sent = page.locator("li[data-author=operator]").filter({ hasText: `${suggested} 谢谢` });
      await sent.getByText("发送中").waitFor();
      await world.pass(1);
      await sent.getByText("已送达平台").waitFor();
      const told = (await world.ledger()).messages.filter((message) => message.about === one.channelCaseId);
      expect(told).toEqual([expect.objectContaining({ channel: "taobao", text: `${suggested} 谢谢` })]);
      await suggestion.getByText("修改后采用").waitFor();
    });

    it("sees a reply that a new scan has overtaken being written anew, without asking for it", async () => {
      const { world } = door.at();
      const one = await oneOf<Case & { orderId: string }>(
        world,
        "case with a suggestion and an order",
        `${CASE.replace("SELECT c.id", 'SELECT c.order_id AS "orderId", c.id')} AND c.order_id IS NOT NULL ORDER BY c.deadline_at DESC LIMIT 1`,
      );
      await openWritten(page, world, one.id);
      const written = async (): Promise<number> => (await world.rows(`SELECT id FROM suggestion WHERE case_id = '${one.id}'`)).length;
      const before = await written();
      await world.rows(
        `INSERT INTO timeline_event (order_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key)
         VALUES ($1, 'carrier', 'in_transit', $2, $2, 'kuaidi100', '【襄阳转运中心】 已收入', '{}', 'scan:of-the-test') RETURNING id`,
        [one.orderId, world.now()],
      );
      await page.reload();
      await page.getByText("订单有了新动态，正在按最新情况重写…").waitFor();
      await door.at().desk.picture(page, "reply-written-anew");
      // What is not shown cannot be taken by its key either.
      await page.keyboard.press("a");
      expect(await page.getByLabel("写给买家的回复（r）").inputValue()).toBe("");
      await world.settle();
      await page.getByRole("region", { name: "建议回复" }).getByText("依据").waitFor();
      expect(await written()).toBe(before + 1);
    });

    it("is told before anything is sent that a reply is longer than the channel takes, and keeps the words", async () => {
      const { world } = door.at();
      const one = await oneOf<{ id: string }>(
        world,
        "Taobao case",
        "SELECT id FROM case_file WHERE status = 'open' AND queue = 'agent' AND channel = 'taobao' AND found_kind IS NULL ORDER BY deadline_at DESC LIMIT 1",
      );
      const long = "亲，您的问题我们已经收到，正在为您核实。".repeat(8);
      await page.goto(`${world.url}/cases/${one.id}`);
      await page.getByLabel("写给买家的回复（r）").fill(long);
      await page.getByText(/留言最多 400 字节.+缩短后才能发送/).waitFor();
      expect(await page.getByRole("button", { name: "发送", exact: true }).isDisabled()).toBe(true);
      expect(await page.getByLabel("写给买家的回复（r）").inputValue()).toBe(long);
      const said = "SELECT id FROM case_message WHERE case_id = $1 AND author = 'operator' AND text LIKE $2";
      expect(await world.rows(said, [one.id, `%${long.slice(0, 12)}%`])).toEqual([]);
    });

    it("copies the reply where the channel has no interface for messages, and the case remembers it", async () => {
      const { world } = door.at();
      const one = await oneOf<Case>(
        world,
        "Douyin case with a suggestion",
        `${CASE} ${leavesHours(world)} AND c.channel = 'douyin' ORDER BY c.deadline_at LIMIT 1`,
      );
      const suggested = await openWritten(page, world, one.id);
      await page.getByText("该平台没有发消息接口").waitFor();
      await page.keyboard.press("a");
      await expect.poll(() => page.getByLabel("写给买家的回复（r）").inputValue()).toBe(suggested);
      await page.keyboard.press("Control+Enter");
      await page.locator("li[data-author=operator]").getByText("已复制，由客服在平台发送").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(suggested);
      await world.pass(1);
      expect((await world.ledger()).messages.filter((message) => message.channel === "douyin")).toEqual([]);
    });

    it("grants a refund, sees the countdown, takes it back; granted again it is paid exactly once", async () => {
      const { world } = door.at();
      const one = await oneOf<Case>(
        world,
        "Taobao refund that may be granted",
        `${CASE} ${leavesHours(world, 1)} AND c.channel = 'taobao' ORDER BY c.deadline_at LIMIT 1`.replace("s.state = 'shown'", "s.state = 'edited'"),
      );
      const paid = async (): Promise<unknown[]> => (await world.ledger()).grants.filter((grant) => grant.refundId === one.channelCaseId);
      await page.goto(`${world.url}/cases/${one.id}`);
      const held = page.getByRole("region", { name: "等待中的动作" });
      const grant = async (): Promise<void> => {
        await page.getByRole("button", { name: "同意退款" }).first().click();
        await page.getByText(/确认后有 .+ 可以撤销/).waitFor();
        await page.getByRole("button", { name: `同意退款 ${money(one.amountFen)}` }).click();
        await held.waitFor();
      };
      await grant();
      const shown = await held.locator("b").textContent();
      expect(shown).toMatch(/^\d\d:\d\d$/);
      await door.at().desk.linger(page, 2);
      await expect.poll(() => held.locator("b").textContent()).not.toBe(shown);
      await held.getByRole("button", { name: "撤销" }).click();
      await page.getByText("已撤销，平台那边什么也没发生").waitFor();
      await expect.poll(() => held.count()).toBe(0);
      await world.pass(1);
      expect(await paid()).toEqual([]);
      await grant();
      await world.pass(1);
      await world.pass(5);
      await page
        .getByText(`同意退款 ${money(one.amountFen)}`)
        .locator("../..")
        .getByText("平台已确认")
        .waitFor();
      expect(await paid()).toEqual([expect.objectContaining({ amount: one.amountFen, by: "seller" })]);
      await page.getByRole("button", { name: "同意退款", disabled: true }).waitFor();
    });

    it("is told what moved while a grant of theirs waited, and nothing is sent", async () => {
      const { world, desk } = door.at();
      const one = await oneOf<{ id: string; orderId: string; channelCaseId: string }>(
        world,
        "refund that a person may grant",
        `SELECT id, order_id AS "orderId", channel_case_id AS "channelCaseId" FROM case_file WHERE status = 'open' AND queue = 'agent' AND kind = 'refund_only'
           AND state = 'requested' AND amount_fen BETWEEN 100 AND 40000 AND order_id IS NOT NULL ORDER BY deadline_at DESC LIMIT 1`,
      );
      await page.goto(`${world.url}/cases/${one.id}`);
      await page.getByRole("button", { name: "同意退款" }).first().click();
      await page
        .locator("form")
        .getByRole("button", { name: /^同意退款 ¥/ })
        .click();
      await page.getByRole("region", { name: "等待中的动作" }).waitFor();
      await world.rows(`UPDATE "order" SET paid_fen = paid_fen - 1 WHERE id = '${one.orderId}'`);
      await world.pass(1);
      const told = page.getByRole("region", { name: "情况有变，没有发送" });
      await told.getByText(/^订单实付 .+ 元 → .+ 元$/).waitFor();
      await told.getByText("请看过最新情况，再决定是否重新发起。").waitFor();
      await desk.picture(page, "taken-back");
      expect((await world.ledger()).grants.filter((grant) => grant.refundId === one.channelCaseId)).toEqual([]);
      await world.rows(`UPDATE "order" SET paid_fen = paid_fen + 1 WHERE id = '${one.orderId}'`);
    });

    it("compensates by typing and keys alone, and says later that it is there on the platform", async () => {
      const { world } = door.at();
      const one = await oneOf<{ id: string }>(
        world,
        "case of which something may be paid",
        `SELECT id FROM case_file c WHERE status = 'open' AND queue = 'agent' AND kind = 'refund_only' AND state = 'requested' AND amount_fen BETWEEN 100 AND 30000
           AND order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM action a WHERE a.case_id = c.id AND a.state NOT IN ('undone', 'failed')) ORDER BY deadline_at DESC LIMIT 1`,
      );
      const kept = () => world.rows(`SELECT state, amount_fen AS "amountFen" FROM action WHERE case_id = '${one.id}' AND takes = 'beside'`);
      await page.goto(`${world.url}/cases/${one.id}`);
      await page.getByRole("button", { name: "其他" }).waitFor();
      await page.keyboard.press("d");
      await page.getByRole("combobox", { name: "找一个处理（打字）" }).fill("现金");
      await page.getByRole("option", { name: "现金补偿", selected: true }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: "金额（元）" }).fill("1");
      await page.getByRole("combobox", { name: "补偿原因" }).press("Enter");
      await page.keyboard.press("Enter");
      await page.getByText(/^给买家补偿现金 1\.00 元，原因：发货或送达太晚/).waitFor();
      await page.getByRole("button", { name: "现金补偿 ¥1.00" }).click();
      await page.getByText("等人在平台后台办理并核对。").waitFor();
      expect(await kept()).toEqual([{ state: "sent", amountFen: 100 }]);
      await page.getByRole("button", { name: "已在平台看到" }).click();
      await page.getByText("已人工核对").waitFor();
      expect(await kept()).toEqual([{ state: "confirmed", amountFen: 100 }]);
    });

    it("may not pay more than 500 yuan: greyed with the reason, refused past the screen, on the risk desk", async () => {
      const { world } = door.at();
      await passUntil(world, async () => (await world.rows(BIG)).length > 0);
      const big = await oneOf<{ id: string; channelCaseId: string; amountFen: number; revision: number }>(world, "case of more than 500 yuan", BIG);
      await page.goto(`${world.url}/cases/${big.id}`);
      const button = page.getByRole("button", { name: "同意退款", disabled: true });
      await button.waitFor();
      // The reason stands below the button, for whoever does not point at it, too.
      await page.getByRole("listitem").getByText("由风控决定").first().waitFor();
      const past = { caseId: big.id, kind: "agree_refund", amountFen: big.amountFen, revision: big.revision, requestKey: "past-the-screen" };
      expect(await callPast(page, "actions/do", past)).toMatchObject({ status: 409, code: "NEEDS_APPROVAL" });
      expect(await world.rows(`SELECT queue FROM case_file WHERE id = '${big.id}'`)).toEqual([{ queue: "risk" }]);
      await world.pass(1);
      expect((await world.ledger()).grants.filter((grant) => grant.refundId === big.channelCaseId)).toEqual([]);
    });
  });
}

/** Goods came back and were looked at, so that only the amount stands in the way. */
export const BIG = `SELECT id, channel_case_id AS "channelCaseId", amount_fen AS "amountFen", revision FROM case_file
  WHERE amount_fen > 50000 AND status = 'open' AND (state = 'inspected' OR (state = 'requested' AND kind = 'refund_only')) ORDER BY state, id LIMIT 1`;
