import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buyerAsks, buyerEnters, buyerPays, buyerWrites } from "../../main/demo/wechat/happen.ts";
import { sha1Of } from "../../main/demo/wechat/wrap.ts";
import { WechatHub } from "./wechat-hub.ts";

let hub: WechatHub;
beforeEach(async () => {
  hub = await WechatHub.open();
});
afterEach(() => hub.close());

const HOUR = 3_600_000;
const BUYER = "oSIM0001";
const said = () => hub.shop.ledger.flatMap((entry) => (entry.what === "said" ? [entry.text] : []));
const refused = () => hub.shop.ledger.flatMap((entry) => (entry.what === "refused" ? [entry.errcode] : []));
async function page() {
  const [first] = await hub.pages();
  if (!first) throw new Error("expected a case");
  return first;
}

describe("a shop at the simulated WeChat", () => {
  it("is pulled with nothing but app id and secret: the token is fetched once, orders and after-sales come whole", async () => {
    const { order } = buyerPays(hub.shop, BUYER, 8_900);
    const { sale } = buyerAsks(hub.shop, order, { type: "REFUND", amount: 8_900, desc: "不想要了" });
    await hub.pass(1_000);
    expect(hub.shop.tokens.given).toBe(1);
    expect(await hub.rows(`SELECT channel_order_id, paid_fen, on_hold FROM "order"`)).toEqual([
      { channel_order_id: order.order_id, paid_fen: 8_900, on_hold: true },
    ]);
    const { case: found } = await page();
    expect(found).toMatchObject({ kind: "refund_only", state: "requested", amountFen: 8_900 });
    expect(await hub.rows("SELECT channel_case_id, deadline_at FROM case_file")).toEqual([
      { channel_case_id: sale.after_sale_order_id, deadline_at: new Date(sale.ends * 1_000) },
    ]);
  });

  it("pays a refund that the policy grants once, and believes it when the platform says so", async () => {
    const { order } = buyerPays(hub.shop, BUYER, 8_900);
    buyerAsks(hub.shop, order, { type: "REFUND", amount: 8_900, desc: "不想要了" });
    await hub.pass(1_000);
    for (const minutes of [10, 10]) await hub.pass(minutes * 60_000);
    expect(hub.shop.ledger.filter(({ what }) => what === "refunded")).toHaveLength(1);
    expect((await page()).case).toMatchObject({ state: "refunded", status: "done" });
  });

  it("has its address checked, and takes pushes of its own app alone", async () => {
    const of = (token: string) => `signature=${sha1Of(token, "1", "2")}&timestamp=1&nonce=2&echostr=4375120948345356249`;
    const good = await fetch(`${hub.hook}?${of(hub.shop.keys.pushToken)}`);
    expect([good.status, await good.text()]).toEqual([200, "4375120948345356249"]);
    expect((await fetch(`${hub.hook}?${of("other")}`)).status).toBe(401);
    expect((await fetch(hub.hook, { method: "POST", body: JSON.stringify(buyerWrites(hub.shop, BUYER, "假的")) })).status).toBe(401);
    await hub.idle();
    expect(await hub.pages()).toEqual([]);
  });
});

