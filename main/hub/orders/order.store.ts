import { handedOver, type Tx } from "../store/index.ts";
import type { KnownOrder } from "./changes.ts";
import type { LineRecord, OrderRecord } from "./order.ts";
import { toldParcels } from "./parcel.store.ts";
import type { DerivedOrder } from "./refresh.store.ts";
import type { Snapshot } from "./refresh.ts";
import { snapshots } from "./snapshot.store.ts";

const ORDER = `o.id, o.number, o.shop_id AS "shopId", o.channel, o.channel_order_id AS "channelOrderId", coalesce(o.told_state, o.state) AS state, o.channel_status AS "channelStatus",
  o.unknown_status AS "unknownStatus", o.on_hold AS "onHold", o.version, o.fact_key AS "factKey", o.claimed_state AS "claimedState", o.total_fen AS "totalFen", o.paid_fen AS "paidFen",
  coalesce(o.told_paid_fen, o.paid_fen) AS "toldPaidFen", o.deposit_fen AS "depositFen", o.lines_told_fen AS "linesToldFen", o.told_refunds AS "toldRefunds", o.dated_ahead AS "datedAhead", o.pay_on_delivery AS "payOnDelivery",
  o.lines_version AS "linesVersion", o.lines_key AS "linesKey",
  o.freight_fen AS "freightFen", o.buyer_nick AS "buyerNick", o.receiver, o.buyer_message AS "buyerMessage", o.seller_note AS "sellerNote", o.seller_flag AS "sellerFlag",
  o.created_at AS "createdAt", o.paid_at AS "paidAt", o.claimed_shipped_at AS "claimedShippedAt", o.promised_ship_at AS "promisedShipAt",
  o.promised_delivery_from AS "promisedDeliveryFrom", o.promised_delivery_by AS "promisedDeliveryBy",
  o.finished_at AS "finishedAt", o.closed_at AS "closedAt"`;

/** An order as its channel has told it, and as all that is known stood when it was read. */
export interface ReadOrder extends KnownOrder {
  snapshot: Snapshot | undefined;
}

/** Known orders by shop and the channel's id, with lines and outbound parcels; keyed `shop\nid`. */
export async function knownOrders(tx: Tx, keys: readonly { shopId: string; channelOrderId: string }[]): Promise<Map<string, ReadOrder>> {
  const orders = await tx.rows<OrderRecord>(
    `SELECT ${ORDER} FROM "order" o JOIN jsonb_to_recordset($1::jsonb) AS key("shopId" text, "channelOrderId" text)
     ON o.shop_id = key."shopId" AND o.channel_order_id = key."channelOrderId"`,
    [keys],
  );
  if (orders.length === 0) return new Map();
  const ids = orders.map((order) => order.id);
  const [lines, parcels, whole] = await Promise.all([
    tx.rows<LineRecord>(
      `SELECT l.id, order_id AS "orderId", channel_line_id AS "channelLineId", sku, title, spec, quantity, price_fen AS "priceFen", paid_fen AS "paidFen",
         coalesce(told_paid_fen, paid_fen) AS "toldPaidFen", taken_out AS "takenOut", gift, components, coalesce(told_state, state) AS state,
         channel_status AS "channelStatus", waybill, version, fact_key AS "factKey" FROM unnest($1::text[]) AS asked(id) JOIN order_line l ON l.order_id = asked.id`,
      [ids],
    ),
    toldParcels(tx, ids),
    snapshots(tx, ids),
  ]);
  const snapshotOf = new Map(whole.map((snapshot) => [snapshot.id, snapshot]));
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  const parcelsOf = Map.groupBy(parcels, (parcel) => parcel.orderId);
  return new Map(
    orders.map((order) => [
      `${order.shopId}\n${order.channelOrderId}`,
      {
        order: { ...order, version: Number(order.version), linesVersion: Number(order.linesVersion) },
        lines: (linesOf.get(order.id) ?? []).map((line) => ({ ...line, version: Number(line.version) })),
        parcels: parcelsOf.get(order.id) ?? [],
        snapshot: snapshotOf.get(order.id),
      },
    ]),
  );
}

