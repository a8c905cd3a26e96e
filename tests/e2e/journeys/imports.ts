/** Orders out of a file in GBK: dropped, recognised, previewed row by row, taken in, found in the timeline, and withdrawn. */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { gbk } from "../../support/gbk.ts";
import { type HouseDoor, oneOf } from "../support/house.ts";

const HEAD = "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝总数量";
const row = (id: string, status = "交易成功"): string =>
  `"=""${id}""",小鱼儿,118.00,118.00,${status},王小二,浙江省 杭州市 文三路 1 号,'13800001234,2026-11-01 09:30:00,2026-11-01 09:31:05,陶瓷马克杯,2`;
const FILE = {
  name: "十月订单.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(gbk(["店铺：旗舰店", "", HEAD, row("88001"), row("88002"), row("88003", "飞走了"), "合计,,354.00"].join("\r\n"))),
};

export function importsJourney(door: HouseDoor): void {
  describe("a supervisor with an export of orders", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-supervisor");
    });

    it("brings it in: columns recognised, each row told beforehand, two orders in the timeline, and takes it back", async () => {
      const { world, desk } = door.at();
      await page.goto(`${world.url}/imports`);
      await page.getByLabel("哪个店铺").click();
      await page.locator(".ant-select-item-option").first().click();
      await desk.picture(page, "imports-begin");
      await page.getByLabel("选择文件").setInputFiles(FILE);
      await page.getByRole("heading", { name: "每一列是什么" }).waitFor();
      await page.getByText("GBK").waitFor();
      await desk.picture(page, "imports-columns");
      await page.getByRole("button", { name: "预览每一行" }).click();
      await world.settle();
      await page.getByRole("heading", { name: "每一行会怎样" }).waitFor();
      await page.getByText("不认识的订单状态“飞走了”。").waitFor();
      await desk.picture(page, "imports-preview");
      await page.getByRole("button", { name: "导入 2 条" }).click();
      await world.settle();
      await page.getByRole("heading", { name: "已导入：新增 2 条，更新 0 条" }).waitFor();
      await desk.picture(page, "imports-done");
      const { id } = await oneOf<{ id: string }>(world, "imported order", `SELECT id FROM "order" WHERE channel_order_id = '88001'`);
      await page.goto(`${world.url}/orders/${id}`);
      await page.getByText("陶瓷马克杯").first().waitFor();
      await page.goto(`${world.url}/imports`);
      await page.getByRole("link", { name: "十月订单.csv" }).click();
      await page.getByRole("button", { name: "撤销这次导入" }).click();
      await page.locator(".ant-popconfirm").getByRole("button", { name: "撤销这次导入" }).click();
      await world.settle();
      await page.getByRole("heading", { name: "已撤销：撤回 2 条，保留 0 条" }).waitFor();
      expect(await world.rows(`SELECT 1 FROM "order" WHERE channel_order_id LIKE '8800_'`)).toEqual([]);
      await page.goto(`${world.url}/imports`);
      await page.getByRole("link", { name: "十月订单.csv" }).waitFor();
      await desk.picture(page, "imports-past");
    });
  });
}
