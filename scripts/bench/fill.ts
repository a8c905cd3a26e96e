/** Fills a store with invented orders, set by set in SQL: as many as a year brings, in a minute or two. */
import type { Store } from "../../main/hub/store/index.ts";

export interface Fill {
  orders: number;
  /** None, or at least six: four of the house, the others are scans of the carrier. */
  eventsPerOrder: number;
}

/** Orders of one statement: small enough that no statement holds the disk for long. */
const TOGETHER = 20_000;
const HOUSE_EVENTS = 4;

const SHOP = `INSERT INTO shop (id, channel, name, base_url, enabled, demo, next_pull_at, created_at)
  VALUES ('bulk', 'taobao', '压力测试店', 'http://127.0.0.1:1', false, true, $1, $1) ON CONFLICT (id) DO NOTHING`;

/** Order i is paid one minute after the one before it. */
const PAID = `($3::timestamptz - make_interval(mins => i))`;

const ORDERS = `INSERT INTO "order" (id, number, shop_id, channel, channel_order_id, state, channel_status, version, total_fen, paid_fen, freight_fen, buyer_nick,
    receiver, created_at, paid_at, audited_at, packed_at, claimed_shipped_at, outbound_at, signed_at, learnt_at)
  SELECT 'bulk' || lpad(i::text, 9, '0'), to_char(date '2001-01-01' + i / 100000, 'YYYYMMDD') || lpad((i % 100000 + 1)::text, 6, '0'), 'bulk', 'taobao',
    '69' || lpad(i::text, 17, '0'), CASE WHEN i % 5 = 0 THEN 'in_transit' ELSE 'signed' END, 'WAIT_BUYER_CONFIRM_GOODS', 1, 11800, 10900, 0, '买**' || i % 977,
    jsonb_build_object('name', '王**', 'phone', '138****' || lpad((i % 10000)::text, 4, '0'), 'province', '湖北省', 'city', '武汉市', 'district', '洪山区', 'address', '珞喻路****'),
    ${PAID} - interval '5 minutes', ${PAID}, ${PAID} + interval '10 minutes', ${PAID} + interval '2 hours', ${PAID} + interval '3 hours', ${PAID} + interval '4 hours',
    CASE WHEN i % 5 = 0 THEN NULL ELSE ${PAID} + interval '60 hours' END, ${PAID}
  FROM generate_series($1::int, $2::int) AS i`;

const LINES = `INSERT INTO order_line (id, order_id, channel_line_id, sku, title, spec, quantity, price_fen, paid_fen, state, channel_status, waybill)
  SELECT 'bulkl' || lpad(i::text, 9, '0'), 'bulk' || lpad(i::text, 9, '0'), 'L1', 'SKU-' || i % 400, '家居商品 ' || i % 400, '白色', 1, 11800, 10900,
    CASE WHEN i % 5 = 0 THEN 'in_transit' ELSE 'signed' END, 'WAIT_BUYER_CONFIRM_GOODS', 'YT' || lpad(i::text, 13, '0')
  FROM generate_series($1::int, $2::int) AS i`;

const PARCELS = `INSERT INTO parcel (id, order_id, direction, carrier, waybill, state, signed_by, version, shipped_at, picked_up_at, last_scan_at, last_place, signed_at, ended, progress)
  SELECT 'bulkp' || lpad(i::text, 9, '0'), 'bulk' || lpad(i::text, 9, '0'), 'outbound', 'yuantong', 'YT' || lpad(i::text, 13, '0'),
    CASE WHEN i % 5 = 0 THEN 'in_transit' ELSE 'signed' END, CASE WHEN i % 5 = 0 THEN NULL ELSE 'recipient' END, 1, ${PAID} + interval '3 hours', ${PAID} + interval '4 hours',
    ${PAID} + interval '60 hours', '武汉转运中心', CASE WHEN i % 5 = 0 THEN NULL ELSE ${PAID} + interval '60 hours' END, i % 5 <> 0, CASE WHEN i % 5 = 0 THEN 'in_transit' ELSE 'signed' END
  FROM generate_series($1::int, $2::int) AS i`;

