/** A whole hub with a shop at the simulated Meituan, the clock in the test's hand: pushes go over HTTP, each type to the shop's one address. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../main/compose.ts";
import { type MtOptions, type MtServer, startMeituan } from "../../main/demo/meituan/server.ts";
import type { MtTopic } from "../../main/demo/meituan/types.ts";
import type { Principal } from "../../main/hub/access/index.ts";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { newId } from "../../main/hub/kernel/ids.ts";
import { openPost, type RunningServer, startServer } from "../../main/server/index.ts";
import { freshStore, type TestClock, testClock } from "../support/store.ts";

export const administrator: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };
const TOPICS: readonly MtTopic[] = ["paid", "accepted", "cancelled", "whole_refund", "part_refund", "refund_result", "delivery", "finished"];
const SHOP = "mt";

/** A stepped clock of the simulator that goes by the test's. */
function simClock(clock: TestClock): MtOptions["clock"] {
  return { now: () => clock.now(), set: () => undefined, span: () => 300_000, previous: () => clock.now() - 300_000 };
}

export class MeituanHub {
  readonly clock: TestClock;
  readonly sim: MtServer;
  readonly #home = mkdtempSync(join(tmpdir(), "aftercare-meituan-"));
  #composed: Composed | undefined;
  #server: RunningServer | undefined;

  private constructor(clock: TestClock, sim: MtServer) {
    this.clock = clock;
    this.sim = sim;
  }

  static async open(more: Partial<MtOptions> = {}): Promise<MeituanHub> {
    const clock = testClock();
    const probe = await freshStore({ clock, sealed: false });
    const { url } = probe;
    await probe.close();
    const hub = new MeituanHub(clock, await startMeituan({ clock: simClock(clock), ...more }));
    await hub.#start(url);
    return hub;
  }

  async #start(databaseUrl: string): Promise<void> {
    const environment = { databaseUrl, modelFolder: join(this.#home, "models"), publicUrl: "http://127.0.0.1" };
    const platform = {
      home: this.#home,
      key: new Uint8Array(32).fill(7),
      clock: this.clock,
      post: openPost(),
      fetch: globalThis.fetch,
      log: () => undefined,
      environment,
    };
    this.#composed = await compose({ platform, version: "meituan", demo: false, beats: false, timeoutMs: 300 });
    this.#server = await startServer({ hub: this.#composed.hub, port: 0, rendererFolder: this.#home });
  }

  get #hub(): Composed["hub"] {
    if (!this.#composed) throw new Error("not started");
    return this.#composed.hub;
  }

  /** What a person types into the form. */
  get form(): { settings: Record<string, string>; secrets: Record<string, string> } {
    const { appId, secret, stores } = this.sim.keys;
    return { settings: { appId, appPoiCode: stores.map(({ code }) => code).join(",") }, secrets: { appSecret: secret } };
  }

  /** Connects the shop as the form does, and enters its address for every type of push. */
  async connect(more: Record<string, string> = {}): Promise<void> {
    const { settings, secrets } = this.form;
    const sealed = this.#hub.vault.seal(JSON.stringify(secrets));
    await this.#hub.store.pool.query(
      `INSERT INTO shop (id, channel, name, base_url, secrets, settings, enabled, next_pull_at, created_at) VALUES ($1, 'meituan', '美团店', $2, $3, $4, true, $5, $5)`,
      [SHOP, this.sim.url, sealed, JSON.stringify({ ...settings, history_hours: "2", ...more }), new Date(this.clock.now())],
    );
    this.sim.pushTo(Object.fromEntries(TOPICS.map((topic) => [topic, this.hook])));
  }

  get hook(): string {
    return `${this.#server?.url}/hooks/meituan/${SHOP}`;
  }

  get handlers(): Composed["hub"]["handlers"] {
    return this.#hub.handlers;
  }

  /** Everything that is due: at the platform, on the way, and here. */
  async idle(): Promise<void> {
    await this.sim.goOn();
    await this.#composed?.runUntilIdle("all");
  }

  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.idle();
  }

  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#hub.store.rows<Row>(sql, params);
  }

  async close(): Promise<void> {
    await this.#server?.close();
    await this.#composed?.close();
    await this.sim.close();
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** Pages of all cases, oldest first. */
  async pages(): Promise<CasePage[]> {
    const ids = await this.rows<{ id: string }>("SELECT id FROM case_file ORDER BY opened_at, channel_case_id");
    return Promise.all(
      ids.map(async ({ id }) => {
        const answer = await this.#hub.handlers.cases.get({ caseId: id }, administrator);
        if (!answer.ok) throw new Error(answer.refusal.message);
        return answer.value;
      }),
    );
  }

  /** A person decides; what goes out is held for some seconds, and then sent. @returns the sentence of a refusal, else `null`. */
  async act(page: CasePage, kind: "agree_refund" | "agree_return"): Promise<string | null> {
    const input = { caseId: page.case.id, revision: page.case.revision, requestKey: newId(this.clock.now()), kind };
    const answer = await this.#hub.handlers.actions.do(input, administrator);
    if (!answer.ok) return answer.refusal.message;
    await this.pass(12_000);
    return null;
  }
}