describe("a buyer of the mini-program", () => {
  it("who writes is answered in a question about his one order, five times, and is told why not a sixth time before anything is sent", async () => {
    buyerPays(hub.shop, BUYER, 8_900);
    await hub.pass(1_000);
    await hub.told(buyerWrites(hub.shop, BUYER, "灯什么时候到？"));
    const first = await page();
    expect(first).toMatchObject({ case: { kind: "question" }, messages: [{ text: "灯什么时候到？" }], answering: { left: 5, most: 5 } });
    expect(first.order).not.toBeNull();
    for (let nth = 1; nth <= 5; nth += 1) expect(await hub.reply(await page(), `您好，正在为您查看 ${nth}`)).toBeNull();
    expect(await hub.reply(await page(), "您好，再补充一句")).toContain("已用完");
    expect(said()).toHaveLength(5);
    expect(refused()).toEqual([]);
    expect((await page()).answering).toMatchObject({ left: 0 });
    // What goes out in the second of his word counts against it.
    hub.clock.advance(1_000);
    await hub.told(buyerWrites(hub.shop, BUYER, "好的"));
    expect((await page()).answering).toMatchObject({ left: 5 });
    expect(await hub.reply(await page(), "不客气")).toBeNull();
    expect(said()).toHaveLength(6);
  });

  it("who wrote 48 hours ago cannot be written to, and nothing is called", async () => {
    await hub.told(buyerWrites(hub.shop, BUYER, "在吗"));
    await hub.pass(48 * HOUR + 1_000);
    expect(await hub.reply(await page(), "在的")).toContain("太久");
    expect([said(), refused()]).toEqual([[], []]);
  });

  it("who only came in opens two answers for a minute and no case", async () => {
    await hub.told(buyerEnters(hub.shop, BUYER));
    expect(await hub.pages()).toEqual([]);
    await hub.told(buyerWrites(hub.shop, BUYER, "在吗"));
    await hub.pass(49 * HOUR);
    await hub.told(buyerEnters(hub.shop, BUYER));
    expect((await page()).answering).toMatchObject({ left: 2, most: 2 });
    await hub.pass(61_000);
    expect((await page()).answering).toMatchObject({ left: 0 });
  });

  it("is written to after a token ended between two pulls: it is renewed and nothing said twice", async () => {
    await hub.told(buyerWrites(hub.shop, BUYER, "在吗"));
    hub.shop.tokens.until = 0;
    expect(await hub.reply(await page(), "在的")).toBeNull();
    expect(said()).toEqual(["在的"]);
  });

  it("hears what the channel refused after all as a sentence, and the reply box is shut until he writes", async () => {
    await hub.told(buyerWrites(hub.shop, BUYER, "在吗"));
    const allowance = hub.shop.allowances.get(BUYER)?.wrote;
    // Somebody of the shop answers with the platform's own tool.
    if (allowance) allowance.left = 0;
    await hub.reply(await page(), "在的");
    const shown = await page();
    expect(shown.actions).toMatchObject([{ kind: "send_message", state: "failed" }]);
    expect(shown.answering).toMatchObject({ left: 0 });
    await hub.pass(60_000);
    await hub.told(buyerWrites(hub.shop, BUYER, "？"));
    expect((await page()).answering).toMatchObject({ left: 5 });
  });

  it("never gets a sixth message for one word of his, and no word twice, whatever comes between, is lost or ends the hub", async () => {
    const op = fc.constantFrom("writes", "enters", "reply", "reply", "reply", "lost", "unheard", "busy", "hours", "restart");
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 4, maxLength: 14 }), async (ops) => {
        await hub.rows("TRUNCATE case_file, case_message, action, buyer_talk, case_buyer, raw_item, raw_queue CASCADE");
        hub.shop.ledger.length = 0;
        hub.shop.allowances.clear();
        await hub.told(buyerWrites(hub.shop, BUYER, "在吗"));
        let since = 0;
        let unknown = 0;
        const counted = () => said().length - since;
        for (const [nth, one] of ops.entries()) {
          if (one === "writes" || one === "enters") {
            hub.clock.advance(2_000);
            if (one === "writes") since = said().length;
            await hub.told(one === "writes" ? buyerWrites(hub.shop, BUYER, `话 ${nth}`) : buyerEnters(hub.shop, BUYER));
          } else if (one === "hours") await hub.pass(5 * HOUR);
          else if (one === "restart") await hub.restart();
          else {
            if (one !== "reply") hub.fates.push(one === "lost" ? "effect-then-hang" : one === "unheard" ? "hang" : "busy");
            if (one === "lost") unknown += 1;
            await hub.reply(await page(), `回复 ${nth}`);
            hub.fates.length = 0;
          }
          expect(counted()).toBeLessThanOrEqual(7);
          const shown = (await page()).answering?.left ?? 0;
          const real = hub.shop.allowances.get(BUYER)?.wrote;
          // What is shown is never more than is so, but for words of which nobody knows whether they went.
          if (unknown === 0 && real && hub.clock.now() / 1000 < real.until) expect(shown).toBeLessThanOrEqual(Math.max(real.left, 2));
        }
        await hub.pass(10 * 60_000);
        expect(new Set(said()).size).toBe(said().length);
        if (unknown === 0) expect(refused()).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });
});
