/** A buyer is erased on request: of him nothing is left anywhere, and the books stay whole. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { checkWholeChain, sealJournal } from "../../../main/hub/audit/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { keepRaw } from "../../../main/hub/ingest/index.ts";
import { plainPages } from "../../../main/hub/ingest/payload.store.ts";
import { privacyHandlers, runErasures } from "../../../main/hub/privacy/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock, testVault } from "../../support/store.ts";
import { addShop, hour, start } from "../disputes/support.ts";

const SHOP = "own";
const clock = testClock(start);
const boss: Principal = { kind: "operator", id: "boss", name: "Boss", roles: ["admin"], demo: false };
let store: Store;
const handlers = () =>
  privacyHandlers({
    store,
    vault: testVault,
    resealing: { running: false, broken: 0 },
    askReseal: async () => undefined,
    askErase: async () => undefined,
    shops: async () => [],
    names: async () => new Map([["operator:boss", "老板"]]),
  });
const at = (hours: number): string => new Date(start + hours * hour).toISOString();
const understand = async () => {
  while ((await understandDue({ store, vault: testVault, reader: () => connectorFor("miniapp"), log: () => undefined })) > 0);
};
let times = 0;
const tell = async (topic: string, key: string, payload: object) => {
  await keepRaw(store, {
    shopId: SHOP,
    via: "rest",
    items: [{ topic, dedupeKey: `${topic}:${JSON.stringify(key)},${times++}#`, payload: JSON.stringify(payload) }],
  });
  await understand();
};

/** Everything by which the buyer could be known again. */
const HIM = /王小明|13812340001|1381234|文三路478|小鱼儿|怀孕|鱼缸漏水/;
const orderOf = (id: string, change: object = {}) => ({
  id,
  status: "paid",
  createdAt: at(-5),
  paidAt: at(-5),
  updatedAt: at(-4),
  totalFen: 5_900,
  paidFen: 5_900,
  buyer: { id: `b-${id}`, nick: "小鱼儿" },
  receiver: { name: "王小明", phone: "13812340001", province: "浙江省", city: "杭州市", district: "西湖区", address: "文三路478号2栋301" },
  buyerMessage: "我怀孕了请轻放",
  note: "王小明老客户",
  lines: [{ id: `${id}-1`, sku: "SKU", title: "鱼缸", quantity: 1, priceFen: 5_900, paidFen: 5_900 }],
  parcels: [{ carrier: "yunda", waybill: "4312345678901" }],
  ...change,
});
const stranger = orderOf("O-20002", {
  buyer: { id: "b2", nick: "别人" },
  receiver: { name: "李雷", phone: "13900000002", city: "北京市", address: "长安街1号楼8层" },
  buyerMessage: "快一点",
  note: "",
  parcels: [],
});
const caseOf = (change: object = {}) => ({
  id: "C-30001",
  orderRef: "O-10001",
  kind: "refund_only",
  text: "鱼缸漏水，我是王小明，电话13812340001",
  amountFen: 1_000,
  at: at(-3),
  updatedAt: at(-2),
  state: "refunded",
  refundedFen: 1_000,
  evidence: ["https://pics.example/13812340001.jpg"],
  ...change,
});
const message = (id: string) => ({ ref: "C-30001", messageId: id, from: "buyer", text: "鱼缸漏水了，王小明", at: at(-2) });

async function everything(): Promise<string> {
  const tables = await store.rows<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
  const texts = await Promise.all(
    tables.map(({ name }) => store.rows<{ all: string }>(`SELECT coalesce(string_agg(to_jsonb(t)::text, E'\\n'), '') AS all FROM "${name}" t`)),
  );
  const pages = await plainPages(
    store,
    (await store.rows<{ id: string }>("SELECT id::text FROM raw_page")).map(({ id }) => id),
  );
  return [...texts.flat().map((row) => row.all), ...[...pages.values()].map((plain) => plain?.toString("utf8") ?? "")].join("\n");
}
const books = () =>
  store.rows(`SELECT o.number, o.state, o.paid_fen, o.refunded_fen, c.number AS "case", c.status, c.outcome, c.refunded_fen AS out, (SELECT count(*)::int FROM timeline_event e WHERE e.order_id = o.id) AS told
    FROM "order" o LEFT JOIN case_file c ON c.order_id = o.id ORDER BY o.number`);
