/** A promotion's peak played again: what comes through the channels, what stops it, and who may have it played. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../main/demo/index.ts";
import type { Principal } from "../../main/hub/access/index.ts";
import { type Director, demonstrationHandlers } from "../../main/hub/frame/demonstration.handlers.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { freshStore } from "../support/store.ts";
import { START } from "./seller.ts";

const SECOND = 1_000;
const agent: Principal = { kind: "operator", id: "demo-agent", name: "客服小林（演示）", roles: ["agent"], demo: true, limitFen: null };

describe("a promotion's peak", () => {
  let demo: Demo;
  let now = START + 3_600_000;
  const counts = async (): Promise<{ orders: number; claims: number }> => {
    const { orders, claims } = await demo.ledger();
    return { orders: orders.length, claims: claims.length };
  };
  /** Steps are small: the channels are live. */
  const pass = async (seconds: number): Promise<void> => {
    for (let left = seconds; left > 0; left -= 10) {
      now += 10 * SECOND;
      await demo.advance(now);
    }
  };
  beforeAll(async () => {
    demo = await startDemo({ orders: 60, cases: 6, seed: "peak", startMs: START });
    await demo.advance(now);
  });
  afterAll(() => demo.stop());

  it("brings in at its channels what it tells, most of it at once, and ends by itself", async () => {
    expect(await demo.peak.now()).toEqual({ running: false, from: null, until: null, orders: 0, cases: 0 });
    const before = await counts();
    expect(await demo.peak.start({ orders: 80, cases: 12, ms: 120 * SECOND })).toMatchObject({ running: true, from: now, until: now + 120 * SECOND });
    // Whoever asks again while one is under way gets that one.
    expect(await demo.peak.start({ orders: 80, cases: 12, ms: 120 * SECOND })).toMatchObject({ from: now });
    await pass(60);
    const half = await demo.peak.now();
    expect(half.orders).toBeGreaterThan(45);
    await pass(70);
    expect(await demo.peak.now()).toMatchObject({ running: false, orders: 80, cases: 12 });
    const after = await counts();
    expect(after.orders - before.orders).toBeGreaterThanOrEqual(80);
    expect(after.claims).toBeGreaterThan(before.claims);
  });

  it("is ended by whoever wants, and nothing comes of it afterwards", async () => {
    await demo.peak.start({ orders: 80, cases: 12, ms: 120 * SECOND });
    await pass(20);
    const stopped = await demo.peak.stop();
    expect(stopped.running).toBe(false);
    expect(stopped.orders).toBeLessThan(80);
    await pass(120);
    expect(await demo.peak.now()).toMatchObject({ running: false, orders: stopped.orders, cases: stopped.cases });
  });
});

describe("whoever has a peak played", () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
  });
  afterAll(() => store.close());

  it("is refused in a real shop, and stands in the journal in a demonstration", async () => {
    const real = demonstrationHandlers(store, { director: null });
    expect(await real.peak(undefined, agent)).toMatchObject({ ok: true, value: { there: false, running: false } });
    expect(await real.startPeak(undefined, agent)).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    const state = { running: true, from: new Date(START), until: new Date(START + 120 * SECOND), orders: 0, cases: 0 };
    const director: Director = { peak: async () => state, startPeak: async () => state, stopPeak: async () => ({ ...state, running: false }) };
    const there = demonstrationHandlers(store, { director });
    expect(await there.startPeak(undefined, agent)).toMatchObject({ ok: true, value: { there: true, running: true } });
    expect(await there.stopPeak(undefined, agent)).toMatchObject({ ok: true, value: { there: true, running: false } });
    expect(await store.rows("SELECT verb, actor FROM journal_line ORDER BY id")).toEqual([
      { verb: "peak.started", actor: "operator:demo-agent" },
      { verb: "peak.stopped", actor: "operator:demo-agent" },
    ]);
  });
});
