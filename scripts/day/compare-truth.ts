/**
 * Holds what the hub makes of the day against the truth: what was paid, which lines are bought, what went back, how cases ended, when
 * parcels were handed over. Most of it is plain; the ways that few orders go (presales, edits, numbers used before, second deliveries,
 * deductions, status words that go on) are where the two come apart, so each is counted.
 */
import type { Pool } from "pg";
import { toBeijing } from "../../main/hub/kernel/time.ts";
import type { Ledger } from "./ledger.ts";

/** What was compared, and how much of it is otherwise here than there. */
interface Held {
  compared: number;
  contradicting: number;
}

export interface Truth {
  paid: Held;
  deposits: Held;
  lines: Held;
  refunded: Held;
  cases: Held;
  handedOver: Held;
  states: Held;
  /** How many of each unusual way were among what was compared. */
  unusual: Record<string, number>;
}

interface OrderRow {
  id: string;
  paidFen: number;
  depositFen: number;
  refundedFen: number;
  state: string;
  lines: string[];
}

/** How a claim that ended there must have ended here. What is still open is compared by its status word alone. */
const ENDS: Readonly<Record<string, string>> = { success: "refunded", closed: "closed", refused: "refused", exchanged: "closed" };
const ARRIVED: ReadonlySet<string> = new Set(["signed", "completed"]);

/** Compares the ledger with the hub's own figures; `wrong` gets a sentence for each that differs. */
export async function compareTruth(pool: Pool, ledger: Ledger, wrong: string[]): Promise<Truth> {
  const { rows: orders } = await pool.query<OrderRow>(
    `SELECT o.channel_order_id AS id, coalesce(o.told_paid_fen, o.paid_fen) AS "paidFen", o.deposit_fen AS "depositFen", o.refunded_fen AS "refundedFen", o.state,
       (SELECT coalesce(array_agg(l.channel_line_id ORDER BY l.channel_line_id), '{}') FROM order_line l WHERE l.order_id = o.id AND NOT l.taken_out) AS lines
     FROM "order" o`,
  );
  const { rows: cases } = await pool.query<{ id: string; state: string }>("SELECT channel_case_id AS id, state FROM case_file");
  const { rows: parcels } = await pool.query<{ waybill: string; signedAt: Date | null }>(`SELECT waybill, signed_at AS "signedAt" FROM parcel`);
  const known = new Map(orders.map((order) => [order.id, order]));
  const stateOf = new Map(cases.map((one) => [one.id, one.state]));
  const signedAt = new Map(parcels.map((parcel) => [parcel.waybill, parcel.signedAt]));
  const here = ledger.orders.flatMap((order) => {
    const kept = known.get(order.id);
    return kept ? [{ order, kept }] : [];
  });
  const back = Map.groupBy(ledger.claims, (claim) => claim.orderId);
  const handedOver = new Set(ledger.parcels.filter((parcel) => parcel.handedOver !== null).map((parcel) => parcel.waybill));
  const hold = <Item>(items: readonly Item[], of: (item: Item) => { name: string; there: unknown; here: unknown }): Held => {
    const odd = items.map(of).filter((one) => one.there !== one.here);
    for (const one of odd) wrong.push(`${one.name} is ${one.there} there and ${one.here} here`);
    return { compared: items.length, contradicting: odd.length };
  };
  const sent = ledger.parcels.filter((parcel) => signedAt.has(parcel.waybill));
  const open = here.filter(({ order }) => order.status !== "closed" && order.status !== "cancelled" && order.status !== "unpaid");
  const ended = ledger.claims.filter((claim) => ENDS[claim.status] !== undefined && stateOf.has(claim.id));
  return {
    paid: hold(here, ({ order, kept }) => ({ name: `paid for ${titleOf(order)}`, there: order.paidSoFar, here: kept.paidFen })),
    deposits: hold(
      here.filter(({ order }) => order.deposit !== null && order.unusual === "presale"),
      ({ order, kept }) => ({ name: `deposit of ${titleOf(order)}`, there: order.deposit, here: kept.depositFen }),
    ),
    lines: hold(here, ({ order, kept }) => ({ name: `lines of ${titleOf(order)}`, there: order.lines.toSorted().join(), here: kept.lines.join() })),
    refunded: hold(here, ({ order, kept }) => ({
      name: `refunded of ${titleOf(order)}`,
      there: (back.get(order.id) ?? []).reduce((sum, claim) => sum + claim.refunded, 0),
      here: kept.refundedFen,
    })),
    cases: hold(ended, (claim) => ({ name: `end of case ${claim.id}`, there: ENDS[claim.status], here: stateOf.get(claim.id) })),
    handedOver: hold(sent, ({ waybill, handedOver: there, unusual }) => {
      const at = signedAt.get(waybill);
      return { name: `hand-over of ${waybill} ${unusual}`, there, here: at ? toBeijing(at) : null };
    }),
    states: hold(open, ({ order, kept }) => {
      const arrived = order.received || handedOver.has(order.waybill);
      return { name: `arrival of ${titleOf(order)} (${kept.state})`, there: arrived, here: ARRIVED.has(kept.state) };
    }),
    unusual: unusualOf([...here.map(({ order }) => order), ...ended]),
  };
}

function titleOf(order: Ledger["orders"][number]): string {
  return `${order.channel} ${order.id}${order.unusual === "" ? "" : ` (${order.unusual})`}`;
}

function unusualOf(rows: readonly { unusual: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { unusual } of rows) if (unusual !== "") counts[unusual] = (counts[unusual] ?? 0) + 1;
  return counts;
}
