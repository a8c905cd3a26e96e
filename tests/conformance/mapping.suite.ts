/** What a connector must do whose payloads somebody maps: the port's promises that need no knowledge of what is in them. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectorFor } from "../../main/hub/connectors/index.ts";
import type { ChannelFact, Connector, ConnectorContext, PullWindow, RawItem } from "../../main/hub/connectors/port.ts";
import { contextOf, type FakeChannel, NOW, SOLD_AT } from "./fakes/fake.ts";

const WINDOW: PullWindow = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };

async function walk(connector: Connector, context: ConnectorContext): Promise<{ items: RawItem[]; pages: number }> {
  const items: RawItem[] = [];
  let token: string | null = null;
  let pages = 0;
  do {
    const page: Awaited<ReturnType<NonNullable<Connector["pull"]>>> | undefined = await connector.pull?.(context, "orders", WINDOW, token);
    if (!page?.ok) throw new Error(JSON.stringify(page));
    items.push(...page.value.items);
    token = page.value.next;
    pages += 1;
  } while (token !== null && pages < 100);
  return { items, pages };
}

const keys = (items: readonly RawItem[]): string[] => items.map((item) => item.dedupeKey);

function factsOf(connector: Connector, items: readonly RawItem[]): ChannelFact[] {
  return items.flatMap((item) => {
    const facts = connector.normalize(item.topic, item.payload);
    if (!facts.ok) throw new Error(facts.refusal.message);
    return facts.value;
  });
}

/** Dates that are none and numbers that are not whole. */
function unusable(value: unknown): unknown[] {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? [value] : [];
  if (typeof value === "number") return Number.isSafeInteger(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(unusable) : [];
}

/** Runs it; the fake brings the mapping that reads its payloads. */
export function describeConnector(id: string, start: () => Promise<FakeChannel>): void {
  describe(`connector ${id}`, () => {
    let fake: FakeChannel;
    const own = connectorFor(id) as Connector;
    const connector: Connector = { ...own, normalize: (topic, payload) => fake.reads?.(topic, payload) ?? own.normalize(topic, payload) };
    beforeEach(async () => {
      fake = await start();
    });
    afterEach(async () => {
      await fake.server.close();
    });

    it("reads nothing by itself: what it is given waits until somebody has said what it means", () => {
      expect(own.byMapping).toBe(true);
      expect(own.normalize("push", "{}")).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
    });
    pushes(connector, () => fake);
    byMapping(connector, () => fake);
  });
}

function pushes(connector: Connector, fake: () => FakeChannel): void {
  const push = () => {
    const [id = ""] = fake().fill("cases", 1);
    return { id, request: fake().push?.("cases", id) ?? { headers: {}, body: "" } };
  };

  it("opens a signed push twice with the same keys and reads what it is about", () => {
    const { id, request } = push();
    const first = connector.webhook?.open(contextOf(fake()), request);
    expect(connector.webhook?.open(contextOf(fake()), request)).toEqual(first);
    if (!first?.ok) throw new Error("expected items");
    expect(JSON.stringify(factsOf(connector, first.value))).toContain(id);
    expect(connector.webhook?.accepted.status).toBe(200);
  });

  it("refuses a push that was changed, is unsigned, is an hour old, or arrives at a shop without secrets", () => {
    const { request } = push();
    const open = (body: string, headers = request.headers, context = contextOf(fake())) => connector.webhook?.open(context, { headers, body });
    const bad = { ok: false, refusal: { code: "BAD_SIGNATURE" } };
    expect(open(request.body.replace("0", "1"))).toMatchObject(bad);
    expect(open(request.body, {})).toMatchObject(bad);
    expect(open(request.body, request.headers, contextOf(fake(), { clock: { now: () => NOW.getTime() + 3_600_000 } }))).toMatchObject(bad);
    expect(open(request.body, request.headers, contextOf(fake(), { secrets: {} }))).toMatchObject(bad);
    expect(connector.webhook?.open(contextOf(fake()), { ...request, oversized: true })).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
    expect(connector.webhook?.rejected("BAD_SIGNATURE").status).toBe(401);
    expect(connector.webhook?.rejected("UNAVAILABLE").status).not.toBe(200);
  });

  it("takes a push with a bearer where its system cannot sign, and no other", () => {
    const { request } = push();
    const context = contextOf(fake(), { settings: { ...fake().settings, pushAuth: "bearer" } });
    const open = (authorization: string) => connector.webhook?.open(context, { ...request, headers: { authorization } });
    expect(open(`Bearer ${fake().secrets.pushSecret}`)).toMatchObject({ ok: true });
    expect(open("Bearer no")).toMatchObject({ ok: false, refusal: { code: "BAD_SIGNATURE" } });
    expect(connector.webhook?.open(context, request)).toMatchObject({ ok: false, refusal: { code: "BAD_SIGNATURE" } });
  });
}

/** What is read by a mapping knows no versions and no things of its own: it is pulled, kept, and read or refused, and that is all. */
function byMapping(connector: Connector, fake: () => FakeChannel): void {
  const first = async (more: Partial<ConnectorContext> = {}) => connector.pull?.(contextOf(fake(), more), "orders", WINDOW, null);

  it("has a review template, pulls and takes pushes, and may be left unasked", () => {
    const { abilities } = connector.manifest;
    expect([...abilities].toSorted()).toEqual(["cases", "orders", "push"]);
    const names = new Set(connector.manifest.settings.map(({ key }) => key));
    expect([...Object.keys(fake().settings), ...Object.keys(fake().secrets)].filter((key) => !names.has(key))).toEqual([]);
    expect([connector.polls?.({ settings: fake().settings }), connector.polls?.({ settings: {} })]).toEqual([true, false]);
  });

  it("pulls every one of 120 records exactly once over several pages, again under the same keys, and ends at once when there is none", async () => {
    expect(await walk(connector, contextOf(fake()))).toEqual({ items: [], pages: 1 });
    const ids = fake().fill("orders", 120);
    const { items, pages } = await walk(connector, contextOf(fake()));
    expect(factsOf(connector, items).map((fact) => (fact.type === "order" ? fact.channelOrderId : ""))).toEqual(ids);
    expect(pages).toBeGreaterThan(2);
    expect(fake().badSignatures()).toBe(0);
    expect(keys((await walk(connector, contextOf(fake()))).items)).toEqual(keys(items));
    fake().setStatus("7");
    const changed = await walk(connector, contextOf(fake()));
    expect(keys(changed.items).some((key) => keys(items).includes(key))).toBe(false);
    expect(changed.items.map(({ about }) => about)).toEqual(items.map(({ about }) => about));
    // A word that nobody explained is refused by its field, and nothing is guessed.
    expect(connector.normalize(changed.items[0]?.topic ?? "", changed.items[0]?.payload ?? "")).toMatchObject({
      ok: false,
      refusal: { details: { field: "state" } },
    });
  });

  it("reads money into fen and times into UTC, whatever zone the machine is in", async () => {
    const zone = process.env.TZ;
    process.env.TZ = "America/New_York";
    try {
      fake().fill("orders", 1);
      const [order] = factsOf(connector, (await walk(connector, contextOf(fake()))).items);
      expect(order).toMatchObject({ totalFen: 12800, paidFen: 11800, freightFen: 600, createdAt: SOLD_AT, paidAt: new Date(SOLD_AT.getTime() + 27_000) });
      expect(order).toMatchObject({ lines: [{ priceFen: 6400, quantity: 2, paidFen: 11200 }] });
    } finally {
      process.env.TZ = zone;
    }
  });

  it("calls silence and a broken connection TIMED_OUT, an answer in HTML UNREADABLE, and goes on where it was", async () => {
    fake().fill("orders", 60);
    fake().next("silent", "broken", "nonsense");
    expect(await first({ timeoutMs: 60 })).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    expect(await first()).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    expect(await first()).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
    const page = await first();
    if (!page?.ok || page.value.next === null) throw new Error("expected a second page");
    expect(await connector.pull?.(contextOf(fake()), "orders", WINDOW, "spoilt")).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    const rest = await connector.pull?.(contextOf(fake()), "orders", WINDOW, page.value.next);
    expect(rest?.ok && new Set([...keys(page.value.items), ...keys(rest.value.items)]).size).toBe(60);
  });

  it("names a setting that is wrong, without calling", async () => {
    const { settings } = fake();
    for (const [key, value] of [
      ["pullMethod", "DELETE"],
      ["pullHeaders", "Host: elsewhere"],
      ["pullHeaders", "no colon"],
      ["pullTime", "lunar"],
      ["pullPaths", "https://elsewhere/x"],
    ])
      expect(await first({ settings: { ...settings, [key ?? ""]: value ?? "" } })).toMatchObject({
        ok: false,
        refusal: { code: "REFUSED", details: { setting: key } },
      });
    expect(fake().server.calls).toEqual([]);
  });

  it("reads any text, any JSON, and real payloads with any one value replaced, without throwing", async () => {
    fake().fill("orders", 1);
    const page = await first();
    const item = page?.ok ? page.value.items[0] : undefined;
    const values = [...(item?.payload.matchAll(/:("[^"]*"|-?[\d.]+|true|false|null)/g) ?? [])];
    const wrong = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("", "0000-00-00 00:00:00", "1e999", -1, 1e300, "2026-13-45 99:00:00"));
    const told = (payload: string): void => {
      const result = connector.normalize(item?.topic ?? "", payload);
      if (result.ok) expect(unusable(result.value)).toEqual([]);
      else expect(result.refusal).toMatchObject({ code: "UNREADABLE", message: expect.stringMatching(/./), details: { field: expect.stringMatching(/./) } });
    };
    fc.assert(
      fc.property(fc.constantFrom(...values), wrong, (match, value) => {
        told((item?.payload.slice(0, match.index + 1) ?? "") + JSON.stringify(value) + item?.payload.slice(match.index + 1 + (match[1] ?? "").length));
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.constant("[".repeat(50_000))), told), { numRuns: 400 });
  });
}
