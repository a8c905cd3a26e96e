/** Money that was told to be out and is told otherwise later: it stays booked, and the contradiction is found with its figures, on the order and on the case. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterSale, order, SOLD } from "./douyin.ts";
import { at, ownOrder } from "./own-order.ts";
import { refund, soldAt, trade } from "./taobao.ts";
import { World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const given = (id: string, amountFen: number) => ({ id, amountFen, at: at(-30) });
const tell = async (id: string, minutes: number, refunds: object[]) => {
  expect((await world.rest("POST", "/orders", { body: ownOrder(id, { updatedAt: at(minutes), refunds }) })).status).toBe(200);
  await world.runUntilIdle();
};
/** Open findings about lowered refunds: booked, told now, the difference, in fen; and what is booked on the order. */
async function found(shop: string, id: string) {
  await world.pass(1_000);
  const page = await world.order(shop, id);
  const finding = page?.findings.find(({ kind, resolvedAt }) => kind === "refund_lowered" && resolvedAt === null);
  const { bookedFen, toldFen, openFen } = finding?.evidence ?? {};
  return { booked: page?.order.refundedFen, figures: finding ? [bookedFen, toldFen, openFen] : null, sentence: finding?.sentence ?? "", duty: finding?.duty };
}

describe("a refund that a seller's own order tells", () => {
  test("lower in a newer version stays booked as it was, with a finding for finance until it is as before", async () => {
    await tell("7000", 1, [given("r1", 5_000)]);
    expect(await found("own", "7000")).toMatchObject({ booked: 5_000, figures: null });
    await tell("7000", 2, [given("r1", 3_000)]);
    const lowered = await found("own", "7000");
    expect(lowered).toMatchObject({ booked: 5_000, figures: [5_000, 3_000, 2_000], duty: "finance" });
    expect(lowered.sentence).toMatch(/^售后 AS\d+ 曾告知已退 50\.00 元，11-20 10:02 的版本改为 30\.00 元，相差 20\.00 元；仍按 50\.00 元入账。$/);
    // A claim for what is left is shown it, and no policy pays beside it.
    await world.rest("POST", "/cases", { body: { id: "C7000", orderRef: "7000", kind: "refund_only", text: "少发了", amountFen: 4_000, at: at(3) } });
    const page = await world.case("own", "C7000");
    expect(page.findings.map(({ kind }) => kind)).toContain("refund_lowered");
    expect(page.case).toMatchObject({ refundableFen: 4_000, queue: "supervisor" });
    await tell("7000", 4, [given("r1", 5_000)]);
    expect(await found("own", "7000")).toMatchObject({ booked: 5_000, figures: null });
  });

  test("lower in an older version that is read late contradicts nothing; told higher late, the newest still contradicts it", async () => {
    await tell("7010", 2, [given("r1", 5_000)]);
    await tell("7010", 1, [given("r1", 3_000)]);
    expect(await found("own", "7010")).toMatchObject({ booked: 5_000, figures: null });
    await tell("7011", 2, [given("r1", 3_000)]);
    await tell("7011", 1, [given("r1", 5_000)]);
    expect(await found("own", "7011")).toMatchObject({ booked: 5_000, figures: [5_000, 3_000, 2_000] });
  });

  test("told under another id, or no more, contradicts what is booked; the newest version read first finds the same", async () => {
    await tell("7020", 1, [given("r1", 3_000), given("r2", 1_000)]);
    await tell("7020", 2, [given("r2", 1_000)]);
    expect(await found("own", "7020")).toMatchObject({ booked: 4_000, figures: [3_000, 0, 3_000] });
    expect((await found("own", "7020")).sentence).toMatch(/不再提这笔退款/);
    await tell("7021", 2, [given("r2", 1_000)]);
    await tell("7021", 1, [given("r1", 3_000), given("r2", 1_000)]);
    expect(await found("own", "7021")).toMatchObject({ booked: 4_000, figures: [3_000, 0, 3_000] });
    await tell("7021", 3, [given("r1", 3_000), given("r2", 1_000)]);
    expect(await found("own", "7021")).toMatchObject({ booked: 4_000, figures: null });
  });

  test("told the same in each version changes nothing, and its day stays the day it was paid", async () => {
    await tell("7030", 1, [given("r1", 3_000)]);
    for (const minutes of [2, 3]) await tell("7030", minutes, [given("r1", 3_000)]);
    expect(await found("own", "7030")).toMatchObject({ booked: 3_000, figures: null });
    const lines = (await world.order("own", "7030"))?.timeline.filter(({ kind }) => kind === "case_refunded");
    expect(lines?.map((line) => line.at.toISOString())).toEqual([at(-30)]);
  });
});

