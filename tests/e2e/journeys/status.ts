/** Whoever keeps the house running: are the channels heard, and what became of what could not be read? */
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { KEYS } from "../../../main/demo/config.ts";
import type { HouseDoor } from "../support/house.ts";
import { pictures } from "../support/pictures.ts";
import type { World } from "../support/world.ts";

/** A push as Douyin shop signs it: over the raw body between key and secret. */
function push(world: World, body: string, secret: string = KEYS.douyin.appSecret): Promise<Response> {
  const sign = createHash("md5").update(`${KEYS.douyin.appKey}${body}${secret}`).digest("hex");
  const headers = { "content-type": "application/json", "event-sign": sign, "app-id": KEYS.douyin.appKey };
  return fetch(`${world.url}/hooks/douyin/demo-douyin`, { method: "POST", headers, body });
}

/** What comparing leaves behind in the course of a day, which a simulated world does not live through. */
async function compared(world: World): Promise<void> {
  const [told] = await world.rows<{ at: Date; created: Date }>(
    "SELECT (SELECT max(received_at) FROM raw_item) AS at, created_at AS created FROM shop WHERE id = 'demo-douyin'",
  );
  const at = new Date(told?.at ?? 0);
  await world.rows("UPDATE shop SET created_at = $1 WHERE id = 'demo-douyin'", [new Date(at.getTime() - 30 * 86_400_000)]);
  await world.rows(
    `INSERT INTO capture_day (shop_id, what, day, checked_to, listed, held, worst_ms)
     SELECT 'demo-douyin', 'orders', ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date - back, $1, 9800, CASE back WHEN 0 THEN 9798 ELSE 9800 END, 240000 FROM generate_series(0, 5) AS back`,
    [at],
  );
  for (const [id, filled] of [
    ["lost-1", null],
    ["lost-2", new Date(at.getTime() - 60_000)],
  ] as const)
    await world.rows(
      `INSERT INTO capture_gap (shop_id, version_key, what, ref_id, day, changed_at, found_at, filled_at)
       VALUES ('demo-douyin', $2, 'orders', $2, ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, $3, $4, $5)`,
      [at, id, new Date(at.getTime() - 200_000), new Date(at.getTime() - 70_000), filled],
    );
  await world.rows(
    `INSERT INTO capture_delay (shop_id, hour, bucket, versions, worst_ms)
     SELECT 'demo-douyin', date_trunc('hour', $1::timestamptz) - back * interval '1 hour', bucket, 12, (power(2, bucket / 4.0) * 1000)::bigint
     FROM generate_series(1, 7) AS back, unnest(ARRAY[18 + back, 22, 30]) AS bucket ON CONFLICT DO NOTHING`,
    [at],
  );
  await world.rows(
    `INSERT INTO capture_hour (shop_id, hour, orders, last_at)
     SELECT 'demo-douyin', date_trunc('hour', $1::timestamptz) - back * interval '1 hour', 2 + back % 4, date_trunc('hour', $1::timestamptz) - back * interval '1 hour'
     FROM generate_series(24, 140) AS back ON CONFLICT DO NOTHING`,
    [at],
  );
}

