/** What a connector must do that tells what a warehouse did with the orders of other shops; a part of the suite of all connectors. */
import { expect, it } from "vitest";
import type { Connector, Listed, RawItem } from "../../main/hub/connectors/port.ts";
import { listPage } from "../../main/hub/ingest/list-channel.ts";
import { contextOf, type FakeChannel, SOLD_AT } from "./fakes/fake.ts";
import { factsOf, keys, WINDOW, walk } from "./walk.ts";

/** A warehouse system: it has no orders and after-sales of its own, and tells what happened to those of other shops. */
export const tellsOfOthers = ({ manifest }: Connector): boolean => manifest.abilities.includes("warehouse");

export function telling(connector: Connector, fake: () => FakeChannel): void {
  const idsOf = (items: readonly RawItem[]): string[] => items.map((item) => item.dedupeKey.split(":")[1] ?? "").toSorted();
  const both = ["orders", "cases"] as const;

  it.each(both)("pulls every one of 120 documents about %s exactly once over several pages, with signatures the channel accepts", async (what) => {
    const ids = fake().fill(what, 120);
    const { items, pages } = await walk(connector, contextOf(fake()), what);
    expect(idsOf(items)).toEqual(ids.toSorted());
    expect(pages).toBeGreaterThan(2);
    expect(fake().badSignatures()).toBe(0);
  });

  it.each(both)("lists all documents about %s by id and version, as those of the documents themselves, and each is found again by that", async (what) => {
    const ids = fake().fill(what, 120);
    const { items } = await walk(connector, contextOf(fake()), what);
    const listed: Listed[] = [];
    for (let page: string | null = null, pages = 0; pages === 0 || page !== null; pages += 1) {
      const answer = await listPage(connector, contextOf(fake()), { what, from: WINDOW.from.getTime(), to: WINDOW.to.getTime(), page });
      if (!answer.ok || pages > 100) throw new Error(JSON.stringify(answer));
      listed.push(...answer.value.listed);
      page = answer.value.next;
    }
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(ids));
    expect(new Set(listed.map(({ key }) => key))).toEqual(new Set(items.map(({ versionKey }) => versionKey)));
    for (const { version } of listed) expect(version).toBeGreaterThanOrEqual(WINDOW.from.getTime());
    for (const { id, extra } of [...new Map(listed.map((one) => [one.extra?.list, one])).values()]) {
      const again = await connector.fetchOne(contextOf(fake()), { kind: what === "orders" ? "order" : "case", id, ...(extra ? { extra } : {}) });
      expect(again.ok && keys(items)).toContain(again.ok && again.value.dedupeKey);
    }
  });

  it.each(both)("gives the same keys when documents about %s are pulled again unchanged, and others when the content changes", async (what) => {
    fake().fill(what, 7);
    const first = await walk(connector, contextOf(fake()), what);
    const second = await walk(connector, contextOf(fake()), what);
    expect(new Set(keys(second.items))).toEqual(new Set(keys(first.items)));
    fake().setStatus("4711");
    const other = await walk(connector, contextOf(fake()), what);
    expect(keys(other.items).filter((key) => keys(first.items).includes(key))).toEqual([]);
  });

  it("ends at once when nothing changed", async () => {
    expect(await walk(connector, contextOf(fake()), "orders")).toEqual({ items: [], pages: 1 });
  });

  it("goes on where it was after a throttle in the middle", async () => {
    const ids = fake().fill("cases", 120);
    const first = await connector.pull?.(contextOf(fake()), "cases", WINDOW, null);
    if (!first?.ok || first.value.next === null) throw new Error("expected a second page");
    fake().next("throttle");
    const stopped = await connector.pull?.(contextOf(fake()), "cases", WINDOW, first.value.next);
    expect(stopped).toMatchObject({ ok: false, refusal: { code: "THROTTLED" } });
    const items = [...first.value.items];
    for (let page: string | null = first.value.next; page !== null; ) {
      const rest: Awaited<ReturnType<NonNullable<Connector["pull"]>>> | undefined = await connector.pull?.(contextOf(fake()), "cases", WINDOW, page);
      if (!rest?.ok) throw new Error("expected the rest");
      items.push(...rest.value.items);
      page = rest.value.next;
    }
    expect(new Set(keys(items)).size).toBe(ids.length);
  });

  it("names the orders by the shops' own numbers and tells times in UTC, whatever zone the machine is in", async () => {
    const zone = process.env.TZ;
    process.env.TZ = "America/New_York";
    try {
      fake().fill("orders", 4);
      fake().fill("cases", 4);
      const items = [...(await walk(connector, contextOf(fake()), "orders")).items, ...(await walk(connector, contextOf(fake()), "cases")).items];
      const told = factsOf(connector, items).flatMap((fact) => (fact.type === "warehouse" ? [fact] : []));
      const steps = fake().tells ?? ["allocated", "packed", "outbound", "return_arrived", "return_inspected"];
      expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...steps]));
      for (const { orderRef } of told) expect(orderRef).toMatch(/^channel:\*:./);
      expect(new Set(told.map(({ orderRef, key }) => `${orderRef} ${key}`)).size).toBe(told.length);
      expect(told.find(({ kind }) => kind === "outbound")?.at).toEqual(SOLD_AT);
      if (steps.includes("packed"))
        expect(told.find(({ kind }) => kind === "packed")?.data).toMatchObject({ skus: [{ sku: "TS-BLK-L", quantity: 2 }], weightGrams: 640 });
      expect(told.find(({ kind }) => kind === "return_arrived")).toMatchObject({ at: SOLD_AT, data: { waybill: expect.stringMatching(/./) } });
    } finally {
      process.env.TZ = zone;
    }
  });

  it("keeps a status that is in no table as it came, says so, and takes it as proof of nothing", async () => {
    fake().fill("orders", 4);
    fake().fill("cases", 4);
    fake().setStatus("4711");
    for (const what of both) {
      const facts = factsOf(connector, (await walk(connector, contextOf(fake()), what)).items);
      expect(facts).toHaveLength(4);
      for (const fact of facts) expect(fact).toMatchObject({ type: "nothing", why: expect.stringContaining("4711") });
    }
  });

  const withStock = it.runIf(connector.manifest.abilities.includes("stock"));
  const stockOf = (items: readonly RawItem[]) => factsOf(connector, items).flatMap((fact) => (fact.type === "stock" ? [fact] : []));

  withStock("tells the stock of 240 articles by warehouse, each exactly once: what lies there, what of it is set apart, what is on its way", async () => {
    const filled = fake().fillStock?.(240) ?? [];
    expect(filled).toHaveLength(240);
    const { items, pages } = await walk(connector, contextOf(fake()), "orders");
    expect(idsOf(items)).toEqual(filled.map(({ id }) => id).toSorted());
    expect(pages).toBeGreaterThan(2);
    const told = stockOf(items);
    expect(told.map(({ sku, warehouse }) => `${sku} ${warehouse}`).toSorted()).toEqual(filled.map(({ sku, warehouse }) => `${sku} ${warehouse}`).toSorted());
    for (const fact of told) expect(fact).toMatchObject({ onHand: 12, locked: 5, inTransit: 40 });
    expect(Math.min(...told.map(({ version }) => version))).toBe(SOLD_AT.getTime());
    expect(fake().badSignatures()).toBe(0);
  });

  withStock("finds stock again by what the list calls it", async () => {
    fake().fillStock?.(3);
    const { items } = await walk(connector, contextOf(fake()), "orders");
    const answer = await listPage(connector, contextOf(fake()), { what: "orders", from: WINDOW.from.getTime(), to: WINDOW.to.getTime(), page: null });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    for (const { id, extra } of answer.value.listed) {
      const again = await connector.fetchOne(contextOf(fake()), { kind: "order", id, ...(extra ? { extra } : {}) });
      expect(again.ok && keys(items)).toContain(again.ok && again.value.dedupeKey);
    }
    expect(answer.value.listed.length).toBeGreaterThan(0);
  });

  it("says NOT_FOUND for an id the channel does not know", async () => {
    expect(await connector.fetchOne(contextOf(fake()), { kind: "order", id: "1" })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await connector.fetchOne(contextOf(fake()), { kind: "case", id: "1" })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
  });
}
