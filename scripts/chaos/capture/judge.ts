/** Holds what the product has of each shop against that shop's own ledger, thing by thing. What the product counts of itself is not asked. */
import type { Pool } from "pg";
import type { ToldCase, ToldOrder, ToldShop, ToldStep } from "./part.ts";

export interface Verdict {
  orders: number;
  cases: number;
  facts: number;
  /** Steps of documents in the books of warehouses, an order each. */
  warehouseSteps: number;
  /** Not there at all, and there as it is not. */
  missing: number;
  differing: number;
  /** There more than once, or though no ledger knows it. */
  duplicated: number;
  refunds: number;
  refundsDouble: number;
  refundsOver: number;
  stranded: number;
  /** A line for each, the first of them. */
  wrong: string[];
}

interface KeptOrder {
  shop: string;
  id: string;
  status: string;
  paidFen: number;
  refundedFen: number;
  lines: string[];
  waybills: string[];
}
interface KeptCase {
  shop: string;
  id: string;
  status: string;
  amountFen: number;
  refundedFen: number;
}

const MOST_LINES = 60;

/** Compares everything; `stranded` are payloads, look-ups and news that nobody takes up any more. */
export async function judgeCapture(pool: Pool, { told, steps }: { told: readonly ToldShop[]; steps: readonly ToldStep[] }): Promise<Verdict> {
  const found = new Found();
  const kept = await keptThings(pool);
  for (const shop of told) {
    compareOrders(found, shop, kept.orders);
    compareCases(found, shop, kept.cases);
    compareCounts(found, shop, kept.cases);
    for (const fact of shop.facts) if (!kept.facts.has(`rest:${fact}`)) found.missing(`${shop.shopId} report ${fact} is not there`);
    for (const id of shop.double) found.wrong(`${shop.shopId} refund ${id} was paid twice`);
    for (const id of shop.over) found.wrong(`${shop.shopId} ${id} got back more than was paid`);
  }
  compareInvented(found, told, kept);
  await compareSteps(found, pool, steps);
  await compareCopies(found, pool);
  const sum = (of: (shop: ToldShop) => number): number => told.reduce((all, shop) => all + of(shop), 0);
  return {
    orders: sum((shop) => shop.orders.length),
    cases: sum((shop) => shop.cases.length),
    facts: sum((shop) => shop.facts.length),
    warehouseSteps: steps.length,
    ...found.counts,
    refunds: sum((shop) => shop.refunds),
    refundsDouble: sum((shop) => shop.double.length),
    refundsOver: sum((shop) => shop.over.length),
    stranded: await stranded(found, pool),
    wrong: found.lines.slice(0, MOST_LINES),
  };
}

class Found {
  readonly counts = { missing: 0, differing: 0, duplicated: 0 };
  readonly lines: string[] = [];

  missing(line: string): void {
    this.counts.missing += 1;
    this.lines.push(`lost: ${line}`);
  }
  differs(line: string): void {
    this.counts.differing += 1;
    this.lines.push(`differs: ${line}`);
  }
  duplicated(line: string): void {
    this.counts.duplicated += 1;
    this.lines.push(`double: ${line}`);
  }
  wrong(line: string): void {
    this.lines.push(line);
  }
}

const keyOf = (shop: string, id: string): string => `${shop}\n${id}`;
/** A waybill without what people and systems write around it. */
const bare = (waybill: string): string => waybill.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

interface Kept {
  orders: ReadonlyMap<string, KeptOrder>;
  cases: ReadonlyMap<string, KeptCase>;
  facts: ReadonlySet<string>;
}

