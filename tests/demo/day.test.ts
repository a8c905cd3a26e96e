import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planDay } from "../../main/demo/day/plan-day.ts";
import { advance } from "../../main/demo/play.ts";
import type { Show } from "../../main/demo/show.ts";
import { Ids } from "../../main/demo/truth/ids.ts";
import { buyerOf } from "../../main/demo/world/buyers.ts";
import { solvedCases } from "../../main/demo/world/solved.ts";
import { CLASS_IDS } from "../../main/demo/world/words.ts";
import { defaultDisputeClasses } from "../../main/hub/contract/words.ts";
import { HOUR, START, smallShow } from "./seller.ts";

const plan = (seed: string, more: { orders?: number; cases?: number; questions?: string[] } = {}) =>
  planDay({ orders: 200, cases: 60, seed, startMs: START, ids: new Ids({ second: START / 1_000, next: 0 }), ...more });

async function wholeDay(show: Show): Promise<void> {
  for (let now = START; now <= START + 15 * HOUR; now += HOUR / 2) await advance(show, now);
}

describe("the day's plan", () => {
  it("is the same for the same seed and another for another", () => {
    expect(JSON.stringify(plan("a"))).toBe(JSON.stringify(plan("a")));
    expect(JSON.stringify(plan("a"))).not.toBe(JSON.stringify(plan("b")));
  });

  it("has as many orders and cases as were wished, each id once, no claim without its order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 60 }),
        fc.string({ minLength: 1, maxLength: 6 }),
        async (orders, cases, seed) => {
          const show = smallShow({ orders, cases, seed });
          await wholeDay(show);
          expect(show.world.orders.size).toBe(orders);
          expect(show.world.claims.size + show.world.questions.size).toBe(cases);
          const claims = [...show.world.claims.values()];
          expect(claims.every((claim) => show.world.orders.get(claim.orderId)?.lines.some((line) => line.id === claim.lineId))).toBe(true);
          expect(claims.every((claim) => claim.amount > 0 && claim.amount <= (show.world.orders.get(claim.orderId)?.paid ?? 0))).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("keeps the shares that sellers report", async () => {
    const show = smallShow({ orders: 1_500, cases: 200 });
    await wholeDay(show);
    const shipped = [...show.world.orders.values()].filter((order) => order.shippedAt > 0);
    const share = (fate: string): number => shipped.filter((order) => order.fate === fate).length / shipped.length;
    expect(share("ghost")).toBeGreaterThan(0.13);
    expect(share("ghost")).toBeLessThan(0.21);
    expect(share("stalled")).toBeGreaterThan(0.02);
    expect(share("wrong_item")).toBeGreaterThan(0.003);
    const ghosts = shipped.filter((order) => order.fate === "ghost");
    expect(ghosts.some((order) => [...show.world.facts.values()].some((fact) => fact.orderId === order.id && fact.kind === "outbound"))).toBe(false);
    const claims = [...show.world.claims.values()];
    expect(claims.filter((claim) => claim.amount <= 20_000).length / claims.length).toBeGreaterThan(0.6);
    expect(claims.some((claim) => claim.amount > 50_000)).toBe(true);
    const wrong = shipped.find((order) => order.fate === "wrong_item");
    const packed = [...show.world.facts.values()].find((fact) => fact.orderId === wrong?.id && fact.kind === "packed");
    expect(packed?.data.skus?.[0]?.sku).not.toBe(wrong?.lines[0]?.sku);
  });

  it("has buyers who return again and again, on both channels and by one telephone number", async () => {
    const show = smallShow({ orders: 1_000, cases: 150 });
    await wholeDay(show);
    const byBuyer = new Map<number, Set<string>>();
    const times = new Map<number, number>();
    for (const claim of show.world.claims.values()) {
      const buyer = show.world.orders.get(claim.orderId)?.buyer ?? -1;
      times.set(buyer, (times.get(buyer) ?? 0) + 1);
      byBuyer.set(buyer, (byBuyer.get(buyer) ?? new Set()).add(claim.channel));
    }
    const repeaters = [...times].filter(([, count]) => count >= 5).map(([buyer]) => buyer);
    expect(repeaters.length).toBeGreaterThan(0);
    expect(repeaters.some((buyer) => byBuyer.get(buyer)?.size === 2)).toBe(true);
    expect(buyerOf("t", repeaters[0] ?? 0).maskedPhone).toMatch(/^12\d\*{4}\d{4}$/);
  });

  it("uses the words it was given for every case", async () => {
    const questions = ["电池充不进电", "怎么绑定手机", "声音太小"];
    const show = smallShow({ questions });
    await wholeDay(show);
    const said = [...[...show.world.claims.values()].map((claim) => claim.words), ...[...show.world.questions.values()].map((question) => question.text)];
    expect(said.length).toBe(40);
    expect(said.every((words) => questions.includes(words))).toBe(true);
  });
});

describe("words", () => {
  it("speak for every dispute class a shop starts with", () => {
    expect([...CLASS_IDS].sort()).toEqual(defaultDisputeClasses.map(([id]) => id).sort());
  });

  it("give hundreds of different solved cases with nothing left to fill in", () => {
    const cases = solvedCases({ seed: "1", count: 480, until: START });
    expect(cases).toHaveLength(480);
    expect(new Set(cases.map((entry) => entry.buyerText)).size).toBe(480);
    expect(new Set(cases.map((entry) => entry.reply)).size).toBeGreaterThan(450);
    expect(new Set(cases.map((entry) => entry.disputeClass)).size).toBe(CLASS_IDS.length);
    expect(cases.filter((entry) => /[{}]|undefined/.test(entry.buyerText + entry.reply))).toEqual([]);
    expect(cases.every((entry) => entry.solvedAt < START && entry.amountFen > 0)).toBe(true);
  });
});