/** A new order to write: whose it is, where that is known, and when to look at it again (ms). */
export type NewOrderToWrite = OrderRecord & { accountId: string | undefined; checkAt: number | null | undefined };

/** What channels tell of an order beside its ids. */
const TOLD = {
  id: "text",
  state: "text",
  channelStatus: "text",
  unknownStatus: "boolean",
  onHold: "boolean",
  version: "bigint",
  factKey: "text",
  totalFen: "int",
  paidFen: "int",
  toldPaidFen: "int",
  depositFen: "int",
  linesToldFen: "int",
  toldRefunds: "jsonb",
  datedAhead: "jsonb",
  payOnDelivery: "boolean",
  claimedState: "text",
  linesVersion: "bigint",
  linesKey: "text",
  freightFen: "int",
  buyerNick: "text",
  receiver: "jsonb",
  buyerMessage: "text",
  sellerNote: "text",
  sellerFlag: "text",
  createdAt: "timestamptz",
  paidAt: "timestamptz",
  claimedShippedAt: "timestamptz",
  promisedShipAt: "timestamptz",
  promisedDeliveryFrom: "timestamptz",
  promisedDeliveryBy: "timestamptz",
  finishedAt: "timestamptz",
  closedAt: "timestamptz",
} as const;

const NEW_ROW = handedOver<NewOrderToWrite>({
  ...TOLD,
  number: "text",
  shopId: "text",
  channel: "text",
  channelOrderId: "text",
  accountId: "text",
  checkAt: "bigint",
});

/** Writes orders that nobody knew, as their channels claim them. */
export function writeNewOrders(tx: Tx, orders: readonly NewOrderToWrite[]): void {
  if (orders.length === 0) return;
  tx.run(
    `INSERT INTO "order" (id, number, shop_id, channel, channel_order_id, account_id, state, told_state, channel_status, unknown_status, on_hold, version, fact_key, total_fen, paid_fen,
       told_paid_fen, deposit_fen, lines_told_fen, told_refunds, dated_ahead, pay_on_delivery, claimed_state, lines_version, lines_key, freight_fen, buyer_nick, receiver,
       buyer_message, seller_note, seller_flag, created_at, paid_at, claimed_shipped_at, promised_ship_at, promised_delivery_from, promised_delivery_by,
       finished_at, closed_at, check_at, learnt_at, told_at)
     SELECT id, number, "shopId", channel, "channelOrderId", "accountId", state, state, "channelStatus", "unknownStatus", "onHold", version, "factKey", "totalFen", "paidFen",
       "toldPaidFen", "depositFen", "linesToldFen", "toldRefunds", "datedAhead", "payOnDelivery", "claimedState", "linesVersion", "linesKey", "freightFen", "buyerNick", receiver,
       "buyerMessage", "sellerNote", "sellerFlag", "createdAt", "paidAt", "claimedShippedAt", "promisedShipAt", "promisedDeliveryFrom", "promisedDeliveryBy",
       "finishedAt", "closedAt", to_timestamp("checkAt" / 1000.0), $1, $1
     FROM ${NEW_ROW.from(2)} AS o`,
    [tx.at, ...NEW_ROW.values(orders)],
  );
}

/** A known order to write; `derived` is what all that is known of it proves, where that is known already. */
export type KnownOrderToWrite = OrderRecord & { derived: DerivedOrder | undefined };

const KNOWN_ROW = handedOver<Partial<DerivedOrder> & OrderRecord & { provenState: string | undefined }>({
  ...TOLD,
  provenState: "text",
  auditedAt: "bigint",
  packedAt: "bigint",
  outboundAt: "bigint",
  signedAt: "bigint",
  checkAt: "bigint",
});

