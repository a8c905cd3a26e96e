import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepRaw } from "../../main/hub/ingest/index.ts";
import { orderTimeline } from "../../main/hub/orders/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { captureSpeed } from "../../scripts/bench/capture.ts";
import { decisionSpeed } from "../../scripts/bench/decision.ts";
import { bulkFill } from "../../scripts/bench/fill.ts";
import { withBench } from "../../scripts/bench/home.ts";
import { bench } from "../../scripts/bench/main.ts";
import { modelPath } from "../../scripts/bench/models/main.ts";
import { searchSpeed } from "../../scripts/bench/search.ts";
import { timelineSpeed } from "../../scripts/bench/timeline.ts";
import { webhookSpeed } from "../../scripts/bench/webhooks/main.ts";
import { freshStore } from "../support/store.ts";
import { within } from "../support/within.ts";

const silent = (): void => undefined;

describe("the bench's capture", () => {
  it("counts only what the product took whole: three payloads an order, every row of them", async () => {
    const store = await freshStore();
    try {
      const report = await captureSpeed(store, 40, silent);
      // 40 orders, 14 of them with two lines; 40 parcels; created, paid and shipped told by the channel, and six scans.
      expect(report).toMatchObject({ items: 120, rows: 40 + 53 + 40 + 40 * 9 });
      expect(Math.min(report.itemsPerSecond, report.rowsPerSecond, report.floorRowsPerSecond, report.ratio)).toBeGreaterThan(0);
      const [left] = await store.rows<{ schemas: number; orders: number }>(
        `SELECT (SELECT count(*)::int FROM pg_namespace WHERE nspname = 'floor') AS schemas, (SELECT count(*)::int FROM "order" WHERE state = 'signed') AS orders`,
      );
      expect(left).toEqual({ schemas: 0, orders: 140 });
    } finally {
      await store.close();
    }
  });

  it("is a failure, not a figure, when a payload was not taken", async () => {
    const store = await freshStore();
    try {
      const now = new Date(store.clock.now());
      await store.pool.query(
        "INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ('odd', 'taobao', '店', 'http://127.0.0.1:1', $1, $1)",
        [now],
      );
      await keepRaw(store, { shopId: "odd", via: "pull", items: [{ topic: "order", dedupeKey: "1", payload: "no order" }] });
      await expect(captureSpeed(store, 4, silent)).rejects.toThrow(/did not take.*quarantined/);
    } finally {
      await store.close();
    }
  });
});

describe("the bench's timeline and decisions", () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
    await bulkFill(store, { orders: 100, eventsPerOrder: 8 });
    await bulkFill(store, { orders: 900, eventsPerOrder: 8 });
  });
  afterAll(() => store.close());

  it("reads orders that are whole, whichever fill made them", async () => {
    for (const id of ["bulk000000099", "bulk000000100", "bulk000000999"]) {
      const found = await orderTimeline(store, id);
      expect(found?.timeline).toHaveLength(8);
      expect(found?.order.whereabouts).toBeTruthy();
    }
    const speeds = await timelineSpeed([store, store], 50, silent);
    expect(speeds).toHaveLength(2);
    for (const spread of speeds.flatMap(({ product, floor }) => [product, floor])) {
      expect(spread.p50ms).toBeGreaterThan(0);
      expect(spread.p99ms).toBeGreaterThanOrEqual(spread.p50ms);
    }
  });

  it("decides every case, some of them automatically and some not", async () => {
    const report = await decisionSpeed(store, 300, silent);
    expect(report.cases).toBe(300);
    expect(report.auto).toBeGreaterThan(30);
    expect(report.auto).toBeLessThan(270);
    expect(report.ratio).toBeGreaterThan(0);
    const [held] = await store.rows<{ held: number }>("SELECT count(*)::int AS held FROM action WHERE state = 'held'");
    expect(held?.held).toBeGreaterThanOrEqual(report.auto);
  });

  it("fails when an order it counts on is not there", async () => {
    await store.pool.query(
      `INSERT INTO "order" (id, number, shop_id, channel, channel_order_id, state, channel_status, version, total_fen, paid_fen, freight_fen, buyer_nick, created_at, learnt_at)
       SELECT 'other' || i, 'n' || i, 'bulk', 'taobao', 'c' || i, 'paid', 'x', 1, 1, 1, 0, '', now(), now() FROM generate_series(1, 3000) AS i`,
    );
    await expect(timelineSpeed([store], 100, silent)).rejects.toThrow(/^Order bulk\d{9} is not there$/);
  });
});

