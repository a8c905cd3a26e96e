/** The shops that a person can connect in the demonstration: what stands in the form is enough, whatever the channel. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../main/demo/index.ts";
import { connectorFor } from "../../main/hub/connectors/index.ts";
import type { ConnectorContext } from "../../main/hub/connectors/port.ts";
import { openOutbound } from "../../main/server/index.ts";

const START = Date.UTC(2026, 10, 24, 1);
let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ mode: "stepped", seed: "o", orders: 20, cases: 5, startMs: START });
});
afterAll(() => demo.stop());

describe("the Pinduoduo shop that is offered", () => {
  it("is connected with what the form shows, authorised at the platform's page, and has orders, after-sales and messages", async () => {
    const shop = demo.offered.find(({ channel }) => channel === "pinduoduo");
    const connector = connectorFor("pinduoduo");
    if (!shop || !connector) throw new Error("no such shop");
    const isSecret = (key: string): boolean => connector.manifest.settings.some((field) => field.key === key && field.secret);
    expect(Object.keys(shop.values).filter((key) => !connector.manifest.settings.some((field) => field.key === key))).toEqual([]);
    const outbound = openOutbound();
    const context = (more: Record<string, string> = {}): ConnectorContext => ({
      baseUrl: shop.baseUrl,
      settings: Object.fromEntries(Object.entries(shop.values).filter(([key]) => !isSecret(key))),
      secrets: { ...Object.fromEntries(Object.entries(shop.values).filter(([key]) => isSecret(key))), ...more },
      clock: { now: () => START },
      post: outbound.post,
      timeoutMs: 5_000,
    });
    const address = connector.authorise?.address(context(), { redirect: "http://127.0.0.1/shops/authorised", state: "s" });
    const page = await (await fetch(address?.ok ? address.value : "")).text();
    expect(page).toContain("拼多多授权（模拟）");
    const code = /code=([\w-]+)/.exec(page)?.[1] ?? "";
    const tokens = await connector.authorise?.exchange(context(), { code, redirect: "" });
    if (!tokens?.ok) throw new Error("expected tokens");
    const whole = { from: new Date(START - 24 * 3_600_000), to: new Date(START) };
    for (const what of ["orders", "cases"] as const) {
      const first = await connector.pull?.(context(tokens.value), what, whole, null);
      expect(first?.ok && first.value.items.length, what).toBeGreaterThan(0);
    }
    expect(await connector.listen?.permit?.(context(tokens.value))).toMatchObject({ ok: true });
    const where = connector.listen?.address(context(tokens.value));
    const socket = await outbound.openSocket({ url: where?.ok ? where.value : "", timeoutMs: 5_000, heard: () => undefined, ended: () => undefined });
    socket.close();
  });
});

describe("the Meituan stores that are offered", () => {
  it("are connected with what the form shows, and have orders, riders and refunds of the days before", async () => {
    const shop = demo.offered.find(({ channel }) => channel === "meituan");
    const connector = connectorFor("meituan");
    if (!shop || !connector) throw new Error("no such shop");
    const { appSecret = "", ...settings } = shop.values;
    expect(Object.keys(shop.values).filter((key) => !connector.manifest.settings.some((field) => field.key === key))).toEqual([]);
    const context = { baseUrl: shop.baseUrl, settings, secrets: { appSecret }, clock: { now: () => START }, post: openOutbound().post, timeoutMs: 5_000 };
    const facts = async (what: "orders" | "cases") => {
      const first = await connector.pull?.(context, what, { from: new Date(START - 24 * 3_600_000), to: new Date(START) }, null);
      if (!first?.ok) throw new Error(JSON.stringify(first));
      return first.value.items.flatMap((item) => {
        const read = connector.normalize(item.topic, item.payload);
        return read.ok ? read.value.map(({ type }) => type) : [];
      });
    };
    expect(new Set(await facts("orders"))).toEqual(new Set(["order", "trace"]));
    expect(await facts("cases")).toContain("case");
  });
});

describe("the Ele.me shop that is offered", () => {
  it("is connected with what the form shows and nothing else: it gives its own token, and has orders and a day to look back on", async () => {
    const shop = demo.offered.find(({ channel }) => channel === "eleme");
    const connector = connectorFor("eleme");
    if (!shop || !connector) throw new Error("no such shop");
    const { appSecret = "", ...settings } = shop.values;
    expect(connector.manifest.settings.flatMap(({ key, required }) => (required ? [key] : [])).toSorted()).toEqual(Object.keys(shop.values).toSorted());
    const context = (secrets: Record<string, string>): ConnectorContext => {
      return { baseUrl: shop.baseUrl, settings, secrets, clock: { now: () => START }, post: openOutbound().post, timeoutMs: 5_000 };
    };
    const token = await connector.refreshToken?.(context({ appSecret }));
    if (!token?.ok) throw new Error("expected a token");
    const whole = { from: new Date(START - 24 * 3_600_000), to: new Date(START) };
    const first = await connector.pull?.(context({ appSecret, ...token.value }), "orders", whole, null);
    const facts = first?.ok ? first.value.items.map(({ topic, payload }) => connector.normalize(topic, payload)) : [];
    expect(facts.length).toBeGreaterThan(20);
    expect(facts.every(({ ok }) => ok)).toBe(true);
  });
});

describe("the shops that send parcels and are offered", () => {
  it.each([
    ["xiaohongshu", "小红书授权（模拟）"],
    ["kuaishou", "快手小店授权（模拟）"],
    // An own shop needs no authorisation.
    ["suning", null],
  ])("%s is connected with what the form shows, authorised at the platform's page where it has one, and has orders and after-sales", async (channel, title) => {
    const shop = demo.offered.find((one) => one.channel === channel);
    const connector = connectorFor(channel);
    if (!shop || !connector) throw new Error("no such shop");
    const isSecret = (key: string): boolean => connector.manifest.settings.some((field) => field.key === key && field.secret);
    expect(Object.keys(shop.values).filter((key) => !connector.manifest.settings.some((field) => field.key === key))).toEqual([]);
    const typed = Object.entries(shop.values);
    const context = (more: Record<string, string> = {}): ConnectorContext => ({
      baseUrl: shop.baseUrl,
      settings: Object.fromEntries(typed.filter(([key]) => !isSecret(key))),
      secrets: { ...Object.fromEntries(typed.filter(([key]) => isSecret(key))), ...more },
      clock: { now: () => START },
      post: openOutbound().post,
      timeoutMs: 5_000,
    });
    const authorised = async (): Promise<Record<string, string>> => {
      if (title === null) return {};
      const address = connector.authorise?.address(context(), { redirect: "http://127.0.0.1/shops/authorised", state: "s" });
      const page = await (await fetch(address?.ok ? address.value : "")).text();
      expect(page).toContain(title);
      const tokens = await connector.authorise?.exchange(context(), { code: /code=([\w-]+)/.exec(page)?.[1] ?? "", redirect: "" });
      if (!tokens?.ok) throw new Error("expected tokens");
      return tokens.value;
    };
    const secrets = await authorised();
    const whole = { from: new Date(START - 24 * 3_600_000), to: new Date(START) };
    for (const what of ["orders", "cases"] as const) {
      const first = await connector.pull?.(context(secrets), what, whole, null);
      const facts = first?.ok ? first.value.items.map(({ topic, payload }) => connector.normalize(topic, payload)) : [];
      expect(facts.length, what).toBeGreaterThan(0);
      expect(facts.every(({ ok }) => ok)).toBe(true);
    }
  });
});
