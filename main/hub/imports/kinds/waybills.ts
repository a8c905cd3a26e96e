/**
 * Waybills: which parcel an order went into, as whoever packs has it. With the time at which it left, as a warehouse weighs and scans it out, it is a fact of its order; without
 * one it is kept as a row: that a number was printed, or that a platform was told of it, proves no leaving.
 */
import { ownCarrierCode } from "../../connectors/index.ts";
import { waybill as waybillSchema } from "../../contract/rest/fields.ts";
import { canonicalJson, type Json } from "../../kernel/json.ts";
import { readText } from "../values.ts";
import { Cells, type Field, type KindTold, namesOfFields, type Reading, type Row, type Told } from "./kind.ts";

const fields: readonly Field[] = [
  {
    id: "waybill",
    name: { zh: "运单号", en: "Waybill" },
    needed: true,
    aliases: ["物流单号", "快递单号", "运单号", "运单编号", "面单号", "关联运单号", "tracking number", "waybill"],
  },
  {
    id: "orderId",
    name: { zh: "订单编号", en: "Order number" },
    needed: true,
    aliases: ["平台订单号", "原始单号", "线上订单号", "主订单编号", "订单编号", "订单号", "订单码", "order id", "order number"],
  },
  { id: "carrier", name: { zh: "物流公司", en: "Carrier" }, aliases: ["物流公司", "快递公司", "承运商", "carrier"] },
  { id: "at", name: { zh: "出库时间", en: "Left at" }, aliases: ["出库时间", "称重时间", "揽收时间", "left at"] },
  { id: "printed", name: { zh: "打单或发货时间", en: "Printed or shipped at" }, aliases: ["打单时间", "发货时间", "shipped at"] },
  { id: "weight", name: { zh: "重量", en: "Weight" }, aliases: ["重量", "实际重量", "称重重量", "重量(kg)", "weight"] },
];
const names = namesOfFields(fields);

function readWaybills([row]: readonly Row[], reading: Reading): Told {
  if (!row) throw new Error("a group of rows is never empty");
  const cells = new Cells(row, reading, names);
  const [waybill, orderId, at] = [cells.id("waybill"), cells.id("orderId"), cells.time("at")];
  const key = waybill === null ? "" : `${waybill} ${orderId ?? ""}`;
  if (cells.why) return { key, why: cells.why };
  if (waybill === null) return { key, why: { zh: "没有运单号。", en: "There is no waybill." } };
  if (orderId === null) return { key, why: { zh: "没有订单编号。", en: "There is no order number." } };
  if (!waybillSchema.safeParse(waybill).success)
    return { key, why: { zh: `“${waybill.slice(0, 40)}”不是运单号。`, en: `“${waybill.slice(0, 40)}” is no tracking number.` } };
  const [carrier, weight, printed] = [readText(row.cell("carrier"), 60), readText(row.cell("weight"), 20), readText(row.cell("printed"), 40)];
  const told = at
    ? leaving({ orderId, waybill, at, more: { carrier: carrier === "" ? "" : ownCarrierCode(carrier), weight } })
    : { waybill, orderId, carrier, at: "", weight, printed };
  return { key, version: (at ?? new Date(reading.now)).getTime(), payload: canonicalJson(told), at: at ?? undefined, ref: orderId };
}

/** That a parcel left the door, as a seller's own warehouse says it; `named`: its waybill is the order's, also where nobody else names it. */
function leaving(of: { orderId: string; waybill: string; at: Date; more: { carrier: string; weight: string } }): { [name: string]: Json } {
  const { orderId, waybill, at, more } = of;
  return { orderRef: orderId, event: { id: eventOf({ orderId, waybill }), kind: "outbound", at: at.toISOString(), data: { waybill, named: true, ...more } } };
}

/** What the parcel's leaving is called, within its shop. */
export function eventOf({ orderId, waybill }: { orderId: string; waybill: string }): string {
  return `waybill:${waybill}:${orderId}`.slice(0, 100);
}

/** Parcels by order. */
export const waybills: KindTold = { fields, groupBy: null, read: readWaybills };