async function keptThings(pool: Pool): Promise<Kept> {
  const orders = await pool.query<KeptOrder>(
    `SELECT o.shop_id AS shop, o.channel_order_id AS id, o.channel_status AS status, coalesce(o.told_paid_fen, o.paid_fen) AS "paidFen", o.refunded_fen AS "refundedFen",
       (SELECT coalesce(array_agg(l.channel_line_id ORDER BY l.channel_line_id), '{}') FROM order_line l WHERE l.order_id = o.id AND NOT l.taken_out) AS lines,
       (SELECT coalesce(array_agg(p.waybill), '{}') FROM parcel p WHERE p.order_id = o.id) AS waybills
     FROM "order" o`,
  );
  const cases = await pool.query<KeptCase>(
    `SELECT shop_id AS shop, channel_case_id AS id, channel_status AS status, amount_fen AS "amountFen", refunded_fen AS "refundedFen" FROM case_file`,
  );
  const facts = await pool.query<{ key: string }>("SELECT dedupe_key AS key FROM timeline_event WHERE dedupe_key LIKE 'rest:%'");
  return {
    orders: new Map(orders.rows.map((row) => [keyOf(row.shop, row.id), row])),
    cases: new Map(cases.rows.map((row) => [keyOf(row.shop, row.id), row])),
    facts: new Set(facts.rows.map(({ key }) => key)),
  };
}

function compareOrders(found: Found, { shopId, orders }: ToldShop, kept: Kept["orders"]): void {
  for (const order of orders) {
    const here = kept.get(keyOf(shopId, order.id));
    if (!here) found.missing(`${shopId} order ${order.id} (${order.status}) is not there`);
    else
      for (const [what, there, mine] of orderDifferences(order, here)) found.differs(`${shopId} order ${order.id}: ${what} is ${there} there and ${mine} here`);
  }
}

type Difference = readonly [what: string, there: string, here: string];

function orderDifferences(order: ToldOrder, here: KeptOrder): Difference[] {
  const has = new Set(here.waybills.map(bare));
  const gone = order.waybills.filter((waybill) => !has.has(bare(waybill)));
  const all: (Difference | null)[] = [
    ["status", order.status, here.status],
    order.paidFen === null ? null : ["paid", String(order.paidFen), String(here.paidFen)],
    order.refundedFen === null ? null : ["refunded", String(order.refundedFen), String(here.refundedFen)],
    order.lines === null ? null : ["lines", order.lines.toSorted().join(), here.lines.join()],
    gone.length === 0 ? null : ["parcels", gone.join(), here.waybills.join()],
  ];
  return all.filter((one) => one !== null).filter(([what, there, mine]) => what === "parcels" || there !== mine);
}

function compareCases(found: Found, { shopId, cases }: ToldShop, kept: Kept["cases"]): void {
  const anywhere = shopId === "" ? new Map([...kept.values()].map((row) => [row.id, row])) : null;
  for (const one of cases) {
    const begins = keyOf(shopId, one.id);
    const named = one.begins ? [...kept.keys()].find((key) => key.startsWith(begins)) : begins;
    const here = anywhere ? anywhere.get(one.id) : kept.get(named ?? "");
    if (!here) found.missing(`${shopId} after-sale ${one.id} (${one.status ?? "question"}) is not there`);
    else
      for (const [what, there, mine] of caseDifferences(one, here)) found.differs(`${shopId} after-sale ${one.id}: ${what} is ${there} there and ${mine} here`);
  }
}

function caseDifferences(one: ToldCase, here: KeptCase): Difference[] {
  const all: (Difference | null)[] = [
    one.status === null ? null : ["status", one.status, here.status],
    one.amountFen === null ? null : ["amount", String(one.amountFen), String(here.amountFen)],
    one.refundedFen === null ? null : ["refunded", String(one.refundedFen), String(here.refundedFen)],
  ];
  return all.filter((each) => each !== null).filter(([, there, mine]) => there !== mine);
}

/** After-sales that the product opened itself, of what it found of an order: no channel knows them. */
const FOUND = /^found:/;

/** What is here and in nobody's ledger was made up of something else. */
function compareInvented(found: Found, told: readonly ToldShop[], kept: Kept): void {
  const orders = new Set(told.flatMap((shop) => shop.orders.map(({ id }) => keyOf(shop.shopId, id))));
  const cases = new Set(told.flatMap((shop) => shop.cases.map(({ id }) => id)));
  for (const [key, row] of kept.orders) if (!orders.has(key)) found.duplicated(`${row.shop} order ${row.id} is in no ledger`);
  for (const row of kept.cases.values())
    if (!cases.has(row.id) && !cases.has(row.id.replace(/-\d+$/, "-")) && !FOUND.test(row.id))
      found.duplicated(`${row.shop} after-sale ${row.id} is in no ledger`);
}