describe("a case whose channel tells less than it told", () => {
  const paid = { aftersale_status: 12, refund_status: 3 };

  test.each([
    ["a smaller sum", { real_refund_amount: 5_000 }, [8_000, 5_000, 3_000]],
    ["the sum left out", {}, null],
    ["a sum worked out from a deduction", { deduction_amount: 5_000 }, null],
    ["a greater sum", { real_refund_amount: 9_000 }, null],
  ])("at Douyin: %s", async (what, detail, figures) => {
    const id = `71${what.length}`;
    await world.take("dy", "order", order(id));
    await world.take("dy", "case", afterSale(`A${id}`, { order: id, detail: { real_refund_amount: 8_000 } }, { ...paid, update_time: SOLD + 7_200 }));
    await world.take("dy", "case", afterSale(`A${id}`, { order: id, detail }, { ...paid, update_time: SOLD + 7_300 }));
    expect((await found("dy", id)).figures).toEqual(figures);
  });

  test("at Douyin: money that was paid and came back from the bank; its case is before a person all the while", async () => {
    await world.take("dy", "order", order("7150"));
    await world.take("dy", "case", afterSale("A7150", { order: "7150", detail: { real_refund_amount: 8_000 } }, { ...paid, update_time: SOLD + 7_200 }));
    await world.take("dy", "case", afterSale("A7150", { order: "7150" }, { aftersale_status: 12, refund_status: 4, update_time: SOLD + 7_300 }));
    expect(await found("dy", "7150")).toMatchObject({ booked: 8_000, figures: [8_000, 0, 8_000] });
    expect((await world.case("dy", "A7150")).case).toMatchObject({ status: "open", problem: expect.stringContaining("退款失败") });
    await world.take("dy", "case", afterSale("A7150", { order: "7150", detail: { real_refund_amount: 8_000 } }, { ...paid, update_time: SOLD + 7_400 }));
    expect(await found("dy", "7150")).toMatchObject({ booked: 8_000, figures: null });
  });

  test("at Taobao: a success that is closed afterwards, until it succeeds again", async () => {
    await world.take("tb", "order", trade("7200"));
    const told = (status: string, second: number) => world.take("tb", "case", refund("R7200", { trade: "7200" }, { status, modified: soldAt(second) }));
    await told("SUCCESS", 7_200);
    await told("CLOSED", 7_300);
    expect(await found("tb", "7200")).toMatchObject({ booked: 10_000, figures: [10_000, 0, 10_000] });
    await told("SUCCESS", 7_400);
    expect(await found("tb", "7200")).toMatchObject({ booked: 10_000, figures: null });
  });

  test("over REST: a case lowered after it was moved to another order contradicts on that one only", async () => {
    for (const id of ["7300", "7301"]) await world.rest("POST", "/orders", { body: ownOrder(id) });
    const told = (minutes: number, orderRef: string, refundedFen: number) => {
      const body = {
        id: "C7300",
        orderRef,
        kind: "refund_only",
        text: "少发了",
        amountFen: 6_000,
        at: at(0),
        updatedAt: at(minutes),
        state: "refunded",
        refundedFen,
      };
      return world.rest("POST", "/cases", { body });
    };
    await told(1, "7300", 6_000);
    await told(2, "7300", 4_000);
    expect((await found("own", "7300")).figures).toEqual([6_000, 4_000, 2_000]);
    await told(3, "7301", 4_000);
    expect(await found("own", "7300")).toMatchObject({ booked: 0, figures: null });
    expect(await found("own", "7301")).toMatchObject({ booked: 6_000, figures: [6_000, 4_000, 2_000] });
  });
});
