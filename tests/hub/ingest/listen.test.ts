import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PddServer } from "../../../main/demo/pinduoduo/server.ts";
import { type IngestDeps, openListening } from "../../../main/hub/ingest/index.ts";
import type { SocketCall } from "../../../main/hub/kernel/socket.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";
import { payloads, wipe } from "./channel.ts";
import { atNow, connectShop, depsFor, factsIn, startShop } from "./pinduoduo-shop.ts";

const clock = atNow();
let store: Store;
let server: PddServer;
let deps: IngestDeps;
let log: string[];
let listening: ReturnType<typeof openListening>;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await wipe(store);
  server = await startShop(clock, { againMs: 200 });
  await connectShop(store, server);
  log = [];
  deps = depsFor(store, log);
  listening = openListening(deps);
});
afterEach(async () => {
  await listening.stop();
  await server.close();
});

/** Looks again and again, as the hub does. */
const looking = async <Value>(see: () => Value | Promise<Value>): Promise<Value> => {
  await listening.look();
  return see();
};
const kept = async (): Promise<number> => (await payloads(store)).length;
const open = (): Promise<void> => expect.poll(() => looking(() => server.pmc.permitted)).toBe(true);

describe("listening over a connection that is kept", () => {
  test("what comes is stored and answered, each message once, and says what to fetch", async () => {
    await open();
    const order = server.ledger.sell();
    const refund = server.ledger.ask(order);
    await expect.poll(() => looking(() => server.pmc.waiting())).toBe(0);
    expect(await factsIn(store)).toEqual([
      { type: "changed", ref: { kind: "order", id: order.sn } },
      { type: "changed", ref: { kind: "case", id: String(refund.id), extra: { order: order.sn } } },
    ]);
    const [shop] = await store.rows<{ at: Date | null }>("SELECT last_push_at AS at FROM shop");
    expect(shop?.at).not.toBeNull();
  });

  test("nothing is answered before it is stored: while the database refuses, it comes again, and is kept once", async () => {
    await open();
    await store.pool.query("ALTER TABLE raw_item RENAME TO raw_item_away");
    server.ledger.sell();
    await expect.poll(() => server.pmc.counts.sent).toBeGreaterThan(2);
    expect(server.pmc.counts.answered).toBe(0);
    await store.pool.query("ALTER TABLE raw_item_away RENAME TO raw_item");
    await expect.poll(() => looking(() => server.pmc.waiting())).toBe(0);
    expect(await kept()).toBe(1);
    expect(log.some((line) => line.startsWith("推送没有存下"))).toBe(true);
  });

  test("a connection that ends is opened again by itself, and what was said meanwhile is heard", async () => {
    await open();
    server.ledger.sell();
    await expect.poll(() => looking(kept)).toBe(1);
    server.pmc.hangUp();
    server.ledger.sell();
    await expect.poll(() => looking(kept)).toBe(2);
    expect(log.filter((line) => line.startsWith("推送连接断开"))).toHaveLength(1);
  });

  test("a shop that is switched off is not listened for; what it missed comes when it is on again", async () => {
    await open();
    await store.pool.query("UPDATE shop SET enabled = false");
    await listening.look();
    server.ledger.sell();
    await listening.look();
    expect(await kept()).toBe(0);
    await store.pool.query("UPDATE shop SET enabled = true");
    await expect.poll(() => looking(kept)).toBe(1);
  });

  test("killed before it answered, the next one hears it again and keeps it once", async () => {
    await open();
    server.ledger.sell();
    await expect.poll(() => looking(kept)).toBe(1);
    server.ledger.sell();
    await listening.stop();
    listening = openListening(deps);
    await expect.poll(() => looking(() => server.pmc.waiting())).toBe(0);
    expect(await kept()).toBe(2);
  });

  test("an address in an inner network is not called, and the log says so once", async () => {
    await store.pool.query(`UPDATE shop SET settings = settings || '{"pushUrl":"wss://10.0.0.9"}'`);
    await expect.poll(() => looking(() => log.filter((line) => line.startsWith("推送连接断开")).length)).toBe(1);
    await listening.look();
    expect(log.filter((line) => line.startsWith("推送连接断开"))).toHaveLength(1);
  });
});

describe("shops that share an application", () => {
  /** Connections in the test's own hand. */
  function lines() {
    const opened: { call: SocketCall; said: string[]; isClosed: boolean }[] = [];
    const openSocket: NonNullable<IngestDeps["openSocket"]> = async (call) => {
      const line = { call, said: [] as string[], isClosed: false };
      opened.push(line);
      return {
        send: (text) => void line.said.push(text),
        close: () => {
          line.isClosed = true;
        },
      };
    };
    return { opened, openSocket };
  }
  const message = (id: string, mallID: number): string =>
    `{"id":${id},"commandType":"Common","sendTime":1,"message":{"type":"pdd_trade_TradeConfirmed","mallID":${mallID},"content":"{\\"mall_id\\":${mallID},\\"tid\\":\\"T-${id}\\"}"}}`;

  test("share one connection, and each gets what is its own; what is nobody's is left with the channel", async () => {
    await store.pool.query(`UPDATE shop SET settings = settings || '{"mallId":"1"}'`);
    await connectShop(store, server, { id: "shop-2", settings: { mallId: "2" } });
    const { opened, openSocket } = lines();
    const both = openListening({ ...deps, openSocket });
    await both.look();
    await both.look();
    await expect.poll(() => opened.length).toBe(1);
    const [line] = opened;
    for (const [id, mall] of [
      ["9007199254740993", 1],
      ["9007199254740994", 2],
      ["9007199254740995", 3],
    ] as const)
      line?.call.heard(message(id, mall));
    await expect.poll(() => line?.said.length).toBe(2);
    const rows = await store.rows<{ shop: string }>("SELECT shop_id AS shop FROM raw_item ORDER BY shop_id");
    expect(rows.map(({ shop }) => shop)).toEqual(["shop-1", "shop-2"]);
    expect(line?.said.join()).toContain('"id":9007199254740993');
    expect(line?.said.join()).not.toContain("9007199254740995");
    await both.stop();
    expect(line?.isClosed).toBe(true);
  });

  test("what cannot be read is put aside for a person, the same text once, and heartbeats are nothing", async () => {
    const { opened, openSocket } = lines();
    const one = openListening({ ...deps, openSocket });
    await one.look();
    await expect.poll(() => opened.length).toBe(1);
    const [line] = opened;
    for (const text of ["<html>", "<html>", '{"commandType":"HeartBeat","time":1}']) line?.call.heard(text);
    await expect.poll(kept).toBe(1);
    await one.stop();
    expect(await payloads(store)).toMatchObject([{ status: "quarantined", payload: "<html>", reason: expect.stringContaining("推送读不懂") }]);
    expect(line?.said).toEqual([]);
  });
});
