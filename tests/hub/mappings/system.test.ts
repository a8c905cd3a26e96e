/** A warehouse nobody knows from end to end: it posts and is polled, waits for its mapping, is read by it, and each change is there once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { connectorFor, connectors, readerAmong, received } from "../../../main/hub/connectors/index.ts";
import type { MappingBody } from "../../../main/hub/contract/mappings.ts";
import { RestOrder } from "../../../main/hub/contract/rest/order.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { keepTold, pullDue, receivePush, requeueOf, sealSecrets } from "../../../main/hub/ingest/index.ts";
import { mappingHandlers, openMappedReaders } from "../../../main/hub/mappings/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { from } from "./samples.ts";
import { type Movement, openWarehouse, type Warehouse } from "./warehouse.ts";

const clock = testClock(Date.UTC(2026, 10, 20, 3, 0, 0));
const vault = openVault(new Uint8Array(32).fill(7));
const lead: Principal = { kind: "operator", id: "zhou", name: "周敏", roles: ["operations"], demo: false };
let store: Store;
let warehouse: Warehouse;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());

const deps = () => ({ store, vault, connectors: connectorFor, post: openPost(), log: () => undefined, wait: async () => undefined });
const understand = async () => {
  const given = { store, vault, reader: readerAmong(connectors), mapped: openMappedReaders(store), log: () => undefined };
  while ((await understandDue(given)) > 0);
};
const handlers = () => mappingHandlers({ store, connectors: connectorFor });
const push = (movements: readonly Movement[]) => receivePush(deps(), "wh", warehouse.push(movements, clock.now()));
const events = () =>
  store.rows<{ kind: string; number: string; data: Record<string, unknown> }>(
    `SELECT event.kind, o.channel_order_id AS number, event.data FROM timeline_event event JOIN "order" o ON o.id = event.order_id
     WHERE event.source = 'warehouse' ORDER BY event.at, event.kind`,
  );
const quarantined = () => store.rows<{ reason: string }>("SELECT reason FROM raw_queue WHERE status = 'quarantined' ORDER BY item_id");

const mapping: MappingBody = {
  parts: [
    {
      name: "进出",
      kind: "event",
      source: "",
      when: { path: "type", is: "moves" },
      list: "rows",
      fields: [
        from("orderRef", "order"),
        from("kind", "state", { words: [{ word: "发出", means: "outbound" }] }),
        from("at", "at", { zone: "Asia/Shanghai" }),
        from("id", "no"),
        from("data.weightGrams", "kg", { unit: "kg" }),
        from("data.skus.sku", "goods[].code"),
        from("data.skus.quantity", "goods[].n"),
      ],
    },
  ],
};
/** The same for records that are polled one by one. */
const both: MappingBody = {
  parts: [...mapping.parts, { ...(mapping.parts[0] as MappingBody["parts"][number]), name: "轮询", when: null, source: "/wms/moves", list: "" }],
};
const movement = (no: string, state = "发出", at = "2026-11-20 10:30:00"): Movement => ({
  no,
  order: "A1",
  state,
  at,
  kg: "0.35",
  goods: [{ code: "MUG", n: 1 }],
});
const save = (basedOn: number, body: MappingBody) => handlers().save({ shopId: "wh", basedOn, body }, lead);

beforeEach(async () => {
  await store.pool.query(`TRUNCATE raw_item, raw_queue, raw_page, shop, shop_mapping, event, journal_line, timeline_event, "order" CASCADE`);
  warehouse = await openWarehouse();
  const now = new Date(clock.now());
  await store.pool.query(
    `INSERT INTO shop (id, channel, name, base_url, settings, secrets, next_pull_at, created_at)
     VALUES ('wh', 'anyrest', '义乌仓', $1, $2, $3, $4, $4), ('own', 'miniapp', '小程序', '', '{}', NULL, 'infinity', $4)`,
    [warehouse.server.baseUrl, warehouse.settings, Buffer.from(sealSecrets(vault, warehouse.secrets)), now],
  );
  const at = "2026-11-20T09:00:00+08:00";
  const lines = [{ id: "1", sku: "MUG", title: "马克杯", quantity: 1, priceFen: 9_900 }];
  const order = RestOrder.parse({
    id: "A1",
    status: "paid",
    createdAt: at,
    paidAt: at,
    updatedAt: at,
    totalFen: 9_900,
    paidFen: 9_900,
    buyer: { id: "b" },
    lines,
  });
  await keepTold(store)({ shopId: "own", everyShop: false }, [received.order(order)]);
  await understand();
  return () => warehouse.server.close();
});

