/** The product and the channels of a rough day under one clock: it goes as the machine's does, and what nothing happens in is skipped. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client, Pool } from "pg";
import { startCluster } from "../../../main/hub/store/cluster.ts";
import { livingPostmaster } from "../../../main/hub/store/postmaster.ts";
import { layOut } from "../../../main/hub/store/server-files.ts";
import { claimPort } from "../../../main/server/port.ts";
import { removeHome } from "../../cli/remove-home.ts";
import { type HubChild, startHubChild } from "../../day/hub-child.ts";
import type { HubStart } from "../../day/hub-talk.ts";
import type { HubAt, Part } from "./part.ts";
import { openVolume, type Volume } from "./volume.ts";

const PATIENCE_MS = 90_000;
const LOOK_MS = 50;
/** A channel is called off after this; what hangs there is cut sooner. */
const TIMEOUT_MS = 3_000;

export class Rig {
  readonly home = mkdtempSync(join(tmpdir(), "aftercare-capture-"));
  readonly volume: Volume | { why: string };
  parts: readonly Part[] = [];
  steps = 0;
  /** Where the wall time went, ms: what happened at the channels and was pushed, what the product did by itself, and who was killed and came back. */
  readonly spent = { begin: 0, channels: 0, hub: 0, back: 0 };
  /** What the product logged as wrong, the newest. */
  readonly log: string[] = [];
  now: number;
  readonly #data: string;
  #start!: HubStart;
  #hub!: HubChild;
  #apiKey = "";
  #closing: Promise<void> | null = null;

  constructor(startMs: number, hasDisk: boolean) {
    this.now = startMs;
    this.volume = hasDisk ? openVolume(this.home) : { why: "not wished" };
    this.#data = layOut(this.home).data;
  }

  /** Starts the product on a new database and connects every shop. */
  async begin(parts: Promise<Part[]>, seed: string): Promise<void> {
    await this.#timed("begin", () => this.#begin(parts, seed));
  }

