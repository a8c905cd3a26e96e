/**
 * The whole product on real parts, as a seller runs it, with the clock in the test's hand: payloads go in as a channel or a seller's own
 * system sends them, and the record is read as the console and the REST interface show it.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../main/compose.ts";
import { makeApiKey, type Principal } from "../../main/hub/access/index.ts";
import { signPush } from "../../main/hub/connectors/kuaidi100/auth.ts";
import { rawItem } from "../../main/hub/connectors/wire.ts";
import type { AnswerCard } from "../../main/hub/contract/answers.ts";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { keyScopes } from "../../main/hub/contract/lists.ts";
import type { PolicyBody } from "../../main/hub/contract/policies.ts";
import { keepRaw } from "../../main/hub/ingest/index.ts";
import { newId } from "../../main/hub/kernel/ids.ts";
import type { Log } from "../../main/hub/kernel/log.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { openPost, type RunningServer, startServer } from "../../main/server/index.ts";
import { type Received, serve } from "../conformance/fakes/server.ts";
import { freshStore, type TestClock, testClock } from "../support/store.ts";

/** 2026-11-20 10:00 in Beijing. */
export const START = Date.UTC(2026, 10, 20, 2);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const administrator: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };

type Thing = Record<string, unknown>;

export interface Answer {
  status: number;
  type: string;
  body: Thing;
}

export class World {
  readonly #composed: Composed;
  readonly #server: RunningServer;
  readonly #home: string;
  readonly #end: () => Promise<void>;
  readonly clock: TestClock;
  /** Calls the hub made to the channel, oldest first. */
  readonly calls: { method: string; params: Thing }[];
  /** The same as they came over the line. */
  readonly received: readonly Received[];
  readonly key: string;
  /** What the tracker answers when it is asked about a waybill; of others it knows nothing yet. */
  readonly traces: Map<string, Thing>;
  #kept = 0;

  private constructor(parts: {
    composed: Composed;
    server: RunningServer;
    home: string;
    clock: TestClock;
    calls: World["calls"];
    received: World["received"];
    traces: World["traces"];
    key: string;
    end: () => Promise<void>;
  }) {
    this.#composed = parts.composed;
    this.#server = parts.server;
    this.#home = parts.home;
    this.#end = parts.end;
    this.clock = parts.clock;
    this.calls = parts.calls;
    this.received = parts.received;
    this.traces = parts.traces;
    this.key = parts.key;
  }

  /**
   * Opens a hub on a database of its own, with a shop at Douyin, one at Taobao, one at JD, a tracker and a seller's own system. `prepare` lays a model into its
   * folder before, `told` gets what is logged as a warning or a fault, `log` gets everything.
   */
  static async open({ prepare, told, log }: { prepare?: (modelFolder: string) => Promise<void>; told?: string[]; log?: Log } = {}): Promise<World> {
    const clock = testClock(START);
    const probe = await freshStore({ clock });
    const { url } = probe;
    await probe.close();
    const home = mkdtempSync(join(tmpdir(), "aftercare-record-"));
    await prepare?.(join(home, "models"));
    const calls: World["calls"] = [];
    const traces: World["traces"] = new Map();
    const channel = await serve(
      ({ path, query, body }) => {
        if (path === "/poll/query.do") {
          const { num } = readJson(new URLSearchParams(body).get("param") ?? "{}");
          calls.push({ method: "query", params: { num } });
          return JSON.stringify(traces.get(String(num)) ?? { result: false, returnCode: "500", message: "查询无结果，请隔段时间再查" });
        }
        const method = query.get("method") ?? new URLSearchParams(body).get("method") ?? "";
        calls.push({ method, params: method.startsWith("taobao") ? {} : readJson(body) });
        return JSON.stringify({ code: 10000, msg: "success", data: { items: [{ status_code: 0 }], shop_order_list: [], total: 0, has_more: false } });
      },
      () => undefined,
    );
    const composed = await compose({
      platform: {
        home,
        key: new Uint8Array(32).fill(7),
        clock,
        post: openPost(),
        fetch: globalThis.fetch,
        log: (level, line, fields) => {
          log?.(level, line, fields);
          if (level === "error") console.error(line);
          if (level === "warn" || level === "error") told?.push(fields?.shop ? `${fields.shop}: ${line}` : line);
        },
        environment: { databaseUrl: url, modelFolder: join(home, "models"), publicUrl: "http://127.0.0.1" },
      },
      version: "record",
      demo: false,
      beats: false,
      timeoutMs: 2_000,
    });
    const { store } = composed.hub;
    const secrets = composed.hub.vault.seal(JSON.stringify({ appSecret: "s", accessToken: "t", session: "t", key: "k", salt: "s" }));
    for (const [id, kind] of [
      ["dy", "douyin"],
      ["tb", "taobao"],
      ["jd", "jd"],
      ["kd", "kuaidi100"],
      ["own", "miniapp"],
    ] as const)
      await store.pool.query(
        `INSERT INTO shop (id, channel, name, base_url, secrets, settings, enabled, next_pull_at, created_at) VALUES ($1, $2, $1, $3, $4, '{"appKey":"1","customer":"c"}', true, 'infinity', now())`,
        [id, kind, channel.baseUrl, secrets],
      );
    const { key } = await makeApiKey(store, administrator, { shopId: "own", name: "record", scopes: [...keyScopes], everyShop: true, days: null });
    const server = await startServer({ hub: composed.hub, port: 0, rendererFolder: home });
    return new World({ composed, server, home, clock, calls, received: channel.calls, traces, key, end: () => channel.close() });
  }

