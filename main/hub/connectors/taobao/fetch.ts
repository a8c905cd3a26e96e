import { ok, refuse } from "../../kernel/result.ts";
import type { ChannelRef, ConnectorContext, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, textOf } from "../wire.ts";
import { callTop } from "./gateway.ts";

// `oaid` only comes when name, address, created, mobile and phone are all asked for.
const TRADE_FIELDS = [
  "tid,tid_str,status,type,payment,total_fee,discount_fee,adjust_fee,post_fee,received_payment,created,pay_time,consign_time,end_time,modified",
  "seller_nick,buyer_nick,buyer_open_uid,buyer_message,seller_memo,seller_flag,shipping_type,step_trade_status,step_paid_fee,is_part_consign,oaid",
  "receiver_name,receiver_mobile,receiver_phone,receiver_state,receiver_city,receiver_district,receiver_town,receiver_address,receiver_zip",
  "orders",
].join(",");
const REFUND_FIELDS = [
  "refund_id,tid,oid,status,order_status,good_status,has_good_return,refund_fee,payment,total_fee,reason,desc,created,modified,good_return_time",
  "company_name,sid,refund_phase,refund_version,refund_remind_timeout,cs_status,advance_status,operation_contraint,dispute_type,num,num_iid,sku,outer_id",
  "end_time,buyer_nick,buyer_open_uid",
].join(",");

const MESSAGE_FIELDS = "id,refund_id,owner_role,owner_nick,content,created,message_type,pic_urls";

/** A trade, whole. */
export async function fetchTrade(context: ConnectorContext, tid: string): Promise<Outcome<RawItem>> {
  const answer = await callTop(context, "taobao.trade.fullinfo.get", { fields: TRADE_FIELDS, tid });
  if (!answer.ok) return answer;
  const trade = objectOf(answer.value.trade);
  if (Object.keys(trade).length === 0) return refuse("NOT_FOUND", `淘宝没有订单 ${tid}`, { id: tid });
  return ok(rawItem({ topic: "order", id: tid, version: textOf(trade.modified), payload: trade }));
}

/** A refund, whole. */
async function fetchRefund(context: ConnectorContext, refundId: string): Promise<Outcome<RawItem>> {
  const answer = await callTop(context, "taobao.refund.get", { fields: REFUND_FIELDS, refund_id: refundId });
  return answer.ok ? refundItem(refundId, objectOf(answer.value.refund)) : answer;
}

/** A refund with what was said in it. Where the channel does not give the words, the refund alone is better than nothing. */
export async function fetchTalk(context: ConnectorContext, refundId: string): Promise<Outcome<RawItem>> {
  const refund = await callTop(context, "taobao.refund.get", { fields: REFUND_FIELDS, refund_id: refundId });
  if (!refund.ok) return refund;
  const whole = objectOf(refund.value.refund);
  const asked: Record<string, string> = { fields: MESSAGE_FIELDS, refund_id: refundId, page_no: "1", page_size: "100" };
  if (textOf(whole.refund_phase) !== "") asked.refund_phase = textOf(whole.refund_phase);
  const talk = await callTop(context, "taobao.refund.messages.get", asked);
  if (!talk.ok && talk.refusal.code !== "REFUSED" && talk.refusal.code !== "NOT_FOUND") return talk;
  return refundItem(refundId, talk.ok ? { ...whole, refund_messages: talk.value.refund_messages ?? null } : whole);
}

function refundItem(refundId: string, refund: JsonObject): Outcome<RawItem> {
  if (textOf(refund.refund_id) === "") return refuse("NOT_FOUND", `淘宝没有退款单 ${refundId}`, { id: refundId });
  return ok(rawItem({ topic: "case", id: refundId, version: textOf(refund.modified), payload: refund }));
}

/** `extra.talk` asks for the messages of a refund too (one more call). */
export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchTrade(context, ref.id);
  if (ref.kind === "case") return ref.extra?.talk ? fetchTalk(context, ref.id) : fetchRefund(context, ref.id);
  return refuse("NOT_SUPPORTED", "淘宝不按运单号查询");
}
