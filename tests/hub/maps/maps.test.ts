/** The map: each address once, within its day and second; what it does not know is a finding; how far it is. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { MapServiceBody } from "../../../main/hub/contract/maps.ts";
import { signature } from "../../../main/hub/maps/amap.ts";
import { mapsHandlers, placeDue } from "../../../main/hub/maps/index.ts";
import { problemOfCode, restAfter } from "../../../main/hub/maps/problems.ts";
import { orderTimeline } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { type AMapServer, amapServer } from "../../support/amap-server.ts";
import { freshStore, testClock, testVault } from "../../support/store.ts";
import { addShop, HOUR, order, START, shipped, takeAll, wipe } from "../orders/facts.ts";

const DAY = 24 * HOUR;
const clock = testClock(START);
const boss: Principal = { kind: "operator", id: "boss", name: "Boss", roles: ["admin"], demo: false };
const KEY = "0123456789abcdef";
let store: Store;
let map: AMapServer;
const deps = () => ({ store, vault: testVault, post: openPost() });
const handlers = () => mapsHandlers(deps());
const body = (change: Partial<MapServiceBody> = {}): MapServiceBody => ({
  enabled: true,
  baseUrl: map.url,
  checkAddresses: true,
  perDay: 5_000,
  perSecond: 200,
  origin: "浙江省杭州市余杭区物流园2号库",
  ...change,
});
const told = async () => {
  const answer = await handlers().get(undefined, boss);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const save = async (change: Partial<MapServiceBody> = {}, keys = { key: KEY, signKey: "" }) =>
  handlers().save({ revision: (await told()).service?.revision ?? 0, body: body(change), ...keys }, boss);
const at = (address: string) => ({ ...order().buyer, address });
const paid = (id: string, address: string) => order({ channelOrderId: id, buyer: at(address) });
const story = (id: string) => orderTimeline(store, `channel:shop-1:${id}`);
const placeOf = async (id: string) => (await story(id))?.order.place;
const unfound = async (id: string) =>
  ((await story(id))?.findings ?? [])
    .filter(({ kind }) => kind === "address_unfound")
    .map(({ sentence, resolvedAt }) => ({ sentence, open: resolvedAt === null }));
const asked = () => map.ledger.map(({ asked: of }) => of.get("address")).toSorted();

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(async () => {
  clock.set(START + HOUR);
  await wipe(store);
  for (const table of ["order_receiver", "map_service", "map_question"]) await store.pool.query(`DELETE FROM ${table}`);
  map = await amapServer({ key: KEY, now: clock.now });
  return () => map.close();
});

describe("an address on the map", () => {
  test("is asked once, whole and with nothing else of the order; what is found nearer than a district is no finding", async () => {
    await save();
    await takeAll(store, paid("1", "珞喻路1号2栋3单元"), paid("2", "李家村3组"));
    expect(await placeDue(deps())).toBe(2);
    expect(await placeDue(deps())).toBe(0);
    expect(asked()).toEqual(["湖北省武汉市洪山区李家村3组", "湖北省武汉市洪山区珞喻路1号2栋3单元"]);
    expect(JSON.stringify(map.ledger.map(({ asked: of }) => [...of]))).not.toMatch(/王小明|13812340001/);
    expect(await placeOf("1")).toMatchObject({ trust: "door", level: "门牌号", district: "湖北省武汉市洪山区", at: new Date(START + HOUR) });
    expect(await placeOf("2")).toMatchObject({ trust: "coarse", level: "村庄" });
    expect([...(await unfound("1")), ...(await unfound("2"))]).toEqual([]);
    expect((await told()).found).toMatchObject({ door: 1, coarse: 1, region: 0 });
  });

  test("that is found no nearer than its district, or not at all, is told before the parcel leaves, and no more after", async () => {
    await save();
    await takeAll(store, paid("1", "随便写的一个地方"), order({ channelOrderId: "2", buyer: { ...at("火星一号基地"), province: "", city: "", district: "" } }));
    await placeDue(deps());
    expect(await unfound("1")).toEqual([{ sentence: "收件地址在地图上只查到湖北省武汉市洪山区，查不到具体位置（11-20 11:00 查询）。", open: true }]);
    expect(await unfound("2")).toEqual([{ sentence: "收件地址在地图上查不到（11-20 11:00 查询）。", open: true }]);
    clock.set(START + 6 * HOUR);
    await takeAll(store, shipped({ channelOrderId: "1", buyer: at("随便写的一个地方") }));
    expect(await unfound("1")).toMatchObject([{ open: false }]);
  });

  test("that the buyer changes is asked anew, and its finding ends", async () => {
    await save();
    await takeAll(store, paid("1", "随便写的一个地方"));
    await placeDue(deps());
    clock.set(START + 2 * HOUR);
    await takeAll(store, order({ channelOrderId: "1", version: START + 2 * HOUR, buyer: at("珞喻路1号") }));
    expect(await placeOf("1")).toBeNull();
    await placeDue(deps());
    expect(await placeOf("1")).toMatchObject({ trust: "door" });
    expect(await unfound("1")).toMatchObject([{ open: false }]);
  });

  test("is not asked again for another order, however it is spaced; a masked one is never asked", async () => {
    await save();
    await takeAll(store, paid("1", "珞喻路1号"));
    await placeDue(deps());
    await takeAll(store, paid("2", "珞喻路 1号"), paid("3", "珞喻路**号"));
    await placeDue(deps());
    expect(asked()).toHaveLength(1);
    expect(await placeOf("2")).toMatchObject({ trust: "door" });
    expect(await placeOf("3")).toMatchObject({ trust: "hidden" });
    expect(await unfound("3")).toEqual([]);
  });

  test("is not asked of what is sent, unpaid or long paid, nor where nobody wants it", async () => {
    await takeAll(store, shipped({ channelOrderId: "1" }), order({ channelOrderId: "2", claimedState: "created", paidAt: null }));
    await save();
    expect(await placeDue(deps())).toBe(0);
    await takeAll(store, paid("3", "珞喻路1号"));
    await save({ checkAddresses: false }, { key: "", signKey: "" });
    expect(await placeDue(deps())).toBe(0);
    await save({ enabled: false }, { key: "", signKey: "" });
    expect(await placeDue(deps())).toBe(0);
    expect(map.ledger).toEqual([]);
  });

  test("which the map refuses by itself is found nowhere and stops nobody else", async () => {
    await save();
    // The one that was paid first is asked of first.
    await takeAll(store, { ...paid("1", "坏地址"), paidAt: new Date(START - 60_000) }, paid("2", "珞喻路1号"));
    map.next.push("30001");
    await placeDue(deps());
    expect(await placeOf("1")).toMatchObject({ trust: "none" });
    expect(await placeOf("2")).toMatchObject({ trust: "door" });
    expect((await told()).service?.rests).toBeNull();
  });
});

describe("what the account allows", () => {
  const orders = (count: number) => Array.from({ length: count }, (_, each) => paid(String(each), `珞喻路${each + 1}号`));

  test("a day is not overdrawn, and goes on after midnight in Beijing", async () => {
    await save({ perDay: 3 });
    await takeAll(store, ...orders(5));
    await placeDue(deps());
    await placeDue(deps());
    expect(map.ledger).toHaveLength(3);
    clock.set(START + DAY);
    await placeDue(deps());
    expect(map.ledger).toHaveLength(5);
  });

  test("a day that the account itself ends rests until midnight, and is told", async () => {
    map.allows.perDay = 2;
    await save();
    await takeAll(store, ...orders(5));
    await placeDue(deps());
    expect(map.ledger).toHaveLength(3);
    expect((await told()).service?.rests).toMatchObject({ problem: "quota", until: new Date(Date.UTC(2026, 10, 20, 16)) });
    expect((await told()).today).toEqual({ asked: 3, failed: 1 });
    expect(await placeDue(deps())).toBe(0);
    clock.set(START + DAY);
    expect(await placeDue(deps())).toBe(2);
    clock.set(START + 2 * DAY);
    expect(await placeDue(deps())).toBe(1);
    expect((await told()).service?.rests).toBeNull();
  });

  test("questions one after the other are not faster than a second allows", async () => {
    map.allows.perSecond = 10;
    await save({ perSecond: 10 });
    await takeAll(store, ...orders(12));
    expect(await placeDue(deps())).toBe(12);
    expect((await told()).today.failed).toBe(0);
  });

  test.each([
    ["10021", "throttled", new Date(START + HOUR + 60_000)],
    ["html", "unreadable", new Date(START + HOUR + 60_000)],
    ["cut", "unreachable", new Date(START + HOUR + 60_000)],
    ["10009", "kind", null],
    ["10010", "blocked", null],
  ] as const)("after %s nobody asks for a while, and no order is judged by it", async (next, problem, until) => {
    await save();
    await takeAll(store, ...orders(3));
    map.next.push(next);
    expect(await placeDue(deps())).toBe(0);
    expect((await told()).service?.rests).toMatchObject({ problem, until });
    expect(await placeOf("0")).toBeNull();
    clock.set(START + 3 * HOUR);
    expect(await placeDue(deps())).toBe(until === null ? 0 : 3);
    // Whoever mends it lets it go on.
    await save({}, { key: KEY, signKey: "" });
    expect(await placeDue(deps())).toBe(until === null ? 3 : 0);
  });

  test("every number says for how long: only those about one address go on", () => {
    expect(["10000", "10044", "20803", "20800", "39999", "10999"].map(problemOfCode)).toEqual([
      "permission",
      "quota",
      "question",
      "abroad",
      "question",
      "permission",
    ]);
    expect(restAfter("question", START)).toBe("go on");
    expect(restAfter("key", START)).toBeNull();
  });
});

describe("keys", () => {
  test("sign as AMap's clients do", () => {
    const asked = { address: "北京市朝阳区阜通东大街6号", city: "北京", key: "amapkey", output: "JSON" };
    expect(signature(asked, "amapsecret")).toBe("9d0ec4dd6a41c39ce5da0b472965a5f8");
  });

  test("are tried before they are kept, with one sentence about what is wrong", async () => {
    const signed = await amapServer({ key: KEY, signKey: "s3cret", now: clock.now });
    const tryWith = async (keys: { key: string; signKey: string }) => {
      const answer = await handlers().test({ body: body({ baseUrl: signed.url }), ...keys }, boss);
      return answer.ok ? [answer.value.working, answer.value.zh] : [];
    };
    expect(await tryWith({ key: KEY, signKey: "s3cret" })).toEqual([true, "可以用：示例地址查到门牌号。"]);
    expect(await tryWith({ key: KEY, signKey: "" })).toEqual([false, "数字签名不对：请核对安全密钥；没有开数字签名就留空。（10007 NO_10007）"]);
    expect(await tryWith({ key: "other", signKey: "" })).toEqual([false, "Key 不对或已被停用：请到高德控制台核对后重新填写。（10001 NO_10001）"]);
    await signed.close();
    expect((await tryWith({ key: KEY, signKey: "" }))[0]).toBe(false);
  });

  test("never come out, never go to another server, and are not kept by two at once", async () => {
    await save();
    expect(JSON.stringify(await told())).not.toContain(KEY);
    const { rows } = await store.pool.query<{ key: Buffer }>("SELECT key FROM map_service");
    expect(rows[0]?.key.includes(KEY)).toBe(false);
    expect(await save({ baseUrl: "https://other.example" }, { key: "", signKey: "" })).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    const revision = (await told()).service?.revision ?? 0;
    const both = await Promise.all([1, 2].map(() => handlers().save({ revision, body: body(), key: "", signKey: "" }, boss)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await handlers().remove(undefined, boss);
    expect((await told()).service).toBeNull();
  });
});

describe("how far it is", () => {
  const far = async (id: string) => {
    const orderId = (await story(id))?.order.id ?? "";
    return handlers().distance({ orderId }, boss);
  };

  test("is metres and seconds by road; over the sea it is straight and says so", async () => {
    await save();
    await takeAll(
      store,
      paid("1", "珞喻路1号"),
      order({ channelOrderId: "2", buyer: { ...at("台北中正路1号"), province: "台湾", city: "台北", district: "" } }),
    );
    const road = await far("1");
    expect(road).toMatchObject({ ok: true, value: { straight: false } });
    // Yuhang and Luoyu road lie 539 km apart on the globe.
    if (road.ok) expect(road.value.metres / 1.3 / 1_000).toBeCloseTo(539, -1);
    expect(await far("2")).toMatchObject({ ok: true, value: { straight: true, seconds: null } });
  });

  test("is not measured to a district, a masked address, or from nowhere", async () => {
    await save();
    await takeAll(store, paid("1", "随便写的一个地方"), paid("2", "珞喻路**号"), paid("3", "珞喻路1号"));
    expect(await far("1")).toMatchObject({ ok: false, refusal: { code: "MAP_SILENT" } });
    expect(await far("2")).toMatchObject({ ok: false, refusal: { code: "MAP_SILENT" } });
    expect(map.ledger.filter(({ path }) => path === "/v3/distance")).toEqual([]);
    await save({ origin: "" }, { key: "", signKey: "" });
    expect(await far("3")).toMatchObject({ ok: false, refusal: { code: "MAP_SILENT" } });
    expect(await handlers().distance({ orderId: "none" }, boss)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
});
