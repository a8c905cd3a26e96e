/** A whole hub with one shop at a simulated platform, the clock in the test's hand: pushes go over HTTP, answers are a person's. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../main/compose.ts";
import { type SimClock, steppedClock } from "../../main/demo/engine/clock.ts";
import { FaultBox, type Faults, presetFaults } from "../../main/demo/engine/faults.ts";
import type { Principal } from "../../main/hub/access/index.ts";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { newId } from "../../main/hub/kernel/ids.ts";
import { openPost, type RunningServer, startServer } from "../../main/server/index.ts";
import { freshStore } from "../support/store.ts";

const administrator: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };
/** 10:00 in Beijing. */
export const START = Date.UTC(2026, 10, 20, 2, 0, 0);

interface Sim {
  url: string;
  ledger: { pass(): void };
  /** Where the platform pushes anything. */
  pushes?: { hook: string; flush(): Promise<void> };
  close(): Promise<void>;
}

interface Typed {
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

interface Opening<S extends Sim> {
  channel: string;
  start(of: { clock: SimClock; faults: FaultBox; hangMs: number }): Promise<S>;
  /** What a seller typed, and what the authorisation gave. */
  typed(sim: S): Typed;
  faults?: Partial<Faults> | undefined;
}

type Wanted = { kind: "agree_refund" } | { kind: "agree_return" } | { kind: "refuse_refund" | "refuse_return"; reasonId: string; text: string };

export class ShopHub<S extends Sim> {
  readonly clock: SimClock;
  readonly faults: FaultBox;
  readonly sim: S;
  readonly #of: Opening<S>;
  readonly #home: string;
  readonly #composed: Composed;
  readonly #server: RunningServer;

  private constructor(parts: { of: Opening<S>; clock: SimClock; faults: FaultBox; sim: S; home: string; composed: Composed; server: RunningServer }) {
    this.clock = parts.clock;
    this.faults = parts.faults;
    this.sim = parts.sim;
    this.#of = parts.of;
    this.#home = parts.home;
    this.#composed = parts.composed;
    this.#server = parts.server;
  }

  /** Opens both, and connects the shop. */
  static async open<S extends Sim>(of: Opening<S>): Promise<ShopHub<S>> {
    const clock = steppedClock(START);
    const faults = new FaultBox({ clock, seed: of.channel, faults: { ...presetFaults("none", START), ...of.faults } });
    const probe = await freshStore({ clock, sealed: false });
    const { url: databaseUrl } = probe;
    await probe.close();
    const sim = await of.start({ clock, faults, hangMs: 400 });
    const home = mkdtempSync(join(tmpdir(), `aftercare-${of.channel}-`));
    const environment = { databaseUrl, modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" };
    const platform = { home, key: new Uint8Array(32).fill(7), clock, post: openPost(), fetch: globalThis.fetch, log: () => undefined, environment };
    const composed = await compose({ platform, version: of.channel, demo: false, beats: false, timeoutMs: 300 });
    const server = await startServer({ hub: composed.hub, port: 0, rendererFolder: home });
    const { settings, secrets } = of.typed(sim);
    await composed.hub.store.pool.query(
      `INSERT INTO shop (id, channel, name, base_url, secrets, settings, enabled, next_pull_at, created_at) VALUES ('one', $1, '演示店', $2, $3, $4, true, $5, $5)`,
      [of.channel, sim.url, composed.hub.vault.seal(JSON.stringify(secrets)), JSON.stringify(settings), new Date(clock.now())],
    );
    const hub = new ShopHub({ of, clock, faults, sim, home, composed, server });
    if (sim.pushes) sim.pushes.hook = hub.hook;
    return hub;
  }

  /** The address that the channel is given. */
  get hook(): string {
    return `${this.#server.url}/hooks/${this.#of.channel}/one`;
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.#composed.close();
    await this.sim.close();
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** Time goes by: what it brings happens at the platform and is pushed, and the hub works until nothing is left to do. */
  async pass(ms: number): Promise<void> {
    this.clock.set(this.clock.now() + ms);
    this.sim.ledger.pass();
    await this.sim.pushes?.flush();
    await this.#composed.runUntilIdle("all");
  }

  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#composed.hub.store.rows<Row>(sql, params);
  }

  casesOf(orderId: string) {
    return this.rows<{ id: string; state: string; amount: number; refunded: number; deadline: Date | null }>(
      "SELECT channel_case_id AS id, state, amount_fen AS amount, refunded_fen AS refunded, deadline_at AS deadline FROM case_file WHERE channel_order_id = $1 ORDER BY channel_case_id",
      [orderId],
    );
  }

  async orderOf(id: string) {
    const [row] = await this.rows<{ state: string; claimed: string; paid: number; held: boolean }>(
      `SELECT state, channel_status AS claimed, paid_fen AS paid, on_hold AS held FROM "order" WHERE channel_order_id = $1`,
      [id],
    );
    return row;
  }

  /** What could not be read, or not yet. */
  stuck(): Promise<{ reason: string | null }[]> {
    return this.rows("SELECT status, reason FROM raw_queue WHERE status <> 'pending' OR reason IS NOT NULL");
  }

  async page(orderId: string): Promise<CasePage> {
    const [row] = await this.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_order_id = $1 ORDER BY channel_case_id DESC LIMIT 1", [orderId]);
    const answer = await this.#composed.hub.handlers.cases.get({ caseId: row?.id ?? "" }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  }

  /** A person answers the newest case of an order; it is held for some seconds, and then sent. @returns the sentence of a refusal, else `null`. */
  async answer(orderId: string, wanted: Wanted): Promise<string | null> {
    const page = await this.page(orderId);
    const input = { caseId: page.case.id, revision: page.case.revision, requestKey: newId(this.clock.now()), ...wanted };
    const answer = await this.#composed.hub.handlers.actions.do(input, administrator);
    if (!answer.ok) return answer.refusal.message;
    await this.pass(12_000);
    return null;
  }

  /** The sentence of "try it". */
  async tried(change: Partial<Typed> = {}): Promise<{ working: boolean; sentence: string }> {
    const typed = this.#of.typed(this.sim);
    const { handlers } = this.#composed.hub;
    const of = { id: null, channel: this.#of.channel, name: "试一下", baseUrl: this.sim.url, enabled: true };
    const saved = await handlers.shops.save(
      { ...of, settings: { ...typed.settings, ...change.settings }, secrets: { ...typed.secrets, ...change.secrets } },
      administrator,
    );
    if (!saved.ok) return { working: false, sentence: saved.refusal.message };
    const answer = await handlers.shops.test({ id: saved.value.shop.id }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  }
}