const caseId = async (): Promise<string> => (await store.rows<{ id: string }>("SELECT id FROM case_file"))[0]?.id ?? "";
const idsOf = async (text: string): Promise<string[]> => {
  const found = await handlers().findBuyer({ text }, boss);
  return found.ok ? found.value.orders.map(({ id }) => id) : [];
};

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, SHOP);
  await tell("rest.order", "O-10001", orderOf("O-10001"));
  await tell("rest.order", "O-20002", stranger);
  await tell("rest.case", "C-30001", caseOf());
  await tell("rest.message", "M1", message("M1"));
  await tell("rest.event", "E1", {
    orderRef: "O-10001",
    event: { id: "E1", kind: "delivered", at: at(-1), data: { waybill: "4312345678901", signer: "王小明" } },
  });
  // One that nobody can read.
  await tell("rest.order", "O-10001", { id: "O-10001", wrong: "王小明 13812340001" });
  const of = await caseId();
  await store.pool.query("UPDATE case_file SET status = 'done' WHERE id = $1", [of]);
  await store.pool.query(
    `INSERT INTO suggestion (id, case_id, revision, text, sources, claims, composer, state, created_at) VALUES ('s', $1, 1, '王小明您好', '[]', '["王小明"]', 'm', 'shown', now())`,
    [of],
  );
  await store.pool.query(
    `INSERT INTO model_call (id, at, task, endpoint_id, endpoint_name, model, case_id, prompt, sent, received, state, cost_micro) VALUES ('m', now(), 'reply', 'e', 'E', 'x', $1, 'p', '鱼缸漏水', '小鱼儿', 'done', 5)`,
    [of],
  );
  await store.pool.query(`INSERT INTO case_answer (id, case_id, at, text, how, record) VALUES ('a', $1, now(), '王小明', 'own', '{"nick":"小鱼儿"}')`, [of]);
  await store.pool.query(
    `INSERT INTO example (id, question, reply, label, case_id, state, created_at, updated_at, updated_by) VALUES ('x', '鱼缸漏水', '小鱼儿', 'damaged', $1, 'accepted', now(), now(), 'a')`,
    [of],
  );
  await store.pool.query(
    `INSERT INTO action (id, case_id, shop_id, kind, idempotency_key, params, state, hold_until, due_at, by, created_at) VALUES ('n', $1, $2, 'send_message', 'k', '{"text":"王小明您好"}', 'confirmed', now(), now(), 'operator:x', now())`,
    [of, SHOP],
  );
  await store.pool.query("INSERT INTO unsent_words (case_id, written_by, operator_id, text, at) VALUES ($1, 'x', 'x', '王小明您好，鱼缸漏水', now())", [of]);
  await sealJournal(store);
});
afterAll(() => store.close());