export function statusJourney(door: HouseDoor): void {
  describe("the status page", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-supervisor");
      await page.goto(`${door.at().world.url}/status`);
    });
    it("shows each channel with its lag and state", async () => {
      for (const { name } of [KEYS.douyin, KEYS.kuaidi100, { name: KEYS.taobao.nick }]) {
        const row = page.getByRole("row").filter({ hasText: name });
        await row.getByText("正常").waitFor();
        expect(await row.getByRole("cell").nth(1).textContent()).toMatch(/^\d+ (秒|分)/);
      }
    });

    it("a push with a wrong signature is answered 401, journalled, and nothing of it is stored", async () => {
      const { world } = door.at();
      const answer = await push(world, JSON.stringify([{ tag: "100", msg_id: "forged", data: { p_id: "1" } }]), "guessed-secret");
      expect(answer.status).toBe(401);
      await world.settle();
      expect(await world.rows("SELECT id FROM raw_item WHERE dedupe_key LIKE '%forged%'")).toEqual([]);
      expect(await world.rows("SELECT subject_id AS shop FROM journal_line WHERE verb = 'push.bad_signature'")).toContainEqual({
        shop: "demo-douyin",
      });
    });

    it("a push that cannot be read gets the channel's own error, and waits by its cause, masked, where somebody tries it again, discards it and takes it back", async () => {
      const { world, desk } = door.at();
      const answer = await push(world, '{"not": "a list"}');
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 40041 });
      await world.settle();
      await page.locator("dl").filter({ hasText: "隔离" }).getByRole("link", { name: "1", exact: true }).click();
      const line = page.getByRole("row").filter({ hasText: "推送内容不是 JSON 数组" });
      await line.getByRole("cell", { name: KEYS.douyin.name }).waitFor();
      await pictures(page, { desk, name: "quarantine" });
      await line.getByRole("button", { name: "推送内容不是 JSON 数组" }).press("Enter");
      const beside = page.getByRole("dialog");
      await beside.getByText('"not": "…6"').waitFor();
      expect(await beside.textContent()).not.toContain("a list");
      await pictures(page, { desk, name: "quarantine-cause" });
      await page.keyboard.press("Escape");
      await line.getByRole("button", { name: "重放" }).click();
      await page.getByText("正在重放 1 条").waitFor();
      await world.settle();
      // Still unreadable: it is back with its reason instead of being tried for ever.
      await page.getByText("仍读不懂 1").waitFor();
      await page.getByRole("button", { name: "丢弃" }).first().click();
      await page.getByLabel("为什么不需要").fill("平台的测试推送");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: "丢 弃" })
        .or(page.getByRole("dialog").getByRole("button", { name: "丢弃" }))
        .click();
      await page.getByText("隔离区是空的").waitFor();
      expect(await world.rows("SELECT status, discarded_why AS why FROM raw_queue WHERE status <> 'pending'")).toEqual([
        { status: "discarded", why: "平台的测试推送" },
      ]);
      await page.getByRole("tab", { name: "已丢弃" }).click();
      await page.getByRole("button", { name: "取回" }).click();
      await page.getByText("已取回 1 条").waitFor();
      expect(await world.rows("SELECT status FROM raw_queue WHERE status <> 'pending'")).toEqual([{ status: "quarantined" }]);
    });

    it("the capture board shows each shop over the day; one is paused for a reason, told so wherever it stands, and goes on", async () => {
      const { world, desk } = door.at();
      await compared(world);
      await page.goto(`${world.url}/status`);
      // One figure, wherever it stands.
      await page.getByRole("row").filter({ hasText: KEYS.douyin.name }).getByText("99.97%").waitFor();
      await page.getByRole("link", { name: "采集看板" }).click();
      const shop = page.locator("section").filter({ has: page.getByRole("heading", { name: KEYS.douyin.name }) });
      await shop.getByText("最近订单").waitFor();
      await shop.getByText("99.97%，仍缺 1，已补 1").waitFor();
      await shop.getByText("最长 4 分").waitFor();
      await shop.getByRole("img", { name: `${KEYS.douyin.name}：每小时订单和延迟` }).waitFor();
      await pictures(page, { desk, name: "capture" });
      await shop.getByRole("button", { name: "明细" }).click();
      const beside = page.getByRole("dialog");
      await beside.getByRole("heading", { name: "近 14 天完整度" }).waitFor();
      await beside.getByRole("columnheader", { name: "平时" }).waitFor();
      await beside.getByRole("listitem").filter({ hasText: "lost-1" }).getByText("正在补取").waitFor();
      await beside.getByRole("listitem").filter({ hasText: "lost-2" }).getByText(/补到/).waitFor();
      await pictures(page, { desk, name: "capture-shop" });
      await page.keyboard.press("Escape");
      await shop.getByRole("button", { name: /^暂\s?停$/ }).click();
      await page.getByLabel("为什么暂停").fill("平台通知今晚维护");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^暂\s?停$/ })
        .click();
      await shop.getByText("暂停：平台通知今晚维护").waitFor();
      expect(await world.rows("SELECT paused_why AS why, enabled FROM shop WHERE id = 'demo-douyin'")).toEqual([{ why: "平台通知今晚维护", enabled: false }]);
      await page.goto(`${world.url}/shops`);
      await page.getByText("暂停：平台通知今晚维护").waitFor();
      await page.getByRole("button", { name: /^恢\s?复$/ }).click();
      await page.getByText("已恢复，正在补采").waitFor();
      expect(await world.rows("SELECT verb FROM journal_line WHERE verb IN ('shop.paused', 'shop.resumed') ORDER BY id")).toEqual([
        { verb: "shop.paused" },
        { verb: "shop.resumed" },
      ]);
      await page.goto(`${world.url}/capture`);
      await page.getByRole("button", { name: "前一天" }).press("Enter");
      await page.getByRole("button", { name: /^今\s?天$/ }).click();
      await shop.getByText("今天", { exact: true }).waitFor();
    });
  });
}