describe("a system that nobody knows", () => {
  it("is kept and answered before anybody said what it means, waits, and is read by itself once somebody did", async () => {
    expect(await push([movement("1")])).toMatchObject({ status: 200 });
    await understand();
    expect(await quarantined()).toEqual([{ reason: expect.stringContaining("还没有字段映射") }]);
    const preview = await handlers().preview({ shopId: "wh", body: mapping, sample: null }, lead);
    expect(preview).toMatchObject({ ok: true, value: { waiting: { all: 1, readable: 1, reasons: [] } } });
    expect(await save(0, mapping)).toEqual({ ok: true, value: { version: 1 } });
    // As `frame/flow.ts` does on `shop.mapped`.
    expect(await store.rows("SELECT subject_id AS id, data FROM event WHERE name = 'shop.mapped'")).toEqual([{ id: "wh", data: { version: 1 } }]);
    await commit(store, "system", (tx) => requeueOf(tx, ["wh"]));
    await understand();
    expect(await quarantined()).toEqual([]);
    expect(await events()).toMatchObject([{ kind: "outbound", number: "A1", data: { weightGrams: 350, skus: [{ sku: "MUG", quantity: 1 }] } }]);
  });

  it("repeated, posted and polled alike, each change stands on the timeline once", async () => {
    await save(0, both);
    warehouse.ledger.push(movement("1"), movement("2", "发出", "2026-11-20 10:31:00"), movement("3", "发出", "2026-11-20 10:32:00"));
    await push([movement("1")]);
    await push([movement("1")]);
    for (let round = 0; round < 3; round += 1) {
      await pullDue(deps());
      await store.pool.query("UPDATE shop SET next_pull_at = $1 WHERE id = 'wh'", [new Date(clock.now())]);
    }
    await understand();
    expect(warehouse.strangers()).toBe(0);
    expect(await quarantined()).toEqual([]);
    expect((await events()).map(({ kind }) => kind)).toEqual(["outbound", "outbound", "outbound"]);
  });

  it("with a word nobody explained waits by itself, is listed, and the others go on", async () => {
    await save(0, mapping);
    await push([movement("1")]);
    await push([movement("2", "缺件")]);
    await understand();
    expect(await events()).toHaveLength(1);
    expect(await quarantined()).toEqual([{ reason: "发生了什么（state）：还没有说明“缺件”是什么意思。" }]);
    const preview = await handlers().preview({ shopId: "wh", body: mapping, sample: null }, lead);
    expect(preview).toMatchObject({
      ok: true,
      value: { unknown: [{ part: 0, field: "kind", word: "缺件", count: 1 }], waiting: { all: 1, readable: 0, reasons: [{ count: 1 }] } },
    });
  });

  it("is read anew at once when the mapping has changed, though it was read ahead before", async () => {
    await save(0, mapping);
    await push([movement("1", "缺件")]);
    await understand();
    const [part] = mapping.parts;
    const fields =
      part?.fields.map((told) => (told.field === "kind" ? { ...told, words: [...(told.words ?? []), { word: "缺件", means: "short" }] } : told)) ?? [];
    await save(1, { parts: [{ ...(part as MappingBody["parts"][number]), fields }] });
    await push([movement("2", "缺件", "2026-11-20 10:40:00")]);
    await commit(store, "system", (tx) => requeueOf(tx, ["wh"]));
    await understand();
    expect((await events()).map(({ kind }) => kind)).toEqual(["short", "short"]);
  });

  it.each([
    ["changed on the way", (request: ReturnType<Warehouse["push"]>) => ({ ...request, body: request.body.replace("A1", "A2") })],
    [
      "sent again an hour later",
      (request: ReturnType<Warehouse["push"]>) => ({ ...request, headers: { ...request.headers, "x-aftercare-timestamp": "1795140000" } }),
    ],
    ["without a signature", (request: ReturnType<Warehouse["push"]>) => ({ ...request, headers: {} })],
  ])("is turned away when a push was %s, and nothing of it is kept", async (_how, spoil) => {
    expect(await receivePush(deps(), "wh", spoil(warehouse.push([movement("1")], clock.now())))).toMatchObject({ status: 401 });
    expect(await store.rows("SELECT id FROM raw_item WHERE shop_id = 'wh'")).toEqual([]);
  });

  it("tells in a sentence what stops its polling: a page that repeats itself, a refusal in words, an answer in HTML", async () => {
    await save(0, both);
    warehouse.ledger.push(movement("1"), movement("2"), movement("3"));
    const problem = async (settings: Record<string, string>, trouble?: "nonsense") => {
      if (trouble) warehouse.next(trouble);
      await store.pool.query("UPDATE shop SET settings = $1, paused_until = NULL, next_pull_at = $2, cursor = '{}' WHERE id = 'wh'", [
        settings,
        new Date(clock.now()),
      ]);
      await pullDue(deps());
      const [shop] = await store.rows<{ problem: string | null }>("SELECT problem FROM shop WHERE id = 'wh'");
      return shop?.problem;
    };
    expect(await problem({ ...warehouse.settings, pullParams: "from={from}&to={to}&p=1&x={page}" })).toContain("同一页");
    expect(await problem({ ...warehouse.settings, pullHeaders: "" })).toContain("code=401");
    expect(await problem(warehouse.settings, "nonsense")).toContain("不是 JSON");
    expect(await problem({ ...warehouse.settings, pullRows: "body.total" })).toContain("不是列表");
    expect(await problem(warehouse.settings)).toBeNull();
  });
});

