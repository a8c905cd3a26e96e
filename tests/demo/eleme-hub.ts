/** A whole hub with a shop at the simulated Ele.me, the clock in the test's hand: pushes go over HTTP, answers are a person's. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../main/compose.ts";
import { type ElemeServer, startEleme } from "../../main/demo/eleme/server.ts";
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

export class ElemeHub {
  readonly clock: SimClock = steppedClock(START);
  readonly faults: FaultBox;
  readonly #home = mkdtempSync(join(tmpdir(), "aftercare-eleme-"));
  #sim: ElemeServer | undefined;
  #composed: Composed | undefined;
  #server: RunningServer | undefined;

  private constructor(faults: Partial<Faults>) {
    this.faults = new FaultBox({ clock: this.clock, seed: "eleme", faults: { ...presetFaults("none", START), ...faults } });
  }

  /** Opens both; the shop is connected with its key, its secret and its number alone. */
  static async open(faults: Partial<Faults> = {}): Promise<ElemeHub> {
    const hub = new ElemeHub(faults);
    const probe = await freshStore({ clock: hub.clock, sealed: false });
    const { url: databaseUrl } = probe;
    await probe.close();
    hub.#sim = await startEleme({ clock: hub.clock, faults: hub.faults, hangMs: 400 });
    const environment = { databaseUrl, modelFolder: join(hub.#home, "models"), publicUrl: "http://127.0.0.1" };
    const platform = {
      home: hub.#home,
      key: new Uint8Array(32).fill(7),
      clock: hub.clock,
      post: openPost(),
      fetch: globalThis.fetch,
      log: () => undefined,
      environment,
    };
    hub.#composed = await compose({ platform, version: "eleme", demo: false, beats: false, timeoutMs: 300 });
    hub.#server = await startServer({ hub: hub.#composed.hub, port: 0, rendererFolder: hub.#home });
    const { appKey, secret, shopId, appId } = hub.sim.keys;
    const secrets = hub.#hub.vault.seal(JSON.stringify({ appSecret: secret }));
    await hub.#hub.store.pool.query(
      `INSERT INTO shop (id, channel, name, base_url, secrets, settings, enabled, next_pull_at, created_at) VALUES ('ele', 'eleme', '饿了么店', $1, $2, $3, true, $4, $4)`,
      [hub.sim.url, secrets, JSON.stringify({ appKey, shopId: String(shopId), appId: String(appId) }), new Date(hub.clock.now())],
    );
    hub.sim.pushes.hook = hub.hook;
    return hub;
  }

  get sim(): ElemeServer {
    if (!this.#sim) throw new Error("not started");
    return this.#sim;
  }

  get #hub(): Composed["hub"] {
    if (!this.#composed) throw new Error("not started");
    return this.#composed.hub;
  }

  /** The address that the channel is given. */
  get hook(): string {
    return `${this.#server?.url}/hooks/eleme/ele`;
  }

  async close(): Promise<void> {
    await this.#server?.close();
    await this.#composed?.close();
    await this.#sim?.close();
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** Time goes by: what it brings happens at the platform and is pushed, and the hub works until nothing is left to do. */
  async pass(ms: number): Promise<void> {
    this.clock.set(this.clock.now() + ms);
    this.sim.ledger.pass();
    await this.sim.pushes.flush();
    await this.#composed?.runUntilIdle("all");
  }

  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#hub.store.rows<Row>(sql, params);
  }

  async page(orderId: string): Promise<CasePage> {
    const [row] = await this.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_order_id = $1 ORDER BY channel_case_id DESC LIMIT 1", [orderId]);
    const answer = await this.#hub.handlers.cases.get({ caseId: row?.id ?? "" }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  }

  /** A person answers a case; it is held for some seconds, and then sent. @returns the sentence of a refusal, else `null`. */
  async answer(page: CasePage, wanted: { kind: "agree_refund" } | { kind: "refuse_refund"; reasonId: string; text: string }): Promise<string | null> {
    const input = { caseId: page.case.id, revision: page.case.revision, requestKey: newId(this.clock.now()), ...wanted };
    const answer = await this.#hub.handlers.actions.do(input, administrator);
    if (!answer.ok) return answer.refusal.message;
    await this.pass(12_000);
    return null;
  }

  /** The sentence of "try it". */
  async tried(change: { settings?: Record<string, string>; secrets?: Record<string, string> } = {}): Promise<{ working: boolean; sentence: string }> {
    const { appKey, secret, shopId } = this.sim.keys;
    const settings = { appKey, shopId: String(shopId), ...change.settings };
    const saved = await this.#hub.handlers.shops.save(
      { id: null, channel: "eleme", name: "试一下", baseUrl: this.sim.url, enabled: true, settings, secrets: { appSecret: secret, ...change.secrets } },
      administrator,
    );
    if (!saved.ok) return { working: false, sentence: saved.refusal.message };
    const answer = await this.#hub.handlers.shops.test({ id: saved.value.shop.id }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  }
}
