/** What watches the hub from outside reads figures, and nobody else does. */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCondition } from "../../main/hub/frame/condition.ts";
import type { Measure } from "../../main/hub/frame/door.ts";
import { measureHub } from "../../main/hub/frame/measured.ts";
import type { HubParts } from "../../main/hub/frame/parts.ts";
import { type Store, startJobs } from "../../main/hub/store/index.ts";
import { startServer } from "../../main/server/index.ts";
import { readOptions } from "../../main/server/options.ts";
import { addCase, addOrder, addShop } from "../hub/actions/world.ts";
import { freshStore } from "../support/store.ts";
import { builtConsole, serve, smallHub } from "./hosted.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

describe("/metrics", () => {
  it("counts requests by call and code, how long they took, and adds the hub's own; an address somebody made up makes no line", async () => {
    const hub = smallHub(store);
    hub.measured = async () => [
      { name: "shop_ok", help: "Whether a shop works.", kind: "gauge", values: [{ labels: { shop: 's"1\n' }, value: 1 }] },
      { name: "none", help: "Nothing.", kind: "gauge", values: [] },
    ];
    const server = await serve(hub);
    for (const path of ["/rpc/session/me", "/rpc/session/me", "/rpc/made/up-13812345678"]) await fetch(`${server.url}${path}`, { method: "POST" });
    await fetch(`${server.url}/api/v1/orders?buyer=wang`);
    const answer = await fetch(`${server.url}/metrics`);
    const text = await answer.text();
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('aftercare_requests_total{call="session.me",code="200"} 2\n');
    expect(text).toMatch(/aftercare_requests_total\{call="rpc",code="404"\} 1\n/);
    expect(text).toMatch(/aftercare_requests_total\{call="GET \/api\/v1\/orders",code="401"\} 1\n/);
    expect(text).toContain('aftercare_request_seconds_count{door="rpc"} 3\n');
    expect(text).toContain('aftercare_request_seconds_bucket{door="rpc",le="+Inf"} 3\n');
    expect(text).toContain('aftercare_shop_ok{shop="s\\"1\\n"} 1\n');
    expect(text).toMatch(/^aftercare_event_loop_delay_p99_seconds \d/m);
    expect(text).not.toMatch(/13812345678|wang|aftercare_none/);
    // Every line is a comment, or a name, labels and a number.
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) aftercare_\w+ .+|aftercare_\w+(?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)+\})? -?[\d.e+-]+)$/);
    await server.close();
  });

  it("is this machine's alone, not a proxy's on it, and with a token whoever's has it", async () => {
    const token = randomBytes(16).toString("hex");
    const server = await startServer({ hub: smallHub(store), port: 0, rendererFolder: builtConsole(), metricsToken: token });
    const asked = async (headers: Record<string, string>): Promise<number> => (await fetch(`${server.url}/metrics`, { headers })).status;
    expect(await asked({})).toBe(200);
    expect(await asked({ "x-forwarded-for": "203.0.113.9" })).toBe(404);
    expect(await asked({ "x-forwarded-for": "203.0.113.9", authorization: `Bearer ${token}` })).toBe(200);
    expect(await asked({ authorization: "Bearer wrong" })).toBe(404);
    await server.close();
    expect(() => readOptions([], { AFTERCARE_METRICS_TOKEN: "short" })).toThrow(/at least 16/);
  });
});

describe("the hub's figures", () => {
  it("tell parts, pool, what waits, what is held and the age of the backup; of shops only their ids", async () => {
    const jobs = await startJobs(store, () => undefined);
    await jobs.work("retrain", async () => undefined);
    await addShop(store, { id: "s1", channel: "fake" });
    await store.pool.query("UPDATE shop SET last_pull_at = now() - interval '90 seconds'");
    await addOrder(store, { id: "o1", shopId: "s1", paidFen: 8_900 });
    await addCase(store, { id: "c1", shopId: "s1", orderId: "o1", amountFen: 8_900 });
    await store.pool.query(
      `INSERT INTO action (id, case_id, order_id, shop_id, kind, idempotency_key, amount_fen, takes, state, hold_until, due_at, by, created_at)
       VALUES ('a1', 'c1', 'o1', 's1', 'agree_refund', 'k1', 8900, 'claim', 'held', now(), now(), 'system', now())`,
    );
    await store.pool.query(
      "INSERT INTO raw_item (id, shop_id, topic, dedupe_key, via, received_at, hash, page_id, span_from, span_bytes) VALUES (1, 's1', 'order', 'k', 'push', now(), '\\x00', 1, 0, 1)",
    );
    await store.pool.query("INSERT INTO raw_queue (item_id, status, due_at) VALUES (1, 'pending', now())");
    const home = mkdtempSync(join(tmpdir(), "aftercare-meters-"));
    mkdirSync(join(home, "backups"));
    writeFileSync(join(home, "backups", "aftercare-20261101-020000.backup"), "");
    const condition = openCondition(store.clock);
    const measured = measureHub({ store, condition, jobs, platform: { home } } as HubParts);
    condition.report("database", { zh: "没有", en: "away" });
    expect((await measured()).some(({ name }) => name === "actions")).toBe(false);
    condition.report("database", null);
    const measures = await measured();
    const figure = (name: string, labels: Record<string, string> = {}): number | undefined =>
      measures.find((one: Measure) => one.name === name)?.values.find((value) => Object.entries(labels).every(([key, word]) => value.labels?.[key] === word))
        ?.value;
    expect(figure("database_returns_total")).toBe(1);
    expect(figure("part_ok", { part: "database" })).toBe(1);
    expect(figure("payloads", { channel: "fake", status: "pending" })).toBe(1);
    expect(figure("payloads_kept_1h", { channel: "fake" })).toBe(1);
    expect(figure("shop_pulled_ago_seconds", { shop: "s1" })).toBeGreaterThanOrEqual(90);
    expect(figure("actions", { state: "held" })).toBe(1);
    expect(figure("money_held_yuan", { state: "held" })).toBe(89);
    expect(figure("jobs_waiting", { job: "retrain" })).toBe(0);
    expect(figure("model_cost_24h_yuan")).toBe(0);
    expect(figure("backup_age_seconds")).toBeGreaterThanOrEqual(0);
    expect(figure("pool_connections", { state: "waiting" })).toBe(0);
    expect(JSON.stringify(measures)).not.toContain("测试店");
    await jobs.stop();
    rmSync(home, { recursive: true });
  });
});