/** Interleaved by time, as a year writes them: the rows of one order lie far apart on disk. */
const EVENTS = `INSERT INTO timeline_event (order_id, parcel_id, source, kind, at, learnt_at, told_by, text, data, dedupe_key)
  SELECT 'bulk' || lpad(i::text, 9, '0'), CASE WHEN n > $4 THEN 'bulkp' || lpad(i::text, 9, '0') END,
    CASE WHEN n <= 2 THEN 'channel' WHEN n <= $4 THEN 'warehouse' ELSE 'carrier' END,
    CASE n WHEN 1 THEN 'created' WHEN 2 THEN 'paid' WHEN 3 THEN 'audited' WHEN 4 THEN 'packed' WHEN 5 THEN 'picked_up' ELSE 'in_transit' END,
    ${PAID} + make_interval(hours => n * 4), ${PAID} + make_interval(hours => n * 4, mins => 3), CASE WHEN n > $4 THEN 'kuaidi100' ELSE 'taobao' END,
    CASE WHEN n > $4 THEN '【武汉转运中心】 快件已到达，下一站武汉洪山网点，第 ' || n || ' 次扫描' ELSE '订单事件 ' || n END,
    CASE WHEN n > $4 THEN jsonb_build_object('waybill', 'YT' || lpad(i::text, 13, '0'), 'place', '武汉转运中心', 'city', CASE WHEN n = 5 THEN '杭州' ELSE '武汉' END, 'direction', 'outbound') ELSE '{}' END,
    'bulk:' || n
  FROM generate_series($1::int, $2::int) AS i CROSS JOIN generate_series(1, $5::int) AS n ORDER BY n, i`;

const FINDINGS = `INSERT INTO finding (id, order_id, kind, since, evidence, found_at)
  SELECT 'bulkf' || lpad(i::text, 9, '0'), 'bulk' || lpad(i::text, 9, '0'), 'stalled', ${PAID} + interval '60 hours',
    '{"place":"武汉转运中心","hours":40,"usualHours":18,"lane":"yuantong|杭州|武汉","learnt":true,"carrier":"yuantong"}', ${PAID} + interval '100 hours'
  FROM generate_series($1::int, $2::int) AS i WHERE i % 20 = 0`;

/** Adds orders after those an earlier call made, with lines, parcels, events and some findings, and brings the planner's statistics up to date. */
export async function bulkFill(store: Store, fill: Fill): Promise<void> {
  const now = new Date(store.clock.now());
  await store.pool.query(SHOP, [now]);
  await store.pool.query(
    "INSERT INTO lane_stat (lane, samples, p50_hours, p95_hours, at) VALUES ('yuantong|杭州|武汉', 500, 9, 18, $1) ON CONFLICT (lane) DO NOTHING",
    [now],
  );
  const [row] = await store.rows<{ count: number }>(`SELECT count(*)::int AS count FROM "order" WHERE shop_id = 'bulk'`);
  const first = row?.count ?? 0;
  for (let from = first; from < first + fill.orders; from += TOGETHER) {
    const range = [from, Math.min(from + TOGETHER, first + fill.orders) - 1];
    await store.pool.query(ORDERS, [...range, now]);
    await store.pool.query(LINES, range);
    await store.pool.query(PARCELS, [...range, now]);
    if (fill.eventsPerOrder > 0) await store.pool.query(EVENTS, [...range, now, HOUSE_EVENTS, fill.eventsPerOrder]);
    await store.pool.query(FINDINGS, [...range, now]);
  }
  for (const table of ['"order"', "order_line", "parcel", "timeline_event", "finding"]) await store.pool.query(`VACUUM ANALYZE ${table}`);
}
