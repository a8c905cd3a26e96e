/** What every connector must do, whatever its channel. A channel's test file runs it in one line. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectorFor } from "../../main/hub/connectors/index.ts";
import type { CaseWrite, Connector, ConnectorContext, Listed, Listen } from "../../main/hub/connectors/port.ts";
import { listPage } from "../../main/hub/ingest/list-channel.ts";
import { contextOf, type FakeChannel, SOLD_AT } from "./fakes/fake.ts";
import { serve } from "./fakes/server.ts";
import { factsOf, keys, WINDOW, walk } from "./walk.ts";
import { telling, tellsOfOthers } from "./warehouse.suite.ts";

export function describeConnector(id: string, start: () => Promise<FakeChannel>): void {
  describe(`connector ${id}`, () => {
    const connector = connectorFor(id) as Connector;
    let fake: FakeChannel;
    beforeEach(async () => {
      fake = await start();
    });
    afterEach(async () => {
      await fake.server.close();
    });

    it("offers exactly the abilities it has", () => {
      const { actions, manifest } = connector;
      const has: Record<string, boolean> = {
        orders: connector.pull !== undefined && !tellsOfOthers(connector),
        cases: connector.pull !== undefined && !tellsOfOthers(connector),
        warehouse: connector.pull !== undefined && tellsOfOthers(connector),
        stock: fake.fillStock !== undefined,
        traces: connector.pull === undefined,
        push: connector.webhook !== undefined,
        stream: (connector.stream ?? connector.listen) !== undefined,
        agree_refund: actions.agreeRefund !== undefined,
        agree_return: actions.agreeReturn !== undefined,
        refuse_refund: actions.refuseRefund !== undefined,
        refuse_return: actions.refuseReturn !== undefined,
        message: actions.sendMessage !== undefined,
        note: actions.addNote !== undefined,
        intercept: actions.intercept !== undefined,
      };
      expect(new Set(manifest.abilities)).toEqual(new Set(Object.keys(has).filter((ability) => has[ability])));
      // Pictures go with a message, and there is none without the call.
      if (manifest.messagePictures) {
        expect(actions.sendMessage).toBeDefined();
        expect(Math.min(manifest.messagePictures.most, manifest.messagePictures.mostBytes, manifest.messagePictures.types.length)).toBeGreaterThan(0);
      }
      expect([...Object.keys(fake.settings), ...Object.keys(fake.secrets)].filter((key) => !manifest.settings.some((field) => field.key === key))).toEqual([]);
      expect(Object.keys(fake.secrets).filter((key) => !manifest.settings.some((field) => field.key === key && field.secret))).toEqual([]);
    });

    if (tellsOfOthers(connector)) telling(connector, () => fake);
    else if (connector.pull) pulling(connector, () => fake);
    else tracking(connector, () => fake);
    if (connector.webhook) pushes(connector, () => fake);
    if (connector.stream) streams(connector, () => fake);
    if (connector.listen) listens(connector.listen, connector, () => fake);
    failures(connector, () => fake);
    if (connector.actions.refuseRefund ?? connector.actions.refuseReturn) refusing(connector, () => fake);
    normalizing(connector, () => fake);
  });
}

/** Dates that are none and numbers that are not whole, anywhere in a value: amounts and versions must never be either. */
function unusable(value: unknown): unknown[] {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? [value] : [];
  if (typeof value === "number") return Number.isSafeInteger(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(unusable) : [];
}

function pulling(connector: Connector, fake: () => FakeChannel): void {
  it.each(["orders", "cases"] as const)("pulls every one of 120 %s exactly once over several pages, with signatures the channel accepts", async (what) => {
    const ids = fake().fill(what, 120);
    const { items, pages } = await walk(connector, contextOf(fake()), what);
    const got = factsOf(connector, items).map((fact) => (fact.type === "order" ? fact.channelOrderId : fact.type === "case" ? fact.channelCaseId : ""));
    expect(got.toSorted()).toEqual(ids);
    expect(pages).toBeGreaterThan(2);
    expect(fake().badSignatures()).toBe(0);
  });

  it.each(["orders", "cases"] as const)(
    "lists all %s it has by id and version, as those of the things themselves, and fetches none of them for it",
    async (what) => {
      const ids = fake().fill(what, 120);
      const { items } = await walk(connector, contextOf(fake()), what);
      const listed: Listed[] = [];
      for (let page: string | null = null, pages = 0; pages === 0 || page !== null; pages += 1) {
        const answer = await listPage(connector, contextOf(fake()), { what, from: WINDOW.from.getTime(), to: WINDOW.to.getTime(), page });
        if (!answer.ok || pages > 100) throw new Error(JSON.stringify(answer));
        listed.push(...answer.value.listed);
        page = answer.value.next;
      }
      expect(listed.map(({ id }) => id).toSorted()).toEqual(ids);
      expect(new Set(listed.map(({ key }) => key))).toEqual(new Set(items.map(({ versionKey }) => versionKey)));
      for (const { version } of listed) expect(version).toBeGreaterThanOrEqual(WINDOW.from.getTime());
      // What turns out to be missing is asked for by what the list says of it alone.
      const [{ id = "", extra } = {}] = listed;
      const again = await connector.fetchOne(contextOf(fake()), { kind: what === "orders" ? "order" : "case", id, ...(extra ? { extra } : {}) });
      expect(again).toMatchObject({ ok: true });
    },
  );

  it.each(["orders", "cases"] as const)("gives the same keys when %s are pulled again unchanged, and when one is fetched by id", async (what) => {
    const [id] = fake().fill(what, 7);
    const first = await walk(connector, contextOf(fake()), what);
    const second = await walk(connector, contextOf(fake()), what);
    expect(new Set(keys(second.items))).toEqual(new Set(keys(first.items)));
    const one = await connector.fetchOne(contextOf(fake()), fake().refOf(what, id ?? ""));
    expect(one.ok && keys(first.items).includes(one.value.dedupeKey)).toBe(true);
  });

  it("gives another key when the content changes", async () => {
    fake().fill("cases", 1);
    const before = await walk(connector, contextOf(fake()), "cases");
    fake().setStatus("7");
    const after = await walk(connector, contextOf(fake()), "cases");
    expect(keys(after.items)).not.toEqual(keys(before.items));
  });

  it("ends at once when nothing changed", async () => {
    expect(await walk(connector, contextOf(fake()), "orders")).toEqual({ items: [], pages: 1 });
  });

  it("goes on where it was after a throttle in the middle", async () => {
    const ids = fake().fill("cases", 60);
    const first = await connector.pull?.(contextOf(fake()), "cases", WINDOW, null);
    if (!first?.ok || first.value.next === null) throw new Error("expected a second page");
    fake().next("throttle");
    const stopped = await connector.pull?.(contextOf(fake()), "cases", WINDOW, first.value.next);
    expect(stopped).toMatchObject({ ok: false, refusal: { code: "THROTTLED" } });
    const rest = await connector.pull?.(contextOf(fake()), "cases", WINDOW, first.value.next);
    if (!rest?.ok) throw new Error("expected the rest");
    expect(new Set([...keys(first.value.items), ...keys(rest.value.items)]).size).toBe(ids.length);
  });

  it("reads money into fen and channel time into UTC, whatever zone the machine is in", async () => {
    const zone = process.env.TZ;
    process.env.TZ = "America/New_York";
    try {
      fake().fill("orders", 1);
      fake().fill("cases", 1);
      const [order] = factsOf(connector, (await walk(connector, contextOf(fake()), "orders")).items);
      const [found] = factsOf(connector, (await walk(connector, contextOf(fake()), "cases")).items);
      expect(order).toMatchObject({ totalFen: 12800, paidFen: 11800, freightFen: 600, createdAt: SOLD_AT, paidAt: new Date(SOLD_AT.getTime() + 27_000) });
      expect(order).toMatchObject({ lines: [{ priceFen: 6400, quantity: 2, paidFen: 11200 }] });
      const deadlineAt = fake().tellsDeadlines === false ? null : new Date(SOLD_AT.getTime() + (fake().answerWithinHours ?? 48) * 3_600_000);
      expect(found).toMatchObject({ amountFen: 5900, ...(fake().caseTimes ?? { createdAt: SOLD_AT, deadlineAt }) });
    } finally {
      process.env.TZ = zone;
    }
  });

  it("keeps a status that is in no table as it came, and guesses nothing", async () => {
    fake().fill("orders", 1);
    fake().fill("cases", 1);
    fake().setStatus("4711");
    const [order] = factsOf(connector, (await walk(connector, contextOf(fake()), "orders")).items);
    const [found] = factsOf(connector, (await walk(connector, contextOf(fake()), "cases")).items);
    expect(order).toMatchObject({ channelStatus: "4711", claimedState: null });
    expect(found).toMatchObject({ channelStatus: "4711", state: "unknown" });
  });

  it("says NOT_FOUND for an id the channel does not know", async () => {
    expect(await connector.fetchOne(contextOf(fake()), { kind: "order", id: "1" })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await connector.fetchOne(contextOf(fake()), { kind: "case", id: "1" })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
}

function tracking(connector: Connector, fake: () => FakeChannel): void {
  it("fetches a trace with the same key twice, in UTC, with a signature the channel accepts", async () => {
    const [id] = fake().fill("parcels", 1);
    const ref = fake().refOf("parcels", id ?? "");
    const first = await connector.fetchOne(contextOf(fake()), ref);
    const second = await connector.fetchOne(contextOf(fake()), ref);
    if (!first.ok || !second.ok) throw new Error("expected a trace");
    expect(second.value).toEqual(first.value);
    expect(fake().badSignatures()).toBe(0);
    expect(factsOf(connector, [first.value])).toMatchObject([{ waybill: id, scans: [{}, { at: SOLD_AT }] }]);
  });

  it("keeps a state that is in no table unknown", async () => {
    const [id] = fake().fill("parcels", 1);
    fake().setStatus("9977");
    const one = await connector.fetchOne(contextOf(fake()), fake().refOf("parcels", id ?? ""));
    expect(one.ok && factsOf(connector, [one.value])).toMatchObject([{ state: "unknown" }]);
  });
}

function pushes(connector: Connector, fake: () => FakeChannel): void {
  const what = connector.pull ? "cases" : "parcels";
  const push = () => {
    const [id] = fake().fill(what, 1);
    return { id, request: fake().push?.(what, id ?? "") ?? { headers: {}, body: "" } };
  };

  it("opens a signed push twice with the same keys and reads what it is about", () => {
    const { id, request } = push();
    const first = connector.webhook?.open(contextOf(fake()), request);
    expect(connector.webhook?.open(contextOf(fake()), request)).toEqual(first);
    if (!first?.ok) throw new Error("expected items");
    expect(JSON.stringify(factsOf(connector, first.value))).toContain(fake().calledInPushes?.(id ?? "") ?? id);
    expect(connector.webhook?.accepted.status).toBe(200);
  });

  it("refuses a push that was changed, is unsigned, or arrives at a shop without secrets", () => {
    const { request } = push();
    const open = (body: string, headers = request.headers, context = contextOf(fake())) => connector.webhook?.open(context, { headers, body });
    const bad = { ok: false, refusal: { code: "BAD_SIGNATURE" } };
    expect(open(request.body.replace("0", "1"))).toMatchObject(bad);
    if (!fake().pushesAreSealed) expect(open(request.body.replace(/&sign=.*/, ""), {})).toMatchObject(bad);
    expect(open(request.body, request.headers, contextOf(fake(), { secrets: {} }))).toMatchObject(bad);
    expect(connector.webhook?.open(contextOf(fake()), { ...request, oversized: true })).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
    expect(connector.webhook?.rejected("BAD_SIGNATURE").status).toBe(401);
    expect(connector.webhook?.rejected("UNAVAILABLE").status).not.toBe(200);
  });
}

function streams(connector: Connector, fake: () => FakeChannel): void {
  it("takes nothing from an empty stream and has nothing to confirm", async () => {
    expect(await connector.stream?.take(contextOf(fake()))).toEqual({ ok: true, value: { items: [], receipt: [] } });
  });
}

function listens(listen: Listen, connector: Connector, fake: () => FakeChannel): void {
  it("names where to listen, or the setting that is missing, and says something again and again so that the connection stays", () => {
    const address = listen.address(contextOf(fake()));
    expect(address.ok && new URL(address.value).protocol).toMatch(/^wss?:$/);
    expect(listen.address(contextOf(fake(), { settings: {} }))).toMatchObject({ ok: false, refusal: { details: { setting: expect.any(String) } } });
    expect(listen.beat.text(contextOf(fake()))).toMatch(/./);
    expect(listen.beat.everyMs).toBeLessThan(listen.beat.silentMs);
  });

  it("reads any frame without throwing; what it holds is told by the same key however often it comes, and answered", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (frame) => {
        const read = listen.read(contextOf(fake()), frame);
        if (!read.ok) expect(read.refusal).toMatchObject({ code: "UNREADABLE", message: expect.stringMatching(/./) });
      }),
      { numRuns: 300 },
    );
    const [id = ""] = fake().fill("cases", 1);
    const frame = fake().frame?.("cases", id) ?? "";
    const [first, again] = [listen.read(contextOf(fake()), frame), listen.read(contextOf(fake()), fake().frame?.("cases", id) ?? "")];
    if (!first.ok || !again.ok) throw new Error("expected a message");
    expect(keys(again.value.items)).toEqual(keys(first.value.items));
    expect(JSON.stringify(factsOf(connector, first.value.items))).toContain(id);
    expect(first.value.ack).toMatch(/./);
  });
}

function failures(connector: Connector, fake: () => FakeChannel): void {
  const what = connector.pull ? "orders" : "parcels";
  const ask = (more: Partial<ConnectorContext> = {}) => connector.fetchOne(contextOf(fake(), more), fake().refOf(what, fake().fill(what, 1)[0] ?? ""));

  it("says how long to wait when throttled", async () => {
    fake().next("throttle");
    const result = await ask();
    expect(result).toMatchObject({ ok: false, refusal: { code: "THROTTLED", details: { waitMs: expect.any(Number) } } });
    expect(!result.ok && Number(result.refusal.details?.waitMs)).toBeGreaterThanOrEqual(1000);
  });

  it("calls silence and a broken connection TIMED_OUT, a closed port UNAVAILABLE", async () => {
    fake().next("silent", "broken");
    expect(await ask({ timeoutMs: 60 })).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    expect(await ask()).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    const gone = await serve(
      () => null,
      () => undefined,
    );
    await gone.close();
    expect(await ask({ baseUrl: gone.baseUrl })).toMatchObject({ ok: false, refusal: { code: "UNAVAILABLE" } });
  });

  it("tells a dead authorisation and an unreadable answer apart from the rest", async () => {
    fake().next("expired", "nonsense");
    expect(await ask()).toMatchObject({ ok: false, refusal: { code: "AUTH_EXPIRED" } });
    expect(await ask()).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
  });

  it("names the setting that is missing, without calling", async () => {
    expect(await ask({ settings: {} })).toMatchObject({ ok: false, refusal: { code: "REFUSED", details: { setting: expect.any(String) } } });
    expect(fake().server.calls).toEqual([]);
  });
}

function refusing(connector: Connector, fake: () => FakeChannel): void {
  const rules = connector.manifest.review?.refusal;
  // Where goods never come back money alone is refused.
  const refusal = connector.actions.refuseReturn ?? connector.actions.refuseRefund;
  async function aCase(): Promise<CaseWrite> {
    const [id = ""] = fake().fill("cases", 1);
    const item = await connector.fetchOne(contextOf(fake()), fake().refOf("cases", id));
    const fact = item.ok ? factsOf(connector, [item.value]).find((each) => each.type === "case") : undefined;
    if (fact?.type !== "case") throw new Error("expected a case");
    const { channelCaseId, channelOrderId, amountFen, writeToken } = fact;
    return { channelCaseId, channelOrderId: channelOrderId ?? "", amountFen, writeToken, text: "商品完好，物流正常派送中" };
  }
  const bodies = (): string[] => fake().server.calls.map(({ body, parts }) => (parts ? JSON.stringify(parts.fields) : decodeURIComponent(body)));

  it("tells what a refusal must hold, and gives reasons with an id and words each", async () => {
    expect(rules?.words.least).toBeGreaterThan(0);
    expect(rules?.words.most).toBeGreaterThan(rules?.words.least ?? 0);
    const reasons = await connector.actions.refusalReasons?.(contextOf(fake()), await aCase());
    expect(reasons?.ok && reasons.value.length).toBeGreaterThan(0);
    for (const reason of reasons?.ok ? reasons.value : []) {
      expect(reason.id).toMatch(/./);
      expect(reason.text).toMatch(/./);
      if (rules?.proof === null) expect(reason.proof).not.toBe("required");
    }
  });

  it("refuses with reason and words, under a signature the channel accepts", async () => {
    const write = await aCase();
    const reasons = await connector.actions.refusalReasons?.(contextOf(fake()), write);
    const reason = reasons?.ok ? reasons.value.find(({ proof }) => proof === "optional") : undefined;
    if (!reason) throw new Error("expected a reason that needs no proof");
    expect(await refusal?.(contextOf(fake()), { ...write, reason })).toMatchObject({ ok: true });
    expect(fake().badSignatures()).toBe(0);
    expect(bodies().at(-1)).toContain(reason.id);
    expect(bodies().at(-1)).toContain(write.text);
  });

  it("sends nothing without a reason, without words, or without what guards against a stale view", async () => {
    const write = await aCase();
    const before = fake().server.calls.length;
    const reason = { id: "8", text: "已与买家协商一致" };
    for (const spoilt of [write, { ...write, reason, text: "" }, { ...write, reason, writeToken: {} }]) {
      expect(await refusal?.(contextOf(fake()), spoilt)).toMatchObject({ ok: false });
    }
    expect(fake().server.calls.length).toBe(before);
  });

  it("does not know what happened when the answer is silence or nonsense", async () => {
    const write = { ...(await aCase()), reason: { id: "8", text: "已与买家协商一致" } };
    fake().next("silent", "nonsense");
    expect(await refusal?.(contextOf(fake(), { timeoutMs: 60 }), write)).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
    expect(await refusal?.(contextOf(fake()), write)).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
  });
}

function normalizing(connector: Connector, fake: () => FakeChannel): void {
  const topics = ["order", "case", "push", "trace", "outbound", "received", "", "nonsense"];

  it("reads any text and any JSON without throwing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...topics), fc.oneof(fc.string(), fc.json(), fc.constant("[".repeat(50_000))), (topic, payload) => {
        const result = connector.normalize(topic, payload);
        if (!result.ok) expect(result.refusal).toMatchObject({ code: "UNREADABLE", message: expect.stringMatching(/./) });
      }),
      { numRuns: 400 },
    );
  });

  it("reads real payloads with any one value replaced, or names the field", async () => {
    const kinds = connector.pull ? (["orders", "cases"] as const) : (["parcels"] as const);
    // Half of what tells of others' orders is documents of another sort.
    const ids = kinds.flatMap((kind) =>
      fake()
        .fill(kind, tellsOfOthers(connector) ? 2 : 1)
        .map((id) => ({ kind, id })),
    );
    for (const { kind, id } of ids) {
      const one = await connector.fetchOne(contextOf(fake()), fake().refOf(kind, id));
      if (!one.ok) throw new Error(one.refusal.message);
      const values = [...one.value.payload.matchAll(/:("[^"]*"|-?[\d.]+|true|false|null|\[\]|\{\})/g)];
      const wrong = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("", "0000-00-00 00:00:00", "1e999", -1, 1e300, "2026-13-45 99:00:00"));
      fc.assert(
        fc.property(fc.constantFrom(...values), wrong, (match, value) => {
          const at = match.index + 1;
          const payload = one.value.payload.slice(0, at) + JSON.stringify(value) + one.value.payload.slice(at + (match[1] ?? "").length);
          const result = connector.normalize(one.value.topic, payload);
          if (result.ok) expect(unusable(result.value)).toEqual([]);
          else expect(result.refusal).toMatchObject({ code: "UNREADABLE", details: { field: expect.stringMatching(/./) } });
        }),
        { numRuns: 300 },
      );
    }
  });
}