describe("the bench's search", () => {
  it("compares the hits with the exact nearest of the same vectors", async () => {
    const home = mkdtempSync(join(tmpdir(), "aftercare-bench-test-"));
    try {
      const report = await searchSpeed(home, { examples: 300, queries: 40 }, silent);
      expect(report).toMatchObject({ examples: 300, queries: 40 });
      expect(report.overlapAt5).toBeGreaterThan(0.3);
      expect(report.overlapAt5).toBeLessThanOrEqual(1);
      // So few are compared whole: what is found is what is nearest.
      expect(report.recallAt10).toBeGreaterThan(0.99);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});

describe("the bench's webhooks", () => {
  it("counts pushes that were verified, stored and answered, and how long each waited", async () => {
    await withBench(async (bench) => {
      const report = await webhookSpeed(bench, 60, silent);
      expect(report).toMatchObject({ pushes: 60, paced: { pushes: 30, perSecond: 1_000 } });
      expect(Math.min(report.storedPerSecond, report.floorPerSecond, report.ratio, report.stored.p50ms, report.paced.p50ms)).toBeGreaterThan(0);
      expect(report.paced.p99ms).toBeGreaterThanOrEqual(report.paced.p50ms);
    });
  });
});

describe("the bench's model path", () => {
  it("meets every way in which a model fails, and tells what it saw of each", async () => {
    const report = (await modelPath(1, silent)) as { untrue: number; unmasked: number; wordsP50ms: number | null; manners: Record<string, object> };
    expect(report).toMatchObject({ untrue: 0, unmasked: 0, wordsP50ms: expect.any(Number), aims: { wordsWithinMs: 300, answerWithinMs: 2_000 } });
    expect(report).toMatchObject({ reached: { nothingUntrue: true, nothingUnmasked: true } });
    expect(report.manners).toMatchObject({
      streams: { byModel: 1, problem: null },
      mends: { byModel: 1, calls: 2 },
      invents: { byModel: 0, problem: "untrue" },
      diesMidStream: { problem: "cut" },
      silent: { problem: "slow" },
      status429: { problem: "limited" },
    });
  });
});

describe("the bench command", () => {
  function run(...args: string[]): { status: number | null; stdout: string; stderr: string; left: string[] } {
    const folder = mkdtempSync(join(tmpdir(), "aftercare-bench-test-"));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/bench/main.ts", ...args], {
      encoding: "utf8",
      env: { ...process.env, TMPDIR: folder },
    });
    const left = readdirSync(folder);
    rmSync(folder, { recursive: true, force: true });
    return { status, stdout, stderr, left };
  }

  it.each([
    [["--orders", "many"], /--orders wants a number/],
    [["--orders", "10"], /--orders wants a whole number from 2000, not 10/],
    [["--events", "3"], /--events wants a whole number from 6, not 3/],
    [["--wrong"], /--wrong/],
    [["timeline"], /takes "search", "models", "backup", "find", "console", "import", "webhooks" or flags only/],
    [["search", "--examples", "3"], /--examples wants a whole number from 100, not 3/],
  ])("says in one sentence what is wrong with %j and fails", async (args, sentence) => {
    const { status, stdout, stderr } = await within(() => bench(args));
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stdout).toBe("");
  });

  it("prints every figure beside its floor as JSON on the last line and leaves nothing behind", () => {
    const { status, stdout, stderr, left } = run("--orders", "2000", "--events", "6", "--json");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const report = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Record<string, Record<string, number>>;
    expect(report).toMatchObject({
      orders: 2000,
      events: 12_000,
      capture: { items: 1_500 },
      timeline: { reads: 500 },
      decision: { cases: 500 },
      search: { examples: 500 },
    });
    for (const name of ["p50ms", "p99ms", "tenthP99ms", "ratio", "floorP99ms"]) expect(report.timeline?.[name]).toBeGreaterThan(0);
    for (const part of ["decision", "search"]) expect(report[part]?.floorPerSecond).toBeGreaterThan(0);
    expect(left).toEqual([]);
  });

  it("ends its server and removes its folders when the work fails", async () => {
    const places: string[] = [];
    await expect(
      withBench(async ({ home, store }) => {
        const [row] = await store.rows<{ data_directory: string }>("SHOW data_directory");
        places.push(home, row?.data_directory ?? "");
        expect(places.every(existsSync)).toBe(true);
        throw new Error("the work failed");
      }),
    ).rejects.toThrow("the work failed");
    expect(places).toHaveLength(2);
    expect(places.filter(existsSync)).toEqual([]);
  });
});