  async #timed<Value>(what: keyof Rig["spent"], work: () => Promise<Value>): Promise<Value> {
    const begun = performance.now();
    try {
      return await work();
    } finally {
      this.spent[what] += performance.now() - begun;
    }
  }

  async #begin(parts: Promise<Part[]>, seed: string): Promise<void> {
    this.#start = { home: this.home, port: await claimPort("127.0.0.1", 0), now: this.now, fresh: true, timeoutMs: TIMEOUT_MS, verbose: false };
    [this.parts, this.#hub] = await Promise.all([parts, this.#startHub(true)]);
    const { apiKey = "" } = await this.#hub.ask({ kind: "prepare", shops: [], seed });
    this.#apiKey = apiKey;
    const { keys = {} } = await this.#hub.ask({ kind: "connect", shops: this.parts.flatMap(({ shops }) => shops.map(({ is: _is, ...shop }) => shop)) });
    const at: HubAt = { url: this.#hub.url, apiKey, keys };
    for (const part of this.parts) part.begin(at);
  }

  #startHub(fresh: boolean): Promise<HubChild> {
    return startHubChild({ ...this.#start, fresh, now: this.now }, (line) => {
      this.log.push(line);
      if (this.log.length > 400) this.log.shift();
    });
  }

  /** Lets the channels go on to `to`, and the product do what there is to do. @returns when it pulls next. */
  async step(to: number): Promise<number | null> {
    this.now = Math.max(this.now, to);
    this.steps += 1;
    await this.#setClock();
    await this.#timed("channels", () => this.happen());
    return this.#timed("hub", () => this.settle());
  }

  /** Pushes that are still on their way. */
  waiting(): number {
    return this.parts.reduce((sum, part) => sum + part.waiting(), 0);
  }

  /** Lets happen at the channels what is due. */
  private async happen(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.advance(this.now)));
  }

  async #setClock(): Promise<void> {
    await this.#hub.ask({ kind: "clock", now: this.now });
  }

  /** The product works once through what is due; while its database is away it is asked again. */
  private async settle(): Promise<number | null> {
    for (const until = performance.now() + PATIENCE_MS; ; await pause(LOOK_MS)) {
      try {
        return (await this.#hub.ask({ kind: "settle", once: true })).nextPull ?? null;
      } catch (fault) {
        if (performance.now() > until) throw fault;
      }
    }
  }

  /** What the database says to a write of some size, past the product; `null` where it takes it. */
  trouble(): Promise<string | null> {
    return this.reading((pool) =>
      pool.query("CREATE TABLE chaos_ballast AS SELECT repeat('x', 900) AS fill FROM generate_series(1, 20000)").then(
        async () => {
          await pool.query("DROP TABLE chaos_ballast");
          return null;
        },
        (fault: Error) => fault.message,
      ),
    );
  }

  /** Goes on as well as it can while something is wrong that only a person ends. */
  async struggle(to: number): Promise<void> {
    this.now = to;
    await this.#setClock().catch(() => undefined);
    await Promise.allSettled([this.happen(), this.#hub.ask({ kind: "settle", once: true })]);
  }

  /** Works until nothing is left to do at this time. */
  async rest(): Promise<void> {
    await this.#timed("hub", () => this.#hub.ask({ kind: "settle", once: false }));
  }

  /** Ends the product, or its database, as a power cut would, in the thick of a step; a keeper starts the product again. @returns ms it was away. */
  async kill(what: "hub" | "database", { to, afterMs }: { to: number; afterMs: number }): Promise<number> {
    this.now = Math.max(this.now, to);
    await this.#setClock();
    const server = livingPostmaster(this.#data)?.pid;
    const working = Promise.allSettled([this.happen(), this.#hub.ask({ kind: "settle", once: true })]);
    await pause(afterMs);
    const begun = performance.now();
    if (what === "hub") {
      await this.#hub.kill();
      this.#hub = await this.#startHub(false);
    } else if (server !== undefined) process.kill(server, "SIGKILL");
    await this.answers(what === "database" ? server : undefined);
    const away = performance.now() - begun;
    await working;
    this.spent.back += performance.now() - begun;
    // Time went on meanwhile, for everybody.
    this.now += Math.round(away);
    await this.#setClock();
    return away;
  }

  /** Waits until the database is another process than `before`, and the public interface reads from it. */
  async answers(before: number | undefined): Promise<void> {
    const headers = { authorization: `Bearer ${this.#apiKey}` };
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(LOOK_MS)) {
      const server = livingPostmaster(this.#data)?.pid;
      if (server === undefined || server === before) continue;
      const answer = await fetch(`${this.#hub.url}/api/v1/orders?limit=1`, { headers }).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error("the product did not come back");
  }

  /** The database ends every connection that the product has. @returns how many. */
  async cut(to: number, afterMs: number): Promise<number> {
    this.now = Math.max(this.now, to);
    await this.#setClock();
    const working = Promise.allSettled([this.happen(), this.#hub.ask({ kind: "settle", once: true })]);
    await pause(afterMs);
    const { url } = await startCluster(this.home);
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined);
    await client.connect();
    const { rowCount } = await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'aftercare' AND pid <> pg_backend_pid()");
    await client.end();
    await working;
    return rowCount ?? 0;
  }

  /** Reads what is kept, past the product. */
  async reading<Value>(read: (pool: Pool) => Promise<Value>): Promise<Value> {
    const cluster = await startCluster(this.home);
    const pool = new Pool({ connectionString: cluster.url.replace(/\/postgres$/, "/aftercare"), max: 2 });
    pool.on("error", () => undefined);
    try {
      return await read(pool);
    } finally {
      await pool.end();
    }
  }

  /** Ends everything and takes away what lay on the disk; asked twice, it is done once. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#hub?.kill().catch(() => undefined);
    await Promise.all(this.parts.map((part) => part.close().catch(() => undefined)));
    if (!("fill" in this.volume)) return removeHome(this.home);
    this.volume.empty();
    const cluster = await startCluster(this.home).catch(() => null);
    await cluster?.stop();
    this.volume.remove();
    rmSync(this.home, { recursive: true, force: true });
  }
}
