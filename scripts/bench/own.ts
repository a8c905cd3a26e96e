/**
 * How fast a seller's own system may send orders: batches of a thousand over HTTP, acknowledged, then understood. The floor takes the same
 * bodies over the same HTTP server, parses them and writes each batch by one INSERT, without looking at anything.
 */

import Fastify from "fastify";
import { makeApiKey } from "../../main/hub/access/index.ts";
import { keyScopes } from "../../main/hub/contract/lists.ts";
import { openStore } from "../../main/hub/store/index.ts";
import { rounded } from "../cli/report.ts";
import { drawer, inParts, secondsOf } from "./figures.ts";
import type { Bench } from "./home.ts";
import { urlOf, withHub } from "./hub.ts";

interface OwnReport {
  /** Orders a second until they are stored and acknowledged. */
  acknowledgedPerSecond: number;
  /** Orders a second until they are on their timeline, from the first byte sent. */
  understoodPerSecond: number;
  /** Orders a second of the floor, acknowledged. */
  floorPerSecond: number;
  ratio: number;
  /** All sent once more: nothing but repeats. */
  repeatedPerSecond: number;
  orders: number;
}

const BATCH = 1_000;
const SHOP = "bench-own";
const administrator = { kind: "operator", id: "bench", name: "bench", roles: ["admin"], demo: false } as const;
const MOST_BODY = 5 * 1024 * 1024;

/** Sends `orders` orders to a hub on a database of its own beside `store`. */
export async function ownSpeed({ home, store }: Bench, orders: number, onProgress: (share: number) => void): Promise<OwnReport> {
  const bodies = inParts(
    Array.from({ length: orders }, (_, index) => orderOf(index)),
    BATCH,
  ).map((batch) => JSON.stringify({ orders: batch }));
  const databases = ["own_orders", "own_floor"] as const;
  for (const name of databases) await store.pool.query(`CREATE DATABASE ${name}`);
  const floorSeconds = await floorOf(urlOf(store.url, "own_floor"), bodies);
  onProgress(0.3);
  return withHub({ home, store }, "own_orders", async ({ composed, server }) => {
    await composed.hub.store.pool.query(
      "INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ($1, 'miniapp', $1, '', 'infinity', now())",
      [SHOP],
    );
    const { key } = await makeApiKey(composed.hub.store, administrator, { shopId: SHOP, name: "bench", scopes: [...keyScopes], everyShop: true, days: null });
    const send = () => sendAll(`${server.url}/api/v1/orders:batch`, bodies, key);
    const sentSeconds = await secondsOf(async () => expectCount(await send(), "taken", orders));
    onProgress(0.5);
    const understandSeconds = await secondsOf(() => composed.runUntilIdle());
    const [count] = await composed.hub.store.rows<{ orders: number }>('SELECT count(*)::int AS orders FROM "order"');
    if (count?.orders !== orders) throw new Error(`${orders} orders were sent, ${count?.orders} are there`);
    onProgress(0.9);
    const repeatSeconds = await secondsOf(async () => expectCount(await send(), "repeated", orders));
    return {
      acknowledgedPerSecond: Math.round(orders / sentSeconds),
      understoodPerSecond: Math.round(orders / (sentSeconds + understandSeconds)),
      floorPerSecond: Math.round(orders / floorSeconds),
      ratio: rounded(floorSeconds / sentSeconds, 2),
      repeatedPerSecond: Math.round(orders / repeatSeconds),
      orders,
    };
  });
}

function expectCount(answers: readonly Record<string, unknown>[], name: string, wanted: number): void {
  const sum = answers.reduce((all, answer) => all + Number(answer[name] ?? 0), 0);
  if (sum !== wanted) throw new Error(`${wanted} orders should be ${name}, ${sum} are`);
}

/** Two senders at a time, as an ERP with two workers. */
async function sendAll(url: string, bodies: readonly string[], key: string): Promise<Record<string, unknown>[]> {
  const queue = [...bodies];
  const answers: Record<string, unknown>[] = [];
  const sender = async (): Promise<void> => {
    for (let body = queue.shift(); body !== undefined; body = queue.shift()) {
      const response = await fetch(url, { method: "POST", body, headers: { authorization: `Bearer ${key}`, "content-type": "application/json" } });
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new Error(`the door answered ${response.status}: ${JSON.stringify(answer).slice(0, 300)}`);
      answers.push(answer);
    }
  };
  await Promise.all([sender(), sender()]);
  return answers;
}

async function floorOf(url: string, bodies: readonly string[]): Promise<number> {
  const store = await openStore({ home: "", clock: { now: () => Date.now() }, databaseUrl: url });
  const app = Fastify({ bodyLimit: MOST_BODY });
  try {
    await store.pool.query("CREATE TABLE floor_order (id text PRIMARY KEY, body jsonb NOT NULL)");
    app.post<{ Body: { orders: unknown[] } }>("/", async ({ body: { orders } }) => {
      await store.pool.query("INSERT INTO floor_order (id, body) SELECT value->>'id', value FROM jsonb_array_elements($1::jsonb) ON CONFLICT DO NOTHING", [
        JSON.stringify(orders),
      ]);
      return { taken: orders.length };
    });
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    return await secondsOf(async () => {
      await sendAll(address, bodies, "none");
    });
  } finally {
    await app.close();
    await store.close(true);
  }
}

const draw = drawer(7);
const FIRST = Date.UTC(2026, 0, 1);

/** An order as a mini-program sends it: two lines, one parcel, an address. */
function orderOf(index: number): object {
  const at = (minutes: number): string => new Date(FIRST + index * 1_000 + minutes * 60_000).toISOString();
  const paid = 5_000 + draw(20_000);
  return {
    id: `M2026-${String(index).padStart(8, "0")}`,
    status: "shipped",
    createdAt: at(0),
    paidAt: at(2),
    updatedAt: at(300),
    shippedAt: at(300),
    promisedDelivery: { to: at(4_000_000) },
    totalFen: paid + 1_900,
    paidFen: paid + 1_900,
    buyer: {
      id: `u-${draw(50_000)}`,
      nick: "小雨",
      name: "李小雨",
      phone: `139${String(draw(100_000_000)).padStart(8, "0")}`,
      province: "浙江省",
      city: "杭州市",
      district: "西湖区",
      address: "文三路 1 号",
    },
    lines: [
      { id: "1", sku: `SKU-${draw(900)}`, title: "陶瓷马克杯 350ml", spec: "白色", quantity: 1, priceFen: paid, paidFen: paid },
      { id: "2", sku: `SKU-${draw(900)}`, title: "杯垫", quantity: 2, priceFen: 950, paidFen: 1_900 },
    ],
    parcels: [{ carrier: "顺丰", waybill: `SF${String(1_000_000_000 + index)}`, shippedAt: at(300), lineIds: ["1", "2"] }],
  };
}
