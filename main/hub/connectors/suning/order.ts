/** The payload of an order, as far as it is read. Everything is text, numbers too. */
import { z } from "zod";
import { beijing, beijingOrNull, id, listOf, text, wholeOrNull, yuan, yuanOrNull } from "../fields.ts";

/** Pieces, which some answers write with decimals (`1.00`). */
const pieces = z.preprocess((value) => (typeof value === "string" ? value.trim().replace(/\.0+$/, "") : value), wholeOrNull);

const line = z.object({
  orderLineNumber: id,
  productCode: text,
  itemCode: text,
  productName: text,
  saleNum: pieces,
  unitPrice: yuanOrNull,
  payAmount: yuan,
  vouchertotalMoney: yuanOrNull,
  coupontotalMoney: yuanOrNull,
  transportFee: yuanOrNull,
  orderLineStatus: text,
  // Told by the list of what changed alone.
  orderLineStatusChangeTime: beijingOrNull,
  expressno: text,
  expresscompanycode: text,
  paymentList: listOf(z.object({ banktypecode: text, payamount: yuanOrNull })),
});

export const order = z.object({
  orderCode: id,
  orderTotalStatus: id,
  orderSaleTime: beijing,
  userName: text,
  customerName: text,
  mobNum: text,
  provinceName: text,
  cityName: text,
  districtName: text,
  customerAddress: text,
  buyerOrdRemark: text,
  sellerOrdRemark: text,
  orderDetail: listOf(line),
});

export type Order = z.output<typeof order>;
export type Line = Order["orderDetail"][number];
