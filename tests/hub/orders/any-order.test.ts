/** Whatever order facts arrive in, and however often, what is kept in the end is the same. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChannelOrder, ChannelTrace, OrderState, TraceScan } from "../../../main/hub/connectors/port.ts";
import { orderLifecycle, takeFacts } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, given, HOUR, inTx, line, order, type Said, SHOP, START, said, scan, takeAll, trace, wipe } from "./facts.ts";

const clock = testClock(START + 200 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());

type Piece = { kind: "order"; fact: ChannelOrder; reading: number } | { kind: "trace"; trace: ChannelTrace } | { kind: "event"; event: Said["event"] };

const claims: readonly (OrderState | null)[] = ["created", "paid", "outbound", "signed", "completed", "closed", null];
const waybills = ["YT0000000000001", "YT0000000000002"];

/**
 * Versions repeat on purpose: two facts with one version and other content are the hard case, of one reading even harder. Orders are
 * edited: lines go and come back, prices and quantities change, there is a deposit or nothing at all, payments are lowered.
 */
const orderPiece = fc
  .record({
    version: fc.integer({ min: 0, max: 3 }),
    claim: fc.constantFrom(...claims),
    note: fc.constantFrom("", "a", "b"),
    paid: fc.boolean(),
    waybill: fc.constantFrom(null, ...waybills),
    lines: fc.constantFrom("one" as const, "both" as const, "second" as const, "twice" as const, "none" as const),
    quantity: fc.constantFrom(1, 2),
    money: fc.constantFrom<Partial<ChannelOrder> & { paidFen: number }>(
      { paidFen: 10_900 },
      { paidFen: 5_000 },
      { paidFen: 10_900, deposit: { fen: 2_000, paidAt: null } },
      { paidFen: 99_000, payOnDelivery: true },
    ),
    reading: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ version, claim, note, paid, waybill, lines: which, quantity, money, reading }): Piece => {
    const at = new Date(START + version * HOUR);
    const status = claim ?? "NEW_WORD";
    const first = line("L1", "CUP-01", { waybill, carrier: "yuantong", claimedState: claim, channelStatus: status, quantity, paidFen: money.paidFen });
    const second = line("L2", "MUG-02", { title: note, waybill: waybills[1] ?? null, carrier: "yuantong", gift: note === "b", paidFen: quantity * 100 });
    const lines = { one: [first], both: [first, second], second: [second], twice: [first, { ...second, channelLineId: "L1" }], none: [] }[which];
    const times = {
      paidAt: paid ? new Date(START) : null,
      claimedShippedAt: claim === "outbound" ? at : null,
      finishedAt: claim === "completed" ? at : null,
      closedAt: claim === "closed" ? at : null,
    };
    const parcels = waybills.map((number) => ({ carrier: "yuantong", waybill: number, shippedAt: claim === "outbound" ? at : null }));
    return {
      kind: "order",
      reading,
      fact: order({ ...money, version: at.getTime(), claimedState: claim, channelStatus: status, sellerNote: note, ...times, lines, parcels }),
    };
  });

const scans: TraceScan[] = [
  scan(6, "商家已下单", { state: "label_only" }),
  scan(7, "已揽收", { state: "picked_up", place: "浙江,杭州市" }),
  scan(17, "【武汉】到达", { state: "in_transit", place: "湖北,武汉市" }),
  scan(17, "【武汉】到件", { state: "in_transit", place: "湖北,武汉市" }),
  scan(30, "派件", { state: "out_for_delivery", place: "湖北,武汉市" }),
  scan(34, "签收", { state: "signed", place: "湖北,武汉市" }),
  scan(40, "退回", { state: "returning", place: "湖北,武汉市" }),
];
const tracePiece = fc
  .record({
    seen: fc.subarray(scans, { minLength: 1 }),
    waybill: fc.constantFrom(...waybills),
    by: fc.constantFrom("recipient" as const, "locker" as const),
    ended: fc.boolean(),
  })
  .map(({ seen, waybill, by, ended }): Piece => {
    const one = trace(seen, { waybill, ended });
    const back = seen.some((entry) => entry.state === "returning");
    return { kind: "trace", trace: { ...one, state: back ? "returning" : one.state, signedBy: one.state === "signed" && !back ? by : null } };
  });

const eventPiece = fc
  .record({
    kind: fc.constantFrom("audited" as const, "allocated" as const, "packed" as const, "outbound" as const, "books_posted" as const),
    hours: fc.integer({ min: 0, max: 9 }),
    sku: fc.constantFrom("CUP-01", "WRONG"),
  })
  .map(
    ({ kind, hours, sku }): Piece => ({
      kind: "event",
      event: { id: `${kind}-${hours}-${sku}`, kind, at: new Date(START + hours * HOUR).toISOString(), data: { skus: [{ sku, quantity: 1 }] } },
    }),
  );

const pieces = fc.array(fc.oneof(orderPiece, tracePiece, eventPiece), { minLength: 2, maxLength: 8 });

