/**
 * Random histories of refunds, told in their channel's own payloads: whatever is left out, said twice, said in one second, in parts, late or
 * in another order, what is booked is what the test's own ledger says was paid, and nothing is paid a second time.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { afterSale, order, SOLD } from "./douyin.ts";
import { at, ownOrder } from "./own-order.ts";
import { refund, soldAt, trade, yuan } from "./taobao.ts";
import { MINUTE, World } from "./world.ts";

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const PAID = 10_000;
const channels = ["dy", "tb", "own"] as const;
/** A word of a channel about a case: where it stands, and of the money nothing, that it is out, or how much of it. */
interface Word {
  state: "asked" | "refused" | "closed" | "paid";
  /** Fen known to be out by then; shown only where `says` lets it. */
  out: number;
  says: "nothing" | "paid" | "deduction" | "sum";
  second: number;
}
const word = fc.record({
  state: fc.constantFrom<Word["state"]>("asked", "refused", "closed", "paid"),
  says: fc.constantFrom<Word["says"]>("nothing", "paid", "deduction", "sum"),
});
const history = fc.record({
  channel: fc.constantFrom(...channels),
  asked: fc.integer({ min: 100, max: PAID }),
  deducted: fc.constantFrom(0, 0, 20, 50),
  parts: fc.integer({ min: 0, max: 3 }),
  words: fc.array(word, { minLength: 3, maxLength: 5 }),
  sameSecond: fc.boolean(),
  order: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  cut: fc.integer({ min: 1, max: 4 }),
  second: fc.integer({ min: 100, max: PAID }),
  person: fc.boolean(),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** The words of a history, oldest first: money goes out in as many parts as it says, and does not come back. */
function wordsOf({ channel, asked, deducted, parts, words, sameSecond }: History): Word[] {
  const paid = asked - Math.floor((asked * deducted) / 100);
  return words.map((one, index) => {
    const share = Math.min(parts, Math.max(0, index));
    // Taobao pays in one sum.
    const out = parts === 0 || share === 0 ? 0 : channel === "tb" ? paid : Math.floor((paid * share) / parts);
    const second = 7_200 + (sameSecond ? 0 : index);
    if (out === 0) return { state: one.state === "paid" ? "asked" : one.state, out, says: "nothing", second };
    return { ...one, out, second };
  });
}

/** What the words say was paid: the greatest sum they name, else what was asked for less the deduction they name, else what was asked for. */
function ledgerOf({ channel, asked, deducted }: History, words: readonly Word[]): number {
  const less = Math.floor((asked * deducted) / 100);
  const known = words.filter(({ out }) => out > 0);
  const named = (says: Word["says"]) => known.filter((one) => one.says === says);
  const sums = channel === "tb" ? known.filter(({ state }) => state === "paid") : named("sum");
  if (sums.length > 0) return Math.max(...sums.map(({ out }) => out));
  if (channel === "tb") return 0;
  if (channel === "own") return known.some(({ state, says }) => state === "paid" && says !== "sum") ? asked : 0;
  if (less > 0 && named("deduction").length > 0) return asked - less;
  return known.some(({ says }) => says !== "nothing") ? asked : 0;
}

const douyinStatus = { asked: 6, refused: 29, closed: 28, paid: 12 } as const;
const taobaoStatus = { asked: "WAIT_SELLER_AGREE", refused: "SELLER_REFUSE_BUYER", closed: "CLOSED", paid: "SUCCESS" } as const;
const ownState = { asked: "requested", refused: "refused", closed: "closed", paid: "refunded" } as const;

function douyin(id: string, { asked, deducted }: History, { state, out, says, second }: Word) {
  const deduction_amount = Math.floor((asked * deducted) / 100);
  const detail = says === "sum" ? { real_refund_amount: out } : says === "deduction" ? { deduction_amount } : {};
  const change = { aftersale_status: douyinStatus[state], refund_status: out > 0 && says !== "nothing" ? 3 : 1, refund_amount: asked };
  return afterSale(`A${id}`, { order: id, detail }, { ...change, update_time: SOLD + second });
}

function taobao(id: string, { asked }: History, { state, out, second }: Word) {
  return refund(`A${id}`, { trade: id }, { status: taobaoStatus[state], refund_fee: yuan(state === "paid" ? out : asked), modified: soldAt(second) });
}

function own(id: string, { asked }: History, { state, out, says, second }: Word) {
  const body = { id: `A${id}`, orderRef: id, kind: "refund_only", text: "不想要了", amountFen: asked, at: at(-50), updatedAt: at(second - 7_240) };
  return { ...body, state: ownState[state], ...(says === "sum" ? { refundedFen: out } : {}) };
}

/** Tells the words in a given order and so many at once. */
async function tell(id: string, of: History, words: readonly Word[]): Promise<void> {
  for (let from = 0; from < words.length; from += of.cut) {
    const some = words.slice(from, from + of.cut);
    if (of.channel === "dy") await world.take("dy", "case", ...some.map((one) => douyin(id, of, one)));
    else if (of.channel === "tb") await world.take("tb", "case", ...some.map((one) => taobao(id, of, one)));
    else for (const one of some) expect((await world.rest("POST", "/cases", { body: own(id, of, one) })).status).toBe(200);
  }
}

async function open(id: string, { channel }: History): Promise<void> {
  if (channel === "dy") await world.take("dy", "order", order(id));
  else if (channel === "tb") await world.take("tb", "order", trade(id));
  else await world.rest("POST", "/orders", { body: ownOrder(id) });
}

/** Another claim of the whole order, for money only. */
async function ask(id: string, { channel, second: fen }: History): Promise<void> {
  if (channel === "dy") await world.take("dy", "case", afterSale(`B${id}`, { order: id }, { refund_amount: fen, update_time: SOLD + 9_000 }));
  else if (channel === "tb") await world.take("tb", "case", refund(`B${id}`, { trade: id }, { refund_fee: yuan(fen), modified: soldAt(9_000) }));
  else await world.rest("POST", "/cases", { body: { id: `B${id}`, orderRef: id, kind: "refund_only", text: "少发了", amountFen: fen, at: at(-40) } });
}

test("what is booked is the ledger of the channel's words; what is left is never below nothing, and no money goes twice", async () => {
  await fc.assert(
    fc.asyncProperty(history, async (of) => {
      serial += 1;
      const id = `${6_000_000 + serial}`;
      const words = wordsOf(of);
      const ledger = ledgerOf(of, words);
      const mixed = [...words, words[0] as Word]
        .map((one, index) => ({ one, place: of.order[index % of.order.length] ?? 0 }))
        .sort((left, right) => left.place - right.place)
        .map(({ one }) => one);
      await open(id, of);
      await tell(id, of, mixed);
      await ask(id, of);
      const page = await world.case(of.channel, `A${id}`);
      expect(page.case.refundedFen).toBe(ledger);
      expect((await world.order(of.channel, id))?.order.refundedFen).toBe(ledger);
      expect(page.case.refundableFen).toBeGreaterThanOrEqual(0);
      if (ledger > 0) expect(page.offers.find(({ kind }) => kind === "agree_refund")?.allowed).toBe(false);
      const granted = await sumOf(page.case.id, "held");
      const other = await world.case(of.channel, `B${id}`);
      if (ledger > 0 && page.case.status === "done") expect(other.case.refundableFen).toBe(Math.min(of.second, Math.max(0, PAID - Math.max(ledger, granted))));
      if (of.person) for (const each of [page, other]) await world.wantRefund(each, each.case.amountFen);
      await world.pass(30 * MINUTE);
      const sent = (await sumOf(page.case.id, "sent")) + (await sumOf(other.case.id, "sent"));
      expect(ledger + sent).toBeLessThanOrEqual(PAID);
      if (ledger > 0) expect(await sumOf(page.case.id, "sent")).toBe(0);
      // Told once more, all of it, nothing is different.
      await tell(id, of, words);
      expect((await world.case(of.channel, `A${id}`)).case.refundedFen).toBe(ledger);
      expect(await world.quarantined()).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

/** Fen that effects of a case pay: held, or called at the channel. */
async function sumOf(caseId: string, how: "held" | "sent"): Promise<number> {
  const states = how === "held" ? ["held", "ready"] : ["sending", "unclear", "sent", "confirmed"];
  const [row] = await world.rows<{ fen: number }>(
    "SELECT coalesce(sum(amount_fen), 0)::int AS fen FROM action WHERE case_id = $1 AND kind = 'agree_refund' AND state = ANY($2)",
    [caseId, states],
  );
  return row?.fen ?? 0;
}
