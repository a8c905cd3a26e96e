import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectorFor } from "../../main/hub/connectors/index.ts";
import type { ChannelFact } from "../../main/hub/connectors/port.ts";
import { drawer, inParts, spreadOf } from "../../scripts/bench/figures.ts";
import { type WireItem, wireOrders, wireTraces } from "../../scripts/bench/payloads.ts";

const NOW = Date.UTC(2026, 10, 20, 2, 0, 0);

function factsOf(channel: string, items: readonly WireItem[]): ChannelFact[] {
  return items.flatMap((item) => {
    const facts = connectorFor(channel)?.normalize(item.topic, item.payload);
    if (!facts?.ok) throw new Error(facts?.refusal.message ?? channel);
    return facts.value;
  });
}

describe("payloads of the bench", () => {
  it.each(["taobao", "douyin"] as const)("are orders of %s as its connector reads them: paid, then shipped, money to the fen", (channel) => {
    const [paid, shipped] = (["paid", "shipped"] as const).map((stage) => factsOf(channel, wireOrders({ from: 0, to: 60, stage, now: NOW })[channel]));
    expect(paid).toHaveLength(30);
    for (const [at, fact] of (shipped ?? []).entries()) {
      const before = paid?.[at];
      if (fact.type !== "order" || before?.type !== "order") throw new Error("no order");
      expect(before).toMatchObject({ channelOrderId: fact.channelOrderId, claimedState: "paid", parcels: [] });
      expect(fact).toMatchObject({ claimedState: "outbound", parcels: [{ carrier: "yuantong" }] });
      expect(fact.version).toBeGreaterThan(before.version);
      expect(fact.lines.reduce((sum, line) => sum + line.paidFen, 0)).toBe(fact.paidFen);
    }
  });

  it("are whole traces of the same parcels", () => {
    const waybills = (["taobao", "douyin"] as const).flatMap((channel) =>
      factsOf(channel, wireOrders({ from: 5, to: 25, stage: "shipped", now: NOW })[channel]).flatMap((fact) => (fact.type === "order" ? fact.parcels : [])),
    );
    const traces = factsOf("kuaidi100", wireTraces({ from: 5, to: 25, now: NOW }));
    expect(traces.map((fact) => fact.type === "trace" && fact.waybill).toSorted()).toEqual(waybills.map((parcel) => parcel.waybill).toSorted());
    expect(traces.every((fact) => fact.type === "trace" && fact.state === "signed" && fact.scans.length === 6)).toBe(true);
  });
});

describe("figures of the bench", () => {
  it("a spread's slow end is not below its middle, and both were measured", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 300 }), (times) => {
        const { p50ms, p99ms } = spreadOf(times);
        expect(times).toContain(p50ms);
        expect(times).toContain(p99ms);
        expect(p99ms).toBeGreaterThanOrEqual(p50ms);
        expect(times.filter((time) => time > p99ms).length).toBeLessThanOrEqual(times.length * 0.01);
      }),
    );
    expect(() => spreadOf([])).toThrow("nothing was measured");
  });

  it("draws all over the range, the same in every run", () => {
    const draws = (seed: number): number[] => {
      const draw = drawer(seed);
      return Array.from({ length: 5_000 }, () => draw(50));
    };
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
    const counts = Map.groupBy(draws(7), (number) => number);
    expect(counts.size).toBe(50);
    for (const drawn of counts.values()) expect(drawn.length).toBeGreaterThan(50);
  });

  it("parts of a list put together are the list", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (list, size) => {
        const parts = inParts(list, size);
        expect(parts.flat()).toEqual(list);
        expect(parts.every((part) => part.length > 0 && part.length <= size)).toBe(true);
      }),
    );
  });
});