/** Delivers until nothing waits; what is about something unknown is tried again, as ingest does. Batches are `size` long. */
async function deliver(all: readonly Piece[], size: number, watch: (state: OrderState) => void): Promise<void> {
  let waiting = [...all];
  for (let round = 0; waiting.length > 0 && round < 3; round += 1) {
    const later: Piece[] = [];
    for (let from = 0; from < waiting.length; from += size) {
      const batch = waiting.slice(from, from + size);
      await inTx(store, async (tx) => {
        const { traces: traced, warehouse: told } = await takeFacts(tx, {
          orders: batch.flatMap((piece) => (piece.kind === "order" ? [{ ...given(piece.fact), reading: piece.reading }] : [])),
          traces: batch.flatMap((piece) => (piece.kind === "trace" ? [{ trace: piece.trace, toldBy: "kuaidi100" }] : [])),
          warehouse: batch.flatMap((piece) => (piece.kind === "event" ? [said({ shopId: SHOP, orderRef: "6920000000000012345", event: piece.event })] : [])),
        });
        later.push(
          ...batch.filter((piece) =>
            piece.kind === "trace" ? traced.unknown.includes(piece.trace.waybill) : piece.kind === "event" && told.orders.includes(null),
          ),
        );
      });
      const [row] = await store.rows<{ state: OrderState }>(`SELECT state FROM "order"`);
      if (row) watch(row.state);
    }
    waiting = later;
  }
}

/** What is kept of everything but how it was told: by which messages, and when to ask next for that. */
const KEPT = `SELECT jsonb_build_object(
  'order', (SELECT to_jsonb(o) - '{id,number,learnt_at,check_at}'::text[] FROM "order" o),
  'lines', (SELECT jsonb_agg(to_jsonb(l) - '{id,order_id}'::text[] ORDER BY l.channel_line_id) FROM order_line l),
  'parcels', (SELECT jsonb_agg((to_jsonb(p) - '{id,order_id,next_ask_at,answered_at}'::text[]) #- '{doubts,gap}' ORDER BY p.waybill) FROM parcel p),
  'timeline', (SELECT jsonb_agg(to_jsonb(e) - '{id,order_id,parcel_id}'::text[] ORDER BY e.dedupe_key) FROM timeline_event e),
  'findings', (SELECT jsonb_agg((to_jsonb(f) - '{id,order_id}'::text[]) #- '{evidence,parcelId}' ORDER BY f.kind) FROM finding f WHERE f.resolved_at IS NULL)) AS kept`;

async function afterwards(all: readonly Piece[], size: number): Promise<unknown> {
  await wipe(store);
  let furthest = -1;
  await deliver(all, size, (state) => {
    const now = orderLifecycle.states.indexOf(state);
    expect(now, "the state went back").toBeGreaterThanOrEqual(furthest);
    furthest = now;
  });
  const [row] = await store.rows<{ kept: unknown }>(KEPT);
  return row?.kept;
}

test("any order of delivery, any batching and any repeats end in the same order, lines, parcels, timeline and findings", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.array(fc.nat(), { minLength: 16, maxLength: 16 }), fc.integer({ min: 1, max: 5 }), async (some, chances, size) => {
      const first: Piece = {
        kind: "order",
        reading: 0,
        fact: order({
          parcels: waybills.map((waybill) => ({ carrier: "yuantong", waybill, shippedAt: null })),
          lines: [line("L1", "CUP-01", { waybill: waybills[0] ?? null, carrier: "yuantong" })],
        }),
      };
      const all = [first, ...some];
      const mixed = [...all, ...some.filter((_, index) => (chances[index] ?? 0) % 3 === 0)]
        .map((piece, index) => ({ piece, chance: chances[index % chances.length] ?? 0, index }))
        .sort((left, right) => ((left.chance * 7919 + left.index * 104_729) % 1009) - ((right.chance * 7919 + right.index * 104_729) % 1009))
        .map(({ piece }) => piece);
      expect(await afterwards(mixed, size)).toEqual(await afterwards(all, all.length));
    }),
    { numRuns: 60 },
  );
});

test("a line whose parcel is named late is not taken for being in the other one, which was signed", async () => {
  const parcels = waybills.map((waybill) => ({ carrier: "yuantong", waybill, shippedAt: null }));
  const told = (waybill: string | null): Piece => ({
    kind: "order",
    reading: 0,
    fact: order({
      version: START + HOUR,
      claimedState: "paid",
      parcels,
      lines: [line("L1", "CUP-01", { waybill, carrier: "yuantong", claimedState: "paid" })],
    }),
  });
  const signed: Piece = { kind: "trace", trace: { ...trace(scans.slice(0, 6), { waybill: "YT0000000000002" }), signedBy: "recipient" } };
  const late = await afterwards([told(null), signed, told("YT0000000000001")], 1);
  expect(late).toMatchObject({ order: { state: "signed" }, lines: [{ state: "paid" }] });
  expect(late).toEqual(await afterwards([told("YT0000000000001"), told(null), signed], 1));
});

test("unified numbers are never given twice, however batches and repeats overlap", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }), async (batches) => {
      await wipe(store);
      const taken = batches.map((ids) => takeAll(store, ...ids.map((id) => order({ channelOrderId: `c${id}` }))));
      const results = await Promise.all(taken);
      const rows = await store.rows<{ number: string }>(`SELECT number FROM "order"`);
      expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length);
      expect(rows.length).toBe(new Set(batches.flat()).size);
      expect(results.flatMap((result) => result.taken).filter((one) => one.isNew)).toHaveLength(rows.length);
    }),
    { numRuns: 25 },
  );
});
