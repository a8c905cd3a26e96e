/** A picture goes to a buyer with a reply, or is carried over by hand where the platform takes none. */
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { png } from "../../support/pictures.ts";
import { NARROW, WIDE } from "../support/browser.ts";
import { type HouseDoor, oneOf } from "../support/house.ts";

const picture = png({ width: 120, height: 80 });
const free = (channel: string): string =>
  `SELECT id, channel_case_id AS claim FROM case_file WHERE channel = '${channel}' AND status = 'open' AND assignee_id IS NULL AND queue = 'agent' ORDER BY deadline_at DESC NULLS LAST, id LIMIT 1`;

export function picturesJourney(door: HouseDoor): void {
  describe("an agent with a picture for the buyer", () => {
    let page: Page;
    beforeAll(async () => {
      page = await door.at().desk.open("demo-agent");
    });
    const field = () => page.getByLabel("写给买家的回复（r）");
    const along = () => page.getByRole("region", { name: "随回复发出的图片" });
    const choose = () => page.getByLabel("图片", { exact: true }).setInputFiles({ name: "安装图.png", mimeType: "image/png", buffer: picture });

    it("chooses it, sends it with the words, and sees it in the conversation as sent; the channel has it once", async () => {
      const { world, desk } = door.at();
      const { id, claim } = await oneOf<{ id: string; claim: string }>(world, "case at Taobao", free("taobao"));
      await page.goto(`${world.url}/cases/${id}`);
      await field().fill("您好，请看图里圈出来的地方。");
      await choose();
      await along().getByRole("button", { name: "凭证 1" }).waitFor();
      await desk.picture(page, "reply-picture");
      await page.setViewportSize(NARROW);
      await desk.picture(page, "reply-picture-narrow");
      await page.setViewportSize(WIDE);
      await page.getByRole("button", { name: "发送", exact: true }).click();
      await along().waitFor({ state: "detached" });
      const said = page.locator("li[data-author=operator]").last();
      await said.getByRole("button").first().waitFor();
      await world.pass(1);
      await said.locator("[data-delivery=sent]").waitFor();
      await desk.picture(page, "reply-picture-sent");
      const { messages } = await world.ledger();
      const digest = createHash("sha256").update(picture).digest("hex");
      expect(messages.filter(({ about }) => about === claim).map((message) => message.picture?.digest)).toEqual([digest]);
    });

    it("drops one and pastes another onto the reply; words and pictures are there after the page is loaded anew, until they are taken out", async () => {
      const { world, desk } = door.at();
      const { id } = await oneOf<{ id: string }>(world, "case at Taobao", free("taobao"));
      await page.goto(`${world.url}/cases/${id}`);
      await field().fill("您好，两张图请一起看。");
      await hand(page, { way: "drop", name: "正面.png", bytes: png({ width: 90, height: 60 }) });
      await along().getByRole("button", { name: "凭证 1" }).waitFor();
      await hand(page, { way: "paste", name: "背面.png", bytes: png({ width: 60, height: 90 }) });
      await along().getByRole("button", { name: "凭证 2" }).waitFor();
      const kept = () => world.rows<{ pictures: string[] }>(`SELECT pictures FROM unsent_words WHERE case_id = '${id}'`);
      await until(async () => (await kept())[0]?.pictures.length === 2);
      await page.reload();
      await along().getByRole("button", { name: "凭证 2" }).waitFor();
      expect(await field().inputValue()).toBe("您好，两张图请一起看。");
      await desk.picture(page, "reply-pictures-kept");
      for (let left = 2; left > 0; left -= 1) await along().getByRole("button", { name: "不发这张" }).first().click();
      await along().waitFor({ state: "detached" });
      await field().fill("");
      await until(async () => (await kept()).length === 0);
    });

    it("is told where the platform takes none, and carries words and picture over by hand", async () => {
      const { world, desk } = door.at();
      const { id, claim } = await oneOf<{ id: string; claim: string }>(world, "case at Douyin", free("douyin"));
      await page.goto(`${world.url}/cases/${id}`);
      await field().fill("您好，请看图里圈出来的地方。");
      await choose();
      await page.getByText("这个平台的留言带不了图片").waitFor();
      await desk.picture(page, "reply-picture-by-hand");
      await along().getByRole("button", { name: "复制图片" }).click();
      await page.getByText("图片已复制").waitFor();
      await page.getByRole("button", { name: "复制并标记" }).click();
      await page.locator("li[data-author=operator] [data-delivery=copied]").last().waitFor();
      expect((await world.ledger()).messages.filter(({ about }) => about === claim)).toEqual([]);
    });
  });
}

/** Drops a file on the field of the reply, or pastes it there, as a hand does. */
async function hand(page: Page, file: { way: "drop" | "paste"; name: string; bytes: Buffer }): Promise<void> {
  await page.getByLabel("写给买家的回复（r）").evaluate(
    (field, { way, name, letters }) => {
      const held = new DataTransfer();
      held.items.add(new File([Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))], name, { type: "image/png" }));
      const how = { bubbles: true, cancelable: true };
      field.dispatchEvent(
        way === "drop" ? new DragEvent("drop", { ...how, dataTransfer: held }) : new ClipboardEvent("paste", { ...how, clipboardData: held }),
      );
    },
    { way: file.way, name: file.name, letters: file.bytes.toString("base64") },
  );
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}
