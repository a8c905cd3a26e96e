import type { Field } from "./kind.ts";

/** Columns of order exports: names as platforms, ERPs and sellers' own sheets write them. */
export const orderFields: readonly Field[] = [
  {
    id: "orderId",
    name: { zh: "订单编号", en: "Order number" },
    needed: true,
    aliases: ["主订单编号", "订单编号", "订单号", "平台订单号", "原始单号", "线上订单号", "外部订单号", "交易编号", "order id", "order number", "order no"],
  },
  { id: "lineId", name: { zh: "子订单编号", en: "Line number" }, aliases: ["子订单编号", "子订单号", "商品行号", "明细编号", "line id", "item id"] },
  { id: "status", name: { zh: "订单状态", en: "Status" }, aliases: ["订单状态", "交易状态", "状态", "order status", "status"] },
  {
    id: "createdAt",
    name: { zh: "下单时间", en: "Ordered at" },
    aliases: ["订单创建时间", "订单提交时间", "下单时间", "创建时间", "拍下时间", "成交时间", "订单成交时间", "created at", "order time", "order date"],
  },
  { id: "paidAt", name: { zh: "付款时间", en: "Paid at" }, aliases: ["订单付款时间", "支付完成时间", "付款时间", "支付时间", "paid at", "payment time"] },
  { id: "shippedAt", name: { zh: "发货时间", en: "Shipped at" }, aliases: ["发货时间", "shipped at", "ship time"] },
  {
    id: "promisedShipAt",
    name: { zh: "承诺发货时间", en: "Promised to ship by" },
    aliases: ["承诺发货时间", "最晚发货时间", "订单应发货时间", "ship by"],
  },
  {
    id: "completedAt",
    name: { zh: "完成时间", en: "Completed at" },
    aliases: ["订单完成时间", "确认收货时间", "完成时间", "交易完成时间", "completed at"],
  },
  { id: "closedAt", name: { zh: "关闭时间", en: "Closed at" }, aliases: ["订单关闭时间", "关闭时间", "取消时间", "cancelled at"] },
  { id: "updatedAt", name: { zh: "更新时间", en: "Updated at" }, aliases: ["更新时间", "修改时间", "最后更新时间", "订单更新时间", "updated at"] },
  {
    id: "totalFen",
    name: { zh: "应付金额", en: "Amount due" },
    aliases: ["订单应付金额", "总金额", "订单总金额", "应付金额", "订单金额", "商品总价", "买家应付货款", "total"],
  },
  {
    id: "paidFen",
    name: { zh: "实付金额", en: "Amount paid" },
    aliases: ["买家实际支付金额", "用户实付金额", "实付金额", "实付款", "实收金额", "支付金额", "商家实收金额", "paid", "amount paid"],
  },
  { id: "freightFen", name: { zh: "运费", en: "Freight" }, aliases: ["买家应付邮费", "运费", "邮费", "快递费", "freight", "shipping fee"] },
  { id: "buyerId", name: { zh: "买家编号", en: "Buyer's id" }, aliases: ["买家id", "买家openid", "买家编号", "用户id", "客户编号", "buyer id", "customer id"] },
  {
    id: "buyerNick",
    name: { zh: "买家昵称", en: "Buyer" },
    aliases: ["买家会员名", "买家昵称", "客户网名", "下单账号", "买家账号", "买家", "会员名", "客户名称", "buyer", "customer"],
  },
  { id: "name", name: { zh: "收货人", en: "Receiver" }, aliases: ["收货人姓名", "收件人", "收货人", "收件人姓名", "客户姓名", "receiver", "recipient"] },
  {
    id: "phone",
    name: { zh: "收货电话", en: "Phone" },
    aliases: ["联系手机", "收件人手机号", "收货人手机号", "收件人手机", "收货人手机", "手机号", "手机", "联系电话", "电话", "phone"],
  },
  { id: "province", name: { zh: "省", en: "Province" }, aliases: ["省", "省份", "收货省份", "province"] },
  { id: "city", name: { zh: "市", en: "City" }, aliases: ["市", "城市", "收货城市", "city"] },
  { id: "district", name: { zh: "区", en: "District" }, aliases: ["区", "区县", "区/县", "收货区县", "district"] },
  {
    id: "address",
    name: { zh: "收货地址", en: "Address" },
    aliases: ["修改后的收货地址", "收货地址", "详细地址", "收件地址", "收件人地址", "收货人地址", "客户地址", "地址", "address"],
  },
  {
    id: "title",
    name: { zh: "商品名称", en: "Goods" },
    aliases: ["选购商品", "宝贝标题", "商品名称", "商品标题", "商品", "货品名称", "品名", "product", "title"],
  },
  { id: "sku", name: { zh: "商家编码", en: "SKU" }, aliases: ["商家编码", "sku编码", "规格编码", "商品编码", "货号", "sku", "sku id", "商品id"] },
  { id: "spec", name: { zh: "规格", en: "Variant" }, aliases: ["修改后的sku", "商品规格", "规格", "商品属性", "规格名称", "颜色规格", "variant"] },
  { id: "quantity", name: { zh: "数量", en: "Quantity" }, aliases: ["商品数量", "宝贝总数量", "购买数量", "数量", "件数", "quantity", "qty"] },
  { id: "priceFen", name: { zh: "单价", en: "Price" }, aliases: ["商品单价", "单价", "商品价格", "销售单价", "price", "unit price"] },
  { id: "linePaidFen", name: { zh: "商品实付", en: "Paid for the line" }, aliases: ["商品实付金额", "商品实付", "子订单实付", "分摊后金额", "line paid"] },
  { id: "carrier", name: { zh: "物流公司", en: "Carrier" }, aliases: ["物流公司", "快递公司", "承运商", "carrier"] },
  { id: "waybill", name: { zh: "运单号", en: "Waybill" }, aliases: ["物流单号", "快递单号", "运单号", "运单编号", "tracking number", "waybill"] },
  { id: "buyerMessage", name: { zh: "买家留言", en: "Buyer's note" }, aliases: ["买家留言", "客户备注", "买家备注", "buyer message"] },
  { id: "note", name: { zh: "商家备注", en: "Seller's note" }, aliases: ["订单备注", "商家备注", "卖家备注", "备注", "note", "seller note"] },
];
