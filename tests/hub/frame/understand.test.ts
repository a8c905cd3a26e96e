/** What comes before the thing it is about waits for exactly that, and is understood as soon as it is there. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openVault } from "../../../main/hub/access/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import type { ChannelFact, Connector } from "../../../main/hub/connectors/port.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { awaitedPage } from "../../../main/hub/ingest/awaited.store.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { ok } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, fact, hour, start } from "../disputes/support.ts";

const SHOP = "own";
const at = new Date(start - hour).toISOString();
const clock = testClock(start);
let store: Store;
let facts: Map<string, ChannelFact>;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of [
    "raw_item",
    "raw_queue",
    "raw_page",
    "timeline_event",
    "finding",
    "parcel",
    "case_message",
    "case_file",
    "order_line",
    '"order"',
    "shop",
  ])
    await store.pool.query(`DELETE FROM ${table}`);
  await addShop(store, SHOP);
  facts = new Map();
  clock.set(start);
});

/** A connector whose payloads name the facts that a test has prepared. */
const connector = { normalize: (_topic: string, payload: string) => ok([facts.get(payload)].filter((one) => one !== undefined)) } as unknown as Connector;
const deps = () => ({
  store,
  vault: openVault(new Uint8Array(32).fill(7)),
  reader: ({ topic }: { topic: string }) => (topic === "fact" ? connector : connectorFor("miniapp")),
  log: () => undefined,
});
const understand = async () => {
  while ((await understandDue(deps())) > 0);
};
const keep = (topic: string, key: string, payload: unknown) =>
  keepRaw(store, {
    shopId: SHOP,
    via: "rest",
    items: [{ topic, dedupeKey: `${topic}:${key}`, payload: typeof payload === "string" ? payload : JSON.stringify(payload) }],
  });
const keepFact = (key: string, one: ChannelFact) => {
  facts.set(key, one);
  return keep("fact", key, key);
};
const order = (id: string) => ({
  id,
  status: "paid",
  createdAt: at,
  paidAt: at,
  updatedAt: at,
  totalFen: 5_900,
  paidFen: 5_900,
  buyer: { id: `buyer of ${id}`, phone: "13900000000" },
  lines: [{ id: `${id}-1`, sku: "SKU", title: "陶瓷马克杯", quantity: 1, priceFen: 5_900, paidFen: 5_900 }],
});
const packed = (orderRef: string, id: string) => ({ orderRef, event: { id, kind: "packed", at, data: {} } });
const waiting = async () =>
  (await store.rows<{ key: string }>("SELECT dedupe_key AS key FROM raw_item JOIN raw_queue ON item_id = id WHERE status = 'pending' ORDER BY 1")).map(
    (row) => row.key,
  );

it("facts of a warehouse wait for their own order, however they name it", async () => {
  await keep("rest.event", "1", packed("a", "e1"));
  await keep("rest.event", "2", packed(`channel:${SHOP}:a`, "e2"));
  await keep("rest.event", "3", packed("b", "e3"));
  await understand();
  expect(await waiting()).toEqual(["rest.event:1", "rest.event:2", "rest.event:3"]);
  await keep("rest.order", "a", order("a"));
  await understand();
  expect(await waiting()).toEqual(["rest.event:3"]);
  expect(await store.rows("SELECT dedupe_key AS key FROM timeline_event WHERE dedupe_key LIKE 'rest:%' ORDER BY 1")).toEqual([
    { key: "rest:e1" },
    { key: "rest:e2" },
  ]);
  const [row] = await store.rows<{ attempts: number }>("SELECT attempts FROM raw_queue JOIN raw_item ON id = item_id WHERE dedupe_key = 'rest.event:3'");
  // The other order's coming was no reason to look at it again.
  expect(row?.attempts).toBe(1);
});

it("words wait for their case, and a trace for the parcel that only the case tells of", async () => {
  const scan = { at: new Date(start), text: "已揽收", place: "杭州市", state: "picked_up" } as const;
  await keep("rest.order", "a", order("a"));
  await keep("rest.message", "1", { ref: "r1", messageId: "m1", text: "到哪了", at });
  await keepFact("trace", {
    type: "trace",
    carrier: "zhongtong",
    waybill: "ZT1",
    state: "picked_up",
    signedBy: null,
    version: start,
    correctedCarrier: null,
    ended: false,
    scans: [scan],
  });
  await understand();
  expect(await waiting()).toEqual(["fact:trace", "rest.message:1"]);
  const told = fact({ channelCaseId: "r1", channelOrderId: "a", state: "returned_in_transit", returnWaybill: "ZT1", returnCarrier: "zhongtong" }, SHOP);
  await keepFact("case", told.fact);
  await understand();
  expect(await waiting()).toEqual([]);
  expect(await store.rows("SELECT text FROM case_message")).toEqual([{ text: "到哪了" }]);
  expect(await store.rows("SELECT state FROM parcel WHERE waybill = 'ZT1'")).toEqual([{ state: "picked_up" }]);
});

it("what one batch puts off and makes known at once is understood, too", async () => {
  await keep("rest.order", "a", order("a"));
  await keepFact("trace", {
    type: "trace",
    carrier: "zhongtong",
    waybill: "ZT1",
    state: "in_transit",
    signedBy: null,
    version: start,
    correctedCarrier: null,
    ended: false,
    scans: [],
  });
  await keepFact(
    "case",
    fact({ channelCaseId: "r1", channelOrderId: "a", state: "returned_in_transit", returnWaybill: "ZT1", returnCarrier: "zhongtong" }, SHOP).fact,
  );
  await understand();
  expect(await waiting()).toEqual([]);
});

