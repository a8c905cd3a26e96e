/** The three lists of JD, page by page, and what a row of each is kept as. */
import { ok } from "../../kernel/result.ts";
import { toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf } from "../wire.ts";
import { callJd, innerOf, refusedWithin, shaped } from "./gateway.ts";
import { mayHaveMoney, ORDER_STATES } from "./statuses.ts";

/** Taken by all three; a refund application's page holds no more. */
export const PAGE_SIZE = 50;

/** What is asked of a search: a time in it, and a page; both ends count. */
export interface Asked {
  from: Date;
  to: Date;
  page: number;
}

/** A page of rows, and how many there are in all just now. */
export interface Listed {
  rows: JsonObject[];
  total: number;
}

const ORDER_FIELDS = [
  "orderId,venderId,orderType,payType,orderState,orderStateRemark,orderTotalPrice,orderSellerPrice,orderPayment,freightPrice,sellerDiscount,balanceUsed",
  "orderStartTime,paymentConfirmTime,orderEndTime,modified,outBoundDate,orderRemark,venderRemark,pin,open_id_buyer,xid_buyer,parentOrderId",
  "directParentOrderId,returnOrder,storeOrder,storeId,waybill,logisticsId,consigneeInfo,itemInfoList,couponDetailList,partialLogisticsInfoModel",
].join(",");

/** Receivers come masked from the plain methods, as cipher text from the encrypted ones; which of them an application may call differs. */
const methodOf = (context: ConnectorContext, plain: "search" | "get"): string => {
  const encrypted = context.settings.receivers === "encrypted";
  return `jingdong.pop.order.${encrypted ? (plain === "search" ? "enSearch" : "enGet") : plain}`;
};

/** Orders by the time they changed, oldest first. */
export async function listOrders(context: ConnectorContext, { from, to, page }: Asked): Promise<Outcome<Listed>> {
  const states = context.settings.orderStates?.trim() || ORDER_STATES.join(",");
  const when = { start_date: toBeijing(from), end_date: toBeijing(to), dateType: "0", sortType: "0" };
  const params = { ...when, order_state: states, optional_fields: ORDER_FIELDS, page: String(page), page_size: String(PAGE_SIZE) };
  const answer = await callJd(context, methodOf(context, "search"), shaped(context, "paramOrderJSFQuery", params));
  if (!answer.ok) return answer;
  const result = innerOf(answer.value, ["searchorderinfo_result", "orderInfoResult"]);
  return refusedWithin(result) ?? ok(listed(result.orderInfoList, result.orderTotal));
}

/** An order, whole; `null` where JD has none under this number. */
export async function readOrder(context: ConnectorContext, orderId: string): Promise<Outcome<JsonObject | null>> {
  const answer = await callJd(context, methodOf(context, "get"), { order_id: orderId, optional_fields: ORDER_FIELDS });
  if (!answer.ok) return answer;
  const result = innerOf(answer.value, ["orderDetailInfo", "orderInfoResult"]);
  const refused = refusedWithin(result);
  if (refused) return refused;
  const order = objectOf(result.orderInfo);
  return ok(textOf(order.orderId) === "" ? null : order);
}

/** Refund applications by the time they were made, by the time somebody checked them, or one by its id: no other time can be asked for. */
export async function listApplications(context: ConnectorContext, asked: { by: "apply" | "check"; range: Asked } | { id: string }): Promise<Outcome<Listed>> {
  const params: JsonObject =
    "id" in asked
      ? { ids: asked.id, pageIndex: 1, pageSize: PAGE_SIZE, showSku: true }
      : {
          [`${asked.by}TimeStart`]: toBeijing(asked.range.from),
          [`${asked.by}TimeEnd`]: toBeijing(asked.range.to),
          pageIndex: asked.range.page,
          pageSize: PAGE_SIZE,
          showSku: true,
        };
  const answer = await callJd(context, "jingdong.pop.afs.soa.refundapply.queryPageList", params);
  if (!answer.ok) return answer;
  const result = innerOf(answer.value, ["queryResult", "result"]);
  return refusedWithin(result) ?? ok(listed(result.result, result.totalCount));
}

