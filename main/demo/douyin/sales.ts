import { numericId, type Wire } from "../engine/big-json.ts";
import { pictureAddress } from "../truth/picture-shelf.ts";
import type { SimClaim } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { goodsOf } from "../world/goods.ts";
import { carrierName } from "../world/lanes.ts";

const TYPES: Record<SimClaim["kind"], [code: number, word: string]> = {
  return: [0, "退货退款"],
  refund_shipped: [1, "仅退款"],
  refund_unshipped: [2, "仅退款（未发货）"],
  exchange: [3, "换货"],
};

const WORDS: Record<number, string> = {
  6: "待商家处理",
  7: "待买家退货",
  8: "待商家发货",
  11: "待商家收货",
  12: "售后成功",
  13: "商家已发货",
  14: "换货完成",
  27: "商家拒绝",
  28: "售后关闭",
  51: "取消成功",
  53: "逆向交易完成",
  29: "商家拒绝退货后退款",
};

/** The status numbers of a claim: on the after-sale, on the order line, and of the money. */
export function saleStatus(claim: SimClaim): { sale: number; line: number; refund: number } {
  const refusal = claim.returnWaybill ? 29 : 27;
  const codes: Record<SimClaim["status"], [sale: number, refund: number]> = {
    applied: [6, 1],
    wait_return: [7, 1],
    returning: [11, 1],
    refunding: [12, 2],
    // After the money moved the word may go on; the money's own status stays.
    success: [claim.after === "" ? 12 : Number(claim.after), 3],
    refused: [refusal, 1],
    // A withdrawn claim leaves the money's status where it was.
    closed: [28, 1],
    reshipped: [13, 0],
    exchanged: [14, 0],
  };
  const [sale, refund] = codes[claim.status];
  return { sale, line: sale === 14 ? 12 : sale, refund: claim.kind === "exchange" ? 0 : refund };
}

export function saleType(claim: SimClaim): number {
  return TYPES[claim.kind][0];
}

/** Arbitration as rows and pushes number it: 255 = ended. The list's filter numbers it otherwise. */
export function arbitrationRow(claim: SimClaim): number {
  return { none: 0, open: 1, ended: 255 }[claim.arbitration];
}

/** Arbitration as the list's filter numbers it: 6 = ended, and 255 would be "cancelled". */
export function arbitrationFilter(claim: SimClaim): number {
  return { none: 0, open: 1, ended: 6 }[claim.arbitration];
}

/** The optimistic lock of a claim, seconds. */
export function saleVersion(claim: SimClaim): number {
  return Math.floor(claim.modified / 1_000);
}

/** The claim's own part of a row. */
function info(claim: SimClaim): { [key: string]: Wire } {
  const status = saleStatus(claim);
  return {
    aftersale_id: claim.id,
    aftersale_order_type: 1,
    aftersale_type: saleType(claim),
    aftersale_status: status.sale,
    related_id: claim.lineId,
    apply_time: Math.floor(claim.createdAt / 1_000),
    create_time: Math.floor(claim.createdAt / 1_000),
    update_time: saleVersion(claim),
    status_deadline:
      claim.status === "applied" || claim.status === "wait_return" || claim.status === "returning" || claim.status === "refused"
        ? Math.floor(claim.deadline / 1_000)
        : 0,
    refund_amount: claim.kind === "exchange" ? 0 : claim.amount,
    refund_post_amount: 0,
    aftersale_num: 1,
    part_type: 0,
    refund_type: 1,
    aftersale_refund_type: 0,
    arbitrate_status: arbitrationRow(claim),
    refund_status: status.refund,
    got_pkg: claim.received ? 1 : 0,
    return_logistics_code: claim.returnWaybill,
    return_logistics_company_name: claim.returnCarrier ? carrierName(claim.returnCarrier) : "",
    exchange_logistics_company_name: "",
    exchange_sku_info: null,
    order_logistics: [],
    reason_second_labels: [{ code: 1000 + claim.reason.length, name: claim.reason }],
    aftersale_tags: [],
    remark: "",
    // Spelt as the channel spells it.
    risk_decsison_code: 0,
    left_urge_sms_count: 0,
    is_agree_refuse_sign: 0,
    store_id: "",
  };
}