const traceOf = (waybill: string, text = "已揽收"): ChannelFact => ({
  type: "trace",
  carrier: "zhongtong",
  waybill,
  state: "picked_up",
  signedBy: null,
  version: start,
  correctedCarrier: null,
  ended: false,
  scans: [{ at: new Date(start), text, place: "杭州市", state: "picked_up" }],
});

it("what was told of waybills that no order knows is listed, also when it was given up, until it finds its order", async () => {
  await keepFact("trace", traceOf("ZT 1"));
  await keepFact("again", traceOf("zt1", "【杭州】已揽收"));
  await keepFact("other", traceOf("ZT9"));
  await keep("rest.event", "1", packed("never", "e1"));
  await understand();
  const page = await awaitedPage(store, { page: 0, size: 10 });
  expect(page).toMatchObject({ total: 3, counts: { waybill: 2, order: 1, case: 0 } });
  expect((await awaitedPage(store, { what: "waybill", page: 0, size: 10 })).rows).toMatchObject([
    { what: "waybill", ref: "ZT1", payloads: 2, reason: "运单还不属于任何已知订单" },
    { what: "waybill", ref: "ZT9", payloads: 1 },
  ]);
  for (let day = 0; day < 5; day += 1) {
    clock.advance(86_400_000);
    await understand();
  }
  expect(await store.rows("SELECT DISTINCT status FROM raw_queue")).toEqual([{ status: "quarantined" }]);
  expect((await awaitedPage(store, { page: 0, size: 10 })).total).toBe(3);
  await keep("rest.order", "a", order("a"));
  await keepFact(
    "case",
    fact({ channelCaseId: "r1", channelOrderId: "a", state: "returned_in_transit", returnWaybill: "ZT-1", returnCarrier: "zhongtong" }, SHOP).fact,
  );
  await understand();
  expect((await awaitedPage(store, { what: "waybill", page: 0, size: 10 })).rows.map((row) => row.ref)).toEqual(["ZT9"]);
  expect(await store.rows("SELECT waybill, state FROM parcel")).toEqual([{ waybill: "ZT-1", state: "picked_up" }]);
});

/** The database answers each new order like this whose channel's number begins so. */
async function ordersFail(code: string, like: string): Promise<() => Promise<unknown>> {
  await store.pool.query(
    `CREATE OR REPLACE FUNCTION fail_orders() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.channel_order_id LIKE '${like}' THEN RAISE EXCEPTION 'as told by a test' USING ERRCODE = '${code}'; END IF; RETURN NEW; END $$`,
  );
  await store.pool.query('CREATE OR REPLACE TRIGGER fail_orders BEFORE INSERT ON "order" FOR EACH ROW EXECUTE FUNCTION fail_orders()');
  return () => store.pool.query('DROP TRIGGER fail_orders ON "order"');
}
const states = () => store.rows<{ key: string; status: string }>("SELECT dedupe_key AS key, status FROM raw_item JOIN raw_queue ON item_id = id ORDER BY 1");

it.each(["53100", "57P01", "40P01"])(
  "what fails because the database cannot just now (%s) is nobody's fault: it waits whole and is understood afterwards",
  async (code) => {
    for (const id of ["a", "b", "c"]) await keep("rest.order", id, order(id));
    const mend = await ordersFail(code, "%");
    for (let time = 0; time < 3; time += 1) await expect(understandDue(deps())).rejects.toThrow("as told by a test");
    expect((await states()).map(({ status }) => status)).toEqual(["pending", "pending", "pending"]);
    await mend();
    await understand();
    expect(await states()).toEqual([]);
    expect(await store.rows('SELECT count(*)::int AS orders FROM "order"')).toEqual([{ orders: 3 }]);
  },
);

it("where one payload brings such a failure about again and again, the others are understood and it is tried later, not set aside", async () => {
  for (const id of ["a", "odd", "c"]) await keep("rest.order", id, order(id));
  const mend = await ordersFail("57014", "none");
  await ordersFail("53200", "odd");
  for (let time = 0; time < 4; time += 1) await expect(understandDue(deps())).rejects.toThrow();
  await understand();
  expect(await states()).toEqual([{ key: "rest.order:odd", status: "pending" }]);
  await mend();
  clock.advance(hour);
  await understand();
  expect(await states()).toEqual([]);
});

it("a payload that cannot be taken whatever the database's state is set aside at once", async () => {
  for (const id of ["a", "odd"]) await keep("rest.order", id, order(id));
  const mend = await ordersFail("22003", "odd");
  await understand();
  await mend();
  expect(await states()).toEqual([{ key: "rest.order:odd", status: "quarantined" }]);
});

it("one look takes as much as several writes hold, and what comes later knows what came before", async () => {
  const ids = Array.from({ length: 1_300 }, (_, index) => `many-${index}`);
  const item = (topic: string, key: string, payload: unknown) => ({ topic, dedupeKey: `${topic}:${key}`, payload: JSON.stringify(payload) });
  const items = [...ids.map((id) => item("rest.order", id, order(id))), item("rest.event", "late", packed("many-0", "late"))];
  await keepRaw(store, { shopId: SHOP, via: "rest", items });
  expect(await understandDue(deps())).toBe(items.length);
  expect(await waiting()).toEqual([]);
  expect(await store.rows('SELECT count(*)::int AS orders FROM "order"')).toEqual([{ orders: ids.length }]);
  expect(await store.rows("SELECT kind FROM timeline_event WHERE dedupe_key = 'rest:late'")).toEqual([{ kind: "packed" }]);
});
