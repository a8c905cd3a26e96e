/** Rows of the lists as 聚水潭 writes them: numbers for its own ids, Beijing text for times, yuan and kilograms as decimals. */
import { DEPOTS, type JstAfterSale, type JstDepot, type JstOrder, type JstOutbound, type JstReceived, type JstStock } from "./ledger.ts";

type Row = Record<string, unknown>;

/** Beijing local text; empty where it has not happened. */
function local(at: number | null): string {
  return at === null ? "" : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

const WAREHOUSE = { wms_co_id: DEPOTS[0].id, warehouse: DEPOTS[0].name };

export function renderOrder(order: JstOrder): Row {
  return {
    o_id: order.id,
    so_id: order.so,
    shop_id: order.shopId,
    status: order.status,
    modified: local(order.modified),
    question_type: order.question,
    question_desc: "",
    ...WAREHOUSE,
    items: order.items.map(({ sku, qty, rawSo }) => ({ sku_id: sku, qty, raw_so_id: rawSo, is_gift: false })),
    ts: order.ts,
  };
}

export function renderOutbound(outbound: JstOutbound): Row {
  return {
    io_id: outbound.id,
    o_id: outbound.order.id,
    so_id: outbound.order.so,
    shop_id: outbound.order.shopId,
    status: outbound.status,
    created: local(outbound.created),
    modified: local(outbound.modified),
    io_date: local(outbound.leftAt),
    ...WAREHOUSE,
    logistics_company: outbound.carrier,
    l_id: outbound.waybill,
    f_weight: outbound.kilograms,
    items: outbound.items.map(({ sku, qty, rawSo }, index) => ({ ioi_id: outbound.id * 10 + index, sku_id: sku, qty, raw_so_id: rawSo })),
    ts: outbound.ts,
  };
}

export function renderAfterSale(afterSale: JstAfterSale): Row {
  return {
    as_id: afterSale.id,
    o_id: afterSale.order,
    so_id: afterSale.so,
    shop_id: afterSale.shopId,
    status: afterSale.status,
    good_status: afterSale.goodStatus,
    modified: local(afterSale.modified),
    confirm_date: local(afterSale.confirmedAt),
    type: "普通退货",
    l_id: afterSale.waybill,
    warehouse: WAREHOUSE.warehouse,
    ts: afterSale.ts,
  };
}

export function renderReceived(received: JstReceived): Row {
  return {
    io_id: received.id,
    as_id: received.afterSale.id,
    so_id: received.afterSale.so,
    shop_id: received.afterSale.shopId,
    status: received.status,
    io_date: local(received.at),
    modified: local(received.modified),
    l_id: received.waybill,
    warehouse: WAREHOUSE.warehouse,
    items: received.items.map(({ sku, qty }) => ({ sku_id: sku, qty, r_qty: qty })),
    ts: received.ts,
  };
}

export function renderDepot({ id, name }: JstDepot): Row {
  return { wms_co_id: id, name, is_main: id === DEPOTS[0].id, status: "生效" };
}

/** Stock of an article: in one warehouse, or in all of them together. A row does not say in which. */
export function renderStock(rows: readonly JstStock[]): Row {
  const sum = (of: (row: JstStock) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    sku_id: rows[0]?.sku ?? "",
    name: `演示商品 ${rows[0]?.sku ?? ""}`,
    qty: sum(({ qty }) => qty),
    order_lock: sum(({ orderLock }) => orderLock),
    pick_lock: 0,
    virtual_qty: 0,
    purchase_qty: sum(({ purchased }) => purchased),
    modified: local(Math.max(...rows.map(({ modified }) => modified))),
    ts: Math.max(...rows.map(({ ts }) => ts)),
  };
}
