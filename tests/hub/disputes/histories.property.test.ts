import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CaseChannelState } from "../../../main/hub/connectors/port.ts";
import { moneyOf, refundableFor, takeCases } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, start } from "./support.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
});
afterAll(() => store.close());

const words: CaseChannelState[] = ["requested", "refunding", "refused", "closed", "unknown"];
/** What a channel tells of one case: words before and after its payment; the payment may be less than asked, and may be the last thing it says of money. */
const told = fc.record({
  asked: fc.integer({ min: 1, max: 4_000 }),
  paidShare: fc.constantFrom(0, 50, 80, 100),
  before: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
  after: fc.array(fc.record({ word: fc.constantFrom<CaseChannelState>(...words, "refunded"), repeats: fc.boolean() }), { maxLength: 3 }),
  onLine: fc.boolean(),
  sameSecond: fc.boolean(),
});
const history = fc.record({
  cases: fc.array(told, { minLength: 1, maxLength: 3 }),
  order: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
  cut: fc.integer({ min: 1, max: 5 }),
});

it("whatever a channel says of refunds, in any order and any batches: what is booked is its ledger, and never more than what was paid is left or gone", async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ cases, order, cut }) => {
      const ledger = new Map(cases.map((one, index) => [`r${index}`, Math.floor((one.asked * one.paidShare) / 100)]));
      let reading = 0;
      const facts = cases.flatMap((one, index) => {
        const channelCaseId = `r${index}`;
        const out = ledger.get(channelCaseId) ?? 0;
        const of = { channelCaseId, kind: "refund_only" as const, amountFen: one.asked, channelLineIds: one.onLine ? ["l1"] : [] };
        const say = (state: CaseChannelState, refundedFen: number | null, place: number) => {
          reading += 1;
          return fact({ ...of, state, refundedFen, version: start + (one.sameSecond ? 0 : place * 1_000) }, "taobao", reading);
        };
        const first = one.before.map((state, place) => say(state, null, place));
        if (out === 0) return first;
        const paid = say("refunded", out, 3);
        return [...first, paid, ...one.after.map(({ word, repeats }, place) => say(word, repeats || word === "refunded" ? out : null, 4 + place))];
      });
      const mixed = [...facts, ...facts.slice(0, 3)]
        .map((each, place) => ({ each, at: order[place % order.length] ?? 0 }))
        .sort((left, right) => left.at - right.at);
      const seen: unknown[] = [];
      for (const { sequence, size } of [
        { sequence: facts, size: 1 },
        { sequence: mixed.map(({ each }) => each), size: cut },
      ]) {
        await emptyDesk(store);
        await addShop(store, "taobao");
        await addOrder(store, { id: "1", paidFen: 12_000 });
        for (let from = 0; from < sequence.length; from += size)
          await commit(store, "channel:taobao", (tx) => takeCases(tx, sequence.slice(from, from + size)));
        const rows = await store.rows<{ id: string; key: string; state: string; status: string; outcome: string | null; fen: number }>(
          "SELECT id, channel_case_id AS key, state, status, outcome, refunded_fen AS fen FROM case_file ORDER BY 2",
        );
        expect(new Map(rows.map(({ key, fen }) => [key, fen]))).toEqual(ledger);
        const [kept] = await store.rows<{ fen: number }>(`SELECT refunded_fen AS fen FROM "order"`);
        expect(kept?.fen).toBe([...ledger.values()].reduce((sum, fen) => sum + fen, 0));
        const money = (await moneyOf(store, { orderIds: ["1"], granted: async () => new Map() })).get("1");
        if (!money) throw new Error("the order has no money");
        for (const { id, key } of rows) {
          const { refundableFen, othersFen } = refundableFor(money, id);
          expect(refundableFen).toBeGreaterThanOrEqual(0);
          expect(refundableFen + othersFen + (ledger.get(key) ?? 0)).toBeLessThanOrEqual(12_000);
        }
        seen.push(rows.map(({ key, state, status, outcome, fen }) => ({ key, state, status, outcome, fen })));
      }
      expect(seen[1]).toEqual(seen[0]);
    }),
    { numRuns: 40 },
  );
});
