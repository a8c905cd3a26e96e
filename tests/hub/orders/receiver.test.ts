import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { orderHandlers, searchOrders } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, HOUR, order, START, takeAll, wipe } from "./facts.ts";

const clock = testClock(START + 6 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.advance(2 * HOUR);
  await wipe(store);
  await store.pool.query("TRUNCATE order_receiver, reveal");
});

const ann: Principal = { kind: "operator", id: "ann", name: "Ann", roles: ["agent"], demo: false };
const handlers = () => orderHandlers(store, async () => new Map());
const found = async (text: string): Promise<string[]> => {
  return (await searchOrders(store, text, 20)).map((row) => row.channelOrderId).sort();
};
const idOf = async (channelOrderId: string): Promise<string> => {
  const [row] = await store.rows<{ id: string }>(`SELECT id FROM "order" WHERE channel_order_id = $1`, [channelOrderId]);
  return row?.id ?? "";
};
const reveal = async (channelOrderId: string, who = ann) => handlers().reveal({ id: await idOf(channelOrderId), reason: "核对地址" }, who);
const buyer = (change: Partial<ReturnType<typeof order>["buyer"]>) => ({ ...order().buyer, ...change });
const WANG = { name: "王小明", phone: "13812340001", address: "珞喻路1号2栋3单元", province: "湖北省", city: "武汉市", district: "洪山区" };

describe("a receiver told in plain", () => {
  test("lies sealed beside its masked form, and nowhere in the database in plain", async () => {
    await takeAll(store, order({ channelOrderId: "1" }));
    const rows = await store.rows<{ all: string }>(
      `SELECT encode(sealed, 'escape') || content_hash || phone_hash || tail_hash AS all FROM order_receiver
       UNION ALL SELECT (to_jsonb(o))::text FROM "order" o UNION ALL SELECT data::text FROM event UNION ALL SELECT data::text FROM journal_line`,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { all } of rows) expect(all).not.toMatch(/13812340001|王小明|3单元/);
    const shown = await handlers().timeline({ ref: await idOf("1") }, ann);
    expect(shown).toMatchObject({ value: { order: { receiverSealed: true, receiver: { name: "王**", phone: "138****0001" } } } });
  });

  test("is shown for a reason, and who, which order and why stand in the journal without the values", async () => {
    await takeAll(store, order({ channelOrderId: "1" }));
    const answer = await handlers().reveal({ id: await idOf("1"), reason: "打给 13912345678 核对" }, ann);
    expect(answer).toEqual({ ok: true, value: WANG });
    const lines = await store.rows<{ actor: string; subjectId: string; data: { reason: string } }>(
      `SELECT actor, subject_id AS "subjectId", data FROM journal_line WHERE verb = 'receiver.revealed'`,
    );
    expect(lines).toEqual([{ actor: "operator:ann", subjectId: await idOf("1"), data: { reason: "打给 [号码] 核对" } }]);
  });

  test("the sixty-first within an hour is not shown, which is written down; another person's and a later one are", async () => {
    await takeAll(store, order({ channelOrderId: "1" }));
    const answers = await Promise.all(Array.from({ length: 62 }, () => reveal("1")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(60);
    expect(answers.filter((one) => !one.ok && one.refusal.code === "TOO_MANY_REVEALS")).toHaveLength(2);
    expect(await store.rows("SELECT 1 FROM journal_line WHERE verb = 'receiver.reveal_refused'")).toHaveLength(2);
    expect((await reveal("1", { ...ann, id: "bob" })).ok).toBe(true);
    clock.advance(HOUR + 1);
    expect((await reveal("1")).ok).toBe(true);
  });

  test("is found by its whole phone, however written, and by its last four digits; a masked one by what its mask shows", async () => {
    await takeAll(
      store,
      order({ channelOrderId: "1" }),
      order({ channelOrderId: "2", buyer: buyer({ phone: "+86 139-0000-0001" }) }),
      order({ channelOrderId: "3", buyer: buyer({ name: "李**", phone: "137****0001", address: "文三路****" }) }),
      order({ channelOrderId: "4", buyer: buyer({ phone: "027-87651234" }) }),
    );
    expect(await found("13812340001")).toEqual(["1"]);
    expect(await found(" 138 1234 0001 ")).toEqual(["1"]);
    expect(await found("13900000001")).toEqual(["2"]);
    expect(await found("0001")).toEqual(["1", "2", "3"]);
    expect(await found("02787651234")).toEqual(["4"]);
    expect(await found("1234")).toEqual(["4"]);
    expect(await found("9999")).toEqual([]);
    expect(await reveal("3")).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });

  test("follows the newest version: a changed address, a masked one, and an older version that comes late", async () => {
    const at = (version: number, change: Parameters<typeof buyer>[0]) => order({ channelOrderId: "1", version, buyer: buyer(change) });
    await takeAll(store, at(START, {}));
    await takeAll(store, at(START + 3, { address: "珞喻路1号9栋" }));
    await takeAll(store, at(START + 2, { address: "旧地址旧地址7号" }));
    expect(await reveal("1")).toMatchObject({ value: { address: "珞喻路1号9栋" } });
    await takeAll(store, at(START + 4, { name: "王**", phone: "138****0001", address: "珞喻路****" }));
    expect(await reveal("1")).toMatchObject({ ok: false });
    expect(await found("13812340001")).toEqual([]);
    expect(await found("0001")).toEqual(["1"]);
  });

  test("a channel that says no more who receives it takes nothing back of what it said; what else it says is taken", async () => {
    await takeAll(store, order({ channelOrderId: "1" }));
    const silent = { name: "", phone: "", address: "", untold: true as const };
    await takeAll(store, order({ channelOrderId: "1", version: START + 5, sellerNote: "已发货", buyer: buyer(silent) }));
    expect(await reveal("1")).toMatchObject({ ok: true, value: WANG });
    const shown = await handlers().timeline({ ref: await idOf("1") }, ann);
    expect(shown).toMatchObject({ value: { order: { sellerNote: "已发货", receiver: { name: "王**", phone: "138****0001" } } } });
  });

  test("the same again is not written again", async () => {
    await takeAll(store, order({ channelOrderId: "1" }));
    const before = await store.rows("SELECT xmin::text, sealed FROM order_receiver");
    await takeAll(store, order({ channelOrderId: "1", version: START + 5, sellerNote: "新" }));
    expect(await store.rows("SELECT xmin::text, sealed FROM order_receiver")).toEqual(before);
  });

  test("one moved to another order, or changed where it lies, does not open: told, and no crash", async () => {
    await takeAll(store, order({ channelOrderId: "1" }), order({ channelOrderId: "2", buyer: buyer({ name: "李雷" }) }));
    await store.pool.query(`UPDATE order_receiver r SET sealed = o.sealed FROM order_receiver o WHERE r.order_id = $1 AND o.order_id = $2`, [
      await idOf("1"),
      await idOf("2"),
    ]);
    expect(await reveal("1")).toMatchObject({ ok: false, refusal: { code: "SEAL_BROKEN" } });
    expect((await reveal("2")).ok).toBe(true);
    await store.pool.query("UPDATE order_receiver SET sealed = '\\x01'");
    expect(await reveal("2")).toMatchObject({ ok: false, refusal: { code: "SEAL_BROKEN" } });
  });
});
