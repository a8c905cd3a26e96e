/** What an order is, when what is told about it is odd. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR, START, World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

type Thing = Record<string, unknown>;
const at = (ms: number): string => new Date(START + ms).toISOString();
const line = (id: string, fen: number, more: Thing = {}): Thing => ({
  id,
  sku: `SKU-${id}`,
  title: "马克杯",
  quantity: 1,
  priceFen: fen,
  paidFen: fen,
  ...more,
});
const own = (id: string, more: Thing = {}): Thing => ({
  id,
  status: "paid",
  createdAt: at(-2 * DAY),
  paidAt: at(-2 * DAY + HOUR),
  updatedAt: at(-DAY),
  totalFen: 10_000,
  paidFen: 10_000,
  buyer: { id: `buyer-${id}` },
  lines: [line(`${id}-1`, 10_000)],
  ...more,
});
const put = async (body: Thing) => {
  const answer = await world.rest("POST", "/orders", { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
};
const tell = (ref: string, ...events: Thing[]) => world.rest("POST", `/orders/${encodeURIComponent(ref)}/events`, { body: { events } });
const shown = async (id: string, shop = "own") => {
  const found = await world.order(shop, id);
  if (!found) throw new Error(`no order ${id}`);
  return { ...found, open: found.findings.filter((one) => one.resolvedAt === null).map((one) => one.kind) };
};

test("of a presale only the deposit is paid, and nothing is to be shipped", async () => {
  await world.take("tb", "order", {
    tid: "7001",
    status: "WAIT_BUYER_PAY",
    step_trade_status: "FRONT_PAID_FINAL_NOPAID",
    step_paid_fee: "20.00",
    payment: "130.00",
    total_fee: "130.00",
    post_fee: "0.00",
    created: "2026-11-19 10:00:00",
    pay_time: "2026-11-19 10:01:00",
    modified: "2026-11-19 10:01:00",
    buyer_nick: "买家",
    orders: { order: [{ oid: "7002", status: "WAIT_BUYER_PAY", title: "杯", price: "130.00", num: 1, payment: "130.00" }] },
  });
  const { order } = await shown("7001", "tb");
  expect(order).toMatchObject({ state: "created", paidFen: 2_000 });
  expect(`${order.whereabouts}${JSON.stringify(order)}`).toMatch(/定金/);
});

test("an unpaid order has paid nothing, whatever it will have to pay", async () => {
  await world.take("tb", "order", {
    tid: "7003",
    status: "WAIT_BUYER_PAY",
    payment: "130.00",
    total_fee: "130.00",
    created: "2026-11-19 10:00:00",
    modified: "2026-11-19 10:01:00",
    buyer_nick: "买家",
    orders: { order: [{ oid: "7004", status: "WAIT_BUYER_PAY", title: "杯", price: "130.00", num: 1, payment: "130.00" }] },
  });
  expect((await shown("7003", "tb")).order).toMatchObject({ state: "created", paidFen: 0 });
});

test("an order that is paid after it was closed stays closed, and says so", async () => {
  await put(own("c1", { status: "created", paidAt: null, paidFen: 0, updatedAt: at(-3 * HOUR) }));
  await put(own("c1", { status: "closed", paidAt: null, paidFen: 0, updatedAt: at(-2 * HOUR) }));
  await put(own("c1", { status: "paid", paidAt: at(-HOUR), paidFen: 10_000, updatedAt: at(-HOUR) }));
  const { order, open, findings } = await shown("c1");
  expect(order.state).toBe("closed");
  expect(open.length).toBeGreaterThan(0);
  expect(findings.map((one) => one.sentence).join()).toMatch(/关闭/);
});

test("a line that a later version no longer names is taken out, and kept in history", async () => {
  await put(own("e1", { totalFen: 20_000, paidFen: 20_000, lines: [line("A", 10_000), line("B", 10_000)], updatedAt: at(-3 * HOUR) }));
  await put(own("e1", { lines: [line("A", 10_000)], updatedAt: at(-2 * HOUR) }));
  const { order } = await shown("e1");
  const names = order.lines.map((one) => JSON.stringify(one));
  expect(names.some((text) => text.includes("SKU-A"))).toBe(true);
  const gone = order.lines.find((one) => one.sku === "SKU-B");
  expect(gone === undefined || JSON.stringify(gone).match(/removed|takenOut/)).toBeTruthy();
});

test("an order without lines is kept, with a finding", async () => {
  await put(own("n1", { lines: [], status: "closed" }));
  expect((await shown("n1")).open.length).toBeGreaterThan(0);
});

test("a gift beside what was ordered is no wrong item", async () => {
  await put(own("g1", { lines: [line("MUG", 10_000)] }));
  await tell("g1", {
    id: "g1-p",
    kind: "packed",
    at: at(-HOUR),
    data: {
      skus: [
        { sku: "SKU-MUG", quantity: 1 },
        { sku: "GIFT-CARD", quantity: 1 },
      ],
    },
  });
  expect((await shown("g1")).open).not.toContain("wrong_item");
});

test.each<[string, Thing]>([
  ["paid less than the total by a fen", { paidFen: 9_999 }],
  ["lines that do not add up", { lines: [line("x", 4_000), line("y", 4_000)] }],
])("%s is said, with the figures", async (what, more) => {
  const id = `s${what.length}`;
  await put(own(id, more));
  const { open, findings } = await shown(id);
  expect(open.length).toBeGreaterThan(0);
  expect(findings.map((one) => one.sentence).join()).toMatch(/\d+\.\d\d/);
});

test("goods that left a day before they were paid for are said", async () => {
  await put(own("t1"));
  await tell("t1", { id: "t1-o", kind: "outbound", at: at(-3 * DAY), data: {} });
  expect((await shown("t1")).open.length).toBeGreaterThan(0);
});

test("a name that begins with a rare character is masked whole", async () => {
  await put(own("r1", { receiver: undefined, buyer: { id: "r1", nick: "小雨", name: "𠮷野小雨", phone: "13800000000" } }));
  const { order } = await shown("r1");
  expect(order.receiver.name).toBe("𠮷***");
});

test("one moment is one version, however it is written", async () => {
  const kept = async () => (await world.rows<{ kept: number }>("SELECT count(*)::int AS kept FROM raw_item"))[0]?.kept ?? 0;
  const before = await kept();
  for (const updatedAt of ["2026-11-19T10:00:30+08:00", "2026-11-19T02:00:30Z", "2026-11-19T10:00:30.000+08:00"]) await put(own("v1", { updatedAt }));
  expect(await kept()).toBe(before + 1);
});

test("an own id that is another order's unified number still means the sender's own order", async () => {
  await put(own("first"));
  const number = (await shown("first")).order.number;
  await put(own(number));
  await tell(number, { id: "own-e", kind: "packed", at: at(-HOUR), data: {} });
  expect((await shown(number)).timeline.some((entry) => entry.kind === "packed")).toBe(true);
  expect((await shown("first")).timeline.some((entry) => entry.kind === "packed")).toBe(false);
});
