import { numericId, type Wire, wireJson } from "../engine/big-json.ts";
import { hash32 } from "../engine/rng.ts";
import type { SimClaim, SimOrder } from "../truth/types.ts";
import type { ClaimTopic, OrderTopic, World } from "../truth/world.ts";
import { orderStatus, seconds } from "./orders.ts";
import { arbitrationRow, saleStatus, saleType, saleVersion } from "./sales.ts";

const ORDER_TAGS: Record<OrderTopic, string> = {
  created: "100",
  deposit: "126",
  paid: "101",
  edited: "109",
  ready: "110",
  address: "105",
  shipped: "102",
  finished: "103",
  cancelled: "106",
  closed: "106",
  memo: "113",
  touched: "126",
};

const CLAIM_TAGS: Record<ClaimTopic, string> = {
  applied: "200",
  refund_agreed: "201",
  return_agreed: "202",
  sent_back: "203",
  refused: "204",
  reapplied: "208",
  closed: "207",
  success: "206",
  message: "208",
  arbitration: "212",
  arbitrated: "216",
  reshipped: "211",
  exchanged: "208",
};

/** One element of a push. */
export interface DouyinMessage {
  tag: string;
  msg_id: string;
  data: string;
}

function message(tag: string, id: string, data: { [key: string]: Wire }): DouyinMessage {
  return { tag, msg_id: id, data: wireJson(data) };
}

export function orderMessage(world: World, order: SimOrder, what: { topic: OrderTopic; shopId: string }): DouyinMessage {
  const tag = ORDER_TAGS[what.topic];
  const data = {
    p_id: numericId(order.id),
    s_ids: order.lines.map((line) => numericId(line.id)),
    shop_id: Number(what.shopId),
    order_status: orderStatus(order, world.parts.clock.now()),
    order_type: 0,
    biz: 2,
    create_time: seconds(order.createdAt),
    update_time: seconds(order.modified),
    ...(order.paidAt > 0 ? { pay_time: seconds(order.paidAt) } : {}),
    ...(order.status === "finished" ? { complete_time: seconds(order.endedAt) } : {}),
  };
  return message(tag, `${order.id}:${tag}:${seconds(order.modified)}:${order.versions}`, data);
}

export function claimMessage(claim: SimClaim, what: { topic: ClaimTopic; shopId: string }): DouyinMessage {
  const tag = CLAIM_TAGS[what.topic];
  const at = saleVersion(claim);
  // One client library types update_time as a text, others as seconds: both are sent.
  const isText = hash32(`${claim.id}:${claim.versions}`) % 5 === 0;
  const data = {
    aftersale_id: numericId(claim.id),
    p_id: numericId(claim.orderId),
    s_id: numericId(claim.lineId),
    shop_id: Number(what.shopId),
    aftersale_type: saleType(claim),
    aftersale_status: saleStatus(claim).sale,
    reason_code: 1000 + claim.reason.length,
    refund_amount: claim.kind === "exchange" ? 0 : claim.amount,
    refund_post_amount: 0,
    refund_voucher_num: 0,
    apply_time: seconds(claim.createdAt),
    update_time: isText ? new Date(at * 1_000 + 8 * 3_600_000).toISOString().replace(".000Z", "+08:00") : at,
    ...(tag === "212" || tag === "216" ? { arbitrate_id: `${claim.id}7`, arbitrate_status: arbitrationRow(claim) } : {}),
  };
  return message(tag, `${claim.id}:${tag}:${at}:${claim.versions}`, data);
}

/** The body of one push: an array, with the data mostly as text and now and then as an object. */
export function pushBody(messages: readonly DouyinMessage[]): string {
  const rows = messages.map((entry) => {
    const data = hash32(entry.msg_id) % 25 === 0 ? entry.data : JSON.stringify(entry.data);
    return `{"tag":${JSON.stringify(entry.tag)},"msg_id":${JSON.stringify(entry.msg_id)},"data":${data}}`;
  });
  return `[${rows.join(",")}]`;
}