describe("a buyer who asks to be erased", () => {
  test("is found by phone, its last four digits, nick and order, and it is told what would be erased", async () => {
    expect(await everything()).toMatch(HIM);
    for (const text of ["13812340001", "0001", "小鱼儿", "O-10001"]) expect(await idsOf(text), text).toHaveLength(1);
    const preview = await handlers().previewErasure({ orderIds: await idsOf("0001") }, boss);
    expect(preview).toMatchObject({
      value: { orders: 1, cases: 1, messages: 1, suggestions: 1, calls: 1, examples: 1, payloads: 5, openCases: 0, openActions: 0 },
    });
  });

  test("is not erased while something goes on, or without there being such an order", async () => {
    const orderIds = await idsOf("0001");
    for (const state of ["awaiting", "held", "sent"]) {
      await store.pool.query("UPDATE action SET state = $1", [state]);
      const refused = await handlers().erase({ orderIds, reason: "买家来电要求删除" }, boss);
      expect(refused, state).toMatchObject({ ok: false, refusal: { code: "STATE_NOT_ALLOWED" } });
    }
    await store.pool.query("UPDATE action SET state = 'confirmed'");
    expect(await handlers().erase({ orderIds: [...orderIds, "nobody"], reason: "买家来电要求删除" }, boss)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("is nowhere any more, killed in the middle or not, while amounts, states and the journal's chain stay whole", async () => {
    const before = await books();
    expect((await handlers().erase({ orderIds: await idsOf("0001"), reason: "王小明，13812340001 来电要求删除" }, boss)).ok).toBe(true);
    for (let left = 1; (await runErasures(store, () => left-- > 0)) > 0; left = 1);
    const after = await everything();
    for (const line of after.split("\n")) expect(line).not.toMatch(HIM);
    expect(await books()).toEqual(before);
    // Nobody else was touched.
    expect(after).toMatch(/别人/);
    expect(await idsOf("13900000002")).toHaveLength(1);
    expect(after).toMatch(/13900000002/);
    expect(await store.rows("SELECT 1 FROM raw_queue")).toEqual([]);
    await sealJournal(store);
    expect(await checkWholeChain(store, Number.POSITIVE_INFINITY)).toMatchObject({ intact: true });
    const list = await handlers().erasures(undefined, boss);
    expect(list).toMatchObject({
      value: { rows: [{ by: "老板", orders: 1, erased: { orders: 1, cases: 1, messages: 1, payloads: 5, quarantined: 1, calls: 1, examples: 1 } }] },
    });
  });

  test("does not come back by what is told later, whose facts are taken all the same", async () => {
    await tell("rest.order", "O-10001 later", orderOf("O-10001", { status: "shipped", updatedAt: at(1), note: "给王小明补发" }));
    await tell("rest.message", "M2", message("M2"));
    await tell("rest.case", "C-30001 later", caseOf({ updatedAt: at(2), amountFen: 1_200, text: "王小明：鱼缸漏水" }));
    await tell("rest.case", "C-30009", caseOf({ id: "C-30009", updatedAt: at(2), text: "鱼缸漏水，又漏了" }));
    await tell("rest.message", "M3", { ...message("M3"), ref: "C-30009" });
    const all = await everything();
    for (const line of all.split("\n")) expect(line).not.toMatch(HIM);
    expect(await store.rows(`SELECT claimed_state, buyer_nick FROM "order" WHERE channel_order_id = 'O-10001'`)).toEqual([
      { claimed_state: "outbound", buyer_nick: "已删除" },
    ]);
    expect(await store.rows("SELECT amount_fen FROM case_file WHERE channel_case_id = 'C-30001'")).toEqual([{ amount_fen: 1_200 }]);
    expect(await store.rows("SELECT DISTINCT text FROM case_message")).toEqual([{ text: "已删除" }]);
  });

  test("twice changes nothing", async () => {
    clock.advance(hour);
    await store.pool.query("UPDATE case_file SET status = 'done'");
    const [before, rows] = [await books(), await store.rows("SELECT id, text FROM timeline_event ORDER BY id")];
    const ids = (await store.rows<{ id: string }>(`SELECT id FROM "order" WHERE channel_order_id = 'O-10001'`)).map(({ id }) => id);
    await handlers().erase({ orderIds: ids, reason: "再次要求删除" }, boss);
    await runErasures(store);
    expect([await books(), await store.rows("SELECT id, text FROM timeline_event ORDER BY id")]).toEqual([before, rows]);
    const list = await handlers().erasures(undefined, boss);
    const counts = list.ok ? Object.entries(list.value.rows[0]?.erased ?? {}).filter(([, count]) => count > 0) : [];
    expect(counts).toEqual([]);
  });
});
