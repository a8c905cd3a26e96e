/** People of a team come in by their accounts at a real identity provider, in a real browser that is sent there and back. */
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type IdentityHouse, openIdentityHouse } from "../support/identity-provider.ts";
import { CHROMIUM, type Desk, openDesk } from "./support/browser.ts";
import { type OwnShop, startOwnShop } from "./support/own-shop.ts";
import { pictures } from "./support/pictures.ts";

const missing = !existsSync(CHROMIUM) && !process.env.CI;

describe.skipIf(missing)(missing ? `the identity provider in a browser (${CHROMIUM} is missing)` : "the identity provider in a browser", () => {
  let house: IdentityHouse;
  let shop: OwnShop;
  let desk: Desk;
  let lin: Page;
  beforeAll(async () => {
    house = await openIdentityHouse();
    house.accounts.set("lin", { email: "lin@example.com", email_verified: true });
    house.accounts.set("wu", { email: "wu@example.com", email_verified: true });
    shop = await startOwnShop(inject("clusterHome"), { house });
    desk = await openDesk(shop);
  });
  afterAll(async () => {
    await desk?.close();
    await shop?.close();
    await house?.close();
  });

  async function signInThere(page: Page, login: string): Promise<void> {
    await page.waitForURL(`${house.issuer}/**`);
    await page.locator("input[name=login]").fill(login);
    await page.locator("input[name=password]").fill("there");
    await page.locator("button[type=submit]").click();
  }

  it("lets somebody join by an invitation's link without a password here", async () => {
    const boss = await desk.open("admin");
    await boss.goto(`${shop.url}/people`);
    await boss.getByRole("button", { name: "邀请人员" }).click();
    await boss.getByLabel("姓名").fill("小林");
    await boss.waitForTimeout(process.env.E2E_PICTURES ? 400 : 0);
    await desk.picture(boss, "provider-invite");
    await boss.getByRole("button", { name: "生成邀请链接" }).click();
    const link = (await boss.getByText(`${shop.url}/join#token=`).first().textContent()) ?? "";
    lin = await desk.visit(link.trim());
    await lin.getByRole("button", { name: "通过公司统一登录加入，不设密码" }).waitFor();
    await pictures(lin, { desk, name: "provider-join" });
    await lin.getByRole("button", { name: "通过公司统一登录加入，不设密码" }).click();
    await signInThere(lin, "lin");
    await lin.getByRole("navigation").first().waitFor();
    expect(new URL(lin.url()).search).toBe("");
  });

  it("shows on one's own page what is linked, and by what one is signed in", async () => {
    await lin.goto(`${shop.url}/settings/security`);
    await lin.getByText("已连接 lin@example.com").waitFor();
    await lin.getByRole("cell", { name: "外部账号" }).waitFor();
    expect(await lin.getByRole("button", { name: "断开" }).isDisabled()).toBe(true);
    await pictures(lin, { desk, name: "provider-me" });
  });

  it("lets him in again from the sign-in page, and a stranger not, who is told so in both languages", async () => {
    await lin.context().clearCookies();
    await lin.goto(shop.url);
    await pictures(lin, { desk, name: "provider-sign-in" });
    await lin.getByRole("button", { name: "通过公司统一登录进入" }).click();
    await signInThere(lin, "lin");
    await lin.getByRole("navigation").first().waitFor();
    const stranger = await desk.visit(shop.url);
    await stranger.getByRole("button", { name: "通过公司统一登录进入" }).click();
    await signInThere(stranger, "wu");
    await stranger.getByRole("alert").getByText("这里没有为这个账号开通，或已停用").waitFor();
    await pictures(stranger, { desk, name: "provider-stranger" });
    await stranger.getByRole("button", { name: "EN", exact: true }).click();
    await stranger.getByRole("alert").getByText("This account is not let in here, or was closed").waitFor();
    await stranger.getByRole("button", { name: "Sign in again" }).click();
    await stranger.getByRole("button", { name: "Sign in with 公司统一登录" }).waitFor();
  });

  it("ends what he has open when an administrator unlinks the account", async () => {
    const boss = await desk.open("admin");
    await boss.goto(`${shop.url}/people`);
    await boss.getByRole("row", { name: /小林/ }).getByText("公司统一登录").waitFor();
    await pictures(boss, { desk, name: "provider-people" });
    await boss.getByRole("button", { name: "断开外部账号" }).click();
    await lin.getByText("这里的登录已经结束，请重新登录。").waitFor();
    expect(shop.faults).toEqual([]);
    // What the page of the provider misses is its own affair.
    expect(desk.complaints.filter((line) => !line.startsWith(house.issuer))).toEqual([]);
  });
});
