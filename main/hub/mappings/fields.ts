/**
 * What a mapped record can say, by kind: each field stands at its place in what a seller's own systems send (`contract/rest`). Names by which it is recognised
 * are those of tables that are imported, and those that warehouses' interfaces use.
 */

import type { MappedKind } from "../contract/mappings.ts";
import { RestCaseState } from "../contract/rest/case.ts";
import { RestOrderStatus } from "../contract/rest/order.ts";
import { CaseKind, TraceState, WarehouseEventKind } from "../contract/words.ts";
import { importedKinds } from "../imports/index.ts";
import type { Said } from "../kernel/said.ts";
import { caseKinds, caseStates, events, orderStates, results, traceStates } from "./words.ts";

type Reads = "id" | "text" | "money" | "count" | "weight" | "time" | "word" | "flag";

/** A field of ours. */
export interface Field {
  /** Its place in the record: `data.waybill`; of a group, within each of its entries: `lines.sku`. */
  id: string;
  name: Said;
  reads: Reads;
  needed?: true;
  aliases: readonly string[];
  group?: string;
  /** What its words can mean, with their names. */
  words?: readonly (readonly [string, Said])[];
  /** Names a person or leads to one. */
  personal?: "name" | "phone" | "address";
}

/** Names that tables give a field of theirs. */
function known(kind: keyof typeof importedKinds, id: string): readonly string[] {
  return importedKinds[kind].fields.find((field) => field.id === id)?.aliases ?? [];
}
const said = (zh: string, en: string): Said => ({ zh, en });
const wordsOf = <Word extends string>(values: readonly Word[], names: Readonly<Record<Word, Said>>): [Word, Said][] =>
  values.map((value) => [value, names[value]]);

const orderNumbers = [
  ...known("waybills", "orderId"),
  ...[
    "order no",
    "原始订单号",
    "外部订单",
    "来源单号",
    "交易号",
    "tid",
    "trade no",
    "trade id",
    "src tid",
    "platform order no",
    "platform order code",
    "outer order id",
  ],
  ...["shop order no", "source order code", "so id", "order code", "order sn", "order"],
];
const waybills = [...known("waybills", "waybill"), "express no", "express code", "mail no", "logistics no", "tracking no", "l id", "ship no"];
const carriers = [...known("waybills", "carrier"), "logistics name", "express company", "logistics company", "logistics", "express", "carrier code"];
const skus = [...known("stock", "sku"), "货品", "sku code", "spec no", "item code", "goods no", "barcode", "outer sku id", "sku no", "goods code"];
const pieces = [...known("orders", "quantity"), "num", "count", "goods count", "amount qty", "sku num"];
const warehouses = [...known("stock", "warehouse"), "warehouse name", "warehouse no", "wh name", "depot", "仓库编码"];

const event: readonly Field[] = [
  { id: "orderRef", name: said("订单编号", "Order number"), reads: "id", needed: true, aliases: orderNumbers },
  {
    id: "kind",
    name: said("发生了什么", "What happened"),
    reads: "word",
    needed: true,
    aliases: [
      "出库状态",
      "单据状态",
      "仓库状态",
      "操作类型",
      "事件",
      "状态",
      "event",
      "event type",
      "operate type",
      "biz type",
      "status",
      "state",
      "action",
      "type",
    ],
    words: wordsOf(WarehouseEventKind.options, events),
  },
  {
    id: "at",
    name: said("发生时间", "When it happened"),
    reads: "time",
    needed: true,
    aliases: [
      ...known("waybills", "at"),
      ...["操作时间", "完成时间", "入库时间", "验货时间", "consign time", "outbound time", "ship time", "operate time", "event time", "finish time", "time"],
      ...["modified", "update time", "updated at", "created at", "create time"],
    ],
  },
  {
    id: "id",
    name: said("事件编号（没有就自动编）", "Its id (made where there is none)"),
    reads: "id",
    aliases: ["出库单号", "单据编号", "流水号", "event id", "stockout no", "outbound no", "msg id", "record id", "id"],
  },
  { id: "data.waybill", name: said("运单号", "Waybill"), reads: "id", aliases: waybills },
  { id: "data.carrier", name: said("物流公司", "Carrier"), reads: "text", aliases: carriers },
  { id: "data.place", name: said("仓库", "Warehouse"), reads: "text", aliases: warehouses },
  {
    id: "data.weightGrams",
    name: said("包裹重量", "Package's weight"),
    reads: "weight",
    aliases: [...known("waybills", "weight"), "gross weight", "real weight", "pack weight", "total weight"],
  },
  {
    id: "data.packer",
    name: said("打包员", "Packer"),
    reads: "text",
    aliases: ["打包员", "装箱员", "复核员", "操作员", "操作人", "packer", "packer name", "operator", "operator name", "checker"],
    personal: "name",
  },
  {
    id: "data.result",
    name: said("验货结果", "Result of the inspection"),
    reads: "word",
    aliases: ["验货结果", "质检结果", "验收结果", "检验结果", "inspection", "inspect result", "check result", "quality", "result"],
    words: wordsOf(["passed", "failed"], results),
  },
  { id: "data.skus.sku", name: said("商家编码（每件）", "SKU (of each)"), reads: "id", aliases: skus, group: "data.skus" },
  { id: "data.skus.quantity", name: said("数量（每件）", "Pieces (of each)"), reads: "count", aliases: pieces, group: "data.skus" },
];

