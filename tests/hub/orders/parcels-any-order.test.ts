/** Waybills that are replaced, used again, mistyped and shared, parcels refused, wrongly signed and sent back: in any order the record is the same. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChannelOrder, ChannelTrace, TraceScan } from "../../../main/hub/connectors/port.ts";
import { nameParcels, type orderLifecycle, recheckOrders, takeFacts } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, given, HOUR, inTx, line, order, START, scan, trace, wipe } from "./facts.ts";

const DAY = 24 * HOUR;
const clock = testClock(START + 400 * DAY);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());

type Piece =
  | { kind: "order"; fact: ChannelOrder }
  | { kind: "trace"; trace: ChannelTrace }
  | { kind: "named"; direction: "return" | "exchange"; waybill: string; hours: number };
const ORDERS = ["one", "two"] as const;
const waybills = ["YT0000000000001", "YT0000000000002", "YT0000000000003"];
const spelled = (waybill: string, how: number): string =>
  [waybill, waybill.toLowerCase(), ` ${waybill.slice(0, 6)} ${waybill.slice(6)}`, `${waybill.slice(0, 4)}-${waybill.slice(4)}`][how] ?? waybill;

const orderPiece = fc
  .record({
    id: fc.constantFrom(...ORDERS),
    version: fc.integer({ min: 0, max: 5 }),
    named: fc.subarray(waybills),
    how: fc.integer({ min: 0, max: 3 }),
    carrier: fc.constantFrom("yuantong", "zhongtong", ""),
    early: fc.constantFrom(0, 0, 390),
    city: fc.constantFrom("武汉市", "杭州市"),
  })
  .map(({ id, version, named, how, carrier, early, city }): Piece => {
    const at = new Date(START + version * HOUR);
    const parcels = named.map((waybill) => ({ carrier, waybill: spelled(waybill, how), shippedAt: at }));
    const lines = [line("L1", "CUP-01", { waybill: parcels[0]?.waybill ?? null, carrier, claimedState: "outbound" })];
    const fact = {
      channelOrderId: id,
      version: at.getTime(),
      claimedState: "outbound" as const,
      claimedShippedAt: at,
      createdAt: new Date(START - early * DAY),
      lines,
      parcels,
    };
    return { kind: "order", fact: order({ ...fact, buyer: { ...order().buyer, city } }) };
  });

const again = (one: TraceScan): TraceScan => ({ ...one, redelivered: true });
const pool: TraceScan[] = [
  scan(-380 * 24, "去年已揽收", { state: "picked_up", place: "浙江,杭州市" }),
  scan(-379 * 24, "去年本人签收", { state: "signed", place: "湖北,武汉市" }),
  scan(6, "商家已下单", { state: "label_only" }),
  scan(7, "已揽收", { state: "picked_up", place: "浙江,杭州市" }),
  scan(17, "【武汉】到达", { state: "in_transit", place: "湖北,武汉市" }),
  scan(30, "派件", { state: "out_for_delivery", place: "湖北,武汉市" }),
  { ...scan(34, "门卫代签", { state: "signed", place: "湖北,武汉市" }), signedBy: "other" },
  scan(35, "误签，已撤销", { state: "problem", place: "湖北,武汉市" }),
  again(scan(36, "重新派送", { state: "out_for_delivery", place: "湖北,武汉市" })),
  scan(37, "拒收", { state: "rejected", place: "湖北,武汉市" }),
  scan(38, "退回", { state: "returning", place: "湖北,武汉市" }),
  scan(50, "【杭州】到达", { state: "in_transit", place: "浙江,杭州市" }),
  scan(60, "派件", { state: "out_for_delivery", place: "浙江,杭州市" }),
  scan(61, "签收", { state: "signed", place: "浙江,杭州市" }),
  scan(200 * 24, "后来已揽收", { state: "picked_up", place: "浙江,杭州市" }),
  scan(201 * 24, "后来到达", { state: "in_transit", place: "湖北,武汉市" }),
  scan(70, "到达", { state: "in_transit" }),
  scan(500 * 24, "写错年份的到达", { state: "in_transit", place: "湖北,武汉市" }),
  scan(600 * 24, "写错年份的签收", { state: "signed" }),
];

const tracePiece = fc
  .record({
    seen: fc.subarray(pool, { minLength: 1 }),
    blind: fc.boolean(),
    waybill: fc.constantFrom(...waybills),
    how: fc.integer({ min: 0, max: 3 }),
    carrier: fc.constantFrom("yuantong", "zhongtong"),
    whole: fc.constantFrom(null, "problem" as const, "returned" as const),
    by: fc.constantFrom("recipient" as const, "station" as const, "unclear" as const),
  })
  .map(({ seen, blind, waybill, how, carrier, whole, by }): Piece => {
    // The same scan is told with its meaning in one push and without it in another.
    const told = trace(blind ? seen.map((one) => ({ ...one, state: "unknown" as const })) : seen, { waybill: spelled(waybill, how), carrier });
    const state = whole ?? told.state;
    return { kind: "trace", trace: { ...told, state, signedBy: state === "signed" ? by : null } };
  });
const namedPiece = fc
  .record({
    waybill: fc.constantFrom(...waybills),
    hours: fc.integer({ min: 30, max: 60 }),
    direction: fc.constantFrom("return" as const, "exchange" as const),
  })
  .map((named): Piece => ({ kind: "named", ...named }));

async function deliver(all: readonly Piece[], size: number): Promise<void> {
  let waiting = [...all];
  for (let round = 0; waiting.length > 0 && round < 4; round += 1) {
    const later: Piece[] = [];
    for (let from = 0; from < waiting.length; from += size) {
      const batch = waiting.slice(from, from + size);
      await inTx(store, async (tx) => {
        const { traces } = await takeFacts(tx, {
          orders: batch.flatMap((piece) => (piece.kind === "order" ? [given(piece.fact)] : [])),
          traces: batch.flatMap((piece) => (piece.kind === "trace" ? [{ trace: piece.trace, toldBy: "kuaidi100" }] : [])),
        });
        const [known] = await tx.rows<{ id: string }>(`SELECT id FROM "order" WHERE channel_order_id = 'one'`, []);
        const named = batch.flatMap((piece) => (piece.kind === "named" ? [piece] : []));
        if (known)
          await nameParcels(
            tx,
            named.map(({ waybill, hours, direction }) => ({ orderId: known.id, direction, carrier: "", waybill, openedAt: new Date(START + hours * HOUR) })),
          );
        later.push(...batch.filter((piece) => (piece.kind === "trace" ? traces.unknown.includes(piece.trace.waybill) : piece.kind === "named" && !known)));
      });
    }
    // A trace that two parcels are under may still miss the one whose carrier is told last: what is known is told again, as trackers do.
    waiting = later.length > 0 ? later : [];
  }
}

/** What is kept of everything but how it was told: by which messages, and when to ask next for that. */
const KEPT = `SELECT jsonb_build_object(
  'orders', (SELECT jsonb_agg(to_jsonb(o) - '{id,number,learnt_at,told_at,check_at}'::text[] ORDER BY o.channel_order_id) FROM "order" o),
  'lines', (SELECT jsonb_agg((to_jsonb(l) - '{id,order_id}'::text[]) || jsonb_build_object('of', o.channel_order_id) ORDER BY o.channel_order_id, l.channel_line_id) FROM order_line l JOIN "order" o ON o.id = l.order_id),
  'parcels', (SELECT jsonb_agg((to_jsonb(p) - '{id,order_id,next_ask_at,subscribed_at,answered_at}'::text[]) #- '{doubts,gap}' || jsonb_build_object('of', o.channel_order_id) ORDER BY o.channel_order_id, p.waybill_key) FROM parcel p JOIN "order" o ON o.id = p.order_id),
  'timeline', (SELECT jsonb_agg((to_jsonb(e) - '{id,order_id,parcel_id}'::text[]) #- '{data,direction}' #- '{data,waybill}' ORDER BY o.channel_order_id, e.dedupe_key) FROM timeline_event e JOIN "order" o ON o.id = e.order_id),
  'findings', (SELECT jsonb_agg((to_jsonb(f) - '{id,order_id}'::text[]) #- '{evidence,parcelId}' #- '{evidence,orders}' ORDER BY o.channel_order_id, f.kind) FROM finding f JOIN "order" o ON o.id = f.order_id WHERE f.resolved_at IS NULL)) AS kept`;