  /** Where the hub answers. */
  get url(): string {
    return this.#server.url;
  }

  /** What the hub keeps and reads through. */
  get store(): Store {
    return this.#composed.hub.store;
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.#composed.close();
    await this.#end();
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** Keeps a payload as if the shop's channel had sent it, and works until nothing is left to do. */
  async take(shopId: string, topic: string, ...payloads: Thing[]): Promise<void> {
    const items = payloads.map((payload) => {
      this.#kept += 1;
      return { topic, dedupeKey: `${topic}:${this.#kept}`, payload: JSON.stringify(payload) };
    });
    await keepRaw(this.#composed.hub.store, { shopId, via: "refetch", items });
    await this.runUntilIdle();
  }

  /** What the shop's channel answers about a thing that it was asked for, under the key that such an answer has; works until nothing is left to do. */
  async answered(shopId: string, thing: Parameters<typeof rawItem>[0]): Promise<void> {
    await keepRaw(this.#composed.hub.store, { shopId, via: "refetch", items: [rawItem(thing)] });
    await this.runUntilIdle();
  }

  /** A push of the tracker as its own server sends it, signed; works until nothing is left to do. */
  async pushTrace(trace: Thing): Promise<void> {
    const param = JSON.stringify(trace);
    const response = await fetch(`${this.#server.url}/hooks/kuaidi100/kd`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ param, sign: signPush(param, "s") }).toString(),
    });
    if (!response.ok) throw new Error(await response.text());
    await this.runUntilIdle();
  }

  async runUntilIdle(): Promise<void> {
    await this.#composed.runUntilIdle("all");
  }

