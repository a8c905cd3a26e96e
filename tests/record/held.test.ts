/** While a grant is held the world goes on: a new policy, a row that is no longer trusted, and the buyer's own words count before it leaves. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { PolicyBody } from "../../main/hub/contract/policies.ts";
import { afterSale, order, SOLD } from "./douyin.ts";
import { refund, soldAt, trade } from "./taobao.ts";
import { MINUTE, World } from "./world.ts";

let world: World;
let original: PolicyBody;
beforeAll(async () => {
  world = await World.open();
  await world.publish((body) => {
    original = body;
    return body;
  });
});
afterAll(() => world.close());
afterEach(() => world.publish(() => original));

const stricter = (body: PolicyBody): PolicyBody => ({
  ...body,
  rows: [{ id: "all-by-people", note: "", when: { amountYuan: "[50..150]" }, outcome: "agent", reason: "您的申请由客服审核。" }, ...body.rows],
  examples: [{ name: "50 元起由人看", facts: { amountYuan: 100 }, expect: { outcome: "agent", row: "all-by-people" } }],
});
const renamed = (body: PolicyBody): PolicyBody => ({
  ...body,
  rows: body.rows.map((row) => ({ ...row, id: `new-${row.id}` })),
  examples: body.examples.map((one) => ({ ...one, expect: { ...one.expect, row: one.expect.row && `new-${one.expect.row}` } })),
});

async function granted(id: string, amount = 10_000) {
  await world.take("dy", "order", order(id));
  await world.take("dy", "case", afterSale(`A${id}`, { order: id }, { refund_amount: amount }));
  const [action] = (await world.case("dy", `A${id}`)).actions;
  expect(action).toMatchObject({ kind: "agree_refund", state: "held", auto: true });
  return action;
}
const payments = (id: string) => world.calls.filter(({ method, params }) => method === "afterSale.operate" && JSON.stringify(params).includes(id)).length;

describe("a policy that is published during the hold", () => {
  test("takes back what it would not have granted, says so on the page, and leaves alone what it grants as well", async () => {
    await granted("6100");
    const small = await granted("6110", 2_000);
    await world.pass(2 * MINUTE);
    await world.publish(stricter);
    const page = await world.case("dy", "A6100");
    expect(page.actions).toMatchObject([{ state: "undone", problem: expect.stringMatching(/生效的规则 after-sale@\d+ → after-sale@\d+/) }]);
    expect(page.case).toMatchObject({ status: "open", queue: "agent" });
    expect(page.decisions[0]).toMatchObject({ outcome: "agent", row: "all-by-people" });
    // The other goes on at its own time.
    const after = await world.case("dy", "A6110");
    expect(after.actions).toMatchObject([{ id: small?.id, state: "held", holdUntil: small?.holdUntil }]);
    await world.pass(9 * MINUTE);
    expect([payments("A6100"), payments("A6110")]).toEqual([0, 1]);
  });

  test.each([0, 60])("leaves what is held at its own time, though it would hold %i minutes", async (holdMinutes) => {
    const id = `613${holdMinutes}`;
    const before = await granted(id);
    await world.pass(5 * MINUTE);
    await world.publish((body) => ({ ...body, holdMinutes }));
    expect((await world.case("dy", `A${id}`)).actions).toMatchObject([{ id: before?.id, state: "held", holdUntil: before?.holdUntil }]);
    await world.pass(4 * MINUTE);
    expect(payments(id)).toBe(0);
    await world.pass(MINUTE);
    expect(payments(id)).toBe(1);
  });

  test("changes nothing where only the names of its rows are others", async () => {
    const before = await granted("6120");
    await world.publish(renamed);
    expect((await world.case("dy", "A6120")).actions).toMatchObject([{ id: before?.id, state: "held", holdUntil: before?.holdUntil }]);
    await world.pass(11 * MINUTE);
    expect(payments("A6120")).toBe(1);
  });
});

test("a row whose decisions turn out to be wrong too often grants no longer what it still holds", async () => {
  const wrong = ["6200", "6201"];
  for (const id of wrong) await granted(id);
  await granted("6210");
  for (const id of wrong) {
    const [decision] = (await world.case("dy", `A${id}`)).decisions;
    await world.markWrong(decision?.id ?? "");
  }
  const page = await world.case("dy", "A6210");
  expect(page.actions).toMatchObject([{ state: "undone", problem: expect.stringContaining("已重新判断") }]);
  expect(page.case.queue).toBe("agent");
});

describe("what the buyer says during the hold", () => {
  test("brings an automatic grant to a person, with the reason on the page, and it stays there", async () => {
    await world.take("tb", "order", trade("6310"));
    const of = { trade: "6310" };
    await world.take("tb", "case", refund("R6310", of));
    expect((await world.case("tb", "R6310")).actions).toMatchObject([{ state: "held" }]);
    const words = { id: "m1", owner_role: "1", content: "不用退款了，我想要货", created: soldAt(7_000) };
    await world.take("tb", "case", refund("R6310", of, { modified: soldAt(7_000), refund_messages: { refund_message: [words] } }));
    const page = await world.case("tb", "R6310");
    expect(page.actions).toMatchObject([{ state: "undone", problem: expect.stringContaining("买家在同意之后又留言了") }]);
    expect(page.case).toMatchObject({ status: "open", queue: "agent" });
    // Whatever moves afterwards: it is a person's.
    await world.take("tb", "order", trade("6310", { modified: soldAt(8_000), seller_memo: "加急" }));
    await world.take("tb", "case", refund("R6310", of, { modified: soldAt(8_100), refund_version: "2" }));
    await world.pass(30 * MINUTE);
    expect((await world.case("tb", "R6310")).actions).toHaveLength(1);
    expect(world.calls.filter(({ method }) => method === "taobao.rp.refunds.agree")).toEqual([]);
  });

  test("counts when it changes the words of the claim itself", async () => {
    await world.take("dy", "order", order("6320"));
    const claim = (words: string, second: number) =>
      afterSale("A6320", { order: "6320", detail: { reason_remark: words } }, { update_time: second, aftersale_status: 6 });
    await world.take("dy", "case", claim("不想要了", SOLD + 4_000));
    expect((await world.case("dy", "A6320")).actions).toMatchObject([{ state: "held" }]);
    await world.take("dy", "case", claim("还是给我发货吧，不退了", SOLD + 4_060));
    await world.pass(30 * MINUTE);
    expect((await world.case("dy", "A6320")).case.queue).toBe("agent");
    expect(payments("A6320")).toBe(0);
  });

  test("counts in the last moment, too, when nobody has looked at it again yet", async () => {
    const action = await granted("6330");
    const [row] = await world.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_case_id = 'A6330'");
    await world.rows(
      "INSERT INTO case_message (id, case_id, author, text, at, channel_message_id, delivery) VALUES ('m6330', $1, 'buyer', '别退', now(), 'm6330', 'received')",
      [row?.id],
    );
    await world.pass(11 * MINUTE);
    expect(payments("A6330")).toBe(0);
    expect((await world.case("dy", "A6330")).actions).toMatchObject([{ id: action?.id, state: "undone" }]);
  });

  test("that was said before the grant stands in nobody's way, nor do our own words", async () => {
    await world.take("tb", "order", trade("6350"));
    const say = (id: string, role: string) => ({ id, owner_role: role, content: "您好", created: soldAt(6_000) });
    const told = (second: number, ...messages: object[]) =>
      refund("R6350", { trade: "6350" }, { modified: soldAt(second), refund_messages: { refund_message: messages } });
    await world.take("tb", "case", told(6_000, say("m1", "1")));
    await world.take("tb", "case", told(6_100, say("m1", "1"), say("m2", "2"), say("m3", "3")));
    await world.pass(2 * MINUTE);
    const page = await world.case("tb", "R6350");
    expect(new Set(page.messages.map(({ author }) => author))).toEqual(new Set(["buyer", "operator", "platform"]));
    expect(page.actions).toMatchObject([{ kind: "agree_refund", state: "held", problem: null }]);
  });
});

describe("what nobody can judge by itself goes to a person", () => {
  test("a claim about goods that its order does not have", async () => {
    const lines = [
      { id: "6401", fen: 8_000 },
      { id: "6402", fen: 5_000 },
    ];
    await world.take("dy", "order", order("6400", {}, lines));
    await world.take("dy", "case", afterSale("A6400", { order: "6400", lines: ["6409"] }, { refund_amount: 10_000 }));
    await world.pass(30 * MINUTE);
    const page = await world.case("dy", "A6400");
    expect(page.actions).toEqual([]);
    expect(page.decisions[0]?.facts).toMatchObject({ notHeld: expect.stringContaining("不在订单里") });
    expect(page.case.queue).toBe("agent");
  });

  test("a claim of an order that its platform has closed, perhaps because it gave the money back", async () => {
    await world.take("dy", "order", order("6410", { order_status: 4 }));
    await world.take("dy", "case", afterSale("A6410", { order: "6410" }));
    await world.pass(30 * MINUTE);
    expect((await world.case("dy", "A6410")).actions).toEqual([]);
    expect((await world.case("dy", "A6410")).decisions[0]).toMatchObject({ outcome: "agent", row: "order-closed" });
  });
});
