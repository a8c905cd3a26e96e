/** What waits too long: a supervisor connects a robot with nothing but its key, is told by it once, follows its link and takes the matter. */
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type RobotServer, wecomRobotServer } from "../support/group-robots.ts";
import { CHROMIUM, type Desk, openDesk } from "./support/browser.ts";
import { type OwnShop, startOwnShop } from "./support/own-shop.ts";
import { pictures } from "./support/pictures.ts";

const missing = !existsSync(CHROMIUM) && !process.env.CI;
const MINUTE = 60_000;

describe.skipIf(missing)(missing ? `what waits too long (${CHROMIUM} is missing)` : "what waits too long", () => {
  let shop: OwnShop;
  let desk: Desk;
  let robot: RobotServer;
  let lead: Page;
  beforeAll(async () => {
    robot = await wecomRobotServer({ key: "robot-key" });
    shop = await startOwnShop(inject("clusterHome"));
    desk = await openDesk(shop);
    await shop.rows("INSERT INTO operator (id, name, roles, demo, enabled, created_at) VALUES ('zhou', '周主管', '{supervisor}', false, true, now())");
    const order = (id: string, minutes: number) => {
      const at = new Date(Date.now() - minutes * MINUTE).toISOString();
      const lines = [{ id: "1", sku: "MUG", title: "马克杯", quantity: 1, priceFen: 9_900, paidFen: 9_900 }];
      return { id, status: "paid", createdAt: at, paidAt: at, updatedAt: at, totalFen: 9_900, paidFen: 9_900, buyer: { id: `b${id}`, nick: "小雨" }, lines };
    };
    await shop.tell(order("W1", 22), order("W2", 40), order("W3", 3));
    lead = await desk.open("zhou");
  });
  afterAll(async () => {
    await desk?.close();
    await shop?.close();
    await robot?.close();
  });
  const save = (within: { getByRole: Page["getByRole"] } = lead) => within.getByRole("button", { name: /^保\s?存$/ }).click();
  const told = () => robot.ledger.filter(({ text }) => text.includes("未审核"));

  it("a robot is connected with its key and tried; a wrong key is told in a sentence", async () => {
    await lead.goto(`${shop.url}/waiting/setup/notifiers`);
    await lead.getByRole("button", { name: "接入通知方式" }).click();
    await lead.getByRole("menuitem", { name: "企业微信群机器人" }).click();
    await lead.getByLabel("接口地址").fill(robot.url);
    await lead.getByLabel("机器人 key").fill("wrong-key");
    await lead.getByRole("button", { name: "试发一条" }).click();
    await lead.getByText("密钥不对，或机器人已被移出群").waitFor();
    await lead.getByLabel("机器人 key").fill("robot-key");
    await lead.getByRole("button", { name: "试发一条" }).click();
    await lead.getByText("对方已收下").waitFor();
    expect(robot.ledger).toHaveLength(1);
    await pictures(lead, { desk, name: "notifier-form" });
    await save();
    await lead.getByText("还没有发过").waitFor();
    await pictures(lead, { desk, name: "notifiers" });
  });

  it("who is on duty is entered, and a rule in words says what it finds", async () => {
    await lead.goto(`${shop.url}/waiting/setup/roster`);
    await lead.getByRole("button", { name: "加一行" }).click();
    await lead.getByLabel("谁", { exact: true }).click();
    await lead.locator(".ant-select-item-option").filter({ hasText: "周主管" }).click();
    for (const day of ["六", "日"]) await lead.getByRole("checkbox", { name: day, exact: true }).check();
    for (const end of ["从", "到"]) await lead.getByLabel(end, { exact: true }).first().fill("00:00");
    await save();
    await lead.getByText("正在值班").waitFor();
    await lead.getByRole("button", { name: "加一天" }).click();
    await lead.getByRole("button", { name: "加一条" }).click();
    await pictures(lead, { desk, name: "roster" });
    await lead.goto(`${shop.url}/waiting`);
    await lead.getByRole("button", { name: "现在查一遍" }).click();
    await lead.getByText("没有选通知方式，只在这里显示").waitFor();
    await lead.getByRole("link", { name: "规则、值班和通知" }).click();
    const rule = lead.getByRole("listitem").filter({ hasText: "付款后久未审核" });
    await rule.waitFor();
    await pictures(lead, { desk, name: "rules" });
    await rule.getByRole("button", { name: /^修\s?改$/ }).click();
    await lead.getByLabel("用什么通知", { exact: true }).click();
    await lead.locator(".ant-select-item-option").filter({ hasText: "企业微信群机器人" }).click();
    await lead.getByText("用企业微信群机器人通知值班的人").first().waitFor();
    await lead.getByText("现在 2 项，1 家店铺").waitFor();
    await lead.getByLabel("规则名称").click();
    await pictures(lead, { desk, name: "rule-form" });
    await save(lead.getByRole("dialog"));
    await lead.getByText("用企业微信群机器人通知值班的人").first().waitFor();
  });

  it("what waits is told by the robot once; its link leads to the matter, and somebody takes it", async () => {
    // It was found before anybody was to be told: it is found anew.
    await shop.rows("DELETE FROM waiting_group");
    await lead.goto(`${shop.url}/waiting`);
    await lead.getByRole("button", { name: "现在查一遍" }).click();
    await expect.poll(() => told().length).toBe(1);
    await lead.getByText("通知了 周主管").waitFor();
    await pictures(lead, { desk, name: "board" });
    const [{ text } = { text: "" }] = told();
    expect(text).toContain("2 单付款后 15 分钟 还没审核");
    const [, link = ""] = /\]\((http[^)]+)\)/.exec(text) ?? [];
    // Whoever follows it without being signed in comes to it by signing in.
    await lead.goto(link);
    const page = lead.getByRole("dialog");
    await page.getByText("对方已收下").waitFor();
    await pictures(lead, { desk, name: "waiting-group" });
    await page.getByRole("button", { name: "我来处理" }).click();
    await page.getByText("周主管在处理").waitFor();
    await page.getByText("接手处理").waitFor();
    await lead.goto(`${shop.url}/waiting`);
    await lead.getByRole("button", { name: "现在查一遍" }).click();
    await lead.getByText("已开始查").waitFor();
    expect(told()).toHaveLength(1);
    expect(await shop.rows("SELECT verb FROM journal_line WHERE subject = 'waiting_group' AND actor = 'operator:zhou'")).toEqual([
      { verb: "waiting.acknowledged" },
    ]);
    await lead.goto(`${shop.url}/waiting/setup/sent`);
    await lead.getByText("提醒：付款后久未审核").first().waitFor();
    await pictures(lead, { desk, name: "alerts-sent" });
  });

  it("one's own ways are entered in the profile and shown to nobody else", async () => {
    await lead.goto(`${shop.url}/settings/profile`);
    await lead.getByLabel(/^企业微信账号/).fill("zhou.lead");
    await lead
      .locator("form")
      .filter({ hasText: "企业微信账号" })
      .getByRole("button", { name: /^保\s?存$/ })
      .click();
    await lead.getByText("联系方式已保存").waitFor();
    await pictures(lead, { desk, name: "ways" });
    expect(desk.complaints).toEqual([]);
    expect(shop.faults).toEqual([]);
  });
});
