/** Whoever keeps shops sets up the map, tries it, and sees on an order where its address lies and how far it is. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { type AMapServer, amapServer } from "../../support/amap-server.ts";
import type { HouseDoor } from "../support/house.ts";

const KEY = "e2e-web-service-key";

export function mapJourney(door: HouseDoor): void {
  describe("the map", () => {
    let page: Page;
    let map: AMapServer;
    beforeAll(async () => {
      const { world, desk } = door.at();
      map = await amapServer({ key: KEY, now: () => world.now().getTime() });
      page = await desk.open("demo-supervisor");
      await page.goto(`${world.url}/shops`);
    });
    afterAll(async () => {
      await page.context().close();
      await map.close();
    });

    it("is tried before it is kept: a wrong key is told in one sentence, the right one works", async () => {
      await page.getByRole("button", { name: "设置地图" }).click();
      await page.getByLabel("接口地址").fill(map.url);
      await page.getByLabel("Key", { exact: true }).fill("wrong");
      await page.getByRole("button", { name: "试一下" }).click();
      await page.getByRole("status").filter({ hasText: "Key 不对或已被停用" }).waitFor();
      await page.getByLabel("Key", { exact: true }).fill(KEY);
      await page.getByRole("button", { name: "试一下" }).click();
      await page.getByRole("status").filter({ hasText: "可以用" }).waitFor();
      await page.getByLabel("发货地址").fill("浙江省杭州市余杭区物流园2号库");
      await door.at().desk.picture(page, "map-form");
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("已开启", { exact: true }).waitFor();
      await door.at().desk.picture(page, "map-panel");
    });

    it("tells on an order how near its address was found; where the platform hides it, that no distance can be measured", async () => {
      const { world, desk } = door.at();
      // Simulated channels mask their addresses, so no map is asked of them: what one found is put there.
      const [order] = await world.rows<{ number: string }>(
        `WITH one AS (SELECT id, number FROM "order" ORDER BY created_at DESC, id LIMIT 1), kept AS (
           INSERT INTO order_receiver (order_id, content_hash, place, placed_at)
           SELECT id, 'none', '{"trust":"coarse","level":"道路","district":"湖北省武汉市洪山区"}', now() FROM one
           ON CONFLICT (order_id) DO UPDATE SET place = excluded.place, placed_at = excluded.placed_at)
         SELECT number FROM one`,
      );
      await page.goto(`${world.url}/orders/${order?.number}`);
      await page.getByText("地图：只到道路或村镇").waitFor();
      await desk.picture(page, "map-order");
      await page.getByRole("button", { name: "查距离" }).click();
      await page.getByText("平台没有给出这个订单的完整地址，量不了距离。").waitFor();
    });
  });
}
