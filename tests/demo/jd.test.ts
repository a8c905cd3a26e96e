import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoConfig, KEYS, readConfig } from "../../main/demo/config.ts";
import { steppedClock } from "../../main/demo/engine/clock.ts";
import { FaultBox, presetFaults } from "../../main/demo/engine/faults.ts";
import { type Listening, listen } from "../../main/demo/engine/http.ts";
import { type JdGate, jdGate } from "../../main/demo/jd/gate.ts";
import { jdHandler } from "../../main/demo/jd/server.ts";
import { josSign } from "../../main/demo/jd/sign.ts";
import { jd } from "../../main/hub/connectors/jd/connector.ts";
import type { ChannelCase, ChannelFact, ChannelOrder, ConnectorContext } from "../../main/hub/connectors/port.ts";
import { parcelsAnswered, sweepFindings, takeFacts } from "../../main/hub/orders/index.ts";
import { commit } from "../../main/hub/store/index.ts";
import { openPost } from "../../main/server/index.ts";
import { freshStore, testClock } from "../support/store.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 26, 4, 10);

/** A shop of its own on a clock that a test moves, and the hub's connector for it. */
class Scene {
  readonly clock = steppedClock(START);
  readonly gate: JdGate;
  secrets: Record<string, string> = { appSecret: KEYS.jd.appSecret };
  server: Listening | null = null;

  constructor() {
    const config: DemoConfig = readConfig("{}", START);
    this.gate = jdGate({ clock: this.clock, faults: new FaultBox({ clock: this.clock, seed: "1", faults: presetFaults("none", START) }), config });
  }

  get context(): ConnectorContext {
    const { appKey, venderId } = KEYS.jd;
    return { baseUrl: this.server?.url ?? "", settings: { appKey, venderId }, secrets: this.secrets, clock: this.clock, post: openPost(), timeoutMs: 5_000 };
  }

  /** A person says yes at the platform's page; gives where they are sent back to. */
  async allow(answer = "yes"): Promise<URL> {
    const address = jd.authorise?.address(this.context, { redirect: "http://127.0.0.1:1/shops/authorised", state: "s-1" });
    if (!address?.ok) throw new Error("no page");
    const page = await (await fetch(address.value)).text();
    const hidden = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value.replaceAll("&#38;", "&")]);
    const form = new URLSearchParams(hidden.filter(([name]) => name !== "answer"));
    form.set("answer", answer);
    const back = await fetch(`${this.server?.url}/oauth2/allow`, { method: "POST", body: form, redirect: "manual" });
    return new URL(back.headers.get("location") ?? "http://none");
  }

  async facts(what: "orders" | "cases", hours: number): Promise<ChannelFact[]> {
    const facts: ChannelFact[] = [];
    const window = { from: new Date(this.clock.now() - hours * HOUR), to: new Date(this.clock.now()) };
    for (let token: string | null = null, first = true; first || token !== null; first = false) {
      const page: Awaited<ReturnType<NonNullable<typeof jd.pull>>> | undefined = await jd.pull?.(this.context, what, window, token);
      if (!page?.ok) throw new Error(JSON.stringify(page));
      for (const item of page.value.items) {
        const read = jd.normalize(item.topic, item.payload);
        if (!read.ok) throw new Error(read.refusal.message);
        facts.push(...read.value);
      }
      token = page.value.next;
    }
    return facts;
  }
}

