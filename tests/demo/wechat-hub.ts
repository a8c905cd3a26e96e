/** A whole hub with a shop at the simulated WeChat, the clock in the test's hand: pushes go over HTTP, replies are a person's. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../main/compose.ts";
import { type Listening, Sender } from "../../main/demo/engine/http.ts";
import { deliver } from "../../main/demo/wechat/happen.ts";
import { type Fate, serveWechat } from "../../main/demo/wechat/server.ts";
import { openShop, type WechatShop } from "../../main/demo/wechat/shop.ts";
import type { Principal } from "../../main/hub/access/index.ts";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { newId } from "../../main/hub/kernel/ids.ts";
import { openPost, type RunningServer, startServer } from "../../main/server/index.ts";
import { freshStore, type TestClock, testClock } from "../support/store.ts";

const administrator: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };
const KEYS = { appId: "wx0000000000000009", appSecret: "sim-secret", pushToken: "simpush", encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" };

export class WechatHub {
  readonly clock: TestClock;
  readonly shop: WechatShop;
  readonly fates: (Fate | null)[] = [];
  readonly #sender = new Sender();
  readonly #home = mkdtempSync(join(tmpdir(), "aftercare-wechat-"));
  readonly #databaseUrl: string;
  #sim: Listening | undefined;
  #composed: Composed | undefined;
  #server: RunningServer | undefined;

  private constructor(clock: TestClock, databaseUrl: string) {
    this.clock = clock;
    this.#databaseUrl = databaseUrl;
    this.shop = openShop(KEYS, clock);
  }

  static async open(): Promise<WechatHub> {
    const clock = testClock();
    const probe = await freshStore({ clock, sealed: false });
    const { url } = probe;
    await probe.close();
    const hub = new WechatHub(clock, url);
    hub.#sim = await serveWechat(hub.shop, { fates: hub.fates, hangMs: 400 });
    await hub.#start();
    const secrets = hub.#hub.vault.seal(JSON.stringify({ appSecret: KEYS.appSecret, pushToken: KEYS.pushToken, encodingAesKey: KEYS.encodingAesKey }));
    await hub.#hub.store.pool.query(
      `INSERT INTO shop (id, channel, name, base_url, secrets, settings, enabled, next_pull_at, created_at) VALUES ('wx', 'wechatshop', '微信店', $1, $2, $3, true, $4, $4)`,
      [hub.#sim.url, secrets, JSON.stringify({ appId: KEYS.appId, returnAddressId: "1001" }), new Date(clock.now())],
    );
    return hub;
  }

  async #start(): Promise<void> {
    const environment = { databaseUrl: this.#databaseUrl, modelFolder: join(this.#home, "models"), publicUrl: "http://127.0.0.1" };
    const platform = {
      home: this.#home,
      key: new Uint8Array(32).fill(7),
      clock: this.clock,
      post: openPost(),
      fetch: globalThis.fetch,
      log: () => undefined,
      environment,
    };
    this.#composed = await compose({ platform, version: "wechat", demo: false, beats: false, timeoutMs: 300 });
    this.#server = await startServer({ hub: this.#composed.hub, port: 0, rendererFolder: this.#home });
  }

  get #hub(): Composed["hub"] {
    if (!this.#composed) throw new Error("not started");
    return this.#composed.hub;
  }

  /** The address that the channel is given. */
  get hook(): string {
    return `${this.#server?.url}/hooks/wechatshop/wx`;
  }

  /** The hub ends and starts again, on the same record. */
  async restart(): Promise<void> {
    await this.#server?.close();
    await this.#composed?.close();
    await this.#start();
    await this.idle();
  }

  async close(): Promise<void> {
    await this.#server?.close();
    await this.#composed?.close();
    await this.#sim?.close();
    this.#sender.close();
    rmSync(this.#home, { recursive: true, force: true });
  }

  async idle(): Promise<void> {
    await this.#composed?.runUntilIdle("all");
  }

  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.idle();
  }

  /** The platform pushes; works until nothing is left to do. */
  async told(...messages: Record<string, unknown>[]): Promise<void> {
    for (const message of messages) {
      if (!(await deliver(this.shop, { sender: this.#sender, url: this.hook }, message))) throw new Error("the push was not taken");
    }
    await this.idle();
  }

  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#hub.store.rows<Row>(sql, params);
  }

  /** Pages of all cases, oldest first. */
  async pages(): Promise<CasePage[]> {
    const ids = await this.rows<{ id: string }>("SELECT id FROM case_file ORDER BY opened_at, id");
    return Promise.all(
      ids.map(async ({ id }) => {
        const answer = await this.#hub.handlers.cases.get({ caseId: id }, administrator);
        if (!answer.ok) throw new Error(answer.refusal.message);
        return answer.value;
      }),
    );
  }

  /** A person answers in a case; the words are held for some seconds, and then sent. @returns the sentence of a refusal, else `null`. */
  async reply(page: CasePage, text: string): Promise<string | null> {
    const input = { caseId: page.case.id, revision: page.case.revision, requestKey: newId(this.clock.now()), kind: "send_message" as const, text };
    const answer = await this.#hub.handlers.actions.do(input, administrator);
    if (!answer.ok) return answer.refusal.message;
    await this.pass(12_000);
    return null;
  }
}
