/** How fast payloads become orders, beside the bare insert of the rows that came of them. */
import { randomBytes } from "node:crypto";
import { openVault } from "../../main/hub/access/index.ts";
import { connectorFor } from "../../main/hub/connectors/index.ts";
import { type UnderstandDeps, understandDue } from "../../main/hub/frame/understand.ts";
import { keepRaw } from "../../main/hub/ingest/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { rounded } from "../cli/report.ts";
import { inParts, secondsOf } from "./figures.ts";
import { type WireItem, wireOrders, wireTraces } from "./payloads.ts";

export interface CaptureReport {
  /** Payloads, and the rows (orders, lines, parcels, timeline) that came of them. */
  items: number;
  rows: number;
  itemsPerSecond: number;
  rowsPerSecond: number;
  floorRowsPerSecond: number;
  /** Share of the floor's speed that is reached. */
  ratio: number;
}

const SHOPS = ["taobao", "douyin", "kuaidi100"] as const;
const TABLES = ["order", "order_line", "parcel", "timeline_event"] as const;
/** As many as a channel gives on a page. */
const PAGE = 100;
const WARM_UP = 100;
/** Orders of one write of the floor: what a batch of 400 payloads is about, three payloads an order. */
const FLOOR_ORDERS = 133;

/** Keeps and understands three payloads for each of `orders`: paid, shipped, and the parcel's whole trace. The store must be empty of them. */
export async function captureSpeed(store: Store, orders: number, onProgress: (share: number) => void): Promise<CaptureReport> {
  const warnings: string[] = [];
  const deps: UnderstandDeps = {
    store,
    vault: openVault(randomBytes(32)),
    reader: ({ channel }) => connectorFor(channel),
    log: (_level, line) => warnings.push(line),
  };
  const now = new Date(store.clock.now());
  for (const shop of SHOPS)
    await store.pool.query(
      "INSERT INTO shop (id, channel, name, base_url, enabled, demo, next_pull_at, created_at) VALUES ($1, $2, '压力测试店', 'http://127.0.0.1:1', false, true, $3, $3)",
      [shopId(shop), shop, now],
    );
  await take(deps, pagesOf(0, WARM_UP, now.getTime()), () => undefined);
  const before = await rowsNow(store);
  const pages = pagesOf(WARM_UP, WARM_UP + orders, now.getTime());
  const seconds = await secondsOf(() => take(deps, pages, (share) => onProgress(share * 0.8)));
  await allTaken(store, warnings);
  const rows = (await rowsNow(store)) - before;
  const floor = await floorSpeed(store);
  onProgress(1);
  const items = pages.reduce((sum, page) => sum + page.items.length, 0);
  const rowsPerSecond = Math.round(rows / seconds);
  return { items, rows, itemsPerSecond: Math.round(items / seconds), rowsPerSecond, floorRowsPerSecond: floor, ratio: rounded(rowsPerSecond / floor, 3) };
}

const shopId = (channel: string): string => `bench-${channel}`;

interface Page {
  shop: string;
  items: WireItem[];
}

function pagesOf(from: number, to: number, now: number): Page[] {
  const paged = (shop: string, items: readonly WireItem[]): Page[] => inParts(items, PAGE).map((part) => ({ shop: shopId(shop), items: part }));
  const stage = (name: "paid" | "shipped"): Page[] => {
    const told = wireOrders({ from, to, stage: name, now });
    return [...paged("taobao", told.taobao), ...paged("douyin", told.douyin)];
  };
  return [...stage("paid"), ...stage("shipped"), ...paged("kuaidi100", wireTraces({ from, to, now }))];
}

/** Four pages come in, then they are understood: about what a round of the running product finds. */
async function take(deps: UnderstandDeps, pages: readonly Page[], onProgress: (share: number) => void): Promise<void> {
  const rounds = inParts(pages, 4);
  for (const [at, round] of rounds.entries()) {
    for (const { shop, items } of round) await keepRaw(deps.store, { shopId: shop, via: "pull", items });
    while ((await understandDue(deps)) > 0) onProgress((at + 1) / rounds.length);
  }
}

async function allTaken(store: Store, warnings: readonly string[]): Promise<void> {
  const [left] = await store.rows<{ status: string; reason: string | null }>("SELECT status, reason FROM raw_queue LIMIT 1");
  const why = left ? `a payload is ${left.status}: ${left.reason ?? "no reason"}` : warnings[0];
  if (why !== undefined) throw new Error(`The product did not take what the bench sent: ${why}`);
}

async function rowsNow(store: Store): Promise<number> {
  const counts = TABLES.map((table) => `(SELECT count(*)::int FROM "${table}")`).join(" + ");
  const [row] = await store.rows<{ rows: number }>(`SELECT ${counts} AS rows`);
  return row?.rows ?? 0;
}

/** Inserts the same rows into tables with the same columns and indexes, one statement a table and batch. */
async function floorSpeed(store: Store): Promise<number> {
  const orders = await store.rows<{ id: string }>('SELECT id FROM "order" ORDER BY id');
  const batches: string[][] = [];
  for (const part of inParts(orders, FLOOR_ORDERS)) {
    const ids = part.map((order) => order.id);
    batches.push(await Promise.all(TABLES.map((table) => rowsAsJson(store, { table, ids }))));
  }
  const client = await store.pool.connect();
  try {
    await client.query("CREATE SCHEMA floor");
    for (const table of TABLES) await client.query(`CREATE TABLE floor."${table}" (LIKE public."${table}" INCLUDING ALL EXCLUDING GENERATED)`);
    const seconds = await secondsOf(async () => {
      for (const batch of batches) {
        await client.query("BEGIN");
        for (const [at, table] of TABLES.entries())
          await client.query(`INSERT INTO floor."${table}" SELECT * FROM jsonb_populate_recordset(NULL::floor."${table}", $1::jsonb)`, [batch[at]]);
        await client.query("COMMIT");
      }
    });
    await client.query("DROP SCHEMA floor CASCADE");
    return Math.round((await rowsNow(store)) / seconds);
  } finally {
    client.release();
  }
}

async function rowsAsJson(store: Store, part: { table: (typeof TABLES)[number]; ids: readonly string[] }): Promise<string> {
  const key = part.table === "order" ? "id" : "order_id";
  const [row] = await store.rows<{ json: string }>(
    `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS json FROM "${part.table}" t WHERE ${key} = ANY($1)`,
    [part.ids],
  );
  return row?.json ?? "[]";
}
