/** Rows of the lists as 旺店通 writes them: ms and Beijing text side by side, weights in kilograms, sums as text with four decimals. */
import type { WdtRefund, WdtStock, WdtStockin, WdtStockout, WdtTrade } from "./ledger.ts";

type Row = Record<string, unknown>;

/** Beijing local text; empty where it has not happened. */
function local(at: number | null): string {
  return at === null ? "" : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

const WAREHOUSE = { warehouse_no: "WH01", warehouse_name: "演示二号仓" };

export function renderTrade(trade: WdtTrade): Row {
  return {
    trade_no: trade.no,
    trade_status: trade.status,
    src_tids: trade.tid,
    shop_no: trade.shopNo,
    modified: local(trade.modified),
    created: trade.created,
    ...(trade.checkedAt === null ? {} : { check_time: local(trade.checkedAt) }),
    settle_time: local(trade.settledAt),
    bad_reason: trade.badReason,
    freeze_reason: "",
    ...WAREHOUSE,
    detail_list: trade.items.map(({ spec, num, tid }) => ({ src_tid: tid, spec_no: spec, num, gift_type: 0 })),
  };
}

export function renderStockout(stockout: WdtStockout): Row {
  return {
    order_no: stockout.no,
    src_order_no: stockout.trade.no,
    src_trade_no: stockout.trade.tid,
    shop_no: stockout.trade.shopNo,
    status: stockout.status,
    consign_status: stockout.consignStatus,
    block_reason: stockout.blockReason,
    modified: local(stockout.modified),
    created_date: local(stockout.created),
    stock_check_time: stockout.created,
    // Of what has not left there is no such field.
    ...(stockout.consignedAt === null ? {} : { consign_time: local(stockout.consignedAt) }),
    weight: stockout.kilograms,
    packager_name: stockout.packer || "系统用户",
    logistics_no: stockout.waybill,
    logistics_name: "中通快递",
    receivable: "118.0000",
    ...WAREHOUSE,
    details_list: stockout.items.map(({ spec, num, tid }) => ({ src_tid: tid, spec_no: spec, goods_count: num, num, weight: "0.0000" })),
  };
}

export function renderRefund(refund: WdtRefund): Row {
  return {
    refund_no: refund.no,
    status: refund.status,
    tid_list: refund.tid,
    src_tids: refund.tid,
    shop_no: refund.shopNo,
    modified: refund.modified,
    modified_date: local(refund.modified),
    settle_time: local(refund.settledAt),
    actual_refund_amount: refund.yuan.toFixed(4),
    rr_status: 4,
    detail_list: [{ tid: refund.tid }],
  };
}

export function renderStockin(stockin: WdtStockin): Row {
  return {
    order_no: stockin.no,
    refund_no: stockin.refund.no,
    status: stockin.status,
    tid_list: stockin.refund.tid,
    shop_no: stockin.refund.shopNo,
    created_time: stockin.created,
    check_time: stockin.checkedAt ?? 0,
    modified: local(stockin.modified),
    logistics_no: stockin.waybill,
    ...WAREHOUSE,
    details_list: stockin.items.map(({ spec, num, expected, defect }) => ({ tid: stockin.refund.tid, spec_no: spec, num, expect_num: expected, defect })),
  };
}

/** Sums with four decimals; its times are ms, as the page shows them. */
export function renderStock({ spec, warehouse, defect, stock, sending, purchased, transferred, created, modified }: WdtStock): Row {
  return {
    spec_no: spec,
    goods_name: `演示商品 ${spec}`,
    spec_name: "",
    warehouse_no: warehouse.no,
    warehouse_name: warehouse.name,
    defect,
    stock_num: stock.toFixed(4),
    available_send_stock: (stock - sending).toFixed(4),
    sending_num: sending.toFixed(4),
    lock_num: 0,
    purchase_num: purchased.toFixed(4),
    transfer_num: transferred.toFixed(4),
    created,
    modified,
  };
}
