/** Two people at two browsers of a shop of one's own: one lets the other in, and shows him out while he works. */
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CHROMIUM, type Desk, openDesk } from "./support/browser.ts";
import { type OwnShop, startOwnShop } from "./support/own-shop.ts";
import { pictures } from "./support/pictures.ts";

const missing = !existsSync(CHROMIUM) && !process.env.CI;
const PASSWORD = "梧桐-quartz-71 river";

describe.skipIf(missing)(missing ? `people in a browser (${CHROMIUM} is missing)` : "people in a browser", () => {
  let shop: OwnShop;
  let desk: Desk;
  let boss: Page;
  let agent: Page;
  beforeAll(async () => {
    shop = await startOwnShop(inject("clusterHome"));
    desk = await openDesk(shop);
  });
  afterAll(async () => {
    await desk?.close();
    await shop?.close();
  });

  let key = "";
  /** As the shop's own systems tell it. */
  async function tell(what: string, body: object): Promise<void> {
    const answer = await fetch(`${shop.url}/api/v1/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    expect([answer.status, answer.ok ? "" : await answer.text()]).toEqual([expect.any(Number), ""]);
  }

  it("sets up a shop of its own from nothing, step by step", async () => {
    boss = await desk.open("admin");
    await boss.getByRole("heading", { name: "开店向导" }).waitFor();
    await pictures(boss, { desk, name: "welcome" });
    await boss.getByLabel("店铺或团队的名字").fill("山野小店");
    await boss.getByRole("button", { name: "保存" }).click();

    await boss.getByLabel("姓名").fill("老板");
    await boss.getByLabel("登录名").fill("boss");
    for (const [password, answer] of [
      ["1234567890", "这个密码太常见"],
      [PASSWORD, "连接平台店铺"],
    ] as const) {
      await boss.getByLabel(/^新密码/).fill(password);
      await boss.getByLabel("再输一次新密码").fill(password);
      await boss.getByRole("button", { name: "保存" }).click();
      await boss.getByText(answer).first().waitFor();
    }
    await boss.getByRole("button", { name: "先跳过" }).click();
    await boss.getByRole("button", { name: "沿用自带规则" }).click();
    await boss.getByRole("button", { name: "邀请人员" }).waitFor();
    // What was skipped is found again, and leads back.
    await boss.getByText("接入店铺", { exact: true }).first().click();
    await pictures(boss, { desk, name: "welcome-shop" });
    await boss.getByRole("link", { name: "接入店铺", exact: true }).click();
    await boss.getByRole("heading", { name: "店铺与接入" }).waitFor();
    await boss.getByRole("button", { name: "接入店铺", exact: true }).click();
    await boss.getByRole("link", { name: /^自有系统/ }).click();
    await boss.getByLabel("店铺名称").fill("山野小程序");
    await boss.getByRole("button", { name: "保存并试连" }).click();
    await boss.getByText("推送地址").first().waitFor();
    await pictures(boss, { desk, name: "first-pull" });
    await boss.getByRole("link", { name: "回到店铺" }).click();
    await boss.getByText("山野小程序").first().waitFor();
    await boss.getByRole("button", { name: "生成密钥" }).click();
    await boss.getByPlaceholder(/^用途/).fill("小程序");
    await boss.getByRole("button", { name: "生成", exact: true }).click();
    key = /ak_[\w-]+/.exec((await boss.getByRole("dialog").getByText(/^ak_/).first().textContent()) ?? "")?.[0] ?? "";
    await boss.getByRole("dialog").getByRole("button", { name: "关闭" }).last().click();
    await boss.getByRole("link", { name: /回到开店向导/ }).click();
  });

  it("invites somebody, who chooses name and password", async () => {
    await boss.getByRole("button", { name: "邀请人员" }).click();
    const dialog = boss.getByRole("dialog");
    await dialog.getByLabel("姓名").fill("小林");
    await boss.waitForTimeout(300);
    await desk.picture(boss, "invite-zh-1440");
    await dialog.getByRole("button", { name: "生成邀请链接" }).click();
    const link = dialog.getByRole("button", { name: /\/join#token=/ });
    const address = (await link.textContent()) ?? "";
    await dialog.locator("svg").first().waitFor();
    await desk.picture(boss, "invited-zh-1440");
    await dialog.getByRole("button", { name: "关闭" }).last().click();
    await boss.getByText("准备好了").waitFor();
    await pictures(boss, { desk, name: "welcome-ready" });
    await boss.getByRole("link", { name: "人员" }).click();
    await boss.getByText("待接受").waitFor();

    agent = await desk.visit(address.trim());
    await agent.getByRole("heading", { name: "小林，欢迎加入" }).waitFor();
    await pictures(agent, { desk, name: "join" });
    await agent.getByLabel("登录名").fill("xiaolin");
    await agent.getByLabel(/^新密码/).fill(PASSWORD);
    await agent.getByLabel("再输一次新密码").fill(PASSWORD);
    await agent.getByRole("button", { name: "开始使用" }).click();
    await agent.getByRole("heading", { name: "售后工单" }).waitFor();
    // Who manages people is told at once, without loading anew.
    await boss.getByRole("cell", { name: "xiaolin" }).waitFor();
    expect(await agent.getByRole("link", { name: "人员" }).count()).toBe(0);
    await pictures(boss, { desk, name: "people" });

    const again = await desk.visit(address.trim());
    await again.getByRole("alert").getByText("这个邀请已经用过，请直接登录。").waitFor();
    await again.close();
  });

  it("the second person answers the first buyer", async () => {
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const line = { id: "1", sku: "MUG", title: "马克杯", quantity: 1, priceFen: 9_900, paidFen: 9_900 };
    await tell("orders", {
      id: "W1",
      status: "paid",
      createdAt: at,
      paidAt: at,
      updatedAt: at,
      totalFen: 9_900,
      paidFen: 9_900,
      buyer: { id: "b1", nick: "小雨" },
      lines: [line],
    });
    await tell("cases", { id: "A1", orderRef: "W1", kind: "question", text: "我的包裹到哪里了？", at: new Date().toISOString() });
    await agent.getByRole("tab", { name: /^全部待处理/ }).click();
    await agent.getByText("我的包裹到哪里了？").first().click();
    await agent.getByLabel(/写给买家的回复/).fill("您好，正在为您查询。");
    await agent.getByRole("button", { name: "复制并标记" }).click();
    await agent.getByText("已复制").first().waitFor();
    expect(await shop.rows("SELECT author_id, text FROM case_message WHERE author = 'operator'")).toEqual([
      { author_id: expect.any(String), text: "您好，正在为您查询。" },
    ]);
    await pictures(agent, { desk, name: "answered" });
  });

  it("shows somebody out while he works: his page says so at once, and what he saw is gone", async () => {
    await agent.getByLabel(/写给买家的回复/).fill("查到了，您的包裹");
    await expect.poll(() => shop.rows("SELECT text FROM unsent_words")).toEqual([{ text: "查到了，您的包裹" }]);
    const row = boss.getByRole("row").filter({ hasText: "xiaolin" });
    await row.getByRole("button", { name: "停用" }).click();
    await desk.picture(boss, "disable-zh-1440");
    await boss.getByRole("combobox").last().click();
    await boss.getByTitle("老板").click();
    await boss.getByRole("dialog").getByRole("button", { name: "停用" }).click();
    await agent.getByRole("alert").getByText("您的账号已被管理员停用").waitFor();
    expect(await agent.getByRole("navigation").count()).toBe(0);
    expect(await agent.getByText("查到了，您的包裹").count()).toBe(0);
    await agent.getByLabel("登录名").fill("xiaolin");
    await agent.getByLabel("密码").fill("not this one");
    await agent.getByRole("button", { name: "登录", exact: true }).click();
    await agent.getByRole("alert").getByText("登录名或密码不对。").waitFor();
    await pictures(agent, { desk, name: "sign-in" });
    await agent.getByLabel("密码").fill(PASSWORD);
    await agent.getByRole("button", { name: "登录", exact: true }).click();
    await agent.getByRole("alert").getByText("这个账号已停用，请联系管理员。").waitFor();

    await boss.goto(`${shop.url}/queue?view=all`);
    await boss.getByText("我的包裹到哪里了？").first().click();
    await boss.getByText("小林写了还没发出").waitFor();
    await boss.waitForTimeout(200);
    await pictures(boss, { desk, name: "left-words" });
    await boss.getByRole("button", { name: "接着写" }).click();
    expect(await boss.getByLabel(/写给买家的回复/).inputValue()).toBe("查到了，您的包裹");

    await boss.goto(`${shop.url}/people`);
    await boss.getByRole("row").filter({ hasText: "xiaolin" }).getByRole("button", { name: "恢复" }).click();
    await boss.getByText("已恢复").waitFor();
    await agent.getByRole("button", { name: "登录", exact: true }).click();
    await agent.getByRole("heading", { name: "售后工单" }).waitFor();
  });

  it("signs out everywhere from one place", async () => {
    const phone = await desk.visit(`${shop.url}/`);
    await phone.getByLabel("登录名").fill("xiaolin");
    await phone.getByLabel("密码").fill(PASSWORD);
    await phone.getByRole("button", { name: "登录", exact: true }).click();
    await phone.getByRole("heading", { name: "售后工单" }).waitFor();
    await agent.goto(`${shop.url}/settings/security`);
    await agent.getByRole("row").nth(2).waitFor();
    await agent.getByRole("button", { name: "全部退出" }).click();
    await phone.getByRole("alert").getByText("这里的登录已经结束").waitFor();
    await agent.getByLabel("登录名").waitFor();
  });

  it("a receiver is masked, is found by the last four digits, and is shown for a reason that is written down", async () => {
    const at = new Date().toISOString();
    const line = { id: "1", sku: "CUP-01", title: "保温杯", spec: "白色", quantity: 1, priceFen: 10_900 };
    await shop.tell({
      id: "M-1001",
      status: "paid",
      createdAt: at,
      updatedAt: at,
      paidAt: at,
      totalFen: 10_900,
      paidFen: 10_900,
      freightFen: 0,
      buyer: { id: "b2", nick: "小鱼" },
      receiver: { name: "王小明", phone: "13812340001", province: "浙江省", city: "杭州市", district: "西湖区", address: "文三路478号2栋301室" },
      lines: [line],
    });
    await boss.goto(`${shop.url}/orders`);
    await boss.getByRole("searchbox").fill("0001");
    await boss.keyboard.press("Enter");
    await boss.getByText("小鱼").click();
    await boss.getByText("138****0001").waitFor();
    await boss.getByRole("button", { name: "显示", exact: true }).click();
    const confirm = boss.getByRole("button", { name: "记录并显示" });
    expect(await confirm.isDisabled()).toBe(true);
    await boss.waitForTimeout(300);
    await desk.picture(boss, "receiver-ask-zh-1440");
    await boss.getByRole("button", { name: "需要致电收件人" }).click();
    await confirm.click();
    await boss.getByRole("button", { name: "13812340001" }).waitFor();
    await boss.getByRole("button", { name: "浙江省杭州市西湖区文三路478号2栋301室" }).waitFor();
    await pictures(boss, { desk, name: "receiver-shown" });
    await boss.getByRole("button", { name: "立即隐藏" }).click();
    await boss.getByText("138****0001").waitFor();
    const [told] = await shop.rows<{ data: object }>("SELECT data FROM journal_line WHERE verb = 'receiver.revealed'");
    expect(told?.data).toEqual({ reason: "需要致电收件人" });
  });

  it("what left, who looked, keeping and erasing stand on one page; a buyer who asks is erased, and his order stays", async () => {
    await boss.getByRole("link", { name: "隐私" }).click();
    await boss.getByRole("tab", { name: "出过本机的内容" }).waitFor();
    await pictures(boss, { desk, name: "privacy-left" });
    await boss.getByRole("tab", { name: "谁看过收件人" }).click();
    await boss.getByRole("cell", { name: "需要致电收件人" }).waitFor();
    await pictures(boss, { desk, name: "privacy-looked" });
    await boss.getByRole("tab", { name: "保存与密钥" }).click();
    await boss.getByRole("button", { name: "换一把新密钥" }).click();
    await boss.getByRole("tooltip").getByRole("button", { name: "换一把新密钥" }).click();
    await boss.getByText("#2").waitFor();
    await pictures(boss, { desk, name: "privacy-keeping" });
    await boss.getByRole("tab", { name: "删除买家" }).click();
    await boss.getByRole("searchbox", { name: "手机号或后四位、昵称、订单号" }).fill("13812340001");
    await boss.keyboard.press("Enter");
    await boss.getByRole("checkbox", { name: "全选" }).check();
    await boss.getByRole("button", { name: /查看将删除什么/ }).click();
    const dialog = boss.getByRole("dialog");
    await dialog.getByLabel("为什么删除").fill("买家来电要求删除");
    await boss.waitForTimeout(300);
    await desk.picture(boss, "privacy-erase-zh-1440");
    await dialog.getByRole("button", { name: "删除", exact: true }).click();
    await boss.getByText("已完成").waitFor();
    await pictures(boss, { desk, name: "privacy-erased" });
    expect(await shop.rows(`SELECT buyer_nick, state, paid_fen FROM "order" WHERE buyer_nick <> '小雨'`)).toEqual([
      { buyer_nick: "已删除", state: "paid", paid_fen: 10_900 },
    ]);
  });

  it("no page complained, and the hub met no fault", () => {
    expect(desk.complaints).toEqual([]);
    expect(shop.faults).toEqual([]);
  });
});
