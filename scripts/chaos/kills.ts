/**
 * Ends the hub, its database's server, or both as a power cut would, again and again during a rough day, and lets a second hub try to start in
 * between. Nobody lends a hand but what restarts a service that ended. In the end the record is held against what the channels sent and paid.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import { type Demo, demoShopsAt, nineOClock, startDemo } from "../../main/demo/index.ts";
import { startCluster } from "../../main/hub/store/cluster.ts";
import { livingPostmaster } from "../../main/hub/store/postmaster.ts";
import { layOut } from "../../main/hub/store/server-files.ts";
import { claimPort } from "../../main/server/port.ts";
import { drawer } from "../bench/figures.ts";
import { removeHome } from "../cli/remove-home.ts";
import { rounded } from "../cli/report.ts";
import { compare } from "../day/compare.ts";
import { type HubChild, startHubChild } from "../day/hub-child.ts";
import type { HubStart } from "../day/hub-talk.ts";
import type { Draw } from "./mutate.ts";

interface KillOptions {
  kills: number;
  seed: number;
  orders: number;
  cases: number;
  onProgress(share: number): void;
}

/** What is ended. `second` ends the server's and, while that is away, lets another hub try to start on the same folder. */
const ways = ["hub", "postmaster", "both", "second"] as const;
type Way = (typeof ways)[number];

const MINUTE = 60_000;
/** Less than the ten minutes by which the channels let a clock be wrong. */
const STEP_MS = 9 * MINUTE;
const DAY_MS = 15 * 60 * MINUTE;
const NIGHT_MS = 25 * 60 * MINUTE;
const LONGEST_MS = 14 * 24 * 60 * MINUTE;
/** A kill falls so long after the channels have told something, at most. */
const THICK_MS = 700;
const LOOK_MS = 25;
const PATIENCE_MS = 60_000;

/** A world of channels and a hub that may be ended. */
class Ended {
  readonly start: HubStart;
  readonly data: string;
  demo!: Demo;
  hub!: HubChild;
  /** The key by which its answers are asked for. */
  apiKey = "";
  /** How far the clock of this world is from the machine's. */
  shift: number;
  lines = 0;

  constructor(home: string, port: number) {
    const startMs = nineOClock(Date.now());
    this.shift = startMs - Date.now();
    this.start = { home, port, now: startMs, fresh: true, timeoutMs: 3_000, verbose: true, beats: true };
    this.data = layOut(home).data;
  }

  now(): number {
    return Date.now() + this.shift;
  }

  async begin({ orders, cases, seed }: KillOptions): Promise<void> {
    const world = { mode: "stepped" as const, startMs: this.start.now, hangMs: 50, faults: "rough" as const, orders, cases, seed: String(seed) };
    [this.demo, this.hub] = await Promise.all([startDemo(world), this.startHub(true)]);
    const { apiKey = "" } = await this.hub.ask({ kind: "prepare", shops: this.demo.shops, seed: world.seed });
    this.apiKey = apiKey;
    await this.demo.configureHub({ hubUrl: this.hub.url, apiKey, ...demoShopsAt(this.hub.url) });
  }

  startHub(fresh = false): Promise<HubChild> {
    return startHubChild({ ...this.start, fresh, now: this.now() }, () => {
      this.lines += 1;
    });
  }

  /** Lets time pass for the channels and then for the hub, which goes on working meanwhile; never so much at once that they differ about the time. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.shift += Math.min(STEP_MS, left);
      await this.demo.advance(this.now());
      await this.hub.ask({ kind: "clock", now: this.now() });
    }
  }

  /** Ends what is to be ended. @returns ms until a call that needs the database is answered again. */
  async end(way: Way): Promise<number> {
    const server = livingPostmaster(this.data)?.pid;
    if (way !== "hub" && server !== undefined) process.kill(server, "SIGKILL");
    const begun = performance.now();
    if (way === "hub" || way === "both") {
      await this.hub.kill();
      // As a service's keeper does.
      this.hub = await this.startHub();
    }
    if (way === "second") await this.refuseSecond();
    await this.answers(way === "hub" ? undefined : server);
    return performance.now() - begun;
  }

  private async refuseSecond(): Promise<void> {
    const port = await claimPort("127.0.0.1", 0);
    const second = await startHubChild({ ...this.start, fresh: false, now: this.now(), port }, () => undefined).catch(() => null);
    if (second === null) return;
    await second.kill();
    throw new Error("a second hub started beside the first");
  }