const order: readonly Field[] = [
  { id: "id", name: said("订单编号", "Order number"), reads: "id", needed: true, aliases: [...known("orders", "orderId"), ...orderNumbers, "id"] },
  {
    id: "status",
    name: said("订单状态", "State"),
    reads: "word",
    needed: true,
    aliases: [...known("orders", "status"), "order state", "trade status", "state"],
    words: wordsOf(RestOrderStatus.options, orderStates),
  },
  {
    id: "createdAt",
    name: said("下单时间", "Ordered at"),
    reads: "time",
    needed: true,
    aliases: [...known("orders", "createdAt"), "create time", "created", "trade time"],
  },
  {
    id: "updatedAt",
    name: said("更新时间", "Changed at"),
    reads: "time",
    needed: true,
    aliases: [...known("orders", "updatedAt"), "update time", "modified", "modify time"],
  },
  { id: "paidAt", name: said("付款时间", "Paid at"), reads: "time", aliases: [...known("orders", "paidAt"), "pay time"] },
  { id: "shippedAt", name: said("发货时间", "Shipped at"), reads: "time", aliases: [...known("orders", "shippedAt"), "consign time", "delivery time"] },
  { id: "completedAt", name: said("完成时间", "Completed at"), reads: "time", aliases: [...known("orders", "completedAt"), "end time", "finish time"] },
  { id: "closedAt", name: said("关闭时间", "Closed at"), reads: "time", aliases: known("orders", "closedAt") },
  {
    id: "totalFen",
    name: said("应付金额", "Amount due"),
    reads: "money",
    needed: true,
    aliases: [...known("orders", "totalFen"), "total amount", "total fee", "amount"],
  },
  {
    id: "paidFen",
    name: said("实付金额", "Amount paid"),
    reads: "money",
    needed: true,
    aliases: [...known("orders", "paidFen"), "paid amount", "payment", "paid fee", "pay amount"],
  },
  { id: "freightFen", name: said("运费", "Freight"), reads: "money", aliases: [...known("orders", "freightFen"), "post amount", "post fee", "freight amount"] },
  {
    id: "buyer.id",
    name: said("买家编号", "Buyer's id"),
    reads: "id",
    needed: true,
    aliases: [...known("orders", "buyerId"), "user id", "member id", ...known("orders", "buyerNick"), "buyer nick"],
  },
  { id: "buyer.nick", name: said("买家昵称", "Buyer"), reads: "text", aliases: [...known("orders", "buyerNick"), "buyer nick", "nick"], personal: "name" },
  {
    id: "receiver.name",
    name: said("收货人", "Receiver"),
    reads: "text",
    aliases: [...known("orders", "name"), "receiver name", "consignee"],
    personal: "name",
  },
  {
    id: "receiver.phone",
    name: said("收货电话", "Phone"),
    reads: "text",
    aliases: [...known("orders", "phone"), "receiver mobile", "receiver phone", "mobile", "tel"],
    personal: "phone",
  },
  { id: "receiver.province", name: said("省", "Province"), reads: "text", aliases: [...known("orders", "province"), "receiver province", "receiver state"] },
  { id: "receiver.city", name: said("市", "City"), reads: "text", aliases: [...known("orders", "city"), "receiver city"] },
  { id: "receiver.district", name: said("区", "District"), reads: "text", aliases: [...known("orders", "district"), "receiver district"] },
  {
    id: "receiver.address",
    name: said("收货地址", "Address"),
    reads: "text",
    aliases: [...known("orders", "address"), "receiver address", "addr"],
    personal: "address",
  },
  { id: "lines.id", name: said("子订单编号", "Line number"), reads: "id", aliases: [...known("orders", "lineId"), "oid", "sub order id"], group: "lines" },
  { id: "lines.sku", name: said("商家编码", "SKU"), reads: "id", aliases: skus, group: "lines" },
  {
    id: "lines.title",
    name: said("商品名称", "Goods"),
    reads: "text",
    aliases: [...known("orders", "title"), "goods name", "item name", "name"],
    group: "lines",
  },
  { id: "lines.spec", name: said("规格", "Variant"), reads: "text", aliases: [...known("orders", "spec"), "spec name", "properties value"], group: "lines" },
  { id: "lines.quantity", name: said("数量", "Quantity"), reads: "count", aliases: pieces, group: "lines" },
  { id: "lines.priceFen", name: said("单价", "Price"), reads: "money", aliases: [...known("orders", "priceFen"), "sell price"], group: "lines" },
  {
    id: "lines.paidFen",
    name: said("商品实付", "Paid for the line"),
    reads: "money",
    aliases: [...known("orders", "linePaidFen"), "share amount"],
    group: "lines",
  },
  { id: "parcels.waybill", name: said("运单号", "Waybill"), reads: "id", aliases: waybills, group: "parcels" },
  { id: "parcels.carrier", name: said("物流公司", "Carrier"), reads: "text", aliases: carriers, group: "parcels" },
  { id: "buyerMessage", name: said("买家留言", "Buyer's note"), reads: "text", aliases: known("orders", "buyerMessage") },
  { id: "note", name: said("商家备注", "Seller's note"), reads: "text", aliases: known("orders", "note") },
];

