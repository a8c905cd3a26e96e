/** A really running server: the product put together as its hosts do it, with the demonstration's channels beside it, some hours into their day. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../../../main/compose.ts";
import { composeDemo } from "../../../main/compose-demo.ts";
import type { Demo } from "../../../main/demo/index.ts";
import { makeSignInLink } from "../../../main/hub/access/index.ts";
import type { Hub } from "../../../main/hub/frame/hub.ts";
import { fileFetcher, openOutbound, signInUrl, startServer } from "../../../main/server/index.ts";
import { newDatabase } from "../../support/cluster.ts";
import { ensureBuilt, rendererFolder } from "./built.ts";
import { type SlowClock, slowed } from "./slow-clock.ts";

type Ledger = Awaited<ReturnType<Demo["ledger"]>>;

export interface World {
  url: string;
  /** What the channels sent and paid: the truth that a screen is measured against. */
  ledger(): Promise<Ledger>;
  /** Lets channels and hub work until nothing is left to do now. */
  settle(): Promise<void>;
  /** Lets time pass for channels and hub; the browser's clock stays behind. */
  pass(minutes: number): Promise<void>;
  /** The hub's time. */
  now(): Date;
  /** What the browser's clock shows. */
  clock: SlowClock;
  /** An address that signs in once. */
  linkFor(operatorId: string): Promise<string>;
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Live streams that stand open at the hub. */
  listening(): number;
  /** The same, once the hub has heard that the pages which were closed are gone. */
  listeningAtRest(): Promise<number>;
  /** What the hub logged as a fault. */
  faults: string[];
  close(): Promise<void>;
}

const MINUTE = 60_000;
/** The channels check our clock to ten minutes. */
const STEP = 10 * MINUTE;
const HOURS_BEFORE = 8;
/** When the journeys begin: the same day on every machine, so that they meet the same orders and clocks. `E2E_AT` tries another. */
const BEGIN = process.env.E2E_AT ?? "2026-11-13T14:20:00+08:00";
/** The hub is this much ahead of the browser, so that a countdown of seconds does not run out under a slow machine's hands. */
const AHEAD = MINUTE;
/** Time passes here by `pass`; between, it goes so much slower than the machine's: what a case or a countdown has left does not run out while a slow one works. */
const SLOWER = 20;
/** So often in a row the same count of streams is at rest. */
const STEADY_LOOKS = 5;
const LOOK_MS = 100;

/** Starts it on a new database of this run's server. */
export async function startWorld(clusterHome: string): Promise<World> {
  const [databaseUrl] = await Promise.all([newDatabase(clusterHome, "e2e"), ensureBuilt()]);
  const home = mkdtempSync(join(tmpdir(), "aftercare-e2e-"));
  const faults: string[] = [];
  // The day before the journeys is lived through while the world is made; the browser's clock begins where that ends.
  const clock: SlowClock = { at: Date.parse(BEGIN), since: Date.now(), slower: SLOWER };
  let shift = AHEAD - HOURS_BEFORE * 60 * MINUTE;
  const now = (): number => slowed(clock) + shift;
  const outbound = openOutbound();
  const composed = await compose({
    platform: {
      home,
      key: new Uint8Array(randomBytes(32)),
      clock: { now },
      post: outbound.post,
      fetch: outbound.fetch,
      fetchFile: fileFetcher(outbound),
      log: (level, line) => {
        if (level === "error") faults.push(line);
      },
      environment: { databaseUrl, ai: undefined, modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" },
    },
    version: "e2e",
    demo: true,
    beats: false,
  });
  const listening = new Set<unknown>();
  const subscribe: Hub["subscribe"] = (listener) => {
    listening.add(listener);
    const leave = composed.hub.subscribe(listener);
    return () => {
      listening.delete(listener);
      return leave();
    };
  };
  const server = await startServer({ hub: { ...composed.hub, subscribe }, port: 0, rendererFolder });
  composed.hub.platform.environment.publicUrl = server.url;
  const demo = await composeDemo(composed, {
    hubUrl: server.url,
    say: () => undefined,
    options: { mode: "stepped", startMs: now(), orders: 520, cases: 280, seed: "e2e" },
  });
  const settle = async (): Promise<void> => {
    await demo.advance(now());
    await composed.runUntilIdle();
  };
  const pass = async (minutes: number): Promise<void> => {
    for (let left = minutes * MINUTE; left > 0; left -= STEP) {
      shift += Math.min(STEP, left);
      await settle();
    }
  };
  await settle();
  await pass(HOURS_BEFORE * 60);
  const { store } = composed.hub;
  return {
    url: server.url,
    ledger: demo.ledger,
    settle,
    pass,
    now: () => new Date(now()),
    clock,
    linkFor: async (operatorId) => signInUrl(server.url, (await makeSignInLink(store, operatorId)).token),
    rows: (sql, params = []) => store.rows(sql, [...params]),
    listening: () => listening.size,
    listeningAtRest: async () => {
      for (let seen = -1, steady = 0; steady < STEADY_LOOKS; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
        steady = listening.size === seen ? steady + 1 : 0;
        seen = listening.size;
      }
      return listening.size;
    },
    faults,
    close: async () => {
      await demo.stop();
      await server.close();
      await composed.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
