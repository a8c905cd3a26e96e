/** What a seller's own systems are answered, and that nothing they send is lost. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, START, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Thing = Record<string, unknown>;
const at = (ms: number): string => new Date(START + ms).toISOString();
const order = (id: string, more: Thing = {}): Thing => ({
  id,
  status: "paid",
  createdAt: at(-2 * DAY),
  paidAt: at(-2 * DAY + HOUR),
  updatedAt: at(-DAY),
  totalFen: 10_000,
  paidFen: 10_000,
  buyer: { id: `buyer-${id}` },
  lines: [{ id: `${id}-1`, sku: "MUG", title: "马克杯", quantity: 1, priceFen: 10_000, paidFen: 10_000 }],
  ...more,
});
const claim = (id: string, more: Thing = {}): Thing => ({
  id,
  orderRef: "o1",
  kind: "refund_only",
  text: "不想要了",
  amountFen: 1_000,
  at: at(-HOUR),
  ...more,
});

describe("what cannot be taken is refused at the door, with the field named", () => {
  test.each<[string, string, Thing, string]>([
    ["an amount no order has", "/cases", claim("big", { amountFen: 3_000_000_000 }), "amountFen"],
    [
      "two lines of one id",
      "/orders",
      order("twice", { lines: [0, 1].map(() => ({ id: "L", sku: "S", title: "杯", quantity: 1, priceFen: 1, paidFen: 1 })) }),
      "lines.1.id",
    ],
    ["a line without a SKU", "/orders", order("bare", { lines: [{ id: "L", title: "杯", quantity: 1, priceFen: 1, paidFen: 1 }] }), "lines.0.sku"],
    ["money as text", "/orders", order("text", { paidFen: "100.00" }), "paidFen"],
    ["a time without its zone", "/orders", order("zone", { updatedAt: "2026-11-19 10:00:00" }), "updatedAt"],
  ])("%s", async (...[, path, body, field]) => {
    const answer = await world.rest("POST", path, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(field);
    expect(JSON.stringify(answer.body)).toMatch(/[一-龥]/);
  });

  test("a body that is not JSON is told where it breaks", async () => {
    const answer = await world.rest("POST", "/orders", { body: '{"id": "a",\n "status": paid}' });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(/line|行/);
  });

  test("a form is no JSON", async () => {
    const answer = await world.rest("POST", "/orders", { body: "id=1", headers: { "content-type": "application/x-www-form-urlencoded" } });
    expect(answer.status).toBe(415);
  });
});

describe("nothing that was acknowledged is lost", () => {
  test("words with NUL and half a character are kept with a mark in their place", async () => {
    await world.rest("POST", "/orders", { body: order("o1") });
    const answer = await world.rest("POST", "/cases", { body: JSON.stringify(claim("odd")).replace("不想要了", "不\\u0000想\\ud842要") });
    expect(answer.status).toBe(200);
    expect((await world.case("own", "odd")).case.buyerWords).toBe("不\uFFFD想\uFFFD要");
    expect(await world.quarantined()).toEqual([]);
  });

  test("messages of one id in two cases are two messages", async () => {
    for (const id of ["m1", "m2"]) {
      await world.rest("POST", "/cases", { body: claim(id) });
      const said = await world.rest("POST", `/cases/${id}/messages`, { body: { messageId: "1", text: `在吗 ${id}`, at: at(-HOUR) } });
      expect(said.status).toBe(200);
      expect((await world.case("own", id)).messages.map((one) => one.text)).toContain(`在吗 ${id}`);
    }
  });

  test("events of one id on two orders are two events", async () => {
    for (const id of ["ev1", "ev2"]) {
      await world.rest("POST", "/orders", { body: order(id) });
      await world.rest("POST", `/orders/${id}/events`, { body: { events: [{ id: "1", kind: "audited", at: at(-HOUR), data: {} }] } });
      expect((await world.order("own", id))?.timeline.some((entry) => entry.kind === "audited")).toBe(true);
    }
  });

  test("the same version with other content is told, not called a repeat", async () => {
    await world.rest("POST", "/orders", { body: order("diff") });
    const again = await world.rest("POST", "/orders", { body: order("diff", { paidFen: 9_000 }) });
    const same = await world.rest("POST", "/orders", { body: order("diff", { paidFen: 9_000 }) });
    expect(again.status === 409 || JSON.stringify(again.body).includes("differs")).toBe(true);
    expect(same.status === 200 || same.status === 409).toBe(true);
  });
});

test("what names several orders at once is refused where it is sent, and nothing of it is kept", async () => {
  for (const id of ["s1", "s2"]) await world.rest("POST", "/orders", { body: order(id) });
  const [first, second] = [await world.order("own", "s1"), await world.order("own", "s2")];
  const ref = first?.order.number ?? "";
  // Our number of one order stands for the id of another: neither is the sender's own.
  await world.rows(
    `WITH renamed AS (INSERT INTO "order" SELECT (jsonb_populate_record(o, jsonb_build_object('id', $1::text, 'number', 'N' || o.number, 'channel_order_id', 's3'))).*
    FROM "order" o WHERE o.id = $2 RETURNING 1) SELECT 1 FROM renamed`,
    [ref, second?.order.id],
  );
  const kept = () => world.rows<{ kept: number }>("SELECT count(*)::int AS kept FROM raw_item");
  const before = await kept();
  const event = { id: "several", kind: "packed", at: at(-HOUR), data: {} };
  const read = await world.rest("GET", `/orders/${ref}/timeline`);
  const answer = await world.rest("POST", `/orders/${ref}/events`, { body: { events: [event] } });
  expect(answer).toMatchObject({ status: 409, type: expect.stringContaining("application/problem+json"), body: { code: "AMBIGUOUS" } });
  expect(answer.body).toEqual(read.body);
  const opened = await world.rest("POST", "/cases", { body: claim("several", { orderRef: ref }) });
  expect(opened).toMatchObject({ status: 409, body: { code: "AMBIGUOUS", errors: [{ field: "orderRef" }] } });
  for (const [path, body] of [
    ["/events:batch", { events: [{ ...event, orderRef: ref }] }],
    ["/cases:batch", { cases: [claim("several", { orderRef: ref })] }],
  ] as const) {
    const { body: told } = await world.rest("POST", path, { body });
    expect(told, path).toMatchObject({ taken: 0, refused: 1, results: [{ id: "several", result: "refused", errors: [{ field: "orderRef" }] }] });
  }
  expect(await kept()).toEqual(before);
  expect(await world.quarantined()).toEqual([]);
  await world.rest("POST", `/orders/channel:own:s1/events`, { body: { events: [event] } });
  expect((await world.order("own", "s1"))?.timeline.some((entry) => entry.kind === "packed")).toBe(true);
});

test("a key sees nothing of another shop, by whatever name", async () => {
  await world.rows("SELECT 1");
  await world.take("tb", "order", {
    tid: "8001",
    status: "WAIT_SELLER_SEND_GOODS",
    payment: "50.00",
    created: "2026-11-19 10:00:00",
    pay_time: "2026-11-19 10:01:00",
    modified: "2026-11-19 12:00:00",
    buyer_nick: "买家",
    orders: { order: [{ oid: "8002", status: "WAIT_SELLER_SEND_GOODS", title: "杯", price: "50.00", num: 1, payment: "50.00" }] },
  });
  await world.take("tb", "case", {
    refund_id: "8003",
    tid: "8001",
    oid: "8002",
    refund_fee: "50.00",
    dispute_type: "REFUND",
    status: "WAIT_SELLER_AGREE",
    created: "2026-11-19 11:00:00",
    modified: "2026-11-19 12:00:00",
    refund_version: "1",
    refund_phase: "onsale",
  });
  const { case: theirs } = await world.case("tb", "8003");
  for (const id of [theirs.id, theirs.number]) expect((await world.rest("GET", `/cases/${id}`)).status).toBe(404);
});
