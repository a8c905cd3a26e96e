/** Whoever keeps the house running: are the channels heard, and what became of what could not be read? */
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { KEYS } from "../../../main/demo/config.ts";
import type { HouseDoor } from "../support/house.ts";
import type { World } from "../support/world.ts";

/** A push as Douyin shop signs it: over the raw body between key and secret. */
function push(world: World, body: string, secret: string = KEYS.douyin.appSecret): Promise<Response> {
  const sign = createHash("md5").update(`${KEYS.douyin.appKey}${body}${secret}`).digest("hex");
  const headers = { "content-type": "application/json", "event-sign": sign, "app-id": KEYS.douyin.appKey };
  return fetch(`${world.url}/hooks/douyin/demo-douyin`, { method: "POST", headers, body });
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

    it("a push that cannot be read gets the channel's own error, and waits with its reason where somebody sees it and may replay it", async () => {
      const { world } = door.at();
      const answer = await push(world, '{"not": "a list"}');
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 40041 });
      const kept = page.locator("li").filter({ hasText: '{"not":"…6"}' });
      await world.settle();
      await kept.getByText("推送内容不是 JSON 数组").waitFor();
      await page.locator("dl").filter({ hasText: "隔离" }).getByText("1", { exact: true }).waitFor();
      await kept.getByRole("button", { name: "重放" }).click();
      await page.getByText("已重放 1 条").waitFor();
      await world.settle();
      // Still unreadable: it is back with its reason instead of being tried for ever.
      await kept.getByText(/./).first().waitFor();
      expect(await world.rows("SELECT status FROM raw_queue")).toEqual([{ status: "quarantined" }]);
    });
  });
}
