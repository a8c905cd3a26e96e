/**
 * What production runs: the hub in a process of its own, its workers side by side on timers and on a clock that runs, against the channels'
 * simulators; killed in the middle of its work and started again. In the end it is held against what the channels sent and paid.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Demo, nineOClock, startDemo } from "../../main/demo/index.ts";
import { claimPort } from "../../main/server/port.ts";
import { compare } from "../../scripts/day/compare.ts";
import { type HubChild, startHubChild } from "../../scripts/day/hub-child.ts";
import type { HubStart } from "../../scripts/day/hub-talk.ts";
import { freshStore } from "../support/store.ts";

const MINUTE = 60_000;
/** Less than the ten minutes by which the channels let a clock be wrong. */
const STEP_MS = 9 * MINUTE;
const DAY_MS = 15 * 60 * MINUTE;
const NIGHT_MS = 25 * 60 * MINUTE;
/** After so much of the clock something is stuck, and the comparison shows what. */
const LONGEST_MS = 12 * 24 * 60 * MINUTE;
const SIZE = { orders: 24, cases: 16, seed: "workers" };

let home: string;
let databaseUrl: string;
let demo: Demo;
let hub: HubChild;
/** What the hub logged. */
const lines: string[] = [];
const hear = (line: string): void => void lines.push(line);
let start: HubStart;
/** How far the clock of this world is from the machine's. */
let shift: number;
const now = (): number => Date.now() + shift;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "aftercare-workers-"));
  const store = await freshStore({ sealed: false });
  await store.close();
  databaseUrl = store.url;
  const startMs = nineOClock(Date.now());
  shift = startMs - Date.now();
  start = { home, port: await claimPort("127.0.0.1", 0), now: startMs, fresh: false, timeoutMs: 3_000, verbose: true, beats: true, databaseUrl };
  [demo, hub] = await Promise.all([startDemo({ mode: "stepped", startMs, hangMs: 50, ...SIZE }), startHubChild(start, hear)]);
});
afterAll(async () => {
  await hub.ask({ kind: "close" }).catch(() => undefined);
  await demo.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Lets time pass for the channels and then for the hub, which goes on working meanwhile; never so much at once that they differ about the time. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    shift += Math.min(STEP_MS, left);
    await demo.advance(now());
    await hub.ask({ kind: "clock", now: now() });
  }
}

/**
 * Waits until the workers have had nothing to do for a while, or can do nothing before time goes on (a shop pauses).
 * @returns when something of the hub's comes due.
 */
async function quiet(whileMs: number): Promise<number | null> {
  const looks = Math.ceil(whileMs / LOOK_MS);
  for (let calm = 0, look = 1; ; look += 1) {
    const { busy, nextDue = null } = await hub.ask({ kind: "standing" });
    calm = busy ? 0 : calm + 1;
    if (calm > looks || look > looks + MOST_LOOKS) return nextDue;
    await pause(LOOK_MS);
  }
}
const LOOK_MS = 100;
const MOST_LOOKS = 30;
/** Longer than the slowest worker's beat: what channels have to tell was asked for meanwhile. */
const BEAT_MS = 2_500;

/** A shop is asked every five minutes: after so many steps of nine it has been asked, also when a window of it failed. */
const CATCH_UP_LOOKS = 4;

/** Ends the hub as a power cut would, and starts it again on what is stored. */
async function cutPower(): Promise<void> {
  await hub.kill();
  hub = await startHubChild({ ...start, now: now() }, hear);
}

it("workers side by side on a running clock, killed in the middle and started again, lose nothing, do nothing twice and pay once", async () => {
  const begin = now();
  const { apiKey = "" } = await hub.ask({ kind: "prepare", shops: demo.shops, seed: SIZE.seed });
  await demo.configureHub({
    hubUrl: hub.url,
    apiKey,
    webhookUrls: { douyin: `${hub.url}/hooks/douyin/demo-douyin`, kuaidi100: `${hub.url}/hooks/kuaidi100/demo-kuaidi100` },
    shopIds: { taobao: "demo-taobao", douyin: "demo-douyin" },
  });
  let kills = 0;
  while (now() - begin < DAY_MS) {
    await pass(STEP_MS);
    // In the thick of it: what just came is being understood, decided and acted upon.
    if (kills === 0 && now() - begin > DAY_MS / 2) {
      await cutPower();
      kills += 1;
    }
  }
  for (let idle = 0; idle < 2 && now() - begin < LONGEST_MS; ) {
    const due = await quiet(idle > 0 ? BEAT_MS : LOOK_MS);
    const pending = await demo.pending();
    idle = pending.remains || due !== null ? 0 : idle + 1;
    // What would still happen at a channel while time goes on would be compared before the hub could hear of it.
    if (idle === 2) break;
    const upcoming = [pending.nextAt, due].filter((at) => at !== null).map((at) => at - now() + 1_000);
    await pass(Math.max(STEP_MS, Math.min(...upcoming, NIGHT_MS)));
  }
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  try {
    // A push that was lost is made up for by the next look at the shop, some minutes later: it may take a few of them, and no more.
    let { wrong, ...compared } = await compare(pool, await demo.ledger());
    for (let looks = 0; wrong.length > 0 && looks < CATCH_UP_LOOKS; looks += 1) {
      await pass(STEP_MS);
      await quiet(BEAT_MS);
      ({ wrong, ...compared } = await compare(pool, await demo.ledger()));
    }
    expect(wrong).toEqual([]);
    expect(kills).toBe(1);
    expect(compared.orders).toMatchObject({ lost: 0, duplicated: 0 });
    expect(compared.orders.captured).toBeGreaterThanOrEqual(SIZE.orders);
    expect(compared.events.lost).toBe(0);
    expect(compared.cases.lost).toBe(0);
    expect(compared.refunds).toMatchObject({ double: 0, over: 0 });
    expect(compared.refunds.granted).toBeGreaterThan(0);
    // Nothing of all those people is in the log.
    const { rows } = await pool.query<{ value: string }>(
      `SELECT DISTINCT value FROM (SELECT receiver.value FROM "order", jsonb_each_text(receiver) AS receiver WHERE receiver.key IN ('name', 'phone', 'address')
         UNION ALL SELECT buyer_nick FROM "order" UNION ALL SELECT buyer_words FROM case_file UNION ALL SELECT text FROM case_message) AS told WHERE length(value) > 2`,
    );
    const log = lines.join("\n");
    expect(rows.length).toBeGreaterThan(SIZE.orders);
    expect(rows.filter(({ value }) => log.includes(value))).toEqual([]);
    expect(log).not.toMatch(/\b1[2-9]\d{9}\b/);
  } finally {
    await pool.end();
  }
});
