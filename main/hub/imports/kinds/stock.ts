/** Stock: how many of a SKU lie where, as a warehouse counted them. */
import { canonicalJson } from "../../kernel/json.ts";
import { readText } from "../values.ts";
import { Cells, type Field, type KindTold, namesOfFields, type Reading, type Row, type Told } from "./kind.ts";

const fields: readonly Field[] = [
  {
    id: "sku",
    name: { zh: "商家编码", en: "SKU" },
    needed: true,
    aliases: ["商家编码", "sku编码", "规格编码", "商品编码", "货品编号", "货号", "sku", "sku id", "商品id"],
  },
  {
    id: "quantity",
    name: { zh: "可用库存", en: "Available" },
    needed: true,
    aliases: ["可用库存", "可销库存", "可售库存", "可用数", "可发库存", "库存数量", "库存", "实际库存", "数量", "available", "stock", "quantity"],
  },
  { id: "locked", name: { zh: "占用", en: "Reserved" }, aliases: ["占用库存", "锁定库存", "订单占有数", "待发货量", "预占", "reserved"] },
  { id: "warehouse", name: { zh: "仓库", en: "Warehouse" }, aliases: ["仓库", "仓库名称", "所在仓库", "库位", "warehouse"] },
  { id: "title", name: { zh: "商品名称", en: "Goods" }, aliases: ["商品名称", "货品名称", "宝贝标题", "品名", "product"] },
  { id: "spec", name: { zh: "规格", en: "Variant" }, aliases: ["规格", "规格名称", "商品规格", "variant"] },
  { id: "at", name: { zh: "盘点时间", en: "Counted at" }, aliases: ["盘点时间", "库存时间", "更新时间", "统计时间", "counted at"] },
];
const names = namesOfFields(fields);

function readStock([row]: readonly Row[], reading: Reading): Told {
  if (!row) throw new Error("a group of rows is never empty");
  const cells = new Cells(row, reading, names);
  const [sku, quantity, locked, at] = [cells.id("sku"), cells.count("quantity"), cells.count("locked"), cells.time("at")];
  const warehouse = readText(row.cell("warehouse"), 60);
  const key = sku === null ? "" : warehouse === "" ? sku : `${sku} @ ${warehouse}`;
  if (cells.why) return { key, why: cells.why };
  if (sku === null) return { key, why: { zh: "没有商家编码。", en: "There is no SKU." } };
  if (quantity === null) return { key, why: { zh: "没有库存数量。", en: "There is no count." } };
  return {
    key,
    // A file that does not say when it was counted is of when it came.
    version: (at ?? new Date(reading.now)).getTime(),
    payload: canonicalJson({
      sku,
      warehouse,
      quantity,
      locked: locked ?? 0,
      title: readText(row.cell("title"), 200),
      spec: readText(row.cell("spec"), 120),
      at: at?.toISOString() ?? "",
    }),
    at: at ?? new Date(reading.now),
    ref: sku,
  };
}

/** Counts of stock. */
export const stock: KindTold = { fields, groupBy: null, read: readStock };
