/** The whole hub: a system is connected, posts before anybody said what it means, and is read by itself as soon as somebody did. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { compose } from "../../../main/compose.ts";
import { connectorFor, received } from "../../../main/hub/connectors/index.ts";
import { RestOrder } from "../../../main/hub/contract/rest/order.ts";
import { keepTold } from "../../../main/hub/ingest/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { newDatabase } from "../../support/cluster.ts";
import { from } from "./samples.ts";
import { openWarehouse, type Warehouse } from "./warehouse.ts";

const lead = { kind: "operator" as const, id: "e2e", name: "e2e", roles: ["admin" as const], demo: false };
const HOUR_MS = 3_600_000;
let home: string;
let warehouse: Warehouse;
let composed: Awaited<ReturnType<typeof compose>>;
const faults: string[] = [];
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "aftercare-mapping-"));
  warehouse = await openWarehouse();
  composed = await compose({
    platform: {
      home,
      key: new Uint8Array(randomBytes(32)),
      clock: { now: () => Date.now() },
      post: openPost(),
      fetch: globalThis.fetch,
      log: (level, line) => {
        if (level === "error") faults.push(line);
      },
      provider: undefined,
      environment: {
        databaseUrl: await newDatabase(inject("clusterHome"), "test"),
        ai: undefined,
        modelFolder: join(home, "models"),
        publicUrl: "http://127.0.0.1",
      },
    },
    version: "test",
    demo: false,
  });
});
afterAll(async () => {
  await composed?.close();
  await warehouse?.server.close();
  rmSync(home, { recursive: true, force: true });
});

test("what waited for a mapping is taken up again by itself when it is saved, and stands on the timeline of another shop's order", async () => {
  const { handlers, store, webhook } = composed.hub;
  const { pushSecret = "" } = warehouse.secrets;
  const shop = { id: null, channel: "anyrest", name: "义乌仓", baseUrl: warehouse.server.baseUrl, enabled: true, settings: {}, secrets: { pushSecret } };
  const saved = await handlers.shops.save(shop, lead);
  if (!saved.ok) throw new Error(saved.refusal.message);
  const { id, webhookPath } = saved.value.shop;
  expect(webhookPath).toBe(`/hooks/anyrest/${id}`);
  expect(await handlers.shops.test({ id }, lead)).toMatchObject({ ok: true, value: { working: true, sentence: expect.stringContaining("等对方推送") } });
  await store.pool.query("INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ('own', $1, '小程序', '', 'infinity', now())", [
    connectorFor("miniapp")?.manifest.id,
  ]);
  const at = new Date(Date.now() - 8 * HOUR_MS).toISOString();
  const order = RestOrder.parse({ id: "A1", status: "paid", createdAt: at, paidAt: at, updatedAt: at, totalFen: 9_900, paidFen: 9_900, buyer: { id: "b" } });
  await keepTold(store)({ shopId: "own", everyShop: false }, [received.order(order)]);
  const leftAt = new Date(Date.now() + 7 * HOUR_MS).toISOString().slice(0, 19).replace("T", " ");
  const movement = { no: "1", order: "A1", state: "发出", at: leftAt, kg: "0.35", goods: [{ code: "MUG", n: 1 }] };
  expect(await webhook(id, warehouse.push([movement], Date.now()))).toMatchObject({ status: 200 });
  await composed.runUntilIdle();
  expect(await store.rows("SELECT status FROM raw_queue")).toEqual([{ status: "quarantined" }]);
  const fields = [from("orderRef", "order"), from("kind", "state", { words: [{ word: "发出", means: "outbound" }] }), from("at", "at"), from("id", "no")];
  const body = { parts: [{ name: "出库", kind: "event" as const, source: "", when: null, list: "rows", fields }] };
  expect(await handlers.mappings.save({ shopId: id, basedOn: 0, body }, lead)).toEqual({ ok: true, value: { version: 1 } });
  // Whoever follows events and whoever understands take turns: how often is theirs to say.
  const left = async () => {
    await composed.runUntilIdle();
    return store.rows("SELECT status, reason FROM raw_queue");
  };
  await expect.poll(left).toEqual([]);
  expect(await store.rows("SELECT kind FROM timeline_event WHERE source = 'warehouse'")).toEqual([{ kind: "outbound" }]);
  expect(faults).toEqual([]);
});