/** Of cases that have no number at their channel, as many stand here as there were there. */
function compareCounts(found: Found, { shopId, cases }: ToldShop, kept: Kept["cases"]): void {
  for (const [begins, there] of Map.groupBy(
    cases.filter((one) => one.begins),
    ({ id }) => id,
  )) {
    const here = [...kept.keys()].filter((key) => key.startsWith(keyOf(shopId, begins))).length;
    for (let extra = there.length; extra < here; extra += 1) found.duplicated(`${shopId} after-sale ${begins} stands ${here} times, ${there.length} were told`);
  }
}

/** Every step of a warehouse's document stands once, on the order that it is about; a time is known to the second. */
async function compareSteps(found: Found, pool: Pool, steps: readonly ToldStep[]): Promise<void> {
  const { rows } = await pool.query<{ document: string; kind: string; number: string; at: Date }>(
    `SELECT substring(e.dedupe_key FROM '^((jst|wdt):[a-z]+:[^:]+):') AS document, e.kind, o.channel_order_id AS number, e.at
     FROM timeline_event e JOIN "order" o ON o.id = e.order_id WHERE e.dedupe_key ~ '^(jst|wdt):'`,
  );
  const here = Map.groupBy(rows, ({ document, kind, number }) => `${document} ${kind} of order ${number}`);
  const second = (at: number): number => Math.floor(at / 1_000);
  for (const { document, kind, number, at, undone } of steps) {
    const step = `${document} ${kind} of order ${number}`;
    const stands = here.get(step) ?? [];
    here.delete(step);
    if (stands.length === 0 && !undone) found.missing(`warehouse ${step} is not there`);
    if (stands.length > 1) found.duplicated(`warehouse ${step} stands ${stands.length} times`);
    const [first] = stands;
    if (first && at !== null && second(first.at.getTime()) !== second(at))
      found.differs(`warehouse ${step}: ${new Date(at).toISOString()} there, ${first.at.toISOString()} here`);
  }
  for (const step of here.keys()) found.duplicated(`warehouse ${step} is in no ledger`);
}

/** Things that stand twice under different numbers of ours. */
async function compareCopies(found: Found, pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ what: string; id: string; copies: number }>(
    `SELECT 'order number' AS what, number AS id, count(*)::int AS copies FROM "order" GROUP BY number HAVING count(*) > 1
     UNION ALL SELECT 'order', shop_id || ' ' || channel_order_id, count(*)::int FROM "order" GROUP BY shop_id, channel_order_id HAVING count(*) > 1
     UNION ALL SELECT 'after-sale', shop_id || ' ' || channel_case_id, count(*)::int FROM case_file GROUP BY shop_id, channel_case_id HAVING count(*) > 1
     UNION ALL SELECT 'message', case_id || ' ' || channel_message_id, count(*)::int FROM case_message GROUP BY case_id, channel_message_id HAVING count(*) > 1
     UNION ALL SELECT 'parcel', order_id || ' ' || waybill_key, count(*)::int FROM parcel GROUP BY order_id, waybill_key, direction HAVING count(*) > 1
     UNION ALL SELECT 'event', order_id || ' ' || dedupe_key, count(*)::int FROM timeline_event GROUP BY order_id, dedupe_key HAVING count(*) > 1`,
  );
  for (const { what, id, copies } of rows) found.duplicated(`${what} ${id} stands ${copies} times`);
}

async function stranded(found: Found, pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ what: string }>(
    `SELECT queue.status || ' payload of ' || item.shop_id || ' ' || item.topic || ' ' || item.dedupe_key || ': ' || coalesce(queue.reason, queue.waits_for, '') AS what
       FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id
     UNION ALL SELECT 'look-up of ' || shop_id || ' ' || kind || ' ' || ref_id || ': ' || coalesce(problem, '') FROM refetch WHERE kind <> 'parcel'`,
  );
  for (const { what } of rows) found.wrong(`stranded: ${what}`);
  return rows.length;
}