const aftersale: readonly Field[] = [
  {
    id: "id",
    name: said("售后编号", "After-sale number"),
    reads: "id",
    needed: true,
    aliases: [...known("cases", "caseId"), "refund no", "after sale no", "rma no", "return no", "id"],
  },
  { id: "orderRef", name: said("订单编号", "Order number"), reads: "id", aliases: orderNumbers },
  {
    id: "kind",
    name: said("售后类型", "Kind"),
    reads: "word",
    needed: true,
    aliases: [...known("cases", "kind"), "refund type", "after sale type"],
    words: wordsOf(CaseKind.options, caseKinds),
  },
  {
    id: "state",
    name: said("售后状态", "State"),
    reads: "word",
    aliases: [...known("cases", "status"), "refund status", "state"],
    words: wordsOf(RestCaseState.options, caseStates),
  },
  {
    id: "at",
    name: said("申请时间", "Asked at"),
    reads: "time",
    needed: true,
    aliases: [...known("cases", "createdAt"), "apply time", "create time", "created"],
  },
  { id: "updatedAt", name: said("更新时间", "Changed at"), reads: "time", aliases: [...known("cases", "updatedAt"), "modified", "update time"] },
  {
    id: "amountFen",
    name: said("申请金额", "Asked for"),
    reads: "money",
    aliases: [...known("cases", "amount"), "refund amount", "refund fee", "apply amount"],
  },
  { id: "refundedFen", name: said("实退金额", "Refunded"), reads: "money", aliases: [...known("cases", "refunded"), "actual refund amount"] },
  { id: "reason", name: said("原因", "Reason"), reads: "text", aliases: [...known("cases", "reason"), "refund reason"] },
  { id: "text", name: said("买家说明", "Buyer's words"), reads: "text", aliases: [...known("cases", "text"), "remark", "desc"] },
  {
    id: "returnParcel.waybill",
    name: said("退货运单号", "Waybill of the return"),
    reads: "id",
    aliases: [...known("cases", "waybill"), "return logistics no", ...waybills],
  },
  {
    id: "returnParcel.carrier",
    name: said("退货物流公司", "Carrier of the return"),
    reads: "text",
    aliases: [...known("cases", "carrier"), "return logistics name"],
  },
];

const trace: readonly Field[] = [
  { id: "waybill", name: said("运单号", "Waybill"), reads: "id", needed: true, aliases: waybills },
  { id: "carrier", name: said("物流公司", "Carrier"), reads: "text", aliases: carriers },
  {
    id: "state",
    name: said("包裹状态", "State"),
    reads: "word",
    needed: true,
    aliases: ["物流状态", "包裹状态", "运单状态", "签收状态", "状态", "trace state", "logistics status", "status", "state"],
    words: wordsOf(TraceState.options, traceStates),
  },
  {
    id: "scans.at",
    name: said("扫描时间", "Scanned at"),
    reads: "time",
    needed: true,
    aliases: ["轨迹时间", "扫描时间", "时间", "scan time", "ftime", "time", "accept time", "op time"],
    group: "scans",
  },
  {
    id: "scans.text",
    name: said("扫描内容", "Words of the scan"),
    reads: "text",
    needed: true,
    aliases: ["轨迹", "内容", "描述", "context", "remark", "desc", "op message", "text", "content"],
    group: "scans",
  },
  {
    id: "scans.place",
    name: said("地点", "Place"),
    reads: "text",
    aliases: ["地点", "城市", "站点", "place", "city", "station", "location", "area name"],
    group: "scans",
  },
];

/** The fields of each kind. */
export const fieldsOf: Readonly<Record<MappedKind, readonly Field[]>> = { event, order, case: aftersale, trace };
