/** From the fact as it comes in to the refund that is not sent: the whole sentence, with the flow that production runs. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStreams } from "../../../main/hub/access/index.ts";
import { holdingOf, runDue } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import type { ChannelFact, Connector } from "../../../main/hub/connectors/port.ts";
import { openPolicies } from "../../../main/hub/decisions/index.ts";
import { openPresence } from "../../../main/hub/disputes/index.ts";
import { openCondition } from "../../../main/hub/frame/condition.ts";
import { type FlowDeps, react } from "../../../main/hub/frame/flow.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { ok } from "../../../main/hub/kernel/result.ts";
import type { Knowledge } from "../../../main/hub/knowledge/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "../actions/fake-channel.ts";
import { depsOf } from "../actions/world.ts";
import { addShop, fact, hour, start } from "../disputes/support.ts";
import { order } from "../orders/facts.ts";

const clock = testClock(start);
let store: Store;
let channel: FakeChannel;
let flow: FlowDeps;
const facts = new Map<string, ChannelFact>();
/** A connector whose payloads name the facts that a test has prepared. */
const prepared = { normalize: (_topic: string, payload: string) => ok([facts.get(payload)].filter((one) => one !== undefined)) } as unknown as Connector;

beforeAll(async () => {
  store = await freshStore({ clock });
  channel = fakeChannel();
  const engine = await openPolicies(store);
  flow = {
    ...depsOf(store, channel.connector),
    engine,
    holding: holdingOf(() => channel.connector),
    reader: ({ topic }) => (topic === "fact" ? prepared : connectorFor("miniapp")),
    knowledge: {} as Knowledge,
    streams: openStreams(),
    presence: openPresence({ emit: () => undefined }, clock.now),
    condition: openCondition(clock),
    callback: () => "",
    broadcast: () => undefined,
    beats: false,
  };
  await addShop(store, "fake");
  await addShop(store, "miniapp");
});
afterAll(() => store.close());

let serial = 0;
let id = "";
beforeEach(() => {
  serial += 1;
  id = `T${serial}`;
  clock.advance(hour);
  channel.paid.length = 0;
  channel.calls.length = 0;
});

/** Keeps what came, understands it and follows it, until nothing is left to do. */
async function hear(shopId: string, topic: string, payload: unknown): Promise<void> {
  const key = `${topic}:${facts.size}:${JSON.stringify(payload).length}:${clock.now()}:${Math.random()}`;
  if (topic === "fact") facts.set(key, payload as ChannelFact);
  await keepRaw(store, { shopId, via: "rest_all", items: [{ topic, dedupeKey: key, payload: topic === "fact" ? key : JSON.stringify(payload) }] });
  while ((await understandDue(flow)) > 0);
  await follow();
}

/** Follows what happened, until nothing is left. */
async function follow(): Promise<void> {
  // An event is read once every transaction before it has ended, also those of other tests on this server.
  await expect.poll(async () => (await react(flow)) + (await unread()), { interval: 20 }).toBe(0);
}

