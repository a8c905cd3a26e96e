/** A sender whose clock is ahead: what it dates after we were told is known by when we were told, and hides nothing that is told truly afterwards. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSale, order } from "./douyin.ts";
import { ownOrder } from "./own-order.ts";
import { refund, trade } from "./taobao.ts";
import { DAY, HOUR, MINUTE, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const put = async (body: object) => expect((await world.rest("POST", "/orders", { body })).status).toBe(200);
async function shown(shop: string, id: string) {
  const page = await world.order(shop, id);
  if (!page) throw new Error(`no order ${id}`);
  const open = page.findings.filter(({ resolvedAt }) => resolvedAt === null);
  return { ...page, kinds: open.map(({ kind }) => kind), sentences: open.map(({ sentence }) => sentence).join("") };
}
/** By the world's clock, as an own system writes it. */
const now = (ms = 0): string => new Date(world.clock.now() + ms).toISOString();
const seconds = (ms = 0): number => Math.floor((world.clock.now() + ms) / 1000);
const beijing = (ms = 0): string => new Date(world.clock.now() + ms + 8 * HOUR).toISOString().slice(0, 19).replace("T", " ");

describe("a version dated ahead", () => {
  test("of an own order by hours: what is told after it counts, and it is no payment after closing", async () => {
    await put(ownOrder("8000", { updatedAt: now(8 * HOUR) }));
    await world.pass(10 * MINUTE);
    await put(ownOrder("8000", { status: "closed", closedAt: now(), updatedAt: now(), note: "买家取消" }));
    const page = await shown("own", "8000");
    expect(page.order).toMatchObject({ state: "closed", sellerNote: "买家取消", channelStatus: "closed" });
    expect(page.kinds).toEqual([]);
  });

  test("of a Douyin order by a year: its later versions are taken, also what they say of lines and parcels", async () => {
    const ahead = seconds(365 * DAY);
    await world.take(
      "dy",
      "order",
      order("8010", { update_time: ahead, order_status: 1, pay_time: 0 }, [
        { id: "80101", fen: 6_000 },
        { id: "80102", fen: 4_000 },
      ]),
    );
    expect((await shown("dy", "8010")).order).toMatchObject({ state: "created", paidFen: 0 });
    await world.pass(10 * MINUTE);
    await world.take("dy", "order", order("8010", { update_time: seconds(), pay_time: seconds() }, [{ id: "80101", fen: 6_000 }]));
    const page = await shown("dy", "8010");
    expect(page.order).toMatchObject({ state: "paid", paidFen: 6_000, channelStatus: "2" });
    expect(page.order.lines.filter((line) => line.takenOut).map((line) => line.paidFen)).toEqual([0]);
    expect(page.kinds).toEqual([]);
  });

  test("of a Taobao trade, told again as it was: once, and what came after it stands", async () => {
    const ahead = trade("8020", { modified: beijing(8 * HOUR) });
    await world.take("tb", "order", ahead);
    await world.pass(10 * MINUTE);
    await world.take("tb", "order", trade("8020", { status: "TRADE_CLOSED", modified: beijing(), end_time: beijing() }));
    expect((await shown("tb", "8020")).order.state).toBe("closed");
  });

  test("of a case, by a month and by a year: a later word about its money is taken", async () => {
    await world.take("dy", "order", order("8030"));
    await world.take("dy", "case", afterSale("A8030", { order: "8030" }, { update_time: seconds(30 * DAY) }));
    await world.pass(10 * MINUTE);
    await world.take(
      "dy",
      "case",
      afterSale("A8030", { order: "8030", detail: { real_refund_amount: 7_000 } }, { aftersale_status: 12, refund_status: 3, update_time: seconds() }),
    );
    expect((await world.case("dy", "A8030")).case).toMatchObject({ state: "refunded", refundedFen: 7_000 });
    await world.take("tb", "order", trade("8031"));
    await world.take("tb", "case", refund("R8031", { trade: "8031" }, { created: beijing(365 * DAY), modified: beijing(365 * DAY) }));
    const opened = await world.case("tb", "R8031");
    expect(opened.case.number).toMatch(/^AS20261120/);
    expect(opened.case.openedAt.getTime()).toBe(world.clock.now());
    await world.pass(10 * MINUTE);
    await world.take("tb", "case", refund("R8031", { trade: "8031" }, { status: "CLOSED", created: beijing(365 * DAY), modified: beijing() }));
    expect((await world.case("tb", "R8031")).case.state).toBe("closed");
  });

  test("of a case that an own system opens without a version: the next state is taken", async () => {
    await put(ownOrder("8040", { createdAt: now(-HOUR), paidAt: now(-HOUR), updatedAt: now(-HOUR) }));
    const body = { id: "C8040", orderRef: "8040", kind: "refund_only", text: "少发了", amountFen: 1_000, at: now(40 * DAY) };
    expect((await world.rest("POST", "/cases", { body })).status).toBe(200);
    await world.pass(10 * MINUTE);
    expect((await world.rest("POST", "/cases", { body: { ...body, updatedAt: now(), state: "withdrawn" } })).status).toBe(200);
    expect((await world.case("own", "C8040")).case).toMatchObject({ state: "closed", status: "done" });
  });

  test("within what clocks differ by, an older version that comes late changes nothing", async () => {
    await put(ownOrder("8050", { updatedAt: now(3 * MINUTE), note: "later" }));
    await put(ownOrder("8050", { updatedAt: now(2 * MINUTE), note: "earlier" }));
    expect((await shown("own", "8050")).order.sellerNote).toBe("later");
  });
});

