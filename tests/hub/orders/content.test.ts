/** What an order and its lines say: what was paid, what was taken out, what does not add up. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChannelOrder } from "../../../main/hub/connectors/port.ts";
import { bookRefunds, orderTimeline, sweepFindings } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, eventsAll, HOUR, inTx, line, order, SHOP, START, shipped, takeAll, wipe } from "./facts.ts";

const clock = testClock(START);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START + 24 * HOUR);
  await wipe(store);
});
const story = async () => {
  const found = await orderTimeline(store, `channel:${SHOP}:6920000000000012345`);
  if (!found) throw new Error("no order");
  return found;
};
const open = async () => (await story()).findings.filter((one) => one.resolvedAt === null);
const kinds = async () => (await open()).map(({ kind }) => kind).sort();
const sentences = async () => (await open()).map(({ sentence }) => sentence);
const at = (hours: number) => new Date(START + hours * HOUR);
const version = (hours: number, change: Partial<ChannelOrder> = {}) => order({ version: START + hours * HOUR, ...change });
const packed = (hours: number, ...skus: [sku: string, quantity: number][]) => {
  const event = {
    id: `packed${hours}`,
    kind: "packed" as const,
    at: at(hours).toISOString(),
    data: { skus: skus.map(([sku, quantity]) => ({ sku, quantity })) },
  };
  return eventsAll(store, { shopId: SHOP, orderRef: "6920000000000012345", event });
};

describe("what was paid", () => {
  test("an unpaid order has paid nothing, whatever amount is payable, and neither has one that was closed unpaid", async () => {
    const unpaid = { paidAt: null, claimedState: "created" as const };
    await takeAll(store, order(unpaid), version(1, { ...unpaid, claimedState: "closed", closedAt: at(1) }));
    expect((await story()).order).toMatchObject({ state: "closed", paidFen: 0, lines: [{ paidFen: 0 }] });
    expect(await kinds()).toEqual([]);
  });

  test("a deposit is what was paid so far, shared over the lines, and kept when the rest is paid", async () => {
    const deposit = { fen: 2_000, paidAt: at(0) };
    const presale = { paidAt: null, claimedState: "created" as const, onHold: true, deposit };
    const two = [line("L1", "CUP-01", { paidFen: 8_000 }), line("L2", "MUG-02", { paidFen: 2_900 })];
    await takeAll(store, order({ ...presale, lines: two }));
    const first = (await story()).order;
    expect(first).toMatchObject({ state: "created", onHold: true, paidFen: 2_000, depositFen: 2_000 });
    expect(first.lines.map(({ paidFen }) => paidFen)).toEqual([1_468, 532]);
    expect((await story()).timeline.map(({ text }) => text)).toContain("买家已付定金 20.00 元");
    await takeAll(store, version(3, { lines: two, paidAt: at(3) }));
    expect((await story()).order).toMatchObject({ state: "paid", onHold: false, paidFen: 10_900, depositFen: 2_000 });
    expect(await kinds()).toEqual([]);
  });

  test("goods that leave while the rest of a presale is not paid are a finding", async () => {
    await takeAll(store, order({ paidAt: null, claimedState: "created", onHold: true, deposit: { fen: 2_000, paidAt: at(0) } }));
    const event = { id: "out", kind: "outbound" as const, at: at(2).toISOString(), data: {} };
    await eventsAll(store, { shopId: SHOP, orderRef: "6920000000000012345", event });
    expect(await sentences()).toEqual(["订单只付了定金 20.00 元，尾款未付，货却在 11-20 12:00 出库。"]);
  });

  test("who pays at the door has paid when it is signed, and was not sent too early", async () => {
    const cod = { payOnDelivery: true, paidAt: null };
    await takeAll(store, shipped(cod));
    expect((await story()).order.paidFen).toBe(0);
    const done = { ...cod, claimedState: "completed" as const, finishedAt: at(20), paidAt: at(20) };
    await takeAll(store, shipped({ ...done, version: START + 20 * HOUR }));
    expect((await story()).order.paidFen).toBe(10_900);
    expect(await kinds()).toEqual([]);
  });

  test("a channel that lowers what was paid after a refund does not lower what we know; without a refund it is a finding", async () => {
    const two = [line("L1", "CUP-01", { paidFen: 8_000 }), line("L2", "MUG-02", { paidFen: 2_900 })];
    await takeAll(store, order({ lines: two }));
    const lowered = [line("L1", "CUP-01", { paidFen: 0 }), line("L2", "MUG-02", { paidFen: 2_900 })];
    await takeAll(store, version(5, { paidFen: 2_900, lines: lowered }));
    expect((await story()).order).toMatchObject({ paidFen: 10_900, lines: [{ paidFen: 8_000 }, { paidFen: 2_900 }] });
    expect(await sentences()).toEqual(["实付曾是 109.00 元，11-20 15:00 的版本改为 29.00 元，其中 80.00 元没有退款记录。"]);
  });
});

describe("paid after closing", () => {
  const closed = version(1, { paidAt: null, claimedState: "closed", closedAt: at(1) });
  test("is told with the money that is to go back, whether a time of payment or only a newer version says so", async () => {
    await takeAll(store, closed, version(3, { paidAt: at(2) }));
    expect((await story()).order.state).toBe("closed");
    expect(await sentences()).toEqual(["平台 11-20 11:00 已关闭订单，11-20 12:00 却显示已付款 109.00 元：要退回 109.00 元，或重新开单。"]);
    await wipe(store);
    await takeAll(store, closed, version(3, { paidAt: null }));
    expect(await kinds()).toEqual(["paid_after_closed"]);
  });

  test("is not told of an order that was paid and then closed", async () => {
    await takeAll(store, order(), version(4, { claimedState: "closed", closedAt: at(4) }));
    expect(await kinds()).toEqual([]);
  });
});

test("an order that was completed and then closed contradicts itself, until everything has gone back", async () => {
  await takeAll(store, order({ claimedState: "completed", finishedAt: at(2) }), version(5, { claimedState: "closed", closedAt: at(5) }));
  expect(await sentences()).toEqual(["平台先在 11-20 12:00 显示订单完成，又在 11-20 15:00 显示关闭，两者不能都对。"]);
  const [row] = await store.rows<{ id: string }>(`SELECT id FROM "order"`);
  await inTx(store, (tx) => bookRefunds(tx, [{ orderId: row?.id ?? "", refundedFen: 10_900, correctedFen: 0, lowered: [], lines: [] }]));
  expect(await sweepFindings(store)).toBe(1);
  expect(await kinds()).toEqual([]);
});

describe("edited orders", () => {
  const both = [line("L1", "CUP-01", { paidFen: 8_000 }), line("L2", "MUG-02", { paidFen: 2_900 })];
  const one = both.slice(0, 1);
  const lines = async () => (await story()).order.lines.map(({ channelLineId, takenOut, paidFen }) => ({ channelLineId, takenOut, paidFen }));
  const told = () => store.rows<{ told: number }>("SELECT told_paid_fen AS told FROM order_line ORDER BY channel_line_id");

  test("a line the newest version does not name is taken out, kept, and nothing is due for it, whichever version comes first", async () => {
    const v1 = order({ lines: both });
    const v2 = version(2, { lines: one, paidFen: 8_000 });
    for (const facts of [
      [v1, v2],
      [v2, v1],
    ]) {
      await wipe(store);
      for (const fact of facts) await takeAll(store, fact);
      expect(await lines()).toEqual([
        { channelLineId: "L1", takenOut: false, paidFen: 8_000 },
        { channelLineId: "L2", takenOut: true, paidFen: 2_900 },
      ]);
      expect(await told()).toEqual([{ told: 8_000 }, { told: 0 }]);
    }
  });

  test("it comes back when a newer version names it again; a version without lines says nothing about them", async () => {
    await takeAll(store, order({ lines: both }), version(2, { lines: one }), version(3, { lines: [] }));
    expect((await lines()).map(({ takenOut }) => takenOut)).toEqual([false, true]);
    await takeAll(store, version(4, { lines: both }));
    expect((await lines()).map(({ takenOut }) => takenOut)).toEqual([false, false]);
    expect(await told()).toEqual([{ told: 8_000 }, { told: 2_900 }]);
  });

  test("another SKU, quantity and price of a line are the newest version's", async () => {
    await takeAll(store, version(2, { lines: [line("L1", "MUG-02", { quantity: 2, priceFen: 5_450 })] }), order());
    expect((await story()).order.lines).toMatchObject([{ sku: "MUG-02", quantity: 2, priceFen: 5_450 }]);
  });

  test("an order without lines is kept, and says so", async () => {
    await takeAll(store, order({ lines: [], claimedState: "closed", closedAt: at(1) }));
    expect(await sentences()).toEqual(["11-20 09:00 的订单没有任何商品，实付 109.00 元，无法核对买了什么。"]);
  });

  test("two lines of one id are both kept, and told", async () => {
    const twice = [line("L1", "CUP-01", { paidFen: 8_000 }), line("L1", "MUG-02", { paidFen: 2_900 })];
    await takeAll(store, order({ lines: twice }));
    await takeAll(store, order({ lines: twice }));
    expect((await story()).order.lines).toMatchObject([{ sku: "CUP-01" }, { sku: "MUG-02" }]);
    expect(await kinds()).toEqual(["repeated_line"]);
  });
});

describe("sums", () => {
  test.each<[what: string, change: Partial<ChannelOrder>, expected: { kinds: string[]; sentence?: string }]>([
    [
      "lines that are not what was paid",
      { lines: [line("L1", "CUP-01", { paidFen: 9_900 })] },
      { kinds: ["amounts_differ"], sentence: "商品实付加运费（0.00 元）共 99.00 元，订单实付却是 109.00 元，少了 10.00 元。" },
    ],
    ["lines and freight above what was paid", { freightFen: 800 }, { kinds: ["amounts_differ"] }],
    [
      "a channel's own figures that differ",
      { linesToldFen: 12_000 },
      { kinds: ["amounts_differ"], sentence: "商品实付加运费（0.00 元）共 120.00 元，订单实付却是 109.00 元，多出 11.00 元。" },
    ],
    [
      "more paid than due",
      { totalFen: 10_000, paidFen: 99_999, lines: [line("L1", "CUP-01", { priceFen: 10_000, paidFen: 99_999 })] },
      { kinds: ["overpaid"], sentence: "订单总额 100.00 元、运费 0.00 元，实付却是 999.99 元，多收 899.99 元。" },
    ],
    ["lines that are a fen off", { paidFen: 10_000, lines: ["1", "2", "3"].map((id) => line(id, id, { paidFen: 3_333 })) }, { kinds: ["amounts_differ"] }],
    ["freight paid on top", { paidFen: 11_700, freightFen: 800 }, { kinds: [] }],
    ["nothing paid yet", { paidAt: null, claimedState: "created", lines: [line("L1", "CUP-01", { paidFen: 1 })] }, { kinds: [] }],
  ])("%s", async (_what, change, expected) => {
    await takeAll(store, order(change));
    expect(await kinds()).toEqual(expected.kinds);
    if (expected.sentence) expect(await sentences()).toContain(expected.sentence);
  });
});

describe("times", () => {
  const event = (kind: "outbound", hours: number) =>
    eventsAll(store, { shopId: SHOP, orderRef: "6920000000000012345", event: { id: kind, kind, at: at(hours).toISOString(), data: {} } });

  test("outbound a day before payment cannot be; within the tolerance of clocks it can", async () => {
    await takeAll(store, order({ createdAt: at(-48) }));
    await event("outbound", -0.5);
    expect(await kinds()).toEqual([]);
    await wipe(store);
    await takeAll(store, order({ createdAt: at(-48) }));
    await event("outbound", -24);
    expect(await sentences()).toEqual(["时间对不上：出库（11-19 10:00）早于付款（11-20 10:00）。"]);
  });

  test("several are told in one sentence, and a time in the future ends when it has come", async () => {
    await takeAll(store, order({ createdAt: at(30), paidAt: at(30), finishedAt: at(2), claimedState: "completed" }));
    expect(await sentences()).toEqual([
      "时间对不上：交易完成（11-20 12:00）早于下单（11-21 16:00）；交易完成（11-20 12:00）早于付款（11-21 16:00）；下单（11-21 16:00）在将来；付款（11-21 16:00）在将来。",
    ]);
    await wipe(store);
    await takeAll(store, order({ createdAt: at(30), paidAt: at(30) }));
    clock.set(START + 31 * HOUR);
    expect(await sweepFindings(store)).toBe(1);
    expect(await kinds()).toEqual([]);
  });
});

describe("what was packed", () => {
  const ordered = (...lines: ChannelOrder["lines"]) => takeAll(store, order({ lines, paidFen: lines.reduce((sum, each) => sum + each.paidFen, 0) }));

  test("everything ordered and a gift nobody ordered is at most something extra", async () => {
    await ordered(line("L1", "MUG-02"));
    await packed(2, ["MUG-02", 1], ["GIFT-1", 1]);
    expect(await sentences()).toEqual(["仓库 11-20 12:00 多打包了 GIFT-1，订单里的商品都在（订单是 MUG-02），可能是赠品。"]);
  });

  test("gift lines and lines at no price may be packed and need not", async () => {
    await ordered(line("L1", "MUG-02"), line("L2", "GIFT-1", { gift: true, paidFen: 0 }), line("L3", "FREE-1", { priceFen: 0, paidFen: 0 }));
    await packed(2, ["MUG-02", 1]);
    expect(await kinds()).toEqual([]);
    await packed(3, ["GIFT-1", 1], ["FREE-1", 1]);
    expect(await kinds()).toEqual([]);
  });

  test("quantities count, and several packages count together", async () => {
    await ordered(line("L1", "MUG-02", { quantity: 2 }), line("L2", "CUP-01"));
    await packed(2, ["MUG-02", 1]);
    expect(await sentences()).toEqual(["仓库 11-20 12:00 打包完，少了 MUG-02，CUP-01（订单是 MUG-02 × 2，CUP-01）。"]);
    await packed(3, ["MUG-02", 1], ["CUP-01", 1]);
    expect(await kinds()).toEqual([]);
  });

  test("one package waits ten minutes for the next", async () => {
    await ordered(line("L1", "MUG-02"), line("L2", "CUP-01"));
    await packed(24, ["MUG-02", 1]);
    expect(await kinds()).toEqual([]);
    clock.set(START + 24 * HOUR + 10 * 60_000);
    await sweepFindings(store);
    expect(await kinds()).toEqual(["missing_item"]);
  });

  test("a bundle is packed as itself or as its parts, where these are known", async () => {
    const bundle = line("L1", "SET-1", {
      components: [
        { sku: "A", quantity: 2 },
        { sku: "B", quantity: 1 },
      ],
    });
    await ordered(bundle);
    await packed(2, ["A", 2], ["B", 1]);
    expect(await kinds()).toEqual([]);
    await wipe(store);
    await ordered(bundle);
    await packed(2, ["A", 1], ["B", 1]);
    expect(await kinds()).toEqual(["missing_item"]);
  });

  test("one piece too many is extra; the same package told twice is not", async () => {
    await ordered(line("L1", "MUG-02"));
    await packed(2, ["MUG-02", 1]);
    await packed(3, ["MUG-02", 1]);
    expect(await kinds()).toEqual([]);
    await packed(4, ["MUG-02", 3]);
    expect(await open()).toMatchObject([{ kind: "extra_item", evidence: { packed: "MUG-02 × 2" } }]);
  });
});

test("what is found or no longer found of an order is announced, and what is paid as well", async () => {
  await takeAll(store, order());
  await store.pool.query("DELETE FROM event");
  await takeAll(store, version(1, { paidFen: 10_000, lines: [line("L1", "CUP-01", { paidFen: 10_000 })] }));
  const names = await store.rows<{ name: string }>("SELECT name FROM event ORDER BY name");
  expect(names.map(({ name }) => name)).toEqual(["order.changed", "order.finding"]);
});
