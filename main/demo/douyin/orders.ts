import { shareFen } from "../../hub/kernel/money.ts";
import type { Wire } from "../engine/big-json.ts";
import { hash32 } from "../engine/rng.ts";
import type { SimLine, SimOrder } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { buyerOf } from "../world/buyers.ts";
import { goodsOf } from "../world/goods.ts";
import { carrierChannelCode, carrierName, cityOf } from "../world/lanes.ts";
import { saleStatus } from "./sales.ts";

export const seconds = (at: number): number => Math.floor(at / 1_000);

const WORDS: Record<number, string> = { 1: "待支付", 105: "已支付", 2: "待发货", 3: "已发货", 4: "已取消", 5: "已完成" };

/** 105 comes before 2: the channel checks the payment first. */
export function orderStatus(order: SimOrder, now: number): number {
  if (order.status === "paid") return now < order.readyAt ? 105 : 2;
  const codes = { unpaid: 1, shipped: 3, finished: 5, closed: 4, cancelled: 4 };
  return codes[order.status];
}

/** A shop order as list and detail show it. Money is fen, times are seconds, 0 = has not happened. */
export function renderOrder(world: World, order: SimOrder, shop: { id: string; name: string }): { [key: string]: Wire } {
  const buyer = buyerOf(world.parts.seed, order.buyer);
  const status = orderStatus(order, world.parts.clock.now());
  const goods = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return {
    order_id: order.id,
    shop_id: Number(shop.id),
    shop_name: shop.name,
    doudian_open_id: buyer.openId,
    order_status: status,
    order_status_desc: WORDS[status] ?? "",
    main_status: status,
    order_amount: goods + order.postFee,
    pay_amount: order.paid,
    post_amount: order.postFee,
    promotion_amount: order.discount,
    promotion_shop_amount: order.discount,
    promotion_platform_amount: 0,
    promotion_talent_amount: 0,
    modify_amount: 0,
    pay_type: 2,
    create_time: seconds(order.createdAt),
    pay_time: seconds(order.paidAt),
    update_time: seconds(order.modified),
    ship_time: seconds(order.shippedAt),
    exp_ship_time: order.paidAt > 0 ? seconds(order.paidAt) + 48 * 3_600 : 0,
    finish_time: order.status === "finished" ? seconds(order.endedAt) : 0,
    order_expire_time: 1_800,
    cancel_reason: order.status === "cancelled" ? "超时未支付" : "",
    buyer_words: order.buyerWords,
    seller_words: order.memo,
    seller_remark_stars: order.flag,
    post_receiver: "",
    post_tel: "",
    encrypt_post_receiver: `##${hash32(buyer.name).toString(36)}#1##`,
    encrypt_post_tel: `$$${hash32(buyer.phone).toString(36)}$1$$`,
    mask_post_receiver: buyer.maskedName,
    mask_post_tel: buyer.maskedPhone,
    mask_post_addr: address(order),
    open_address_id: `oa${hash32(`${order.id}:${order.addressChanges}`).toString(36)}`,
    logistics_info: order.waybill ? [logistics(order)] : [],
    sku_order_list: order.lines.map((line) => renderLine(world, order, line)),
    order_phase_list: order.deposit > 0 ? order.lines.flatMap((line, index) => phases(order, line, index)) : [],
  };
}

/** The deposit and the rest of a presale, line by line; each line has its share. */
function phases(order: SimOrder, line: SimLine, index: number): Wire[] {
  const shares = shareFen(
    order.deposit,
    order.lines.map((each) => each.paid),
  );
  const first = shares[index] ?? 0;
  const post = index === 0 ? order.postFee : 0;
  const phase = (number: number, fen: number, paidAt: number): Wire => ({
    sku_order_id: line.id,
    total_phase: 2,
    current_phase: number,
    pay_success: paidAt > 0,
    phase_pay_amount: fen,
    phase_pay_time: seconds(paidAt),
  });
  return [phase(1, first, order.depositAt), phase(2, line.paid - first + post, order.paidAt)];
}

function address(order: SimOrder): Wire {
  const city = cityOf(order.city);
  return {
    province: { name: city.province, id: city.code.slice(0, 2) },
    city: { name: order.city, id: city.code },
    town: { name: order.district, id: `${city.code.slice(0, 4)}07` },
    street: { name: "***", id: "" },
    detail: "****",
  };
}

function logistics(order: SimOrder): Wire {
  return {
    tracking_no: order.waybill,
    company: carrierChannelCode(order.carrier),
    company_name: carrierName(order.carrier),
    ship_time: seconds(order.shippedAt),
    delivery_id: `${order.id}-1`,
    product_info: order.lines.map((line) => ({ sku_order_id: line.id, product_name: goodsOf(line.sku).title, product_count: line.quantity })),
  };
}

function renderLine(world: World, order: SimOrder, line: SimLine): { [key: string]: Wire } {
  const goods = goodsOf(line.sku);
  const claim = world.claimsOf(order.id).find((entry) => entry.lineId === line.id);
  const status = claim ? saleStatus(claim) : null;
  const types = { refund_unshipped: 2, refund_shipped: 1, return: 0, exchange: 3 };
  return {
    order_id: line.id,
    parent_order_id: order.id,
    product_id: BigInt(goods.productId) + 3_550_000_000_000_000_000n,
    product_id_str: (BigInt(goods.productId) + 3_550_000_000_000_000_000n).toString(),
    product_name: goods.title,
    product_pic: "",
    sku_id: BigInt(goods.productId) + 1_730_000_000_000_000n,
    out_sku_id: goods.sku,
    out_product_id: goods.sku,
    code: goods.sku,
    spec: goods.spec.split(";").map((entry) => ({ name: entry.split(":")[0] ?? "", value: entry.split(":")[1] ?? "" })),
    origin_amount: line.price,
    item_num: line.quantity,
    sum_amount: line.price * line.quantity,
    order_amount: line.price * line.quantity,
    pay_amount: line.paid + (order.lines.length === 1 ? order.postFee : 0),
    promotion_amount: line.price * line.quantity - line.paid,
    post_amount: order.lines.length === 1 ? order.postFee : 0,
    order_status: orderStatus(order, world.parts.clock.now()),
    after_sale_info: { after_sale_status: status?.line ?? 0, after_sale_type: claim ? types[claim.kind] : 0, refund_status: status?.refund ?? 0 },
    ship_time: seconds(order.shippedAt),
    logistics_receipt_time: seconds(order.signedAt),
    confirm_receipt_time: order.status === "finished" ? seconds(order.endedAt) : 0,
    given_product_type: "MASTER",
    master_sku_order_id_list: [],
    inventory_list: [],
  };
}