describe("what is dated ahead within a true version", () => {
  test("is known by when we were told: number, parcels and what is due count from then; the finding has what was written, until it is put right", async () => {
    const written = { createdAt: now(20 * HOUR), paidAt: now(20 * HOUR + MINUTE) };
    await put(ownOrder("8100", { ...written, updatedAt: now() }));
    const page = await shown("own", "8100");
    const day = new Date(world.clock.now() + 8 * HOUR).toISOString().slice(0, 10).replaceAll("-", "");
    expect(page.order.number.startsWith(day)).toBe(true);
    expect(page.order.createdAt.getTime()).toBe(world.clock.now());
    expect(page.kinds).toEqual(["times_contradict"]);
    expect(page.sentences).toContain(`下单（${beijing(20 * HOUR).slice(5, 16)}）在将来`);
    expect(page.timeline.find(({ kind }) => kind === "created")?.text).toContain(`平台写的时间是 ${beijing(20 * HOUR)}`);
    await world.pass(10 * MINUTE);
    await put(ownOrder("8100", { ...written, note: "told again", updatedAt: now() }));
    expect((await shown("own", "8100")).timeline.filter(({ kind }) => kind === "created" || kind === "paid")).toHaveLength(2);
    await put(ownOrder("8100", { createdAt: now(-3 * HOUR), paidAt: now(-2 * HOUR), updatedAt: now(1_000) }));
    const mended = await shown("own", "8100");
    expect(mended.kinds).toEqual([]);
    expect(mended.order.createdAt.getTime()).toBe(world.clock.now() - 3 * HOUR);
  });

  test("an order created a month ahead takes its carrier's scans for its own", async () => {
    await put(
      ownOrder("8110", {
        createdAt: now(30 * DAY),
        paidAt: now(30 * DAY),
        updatedAt: now(),
        status: "shipped",
        parcels: [{ carrier: "yuantong", waybill: "YT8110000000001" }],
      }),
    );
    await world.pass(2 * HOUR);
    const scans = [{ at: now(-HOUR), text: "【杭州市】已揽收", state: "picked_up" }];
    await world.rest("POST", "/traces:batch", { body: { traces: [{ carrier: "yuantong", waybill: "YT8110000000001", state: "picked_up", scans }] } });
    const page = await shown("own", "8110");
    expect(page.order.state).toBe("outbound");
    expect(page.kinds).toEqual(["times_contradict"]);
  });

  test("a warehouse fact a week ahead, and a payment whose moment nobody knows, prove no order of things", async () => {
    await put(ownOrder("8120", { updatedAt: now(), createdAt: now(-HOUR), paidAt: now(-HOUR) }));
    await world.rest("POST", "/orders/8120/events", { body: { events: [{ id: "e1", kind: "packed", at: now(7 * DAY), data: { skus: ["SKU-1"] } }] } });
    const page = await shown("own", "8120");
    expect(page.order.state).toBe("packed");
    expect(page.sentences).toContain("打包");
    expect(page.sentences).toContain("在将来");
    await world.pass(7 * DAY);
    expect((await shown("own", "8120")).kinds).toEqual([]);
    await put(ownOrder("8121", { createdAt: now(-HOUR), status: "closed", closedAt: now(-MINUTE), paidAt: now(10 * HOUR), updatedAt: now() }));
    expect((await shown("own", "8121")).kinds).toEqual(["times_contradict"]);
  });

  test("a message a year ahead stands where it was told, and the next one is the newest", async () => {
    await put(ownOrder("8130", { createdAt: now(-HOUR), paidAt: now(-HOUR), updatedAt: now() }));
    await world.rest("POST", "/cases", { body: { id: "C8130", orderRef: "8130", kind: "question", text: "什么时候发货", at: now() } });
    await world.rest("POST", "/cases/C8130/messages", { body: { messageId: "m1", text: "在吗", at: now(365 * DAY) } });
    await world.pass(10 * MINUTE);
    await world.rest("POST", "/cases/C8130/messages", { body: { messageId: "m2", text: "不用了", at: now() } });
    const { messages } = await world.case("own", "C8130");
    expect(messages.map(({ text, at: said }) => [text, said.getTime()])).toEqual([
      ["在吗", world.clock.now() - 10 * MINUTE],
      ["不用了", world.clock.now()],
    ]);
  });

  test("money given back elsewhere, dated a month ahead: booked, and done when it was told", async () => {
    await put(ownOrder("8140", { createdAt: now(-HOUR), paidAt: now(-HOUR), updatedAt: now(), refunds: [{ id: "r", amountFen: 2_000, at: now(30 * DAY) }] }));
    const { order: of, timeline } = await shown("own", "8140");
    expect(of.refundedFen).toBe(2_000);
    expect(timeline.find(({ kind }) => kind === "case_refunded")?.at.getTime()).toBe(world.clock.now());
  });
});