  /** Lets time pass and works until nothing is left to do. */
  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.runUntilIdle();
  }

  /** A call of the REST interface with the own system's key; works until nothing is left to do. */
  async rest(method: "GET" | "POST", path: string, { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer> {
    const response = await fetch(`${this.#server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    await this.runUntilIdle();
    return { status: response.status, type: response.headers.get("content-type") ?? "", body: readJson(text) };
  }

  /** A further key, by its secret. */
  async makeKey(wanted: Parameters<typeof makeApiKey>[2]): Promise<string> {
    return (await makeApiKey(this.#composed.hub.store, administrator, wanted)).key;
  }

  /** The order as the console shows it, by the channel's id within its shop. */
  async order(shopId: string, id: string) {
    const answer = await this.#composed.hub.handlers.orders.timeline({ ref: `channel:${shopId}:${id}` } as never, administrator);
    return answer.ok ? answer.value : null;
  }

  /** The case page as the console shows it, by the channel's id. */
  async case(shopId: string, id: string): Promise<CasePage> {
    const [row] = await this.rows<{ id: string }>("SELECT id FROM case_file WHERE shop_id = $1 AND channel_case_id = $2", [shopId, id]);
    const answer = await this.#composed.hub.handlers.cases.get({ caseId: row?.id ?? "" }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  }

  /** A person wants to refund: what the hub answers. */
  async wantRefund(page: CasePage, amountFen: number): Promise<{ ok: boolean; why: string }> {
    const input = { caseId: page.case.id, kind: "agree_refund", amountFen, revision: page.case.revision, requestKey: newId(this.clock.now()) } as const;
    const answer = await this.#composed.hub.handlers.actions.do(input, administrator);
    await this.runUntilIdle();
    return answer.ok ? { ok: true, why: "" } : { ok: false, why: answer.refusal.message };
  }

  /** A person answers the buyer at the channel's own console and notes it down here. */
  async say(page: CasePage, text: string): Promise<void> {
    const input = {
      caseId: page.case.id,
      kind: "send_message",
      text,
      copied: true,
      revision: page.case.revision,
      requestKey: newId(this.clock.now()),
    } as const;
    const answer = await this.#composed.hub.handlers.actions.do(input, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    await this.runUntilIdle();
  }

  /** A trainer accepts an example, or puts it elsewhere. */
  async setExample(id: string, state: "candidate" | "accepted" | "retired"): Promise<void> {
    const answer = await this.#composed.hub.handlers.examples.setState({ ids: [id], state }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    await this.runUntilIdle();
  }

  /** A trainer changes an answer card whole. */
  async saveCard(card: AnswerCard, revision: number | null): Promise<void> {
    const answer = await this.#composed.hub.handlers.cards.save({ card, revision }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    await this.runUntilIdle();
  }

  /** A person says that a promise was kept: what the hub answers. */
  async keepPromise(caseId: string, promiseId: string): Promise<string> {
    const answer = await this.#composed.hub.handlers.cases.keepPromise({ caseId, promiseId }, administrator);
    return answer.ok ? "ok" : answer.refusal.code;
  }

  /** Promises of the last 30 days, as the status page counts them. */
  async promiseFigures() {
    const answer = await this.#composed.hub.handlers.status.get(undefined, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value.promises;
  }

  /** Numbers of the cases that the queue shows for a promise that comes near or is over. */
  async promisesDue(): Promise<string[]> {
    const answer = await this.#composed.hub.handlers.cases.list({ promiseDue: true, sort: "deadline", page: 0, size: 50 }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value.rows.map((row) => row.number);
  }

  /** A supervisor publishes the seller's policy, edited as a test wants it. */
  async publish(edit: (body: PolicyBody) => PolicyBody): Promise<void> {
    const { policies } = this.#composed.hub.handlers;
    const listed = await policies.list({}, administrator);
    const [policy] = listed.ok ? listed.value.policies : [];
    if (!policy) throw new Error("there is no policy");
    const answer = await policies.publish({ body: edit({ description: "", ...policy.body }) }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    await this.runUntilIdle();
  }

  /** A supervisor says of an automatic decision that it was wrong. */
  async markWrong(decisionId: string): Promise<void> {
    const answer = await this.#composed.hub.handlers.decisions.mark({ decisionId, seen: null, review: "wrong", reason: "facts", note: "" }, administrator);
    if (!answer.ok) throw new Error(answer.refusal.message);
    await this.runUntilIdle();
  }

  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#composed.hub.store.rows<Row>(sql, params);
  }

  /** What stands in quarantine and why. */
  async quarantined(): Promise<string[]> {
    return (await this.rows<{ reason: string }>("SELECT reason FROM raw_queue WHERE status = 'quarantined' ORDER BY item_id")).map((row) => row.reason);
  }
}

function readJson(text: string): Thing {
  try {
    return JSON.parse(text) as Thing;
  } catch {
    return { text };
  }
}
