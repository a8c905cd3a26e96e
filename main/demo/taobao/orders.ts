import { yuanText } from "../../hub/kernel/money.ts";
import { toBeijing } from "../../hub/kernel/time.ts";
import { numericId, type Wire } from "../engine/big-json.ts";
import { hash32 } from "../engine/rng.ts";
import { paidSoFar } from "../truth/ledger.ts";
import type { SimClaim, SimLine, SimOrder } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { buyerOf } from "../world/buyers.ts";
import { goodsOf } from "../world/goods.ts";
import { carrierName, cityOf } from "../world/lanes.ts";

const STATUS: Record<SimOrder["status"], string> = {
  unpaid: "WAIT_BUYER_PAY",
  paid: "WAIT_SELLER_SEND_GOODS",
  shipped: "WAIT_BUYER_CONFIRM_GOODS",
  finished: "TRADE_FINISHED",
  closed: "TRADE_CLOSED",
  cancelled: "TRADE_CLOSED_BY_TAOBAO",
};

export function tradeStatus(order: SimOrder): string {
  return STATUS[order.status];
}

/** `yyyy-MM-dd HH:mm:ss`, or nothing when it has not happened: TOP leaves such fields out. */
export function localTime(at: number): string | undefined {
  return at > 0 ? toBeijing(new Date(at)) : undefined;
}

/** A trade as `trade.fullinfo.get` shows it, all fields. */
export function renderTrade(world: World, order: SimOrder, shop: { name: string }): { [key: string]: Wire } {
  const buyer = buyerOf(world.parts.seed, order.buyer);
  const city = cityOf(order.city);
  // Directly administered counties have no city on TOP: the place then stands in the district.
  const isCounty = hash32(order.id) % 50 === 0;
  const tid = numericId(order.id);
  const givenBack = order.lines.reduce((sum, line) => sum + givenBackOf(world, order, line), 0);
  return {
    tid,
    tid_str: order.id,
    status: tradeStatus(order),
    type: order.deposit > 0 ? "step" : "fixed",
    step_trade_status: order.deposit > 0 ? stepStatus(order) : undefined,
    step_paid_fee: order.deposit > 0 ? yuanText(paidSoFar(order)) : undefined,
    title: shop.name,
    seller_nick: shop.name,
    // What was given back before the trade ended is no longer called paid.
    payment: yuanText(order.paid - givenBack),
    total_fee: yuanText(order.paid + order.discount - order.postFee),
    discount_fee: yuanText(order.discount),
    adjust_fee: "0.00",
    post_fee: yuanText(order.postFee),
    received_payment: yuanText(order.status === "finished" ? order.paid : 0),
    created: localTime(order.createdAt),
    // Of a presale the first payment is the deposit's.
    pay_time: localTime(order.depositAt > 0 ? order.depositAt : order.paidAt),
    consign_time: localTime(order.shippedAt),
    end_time: localTime(order.endedAt),
    modified: localTime(order.modified),
    async_modified: localTime(order.arrived),
    buyer_nick: buyer.nick,
    buyer_open_uid: buyer.openId,
    buyer_message: order.buyerWords || undefined,
    seller_memo: order.memo || undefined,
    seller_flag: order.flag,
    shipping_type: "express",
    receiver_name: buyer.maskedName,
    receiver_mobile: buyer.maskedPhone,
    receiver_phone: "",
    receiver_state: city.province,
    receiver_city: isCounty ? "" : order.city,
    receiver_district: isCounty ? order.city : order.district,
    receiver_address: `演示路***号`,
    receiver_zip: "000000",
    oaid: oaidOf(order),
    lm: order.addressChanges > 0 ? "1" : undefined,
    modify_address: order.addressChanges > 0 ? true : undefined,
    is_part_consign: false,
    orders: { order: order.lines.map((line) => renderLine(world, order, line)) },
  };
}

function stepStatus(order: SimOrder): string {
  if (order.paidAt > 0) return "FRONT_PAID_FINAL_PAID";
  return order.depositAt > 0 ? "FRONT_PAID_FINAL_NOPAID" : "FRONT_NOPAID_FINAL_NOPAID";
}

/** An address id that changes when the address does. */
export function oaidOf(order: SimOrder): string {
  return `1Q${hash32(`${order.id}:${order.addressChanges}`).toString(36)}k${order.addressChanges}`;
}

function renderLine(world: World, order: SimOrder, line: SimLine): { [key: string]: Wire } {
  const goods = goodsOf(line.sku);
  const claim = world.claimsOf(order.id).find((entry) => entry.lineId === line.id);
  const single = order.lines.length === 1;
  const back = givenBackOf(world, order, line);
  const left = Math.max(0, line.paid + (single ? order.postFee : 0) - back);
  return {
    oid: numericId(line.id),
    oid_str: line.id,
    status: back > 0 && back >= line.paid ? STATUS.closed : tradeStatus(order),
    refund_status: claim ? refundStatus(claim) : "NO_REFUND",
    refund_id: claim?.id,
    num_iid: BigInt(goods.productId),
    sku_id: `5${goods.productId}`,
    outer_iid: goods.sku,
    outer_sku_id: goods.sku,
    title: goods.title,
    sku_properties_name: goods.spec,
    price: yuanText(line.price),
    num: line.quantity,
    total_fee: yuanText(line.price * line.quantity),
    discount_fee: yuanText(line.price * line.quantity - line.paid),
    adjust_fee: "0.00",
    // One-line trades carry the freight in the line's payment, others do not.
    payment: yuanText(left),
    divide_order_fee: yuanText(left),
    part_mjz_discount: "0.00",
    consign_time: localTime(order.shippedAt),
    end_time: localTime(order.endedAt),
    logistics_company: order.carrier ? carrierName(order.carrier) : undefined,
    invoice_no: order.waybill || undefined,
    pic_path: "",
  };
}

/** Money given back for a line while the trade was going on, fen. */
function givenBackOf(world: World, order: SimOrder, line: SimLine): number {
  if (order.status === "closed") return 0;
  return world
    .claimsOf(order.id)
    .filter((claim) => claim.lineId === line.id && claim.status === "success" && claim.phase === "onsale" && claim.kind !== "exchange")
    .reduce((sum, claim) => sum + claim.amount, 0);
}

/** The refund's status as refund and order line spell it; an agreed one stays where it was until the money is there. */
export function refundStatus(claim: SimClaim): string {
  const words: Record<SimClaim["status"], string> = {
    applied: "WAIT_SELLER_AGREE",
    wait_return: "WAIT_BUYER_RETURN_GOODS",
    returning: "WAIT_SELLER_CONFIRM_GOODS",
    refunding: claim.kind === "return" ? "WAIT_SELLER_CONFIRM_GOODS" : "WAIT_SELLER_AGREE",
    success: "SUCCESS",
    exchanged: "SUCCESS",
    refused: "SELLER_REFUSE_BUYER",
    closed: "CLOSED",
    reshipped: "WAIT_BUYER_CONFIRM_EXCHANGE_SELLER_SEND_GOODS",
  };
  return words[claim.status];
}
