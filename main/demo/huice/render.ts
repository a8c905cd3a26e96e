/** Rows of the lists as 旺店通 网页版 and 企业版 write them: local text, four decimals as text, zeros for a time that is none. */
import type { HuiceRefund, HuiceShipping, HuiceStockin, HuiceTrade } from "./ledger.ts";

type Row = Record<string, unknown>;

/** Beijing local text; zeros where it has not happened. */
function local(at: number | null): string {
  return at === null ? "0000-00-00 00:00:00" : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

const WAREHOUSE = { warehouse_no: "WH03", warehouse_name: "演示三号仓" };
/** The list of a merged order's numbers may be cut off in the head. */
const headOf = (tid: string): string => tid.slice(0, 30);

export function renderTrade(trade: HuiceTrade): Row {
  return {
    trade_no: trade.no,
    trade_status: trade.status,
    src_tids: headOf(trade.tid),
    shop_no: trade.shopNo,
    modified: local(trade.modified),
    created: local(trade.created),
    check_time: local(trade.checkedAt),
    refund_status: 0,
    ...WAREHOUSE,
    goods_list: trade.items.map(({ spec, num, tid }) => ({ src_tid: tid, src_oid: `${tid}1`, spec_no: spec, num: num.toFixed(4) })),
  };
}

export function renderShipping(shipping: HuiceShipping): Row {
  const { trade } = shipping;
  return {
    stockout_id: `90${shipping.no.slice(2)}`,
    order_no: shipping.no,
    src_order_no: trade.no,
    src_tids: headOf(trade.tid),
    shop_no: trade.shopNo,
    status: shipping.status,
    refund_status: 0,
    modified: local(shipping.modified),
    consign_time: local(shipping.consignedAt),
    weight: shipping.kilograms.toFixed(4),
    logistics_no: shipping.waybill,
    logistics_name: "中通快递",
    ...WAREHOUSE,
    details_list: trade.items.map(({ spec, num, tid }) => ({
      src_tid: tid,
      src_oid: `${tid}1`,
      spec_no: spec,
      num: num.toFixed(4),
      trade_status_type: shipping.isPlatforms ? 1 : 2,
    })),
  };
}

export function renderRefund(refund: HuiceRefund): Row {
  return { refund_no: refund.no, type: 2, status: refund.status, stockin_status: 1, tid: refund.tid, shop_no: refund.shopNo, modified: local(refund.modified) };
}

export function renderStockin(stockin: HuiceStockin): Row {
  return {
    order_no: stockin.no,
    refund_no: stockin.refund.no,
    status: stockin.status,
    tid_list: stockin.refund.tid,
    shop_no: stockin.refund.shopNo,
    created_time: local(stockin.created),
    check_time: local(stockin.checkedAt),
    modified: local(stockin.modified),
    logistics_no: stockin.waybill,
    ...WAREHOUSE,
    details_list: stockin.items.map(({ spec, num, damaged }) => ({ tid: stockin.refund.tid, spec_no: spec, num: num.toFixed(4), stock_type: damaged ? 2 : 1 })),
  };
}