/**
 * Writes what channels claim now of orders that are known: number, shop, account and id stay. What they have become in all is written with it where
 * it is known, so that the row is written once; else it is computed afterwards, from these claims and everything else.
 */
export function writeKnownOrders(tx: Tx, orders: readonly KnownOrderToWrite[]): void {
  if (orders.length === 0) return;
  const proven = (column: string, name: keyof DerivedOrder): string =>
    `${column} = CASE WHEN o."provenState" IS NULL THEN kept.${column} ELSE to_timestamp(o."${name}" / 1000.0) END`;
  tx.run(
    `UPDATE "order" kept SET told_state = o.state, channel_status = o."channelStatus", unknown_status = o."unknownStatus", on_hold = o."onHold", version = o.version,
       fact_key = o."factKey", total_fen = o."totalFen", paid_fen = o."paidFen", told_paid_fen = o."toldPaidFen", deposit_fen = o."depositFen",
       lines_told_fen = o."linesToldFen", told_refunds = o."toldRefunds", dated_ahead = o."datedAhead", pay_on_delivery = o."payOnDelivery",
       claimed_state = o."claimedState", lines_version = o."linesVersion", lines_key = o."linesKey", freight_fen = o."freightFen", buyer_nick = o."buyerNick",
       receiver = o.receiver, buyer_message = o."buyerMessage", seller_note = o."sellerNote", seller_flag = o."sellerFlag", created_at = o."createdAt",
       paid_at = o."paidAt", claimed_shipped_at = o."claimedShippedAt", promised_ship_at = o."promisedShipAt", promised_delivery_from = o."promisedDeliveryFrom",
       promised_delivery_by = o."promisedDeliveryBy", finished_at = o."finishedAt", closed_at = o."closedAt", told_at = $1,
       state = coalesce(o."provenState", kept.state), ${proven("audited_at", "auditedAt")}, ${proven("packed_at", "packedAt")},
       ${proven("outbound_at", "outboundAt")}, ${proven("signed_at", "signedAt")}, ${proven("check_at", "checkAt")}
     FROM ${KNOWN_ROW.from(2)} AS o WHERE kept.id = o.id`,
    [tx.at, ...KNOWN_ROW.values(orders.map(({ derived, ...order }) => ({ ...derived, ...order, provenState: derived?.state })))],
  );
}

const LINE_ROW = handedOver<LineRecord>({
  id: "text",
  orderId: "text",
  channelLineId: "text",
  sku: "text",
  title: "text",
  spec: "text",
  quantity: "int",
  priceFen: "int",
  paidFen: "int",
  toldPaidFen: "int",
  takenOut: "boolean",
  gift: "boolean",
  components: "jsonb",
  state: "text",
  channelStatus: "text",
  waybill: "text",
  version: "bigint",
  factKey: "text",
});

export function writeLines(tx: Tx, lines: readonly LineRecord[]): void {
  if (lines.length === 0) return;
  tx.run(
    `INSERT INTO order_line (id, order_id, channel_line_id, sku, title, spec, quantity, price_fen, paid_fen, told_paid_fen, taken_out, gift,
       components, state, told_state, channel_status, waybill, version, fact_key)
     SELECT id, "orderId", "channelLineId", sku, title, spec, quantity, "priceFen", "paidFen", "toldPaidFen", "takenOut", gift,
       components, state, state, "channelStatus", waybill, version, "factKey"
     FROM ${LINE_ROW.from(1)} AS l
     ON CONFLICT (id) DO UPDATE SET sku = excluded.sku, title = excluded.title, spec = excluded.spec, quantity = excluded.quantity, price_fen = excluded.price_fen,
       paid_fen = excluded.paid_fen, told_paid_fen = excluded.told_paid_fen, taken_out = excluded.taken_out, gift = excluded.gift,
       components = excluded.components, told_state = excluded.told_state, channel_status = excluded.channel_status, waybill = excluded.waybill, version = excluded.version,
       fact_key = excluded.fact_key`,
    LINE_ROW.values(lines),
  );
}
