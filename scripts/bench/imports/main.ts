/**
 * How fast a table of orders comes in: read and recognised, planned row by row in the database, taken, and understood as orders. Beside it the floor of
 * the same run: the same bytes decoded and cut at line ends and delimiters, and as many rows written by plain inserts of a thousand.
 */
import { randomBytes } from "node:crypto";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { connectors, readerAmong } from "../../../main/hub/connectors/index.ts";
import { PART_BYTES } from "../../../main/hub/contract/limits.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { importDue, importHandlers, readOnly } from "../../../main/hub/imports/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { rounded } from "../../cli/report.ts";
import { secondsOf } from "../figures.ts";
import type { Bench } from "../home.ts";
import { type FileForm, fileOf } from "./file.ts";

const by: Principal = { kind: "operator", id: "bench", name: "bench", roles: ["admin"], demo: false };
const SHOP = "bench-imports";
/** Orders that are followed to their timelines. */
const MOST_UNDERSTOOD = 20_000;

interface Told {
  rows: number;
  megabytes: number;
  /** Rows a second: cut into cells, columns recognised, each order read and checked. */
  readPerSecond: number;
  /** Rows a second of the preview: the same, held against what is known, written row by row. */
  plannedPerSecond: number;
  /** Rows a second until everything is kept for good, from the preview on. */
  keptPerSecond: number;
  /** Rows a second from the first byte read to the last row kept. */
  wholePerSecond: number;
  /** Megabytes that the process grew by while it planned and took, above what the file itself takes here. */
  grownMegabytes: number;
}

/** Measures each form of a file of so many rows. */
export async function importSpeed({ store }: Bench, rows: number, onProgress: (share: number, what: string) => void): Promise<object> {
  await store.pool.query("INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ($1, 'miniapp', $1, '', 'infinity', now())", [SHOP]);
  const floor = await floorOf(store, rows);
  onProgress(0.15, "floor");
  const utf8 = await speedOf(store, "utf8", rows);
  onProgress(0.45, "utf8");
  const gbk = await speedOf(store, "gbk", rows);
  onProgress(0.7, "gbk");
  const xlsx = await speedOf(store, "xlsx", rows);
  onProgress(0.95, "xlsx");
  return { floor, utf8, gbk, xlsx, understood: await understoodSpeed(store) };
}

async function speedOf(store: Store, form: FileForm, rows: number): Promise<Told> {
  await store.pool.query("TRUNCATE imported_row, import_chunk, raw_item, raw_queue, raw_page");
  const vault = openVault(new Uint8Array(randomBytes(32)));
  const handlers = importHandlers({ store, vault, wake: () => undefined });
  let file: Buffer | null = await fileOf(form, rows);
  const megabytes = file.byteLength / 1_048_576;
  const readSeconds = await secondsOf(() => readAll(file ?? Buffer.alloc(0), rows));
  const begun = await value(
    handlers.begin({ shopId: SHOP, kind: "orders", name: `${form}-${randomBytes(4).toString("hex")}`, bytes: file.byteLength, modified: 1 }, by),
  );
  for (let place = 0; place < begun.parts; place += 1)
    await value(handlers.put({ importId: begun.importId, place, base64: file.subarray(place * PART_BYTES, (place + 1) * PART_BYTES).toString("base64") }, by));
  file = null;
  globalThis.gc?.();
  const watched = watchMemory();
  const view = await value(handlers.look({ importId: begun.importId }, by));
  const columns = view.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]));
  const work = async (): Promise<void> => {
    while ((await importDue({ store, vault })) > 0);
  };
  const planSeconds = await secondsOf(async () => {
    await value(handlers.plan({ importId: view.id, zone: "Asia/Shanghai", columns }, by));
    await work();
  });
  const runSeconds = await secondsOf(async () => {
    await value(handlers.run({ importId: view.id }, by));
    await work();
  });
  const { counts, state } = await value(handlers.get({ importId: view.id }, by));
  if (state !== "done" || counts.new !== rows) throw new Error(`${counts.new} of ${rows} rows came in (${state})`);
  return {
    rows,
    megabytes: rounded(megabytes, 1),
    readPerSecond: Math.round(rows / readSeconds),
    plannedPerSecond: Math.round(rows / planSeconds),
    keptPerSecond: Math.round(rows / runSeconds),
    wholePerSecond: Math.round(rows / (planSeconds + runSeconds)),
    grownMegabytes: watched.end(),
  };
}

async function readAll(file: Buffer, rows: number): Promise<void> {
  const read = await readOnly({ kind: "orders", bytes: file });
  if (read !== rows) throw new Error(`${read} of ${rows} rows were read`);
}

/** The most that the process grew by, looked at now and then. */
function watchMemory(): { end(): number } {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  return {
    end: () => {
      clearInterval(timer);
      return Math.round((most - before) / 1_048_576);
    },
  };
}

/** The same bytes cut at line ends and commas and nothing else; and as many rows of that size written plainly. */
async function floorOf(store: Store, rows: number): Promise<object> {
  const file = await fileOf("utf8", rows);
  let cells = 0;
  const cutSeconds = await secondsOf(async () => {
    const decoder = new TextDecoder();
    let held = "";
    for (let at = 0; at < file.byteLength; at += PART_BYTES) {
      const lines = (held + decoder.decode(file.subarray(at, at + PART_BYTES), { stream: true })).split("\r\n");
      held = lines.pop() ?? "";
      for (const line of lines) cells += line.split(",").length;
    }
  });
  if (cells < rows) throw new Error("the floor cut nothing");
  await store.pool.query("CREATE TABLE import_floor (id text PRIMARY KEY, body text)");
  const body = "x".repeat(Math.floor(file.byteLength / rows));
  const writeSeconds = await secondsOf(async () => {
    for (let from = 0; from < rows; from += 1_000) {
      const ids = Array.from({ length: Math.min(1_000, rows - from) }, (_, at) => `25010${String(from + at).padStart(13, "0")}`);
      await store.pool.query("INSERT INTO import_floor SELECT id, $2 FROM unnest($1::text[]) AS id", [ids, body]);
    }
  });
  await store.pool.query("DROP TABLE import_floor");
  return { cutPerSecond: Math.round(rows / cutSeconds), insertedPerSecond: Math.round(rows / writeSeconds) };
}

/** Orders a second that what was kept becomes. */
async function understoodSpeed(store: Store): Promise<object> {
  const vault = openVault(new Uint8Array(randomBytes(32)));
  const deps = { store, vault, reader: readerAmong(connectors), log: () => undefined };
  let orders = 0;
  const seconds = await secondsOf(async () => {
    for (let count = 1; count > 0 && orders < MOST_UNDERSTOOD; orders += count) count = await understandDue(deps);
  });
  return { ordersPerSecond: Math.round(orders / seconds), orders };
}

async function value<Value>(asked: Promise<{ ok: true; value: Value } | { ok: false; refusal: { message: string } }>): Promise<Value> {
  const told = await asked;
  if (!told.ok) throw new Error(told.refusal.message);
  return told.value;
}
