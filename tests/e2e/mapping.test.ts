/** A warehouse nobody knows: connected in the console, it posts, waits, is mapped by a person with the keyboard and by dragging, and is read by itself. */
import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CHROMIUM, type Desk, openDesk } from "./support/browser.ts";
import { type OwnShop, startOwnShop } from "./support/own-shop.ts";
import { pictures } from "./support/pictures.ts";

const missing = !existsSync(CHROMIUM) && !process.env.CI;
const SECRET = "push-secret-1";

describe.skipIf(missing)(missing ? `a system that nobody knows (${CHROMIUM} is missing)` : "a system that nobody knows", () => {
  let shop: OwnShop;
  let desk: Desk;
  let lead: Page;
  let id = "";
  beforeAll(async () => {
    shop = await startOwnShop(inject("clusterHome"));
    desk = await openDesk(shop);
    await shop.rows(
      `INSERT INTO operator (id, name, roles, demo, enabled, created_at)
       VALUES ('zhou', '周主管', '{supervisor}', false, true, now()), ('wu', '吴运营', '{operations}', false, true, now())`,
    );
    const at = new Date(Date.now() - 3 * 3_600_000).toISOString();
    const lines = [{ id: "1", sku: "MUG", title: "马克杯", quantity: 1, priceFen: 9_900, paidFen: 9_900 }];
    await shop.tell({
      id: "88001",
      status: "paid",
      createdAt: at,
      paidAt: at,
      updatedAt: at,
      totalFen: 9_900,
      paidFen: 9_900,
      buyer: { id: "b1", nick: "小雨" },
      lines,
    });
    lead = await desk.open("zhou");
  });
  afterAll(async () => {
    await desk?.close();
    await shop?.close();
  });
  const beijing = (agoMs: number): string => new Date(Date.now() - agoMs + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  const push = async (states: readonly string[], ago: number): Promise<number> => {
    const list = states.map((state, nth) => ({
      ck_no: `CK${ago}${nth}`,
      order_no: "88001",
      wms_state: state,
      finish_time: beijing(ago * 60_000),
      express_no: "SF1234567890123",
      net_kg: "0.35",
      receiver_name: "王小明",
      mobile: "13812340001",
      details: [{ sku: "MUG", qty: 1 }],
    }));
    const body = JSON.stringify({ data: { list } });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac("sha256", SECRET).update(`${timestamp}.${body}`).digest("hex");
    const headers = { "x-aftercare-timestamp": timestamp, "x-aftercare-signature": signature, "content-type": "application/json" };
    return (await fetch(`${shop.url}/hooks/anyrest/${id}`, { method: "POST", body, headers })).status;
  };
  const events = () => shop.rows<{ kind: string }>("SELECT kind FROM timeline_event WHERE source = 'warehouse' ORDER BY kind");

  it("is connected in the console with nothing but a secret, and what it posts is kept though nobody said what it means", async () => {
    await lead.goto(`${shop.url}/shops`);
    await lead.getByRole("button", { name: "接入店铺" }).click();
    await lead.getByRole("textbox", { name: /^找平台/ }).fill("ty");
    await lead.keyboard.press("Enter");
    await lead.getByLabel("店铺名称").fill("义乌仓");
    await lead.getByLabel("推送密钥（对方推给我们时用）").fill(SECRET);
    await lead.getByRole("button", { name: "保存并试连" }).click();
    await lead.getByText("等对方推送").first().waitFor();
    [{ id }] = (await shop.rows<{ id: string }>("SELECT id FROM shop WHERE channel = 'anyrest'")) as [{ id: string }];
    expect(await push(["已出库", "破损待补"], 50)).toBe(200);
    await expect.poll(async () => (await shop.rows("SELECT 1 AS one FROM raw_queue WHERE status = 'quarantined'")).length).toBe(1);
  });

  it("is mapped: what is recognised is filled in, a value is dragged, a word is explained by the keyboard, and the result stands beside it", async () => {
    await lead.getByText(/已收到 1 条/).waitFor();
    await lead.getByRole("link", { name: "去对应字段" }).click();
    // What was recognised by its name stands there; what names a person is hidden.
    await lead.getByText("138****0001").waitFor();
    await lead.getByText("order_no · 88001").waitFor();
    const weight = lead.getByRole("listitem").filter({ hasText: "包裹重量" });
    await lead.getByRole("button", { name: "0.35" }).dragTo(weight);
    await weight.getByText("net_kg · 0.35").waitFor();
    await lead.getByText("还没有指出在哪里").first().waitFor();
    await pictures(lead, { desk, name: "mapping-begun" });
    const state = lead.getByRole("combobox", { name: "发生了什么: 来自" });
    await state.focus();
    await lead.keyboard.type("wms_state");
    await lead.keyboard.press("Enter");
    await lead.getByText("还没有说明“已出库”是什么意思").first().waitFor();
    await lead.getByRole("combobox", { name: "“已出库”的意思" }).focus();
    await lead.keyboard.type("出库");
    await lead.keyboard.press("Enter");
    await lead.getByText("还没有说明“破损待补”是什么意思").first().waitFor();
    await lead.getByRole("combobox", { name: "“破损待补”的意思" }).focus();
    await lead.keyboard.type("不读");
    await lead.keyboard.press("Enter");
    await lead.getByText("按映射略过 1 条").waitFor();
    await lead.getByText("保存后能读 1 条，共 1 条").waitFor();
    await lead.getByText("350 g").waitFor();
    await pictures(lead, { desk, name: "mapping-done" });
  });

  it("is read by itself once it is saved, and whoever had it open meanwhile is told", async () => {
    const other = await desk.open("wu");
    await other.goto(`${shop.url}/shops/${id}/mapping`);
    await other.getByText("还没有保存过").waitFor();
    await lead.getByRole("button", { name: "保存为新版本" }).click();
    await lead.getByText("第 1 版").first().waitFor();
    await expect.poll(events).toEqual([{ kind: "outbound" }]);
    await other.getByText("周主管 刚刚保存了第 1 版").waitFor();
    expect(await other.getByRole("button", { name: "保存为新版本" }).isDisabled()).toBe(true);
    await pictures(other, { desk, name: "mapping-meanwhile" });
    await other.getByRole("button", { name: "用对方的版本" }).click();
    await other.getByText("保存后能读").waitFor({ state: "detached" });
    expect(await push(["已出库"], 20)).toBe(200);
    await expect.poll(events).toEqual([{ kind: "outbound" }, { kind: "outbound" }]);
    expect(shop.faults).toEqual([]);
  });
});
