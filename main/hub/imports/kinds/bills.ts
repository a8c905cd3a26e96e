/** Bills: what a way of paying or a channel says went in and out, kept as rows of their shop. */

import { sha256 } from "../../kernel/ids.ts";
import { canonicalJson } from "../../kernel/json.ts";
import { readMoney, readText } from "../values.ts";
import { Cells, type Field, type KindTold, namesOfFields, type Reading, type Row, type Told } from "./kind.ts";

const fields: readonly Field[] = [
  {
    id: "at",
    name: { zh: "发生时间", en: "Happened at" },
    needed: true,
    aliases: ["交易成功时间", "动账时间", "发生时间", "入账时间", "交易时间", "结算时间", "交易创建时间", "time"],
  },
  {
    id: "tradeId",
    name: { zh: "流水号", en: "Number of the entry" },
    aliases: [
      "账务流水号",
      "动帐流水号",
      "动账流水号",
      "微信订单号",
      "微信支付单号",
      "交易单号",
      "交易订单号",
      "交易号",
      "流水号",
      "结算单号",
      "transaction id",
    ],
  },
  {
    id: "orderRef",
    name: { zh: "商户订单号", en: "Seller's order number" },
    aliases: ["商户订单号", "商家订单号", "商户单号", "商家单号", "订单号", "关联订单号", "订单编号", "order id"],
  },
  { id: "lineRef", name: { zh: "子订单号", en: "Line number" }, aliases: ["子订单号"] },
  {
    id: "amount",
    name: { zh: "金额", en: "Amount" },
    aliases: ["动账金额", "应结订单金额", "实付金额", "结算金额", "金额", "金额(元)", "交易金额", "订单金额", "amount"],
  },
  { id: "income", name: { zh: "收入金额", en: "Paid in" }, aliases: ["收入金额", "收入金额（+元）", "收入"] },
  { id: "expense", name: { zh: "支出金额", en: "Paid out" }, aliases: ["支出金额", "支出金额（-元）", "支出"] },
  { id: "direction", name: { zh: "收或支", en: "In or out" }, aliases: ["收/支", "动账方向", "收支类型", "收支方向", "direction"] },
  { id: "type", name: { zh: "类型", en: "Kind of entry" }, aliases: ["动账场景", "业务类型", "交易类型", "交易分类", "费用项", "类型", "type"] },
  { id: "status", name: { zh: "状态", en: "State" }, aliases: ["当前状态", "交易状态", "状态", "status"] },
  { id: "refundId", name: { zh: "退款单号", en: "Number of the refund" }, aliases: ["微信退款单号", "退款单号", "售后编号"] },
  { id: "refund", name: { zh: "退款金额", en: "Refunded" }, aliases: ["退款金额", "订单退款"] },
  { id: "fee", name: { zh: "手续费", en: "Fee" }, aliases: ["手续费", "平台服务费", "服务费"] },
  { id: "counterparty", name: { zh: "对方", en: "Other side" }, aliases: ["交易对方", "对方", "商户名称", "对方账号"] },
  { id: "goods", name: { zh: "商品", en: "Goods" }, aliases: ["商品说明", "商品名称", "商品", "订单标题", "交易说明", "goods"] },
  { id: "note", name: { zh: "备注", en: "Note" }, aliases: ["备注", "note"] },
];
const names = namesOfFields(fields);

type Direction = "in" | "out" | "neutral";

/** What stands behind an amount in brackets is told by rows of its own. */
const withoutRemark = (cell: string): string => cell.replace(/[(（]已.*?退款[^)）]*[)）]/, "");

function readBills([row]: readonly Row[], reading: Reading): Told {
  if (!row) throw new Error("a group of rows is never empty");
  const cells = new Cells(row, reading, names);
  const [at, tradeId, orderRef, refundId] = [cells.time("at"), cells.id("tradeId"), cells.id("orderRef"), cells.id("refundId")];
  const amounts = { income: cells.money("income"), expense: cells.money("expense"), refund: cells.money("refund") };
  const fee = reading.has("fee") ? cells.money("fee") : null;
  const told = readMoney(withoutRemark(row.cell("amount")));
  const key = tradeId ?? orderRef ?? "";
  if (cells.why) return { key, why: cells.why };
  if ("why" in told) return { key, why: { zh: `金额：${told.why.zh}`, en: `Amount: ${told.why.en}` } };
  if (at === null) return { key, why: { zh: "没有发生时间。", en: "There is no time." } };
  const [word, type, status] = [readText(row.cell("direction"), 20), readText(row.cell("type"), 60), readText(row.cell("status"), 60)];
  const isRefundRow = refundId !== null && refundId !== "0" && (amounts.refund ?? 0) > 0 && /^REFUND$|退款/i.test(status);
  const plain = isRefundRow ? amounts.refund : (told.value ?? sumOf(amounts));
  if (plain === null) return { key, why: { zh: "没有金额。", en: "There is no amount." } };
  const direction = directionOf(word, { signed: plain, isRefundRow, isSplit: amounts.income !== null || amounts.expense !== null });
  const fen = Math.abs(plain);
  const [counterparty, goods] = [readText(row.cell("counterparty"), 100), readText(row.cell("goods"), 200)];
  // The state may change with a later bill, and so may what is said to it: the entry is the same.
  const name = [
    at.toISOString(),
    tradeId ?? "",
    isRefundRow ? refundId : "",
    direction,
    fen,
    type,
    ...(tradeId === null ? [orderRef ?? "", counterparty, goods] : []),
  ];
  const payload = canonicalJson({
    at: at.toISOString(),
    tradeId: tradeId ?? "",
    orderRef: orderRef ?? "",
    lineRef: readText(row.cell("lineRef"), 100),
    amountFen: fen,
    direction,
    type,
    status,
    refundId: isRefundRow ? refundId : "",
    feeFen: fee ?? 0,
    counterparty,
    goods,
    note: readText(row.cell("note"), 300),
  });
  return {
    key: `${tradeId ?? orderRef ?? at.toISOString()} ${sha256(JSON.stringify(name)).slice(0, 12)}`,
    version: at.getTime(),
    payload,
    at,
    // What neither came nor went is not counted.
    ...(direction === "neutral" ? {} : { amountFen: direction === "out" ? -fen : fen }),
    ref: orderRef ?? undefined,
  };
}

function sumOf({ income, expense }: { income: number | null; expense: number | null }): number | null {
  return income === null && expense === null ? null : (income ?? 0) - Math.abs(expense ?? 0);
}

function directionOf(word: string, of: { signed: number; isRefundRow: boolean; isSplit: boolean }): Direction {
  if (of.isRefundRow) return "out";
  if (/支出|出账|^出$|^支$|扣款|out/i.test(word)) return "out";
  if (/不计/.test(word)) return "neutral";
  if (/收入|入账|^入$|^收$|in/i.test(word)) return "in";
  if (word !== "") return "neutral";
  return of.signed < 0 ? "out" : "in";
}

/** Entries of bills. */
export const bills: KindTold = { fields, groupBy: null, read: readBills };