  /** Waits until the database is another process than before, and the public interface reads from it. */
  private async answers(before: number | undefined): Promise<void> {
    const headers = { authorization: `Bearer ${this.apiKey}` };
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(LOOK_MS)) {
      const server = livingPostmaster(this.data)?.pid;
      if (server === undefined || server === before) continue;
      const answer = await fetch(`${this.hub.url}/api/v1/orders?limit=1`, { headers }).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error("the hub did not come back");
  }

  /** Waits until the workers have had nothing to do for a while, or can do nothing before time goes on. @returns when something comes due. */
  async quiet(looks: number): Promise<number | null> {
    for (let calm = 0, look = 1; ; look += 1) {
      const { busy, nextDue = null } = await this.hub.ask({ kind: "standing" });
      calm = busy ? 0 : calm + 1;
      if (calm > looks || look > looks + 40) return nextDue;
      await pause(100);
    }
  }

  /** Goes on until neither channels nor hub have anything left to do; nothing goes wrong any more. */
  async settle(): Promise<void> {
    await this.demo.setFaults({ preset: "none" });
    const begin = this.now();
    for (let idle = 0; this.now() - begin < LONGEST_MS; ) {
      const due = await this.quiet(idle > 0 ? 25 : 1);
      const pending = await this.demo.pending();
      idle = pending.remains || due !== null ? 0 : idle + 1;
      if (idle === 2) return;
      const upcoming = [pending.nextAt, due].filter((at) => at !== null).map((at) => at - this.now() + 1_000);
      await this.pass(Math.max(STEP_MS, Math.min(...upcoming, NIGHT_MS)));
    }
  }
}

/** Runs it. `wrong` are the first lines of what was lost, doubled or paid too much. */
export async function chaosKills(options: KillOptions) {
  const home = mkdtempSync(join(tmpdir(), "aftercare-kills-"));
  const draw: Draw = drawer(options.seed);
  const world = new Ended(home, await claimPort("127.0.0.1", 0));
  const backMs: Record<Way, number[]> = { hub: [], postmaster: [], both: [], second: [] };
  const lines: number[] = [];
  try {
    await world.begin(options);
    const every = Math.max(1, Math.floor(DAY_MS / STEP_MS / options.kills));
    for (let kill = 0; kill < options.kills; kill += 1) {
      for (let step = 0; step < every; step += 1) await world.pass(STEP_MS);
      // In the thick of it: what just came is being understood, decided and acted upon.
      await pause(draw(THICK_MS));
      const way = ways[kill % ways.length] ?? "hub";
      const before = world.lines;
      backMs[way].push(await world.end(way));
      lines.push(world.lines - before);
      options.onProgress((kill + 1) / (options.kills + 10));
    }
    await world.settle();
    const { counts, wrong } = await compared(world, home);
    const all = Object.values(backMs).flat();
    return {
      report: {
        kills: all.length,
        ...counts,
        backP50s: seconds(all, 0.5),
        backP95s: seconds(all, 0.95),
        backMaxS: seconds(all, 1),
        byWay: Object.fromEntries(ways.map((way) => [way, { kills: backMs[way].length, p95s: seconds(backMs[way], 0.95) }])),
        linesMax: Math.max(0, ...lines),
        linesMean: rounded(lines.reduce((sum, count) => sum + count, 0) / Math.max(1, lines.length), 1),
      },
      wrong,
    };
  } finally {
    await world.hub?.kill().catch(() => undefined);
    await world.demo?.stop().catch(() => undefined);
    await removeHome(home);
  }
}

/** A push that was lost last is made up for by the next looks at its shop: it may take a few of them, and no more. */
async function compared(world: Ended, home: string) {
  const cluster = await startCluster(home);
  const pool = new Pool({ connectionString: cluster.url.replace(/\/postgres$/, "/aftercare"), max: 2 });
  try {
    for (let looks = 0; ; looks += 1) {
      const { wrong, orders, events, cases, refunds } = await compare(pool, await world.demo.ledger());
      if (wrong.length > 0 && looks < 4) {
        await world.pass(STEP_MS);
        await world.quiet(25);
        continue;
      }
      const lost = orders.lost + events.lost + cases.lost;
      const counts = { orders: orders.captured, refunds: refunds.granted, lost, double: orders.duplicated + refunds.double, over: refunds.over };
      return { counts, wrong };
    }
  } finally {
    await pool.end();
  }
}

function seconds(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return rounded((sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0) / 1_000, 2);
}
