/** Waybills: which parcel an order went into, as whoever packs has it. Kept as rows: that a number was printed proves no leaving. */
import { waybill as waybillSchema } from "../../contract/rest/fields.ts";
import { canonicalJson } from "../../kernel/json.ts";
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
  { id: "at", name: { zh: "出库时间", en: "Left at" }, aliases: ["出库时间", "称重时间", "发货时间", "打单时间", "shipped at"] },
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
  return {
    key,
    version: (at ?? new Date(reading.now)).getTime(),
    payload: canonicalJson({
      waybill,
      orderId,
      carrier: readText(row.cell("carrier"), 60),
      at: at?.toISOString() ?? "",
      weight: readText(row.cell("weight"), 20),
    }),
    at: at ?? undefined,
    ref: orderId,
  };
}

/** Parcels by order. */
export const waybills: KindTold = { fields, groupBy: null, read: readWaybills };