const unread = async () =>
  (
    await store.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM event LEFT JOIN event_cursor c ON c.reader = 'flow' WHERE c.reader IS NULL OR (event.tx, event.id) > (c.tx::xid8, c.id::bigint)`,
    )
  )[0]?.count ?? 0;

/** Its one line, paid with the whole 100 yuan. */
const line = () => ({ ...order().lines[0], priceFen: 10_000, paidFen: 10_000 }) as ReturnType<typeof order>["lines"][number];

/** A paid order of 100 yuan, whose buyer asks for them back before it is sent: granted, and held for ten minutes. */
async function held(): Promise<void> {
  const at = new Date(clock.now());
  const paid = { channelOrderId: id, createdAt: at, paidAt: at, paidFen: 10_000, totalFen: 10_000, version: clock.now() };
  // A buyer of their own: nobody here asks often.
  const buyer = { ...order().buyer, channelBuyerId: `buyer ${id}`, nick: id, phone: `1381234${String(serial).padStart(4, "0")}`, address: `${id}号` };
  await hear("fake", "fact", { ...order(paid), lines: [line()], buyer });
  const claim = { channelCaseId: `R${id}`, channelOrderId: id, kind: "refund_only", amountFen: 10_000, version: clock.now(), createdAt: at } as const;
  channel.cases.set(`R${id}`, { state: "requested", version: clock.now(), amountFen: 10_000, orderId: id, kind: "refund_only" });
  await hear("fake", "fact", { ...fact(claim, "fake").fact, goodsReceived: false });
  await store.pool.query("UPDATE case_file SET triage_state = 'none' WHERE channel_case_id = $1", [`R${id}`]);
  clock.advance(121_000);
  await hear("fake", "fact", { ...fact(claim, "fake").fact, goodsReceived: false, version: clock.now(), evidence: ["图"] });
  expect(await actions()).toMatchObject([{ state: "held", amount: 10_000 }]);
}

const actions = () =>
  store.rows<{ state: string; amount: number; problem: string | null }>(
    "SELECT a.state, a.amount_fen AS amount, a.problem FROM action a JOIN case_file c ON c.id = a.case_id WHERE c.channel_case_id = $1 ORDER BY a.created_at, a.id",
    [`R${id}`],
  );
const lastRow = async () =>
  (
    await store.rows<{ row: string }>(
      `SELECT d."row" FROM decision d JOIN case_file c ON c.id = d.case_id WHERE c.channel_case_id = $1 ORDER BY d.created_at DESC LIMIT 1`,
      [`R${id}`],
    )
  )[0]?.row;
const warehouse = (kind: string) =>
  hear("miniapp", "rest.event", { orderRef: `channel:fake:${id}`, event: { id: `${id}-${kind}`, kind, at: new Date(clock.now()).toISOString(), data: {} } });

describe("a refund before shipment that is held when", () => {
  it.each([
    ["packed", "订单状态 已付款 → 已打包", "refund-packed"],
    ["outbound", "有出库或揽收凭证 否 → 是", "refund-in-transit"],
  ])("the warehouse says %s is taken back with the reason, decided anew and never sent", async (kind, reason, row) => {
    await held();
    await warehouse(kind);
    expect(await actions()).toMatchObject([{ state: "undone", problem: expect.stringContaining(reason) }]);
    expect(await lastRow()).toBe(row);
    clock.advance(hour);
    await runDue(flow);
    expect(channel.calls).toEqual([]);
  });

  it("the channel says shipped and the carrier picked it up is taken back, too", async () => {
    await held();
    const shipped = order({ channelOrderId: id, claimedState: "outbound", claimedShippedAt: new Date(clock.now()), paidFen: 10_000, totalFen: 10_000 });
    await hear("fake", "fact", {
      ...shipped,
      lines: [line()],
      version: clock.now(),
      parcels: [{ carrier: "zhongtong", waybill: `ZT${id}`, shippedAt: new Date(clock.now()) }],
    });
    expect(await actions()).toMatchObject([{ state: "undone", problem: expect.stringContaining("平台显示已发货 否 → 是") }]);
    expect(await lastRow()).toBe("refund-claimed-shipped");
    const scan = { at: new Date(clock.now()), text: "已揽收", place: "杭州市", state: "picked_up" } as const;
    const trace = { type: "trace", carrier: "zhongtong", waybill: `ZT${id}`, state: "picked_up", signedBy: null, version: clock.now() } as const;
    await hear("fake", "fact", { ...trace, correctedCarrier: null, ended: false, scans: [scan] });
    clock.advance(hour);
    await runDue(flow);
    expect(channel.calls).toEqual([]);
  });

  it("something moved that nobody told of is taken back as it is to be sent, and what was begun is finished after a kill", async () => {
    await held();
    clock.advance(600_000);
    await store.pool.query(`UPDATE "order" SET state = 'outbound', outbound_at = $2 WHERE channel_order_id = $1`, [id, new Date(clock.now())]);
    expect(await runDue(flow)).toMatchObject({ sent: 0, ended: 1 });
    // Here the hub may die: that it is to be decided anew is written down with the taking back.
    expect(await lastRow()).toBe("refund-before-shipment");
    await follow();
    expect(await lastRow()).toBe("refund-in-transit");
    expect(channel.calls).toEqual([]);
  });

  it("nothing but its own audit happens goes out at its time", async () => {
    await held();
    await warehouse("audited");
    expect(await actions()).toMatchObject([{ state: "held" }]);
    clock.advance(600_000);
    expect(await runDue(flow)).toMatchObject({ sent: 1 });
    expect(channel.paid).toHaveLength(1);
  });
});