/** Service orders by the time they changed, or one by its id. */
export async function listServices(context: ConnectorContext, asked: { range: Asked } | { id: string }): Promise<Outcome<Listed>> {
  const own = context.settings.venderId ?? "";
  const account = context.settings.operatePin?.trim() || own;
  const which: JsonObject =
    "id" in asked ? { serviceId: asked.id } : { updateTimeBegin: toBeijing(asked.range.from), updateTimeEnd: toBeijing(asked.range.to) };
  const page: JsonObject = { pageNumber: "id" in asked ? 1 : asked.range.page, pageSize: PAGE_SIZE };
  const who: JsonObject = { buId: own, operatePin: account, operateNick: account };
  const params = context.settings.paramShape === "nested" ? { serviceAllQuery: { ...who, ...which }, pageRequest: page } : { ...who, ...which, ...page };
  const answer = await callJd(context, "jingdong.asc.query.list", params);
  if (!answer.ok) return answer;
  const result = innerOf(answer.value, ["pageResult", "result"]);
  return refusedWithin(result) ?? ok(listed(result.data, result.totalCount));
}

function listed(rows: JsonObject[string] | undefined, total: JsonObject[string] | undefined): Listed {
  const read = rowsOf(rows).map(objectOf);
  const told = Number(textOf(total));
  return { rows: read, total: Number.isSafeInteger(told) && told >= 0 && textOf(total) !== "" ? told : read.length };
}

/** An order as it is kept. */
export function orderItem(order: JsonObject): RawItem {
  return rawItem({ topic: "order", id: textOf(order.orderId).trim(), version: textOf(order.modified), payload: order });
}

/** A refund application as it is kept. JD gives it no time of change: its last known times and its status stand for it. */
export function applicationItem(application: JsonObject): RawItem {
  const version = [application.applyTime, application.checkTime, application.status].map(textOf).join("/");
  return rawItem({ topic: "case", id: `R${textOf(application.id).trim()}`, version, payload: { application } });
}

/** A service order as it is kept, with what the record of refunds says of it: its own end says nothing of money. */
export async function serviceItem(context: ConnectorContext, service: JsonObject): Promise<Outcome<RawItem>> {
  const id = textOf(service.serviceId).trim();
  const refunds = id !== "" && mayHaveMoney(textOf(service.serviceStatus).trim()) ? await refundsOf(context, service) : ok<JsonObject[]>([]);
  if (!refunds.ok) return refunds;
  return ok(serviceAlone(service, refunds.value));
}

/** A service order with what is known of its refunds. */
export function serviceAlone(service: JsonObject, refunds: readonly JsonObject[]): RawItem {
  return rawItem({
    topic: "case",
    id: `S${textOf(service.serviceId).trim()}`,
    version: textOf(service.updateDate),
    payload: { service, refunds: [...refunds] },
  });
}

/** What is told of refunds of a service order; rows of others are left out. None where JD says that there are none. */
async function refundsOf(context: ConnectorContext, service: JsonObject): Promise<Outcome<JsonObject[]>> {
  const [serviceId, orderId] = [textOf(service.serviceId).trim(), textOf(service.orderId).trim()];
  const answer = await callJd(context, "jingdong.asc.serviceAndRefund.view", {
    buId: context.settings.venderId ?? "",
    orderId,
    pageNumber: 1,
    pageSize: PAGE_SIZE,
  });
  if (!answer.ok) return answer;
  const result = innerOf(answer.value, ["pageResult", "result"]);
  const refused = refusedWithin(result);
  if (refused && !refused.ok) return refused.refusal.code === "NOT_FOUND" ? ok([]) : refused;
  const rows = rowsOf(result.data).map(objectOf);
  return ok(rows.filter((row) => textOf(objectOf(row.sameOrderServiceBill).serviceId).trim() === serviceId));
}