async function afterwards(all: readonly Piece[], size: number): Promise<unknown> {
  await wipe(store);
  await deliver(all, size);
  const ids = await store.rows<{ id: string; state: (typeof orderLifecycle.states)[number] }>(`SELECT id, state FROM "order"`);
  await recheckOrders(
    store,
    ids.map((row) => row.id),
  );
  const [row] = await store.rows<{ kept: unknown }>(KEPT);
  return row?.kept;
}

test("any order of delivery, any batching and any repeats of what is told about parcels end in the same record", async () => {
  const pieces = fc.array(fc.oneof({ arbitrary: orderPiece, weight: 3 }, { arbitrary: tracePiece, weight: 4 }, { arbitrary: namedPiece, weight: 1 }), {
    minLength: 2,
    maxLength: 8,
  });
  // Both orders know every waybill from the start under both carriers' eyes: which parcel a trace is about does not change, what it means may.
  const first = ORDERS.map((id): Piece => {
    const parcels = (id === "one" ? waybills : waybills.slice(0, 1)).map((waybill) => ({ carrier: "", waybill, shippedAt: null }));
    return { kind: "order", fact: order({ channelOrderId: id, version: START - HOUR, parcels, lines: [line("L1", "CUP-01")] }) };
  });
  await fc.assert(
    fc.asyncProperty(pieces, fc.array(fc.nat(), { minLength: 16, maxLength: 16 }), fc.integer({ min: 1, max: 5 }), async (some, chances, size) => {
      const settled = some.map((piece): Piece => (piece.kind === "order" ? { ...piece, fact: withoutCarrier(piece.fact) } : piece));
      const all = [...first, ...settled];
      const mixed = [...all, ...settled.filter((_, index) => (chances[index] ?? 0) % 3 === 0)]
        .map((piece, index) => ({ piece, chance: chances[index % chances.length] ?? 0, index }))
        .sort((left, right) => ((left.chance * 7919 + left.index * 104_729) % 1009) - ((right.chance * 7919 + right.index * 104_729) % 1009))
        .map(({ piece }) => piece);
      expect(await afterwards(mixed, size)).toEqual(await afterwards(all, all.length));
    }),
    { numRuns: 80 },
  );
});

/** Which carrier a parcel is under decides which traces are about it, and a trace that came before is not read again for it: the tracker asks anew. */
function withoutCarrier(fact: ChannelOrder): ChannelOrder {
  return { ...fact, lines: fact.lines.map((one) => ({ ...one, carrier: "" })), parcels: fact.parcels.map((parcel) => ({ ...parcel, carrier: "" })) };
}