function orderInfo(world: World, claim: SimClaim): { [key: string]: Wire } {
  const order = world.orders.get(claim.orderId);
  const line = order?.lines.find((entry) => entry.id === claim.lineId);
  const goods = goodsOf(line?.sku ?? "");
  const related = {
    sku_order_id: claim.lineId,
    order_status: order?.status === "finished" ? 5 : order?.status === "paid" ? 2 : order?.status === "closed" ? 4 : 3,
    pay_amount: line?.paid ?? 0,
    item_num: line?.quantity ?? 1,
    product_id: BigInt(goods.productId) + 3_550_000_000_000_000_000n,
    product_name: goods.title,
    aftersale_pay_amount: claim.amount,
    shop_sku_code: goods.sku,
  };
  return { shop_order_id: claim.orderId, related_order_info: [related] };
}

/** A row of `afterSale.List`. */
export function renderSale(world: World, claim: SimClaim): { [key: string]: Wire } {
  const texts = {
    aftersale_status_text: WORDS[saleStatus(claim).sale] ?? "",
    aftersale_type_text: TYPES[claim.kind][1],
    reason_text: claim.reason,
    arbitrate_status_text: { none: "", open: "仲裁中", ended: "仲裁结束" }[claim.arbitration],
  };
  return { aftersale_info: info(claim), order_info: orderInfo(world, claim), text_part: texts, seller_logs: [] };
}

/** `afterSale.Detail`: the claim under the detail's own spelling (`after_sale_*`), the buyer's words, parcels and arbitration. */
export function renderDetail(world: World, claim: SimClaim, address: string): { [key: string]: Wire } {
  const { order_info, text_part } = renderSale(world, claim) as {
    order_info: { related_order_info: { [key: string]: Wire }[] };
    text_part: { [key: string]: string };
  };
  const own = info(claim);
  const detail = {
    ...own,
    after_sale_id: numericId(claim.id),
    after_sale_status: own.aftersale_status,
    after_sale_status_desc: text_part.aftersale_status_text,
    after_sale_type: own.aftersale_type,
    after_sale_type_text: text_part.aftersale_type_text,
    after_sale_order_type: 1,
    reason: claim.reason,
    reason_code: 1000 + claim.reason.length,
    reason_remark: claim.words,
    evidence: Array.from({ length: claim.pictures }, (_none, place) => pictureAddress(address, claim, place)),
    after_sale_apply_count: 1,
    refund_total_amount: own.refund_amount,
    real_refund_amount: claim.status === "success" && claim.kind !== "exchange" ? claim.amount - claim.deduction : 0,
    deduction_amount: claim.deduction,
    refund_fail_reason: "",
  };
  const arbitrate_info = {
    arbitrate_id: claim.arbitration === "none" ? "0" : `${claim.id}7`,
    arbitrate_status: arbitrationRow(claim),
    is_required_evidence: claim.arbitration === "open",
    arbitrate_status_deadline: "",
    arbitrate_opinion: "",
    arbitrate_conclusion: 0,
    arbitrate_blame: 0,
  };
  const back = {
    tracking_no: claim.returnWaybill,
    company_name: carrierName(claim.returnCarrier),
    company_code: claim.returnCarrier,
    logistics_time: Math.floor(claim.returnedAt / 1_000),
  };
  const remarks = world.notes
    .filter((note) => note.about === claim.orderId)
    .map((note) => ({ remark: note.text, create_time: Math.floor(note.at / 1_000), operator: "商家" }));
  return {
    process_info: {
      after_sale_info: detail,
      arbitrate_info,
      logistics_info: { return: claim.returnWaybill ? back : null, order: [] },
      after_sale_shop_remarks: remarks,
    },
    order_info: {
      ...order_info,
      shop_order_id: numericId(claim.orderId),
      sku_order_infos: order_info.related_order_info.map((row) => ({ ...row, sku_order_id: numericId(claim.lineId) })),
    },
  };
}
