/** Whatever is tried again, discarded and taken back, by whoever and in whatever order: nothing is lost, and nothing is there twice. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import type { Connector } from "../../../main/hub/connectors/port.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { keepRaw, quarantineHandlers, takeUpAgain } from "../../../main/hub/ingest/index.ts";
import { refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, hour, start } from "../disputes/support.ts";

const SHOP = "own";
const at = new Date(start - hour).toISOString();
const clock = testClock(start);
const boss: Principal = { kind: "operator", id: "op-1", name: "测试主管", roles: ["supervisor"], demo: true };
let store: Store;
/** What the connector cannot read yet. */
let odd: Set<string>;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(wipe);

async function wipe(): Promise<void> {
  for (const table of ["raw_item", "raw_queue", "raw_page", "raw_replay", "timeline_event", "finding", "parcel", "order_line", '"order"', "shop"])
    await store.pool.query(`DELETE FROM ${table}`);
  await addShop(store, SHOP);
  odd = new Set(["1", "2"]);
}

const own = connectorFor("miniapp") as Connector;
const learning: Connector = {
  ...own,
  normalize: (topic, payload) => {
    const { note: kind } = JSON.parse(payload) as { note: string };
    return odd.has(kind) ? refuse("UNREADABLE", `字段 note 无法读取：不认识的值：${kind}`, { field: "note" }) : own.normalize(topic, payload);
  },
};
const reader = () => learning;
const understand = () => understandDue({ store, vault: openVault(new Uint8Array(32).fill(7)), reader, log: () => undefined });
const room = () => quarantineHandlers({ store, version: "2" });
const order = (id: number, kind: string) => ({
  note: kind,
  id: `o${id}`,
  status: "paid",
  createdAt: at,
  paidAt: at,
  updatedAt: at,
  totalFen: 5_900,
  paidFen: 5_900,
  buyer: { id: `buyer of ${id}`, phone: "13900000000" },
  lines: [{ id: `o${id}-1`, sku: "SKU", title: "陶瓷马克杯", quantity: 1, priceFen: 5_900, paidFen: 5_900 }],
});
const keep = (ids: readonly number[]) =>
  keepRaw(store, {
    shopId: SHOP,
    via: "rest",
    items: ids.map((id) => ({ topic: "rest.order", dedupeKey: `rest.order:${id}`, payload: JSON.stringify(order(id, String(id % 3))) })),
  });
const causes = async (state: "quarantined" | "discarded") => {
  const found = await room().causes({ state, size: 100 }, boss);
  return found.ok ? found.value.rows.map(({ cause }) => cause) : [];
};
const asideIds = async () =>
  (await store.rows<{ id: string }>("SELECT item_id::text AS id FROM raw_queue WHERE status <> 'pending' ORDER BY item_id")).map(({ id }) => id);
const replayAll = async () => Promise.all((await causes("quarantined")).flatMap((cause) => [room().replay({ cause }, boss), room().replay({ cause }, boss)]));
const takeBackAll = async () => Promise.all((await causes("discarded")).map((cause) => room().takeBack({ cause }, boss)));

const deeds: Readonly<Record<string, (nth: number) => Promise<unknown>>> = {
  keep: (nth) => keep([nth, nth + 1, nth + 2]),
  understand,
  twoUnderstand: () => Promise.all([understand(), understand()]),
  replayAll,
  replaySome: async (nth) =>
    room()
      .replay({ ids: (await asideIds()).slice(0, nth + 1) }, boss)
      .catch(() => undefined),
  replayWhileUnderstood: async () => Promise.all([replayAll(), understand()]),
  discard: async (nth) => {
    const ids = (await asideIds()).slice(nth, nth + 2);
    return ids.length > 0 && room().discard({ of: { ids }, reason: "不需要了" }, boss);
  },
  takeBack: takeBackAll,
  learn: async (nth) => odd.delete(String(nth % 3)),
  update: async (nth) => takeUpAgain({ store, reader, version: String(nth % 2) }),
};
const names = Object.keys(deeds);

it("what was replayed is there once, what was not is there still", async () => {
  const step = fc.tuple(fc.constantFrom(...names), fc.nat(8));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      await wipe();
      const kept = new Set<number>();
      for (const [name, nth] of steps) {
        await deeds[name]?.(nth);
        if (name === "keep") for (const id of [nth, nth + 1, nth + 2]) kept.add(id);
        const [twice] = await store.rows('SELECT channel_order_id FROM "order" GROUP BY 1 HAVING count(*) > 1');
        expect(twice).toBeUndefined();
      }
      // In the end the connector reads everything, and what was discarded is wanted after all. What came was read when it came.
      while ((await understand()) > 0);
      odd.clear();
      await takeBackAll();
      await replayAll();
      while ((await understand()) > 0);
      expect(await store.rows("SELECT reason FROM raw_queue")).toEqual([]);
      const orders = await store.rows<{ id: string; lines: number; told: number }>(
        `SELECT o.channel_order_id AS id, (SELECT count(*)::int FROM order_line l WHERE l.order_id = o.id) AS lines,
           (SELECT count(*)::int FROM timeline_event e WHERE e.order_id = o.id AND e.kind = 'order_paid') AS told FROM "order" o ORDER BY 1`,
      );
      expect(orders.map(({ id }) => id)).toEqual([...kept].map((id) => `o${id}`).toSorted());
      expect(orders.every(({ lines, told }) => lines === 1 && told <= 1)).toBe(true);
    }),
    { numRuns: 25 },
  );
});