describe("the simulated JD shop", () => {
  const scene = new Scene();
  beforeAll(async () => {
    scene.server = await listen({ port: 0, hangMs: 100, handle: jdHandler(scene.gate) });
  });
  afterAll(() => scene.server?.close());

  it("signs by the official example", () => {
    const official = {
      "360buy_param_json": '{"end_date":null,"optional_fields":null,"order_state":"WAIT_SELLER_STOCK_OUT","page":"1","page_size":"200","start_date":null}',
      access_token: "yourtoken",
      app_key: "yourappkey",
      method: "jingdong.pop.order.search",
      timestamp: "2021-05-07 09:20:39.683+0800",
      v: "2.0",
    };
    expect(josSign(official, "yourappSecret")).toBe("D70825340F4084360B9362B60DFD7930");
  });

  it("answers nothing before its holder allows it, and sends back without a code when they do not", async () => {
    scene.secrets = { appSecret: KEYS.jd.appSecret, accessToken: "made-up" };
    expect(await jd.fetchOne(scene.context, { kind: "order", id: "1" })).toMatchObject({ refusal: { code: "AUTH_EXPIRED" } });
    const back = await scene.allow("no");
    expect(Object.fromEntries(back.searchParams)).toEqual({ state: "s-1", error: "access_denied" });
  });

  it("gives tokens for a code once, for thirty days", async () => {
    const code = (await scene.allow()).searchParams.get("code") ?? "";
    const given = await jd.authorise?.exchange(scene.context, { code, redirect: "" });
    if (!given?.ok) throw new Error("no tokens");
    expect(Number(given.value.accessTokenExpiresAt)).toBe(START + 30 * 24 * HOUR);
    expect(await jd.authorise?.exchange(scene.context, { code, redirect: "" })).toMatchObject({ ok: false });
    scene.secrets = { appSecret: KEYS.jd.appSecret, ...given.value };
  });

  it("tells three days of orders and after-sales that the hub can read, each once", async () => {
    const orders = (await scene.facts("orders", 72)).filter((fact): fact is ChannelOrder => fact.type === "order");
    expect(orders.length).toBeGreaterThan(500);
    expect(new Set(orders.map(({ channelOrderId }) => channelOrderId)).size).toBe(orders.length);
    for (const state of ["paid", "outbound", "completed", "closed"])
      expect(
        orders.some(({ claimedState }) => claimedState === state),
        state,
      ).toBe(true);
    expect(orders.filter((order) => order.claimedState === null || order.linesToldFen !== undefined)).toEqual([]);
    for (const order of orders) {
      const lines = order.lines.reduce((sum, line) => sum + line.paidFen, 0);
      expect(order.paidFen, order.channelOrderId).toBe(order.paidAt === null ? 0 : lines + order.freightFen);
    }
    expect(orders.some(({ parcels }) => parcels.length > 1)).toBe(true);
    const cases = (await scene.facts("cases", 72)).filter((fact): fact is ChannelCase => fact.type === "case");
    expect(new Set(cases.map(({ refundRecord }) => refundRecord))).toEqual(new Set(["application", "service"]));
    expect(cases.filter(({ state }) => state === "unknown")).toEqual([]);
    // Some services are done, and nothing has come of the money yet.
    expect(cases.some(({ channelStatus, refundedFen }) => channelStatus === "10010" && refundedFen === null)).toBe(true);
    const known = new Set(orders.map(({ channelOrderId }) => channelOrderId));
    expect(cases.filter(({ channelOrderId, createdAt }) => createdAt.getTime() > START - 40 * HOUR && !known.has(channelOrderId))).toEqual([]);
  });

  it("tells of the same money in both records now and then, and has paid it once", async () => {
    const cases = (await scene.facts("cases", 72)).filter((fact): fact is ChannelCase => fact.type === "case" && fact.refundedFen !== null);
    const twice = [...Map.groupBy(cases, ({ channelOrderId }) => channelOrderId).values()].filter((told) => told.length > 1);
    expect(twice.length).toBeGreaterThan(0);
    expect(scene.gate.shop.ledger.paidBack()).toBeLessThan(cases.reduce((sum, { refundedFen }) => sum + (refundedFen ?? 0), 0));
  });

  it("has no warehouse and no carrier behind it: that nothing left is concluded of none of its orders, and of many once a tracker has spoken", async () => {
    const clock = testClock(START);
    const store = await freshStore({ clock });
    try {
      const orders = (await scene.facts("orders", 72)).filter((fact): fact is ChannelOrder => fact.type === "order");
      await store.pool.query("INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ('jd', 'jd', '店', '', now(), now())");
      await commit(store, "system", (tx) => takeFacts(tx, { orders: orders.map((fact) => ({ shopId: "jd", channel: "jd", fact })) }));
      // The tracker is asked about its parcels, and knows nothing of any.
      clock.advance(30 * HOUR);
      const waybills = orders.flatMap(({ parcels }) => parcels.map(({ waybill }) => waybill));
      await parcelsAnswered(store, waybills);
      const silent = async (): Promise<number> => {
        while ((await sweepFindings(store)) > 0);
        return (await store.rows("SELECT id FROM finding WHERE kind IN ('shipped_not_outbound', 'receipt_differs')")).length;
      };
      expect(await silent()).toBe(0);
      const [first = ""] = waybills;
      const scans = [{ at: new Date(START), text: "已揽收", place: "", state: "picked_up" as const }];
      const carrier = orders.flatMap(({ parcels }) => parcels).find(({ waybill }) => waybill === first)?.carrier ?? "";
      const trace = {
        type: "trace" as const,
        carrier,
        waybill: first,
        state: "picked_up" as const,
        signedBy: null,
        version: START,
        correctedCarrier: null,
        ended: false,
        scans,
      };
      await commit(store, "system", (tx) => takeFacts(tx, { traces: [{ trace, toldBy: "kuaidi100" }] }));
      expect(await silent()).toBeGreaterThan(100);
    } finally {
      await store.close();
    }
  });

  it("has new orders when time goes on, and the same ones as before", async () => {
    const before = await scene.facts("orders", 24);
    expect(await scene.facts("orders", 24)).toEqual(before);
    scene.clock.set(START + HOUR);
    const after = await scene.facts("orders", 1);
    expect(after.length).toBeGreaterThan(3);
  });

  it.each([
    ["a clock that is seven minutes off", { clock: { now: () => START + HOUR + 7 * 60_000 } }, "时钟"],
    ["another secret", { secrets: { appSecret: "wrong", accessToken: "x" } }, "App Secret"],
  ])("refuses %s", async (_, more, words) => {
    const answer = await jd.fetchOne({ ...scene.context, ...more }, { kind: "order", id: "1" });
    expect(answer).toMatchObject({ ok: false, refusal: { message: expect.stringContaining(words) } });
  });

  it("renews a token in its last day alone", async () => {
    const end = Number(scene.secrets.accessTokenExpiresAt);
    const renew = (secrets = scene.secrets) => jd.refreshToken?.({ ...scene.context, secrets });
    // Whoever asks sooner than allowed is refused by the platform, too.
    expect(await renew({ ...scene.secrets, accessTokenExpiresAt: "" })).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("24 小时") } });
    scene.clock.set(end - 2 * HOUR);
    const fresh = await renew();
    if (!fresh?.ok) throw new Error("not renewed");
    expect(Number(fresh.value.accessTokenExpiresAt)).toBe(end - 2 * HOUR + 30 * 24 * HOUR);
    // The old one is used up.
    expect(await renew()).toMatchObject({ ok: false });
    scene.clock.set(end + 1);
    expect(await jd.fetchOne(scene.context, { kind: "order", id: "1" })).toMatchObject({ refusal: { code: "AUTH_EXPIRED" } });
  });
});