describe("two who map the same system", () => {
  it("do not write over each other: the second is told, and nothing of the first is lost", async () => {
    expect(await save(0, mapping)).toMatchObject({ ok: true });
    expect(await save(0, both)).toMatchObject({ ok: false, refusal: { code: "SAVED_MEANWHILE" } });
    const [one, other] = await Promise.all([save(1, both), save(1, mapping)]);
    expect([one.ok, other.ok].filter(Boolean)).toHaveLength(1);
    expect(await handlers().get({ shopId: "wh" }, lead)).toMatchObject({ ok: true, value: { version: 2, versions: [{ version: 2 }, { version: 1 }] } });
    expect(await handlers().version({ shopId: "wh", version: 1 }, lead)).toEqual({ ok: true, value: { body: mapping } });
  });

  it("cannot keep what reads nothing, nor map a channel that is known, nor see another shop's payload", async () => {
    expect(await save(0, { parts: [{ ...(mapping.parts[0] as MappingBody["parts"][number]), fields: [] }] })).toMatchObject({
      ok: false,
      refusal: { code: "BAD_INPUT" },
    });
    expect(await handlers().get({ shopId: "own" }, lead)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    const [own] = await store.rows<{ id: string }>("SELECT id::text FROM raw_item WHERE shop_id = 'own'");
    expect(await handlers().sample({ shopId: "wh", payloadId: own?.id ?? "" }, lead)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  it("see a payload as it came with what is personal hidden", async () => {
    await push([{ ...movement("1"), receiver_name: "王小明", mobile: "13812340001" } as Movement]);
    const got = await handlers().get({ shopId: "wh" }, lead);
    const id = got.ok ? (got.value.samples[0]?.id ?? "") : "";
    const sample = await handlers().sample({ shopId: "wh", payloadId: id }, lead);
    expect(sample.ok && sample.value.text).toMatch(/"receiver_name": "王\*\*"/);
    expect(sample.ok && sample.value.text).not.toContain("13812340001");
  });
});
