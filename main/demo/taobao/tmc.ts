import { yuanText } from "../../hub/kernel/money.ts";
import { toBeijing } from "../../hub/kernel/time.ts";
import { numericId, type Wire, wireJson } from "../engine/big-json.ts";
import type { SimClaim, SimOrder } from "../truth/types.ts";
import type { ClaimTopic, OrderTopic, World } from "../truth/world.ts";
import { buyerOf } from "../world/buyers.ts";
import { tradeStatus } from "./orders.ts";

const REDELIVER_MS = 10 * 60_000;
const KEEP_MS = 3 * 86_400_000;

const ORDER_TOPICS: Record<OrderTopic, string> = {
  created: "TradeCreate",
  deposit: "TradeBuyerStepPay",
  paid: "TradeBuyerPay",
  edited: "TradeModifyFee",
  ready: "TradeChanged",
  address: "TradeLogisticsAddressChanged",
  shipped: "TradeSellerShip",
  finished: "TradeSuccess",
  cancelled: "TradeClose",
  closed: "TradeClose",
  memo: "TradeMemoModified",
  touched: "TradeChanged",
};

const CLAIM_TOPICS: Record<ClaimTopic, string> = {
  applied: "RefundCreated",
  refund_agreed: "RefundSellerAgreeAgreement",
  return_agreed: "RefundSellerAgreeAgreement",
  sent_back: "RefundBuyerReturnGoods",
  refused: "RefundSellerRefuseAgreement",
  reapplied: "RefundBuyerModifyAgreement",
  closed: "RefundClosed",
  success: "RefundSuccess",
  message: "RefundCreateMessage",
  arbitration: "TaobaoInterApplied",
  arbitrated: "TaobaoIntervened",
  reshipped: "ExchangeSellerGoodsConsigned",
  exchanged: "ExchangeSuccess",
};

/** A message in the shop's queue. */
export interface TmcMessage {
  id: string;
  topic: string;
  content: string;
  publishedAt: number;
  /** When it may be handed out (again). */
  dueAt: number;
  retried: number;
}

export function orderMessage(world: World, order: SimOrder, what: { topic: OrderTopic; shop: string }): { topic: string; content: string } {
  const buyer = buyerOf(world.parts.seed, order.buyer);
  const content = {
    tid: numericId(order.id),
    oid: numericId(order.lines[0]?.id ?? order.id),
    status: tradeStatus(order),
    type: "guarantee_trade",
    payment: yuanText(order.paid),
    seller_nick: what.shop,
    buyer_nick: buyer.nick,
    buyer_open_uid: buyer.openId,
  };
  return { topic: `taobao_trade_${ORDER_TOPICS[what.topic]}`, content: wireJson(content) };
}

export function claimMessage(world: World, claim: SimClaim, what: { topic: ClaimTopic; shop: string }): { topic: string; content: string } {
  const order = world.orders.get(claim.orderId);
  const bills: Record<SimClaim["kind"], string> = {
    refund_unshipped: "refund_bill",
    refund_shipped: "refund_bill",
    return: "return_bill",
    exchange: "replace_bill",
  };
  const content = {
    refund_id: numericId(claim.id),
    tid: numericId(claim.orderId),
    oid: numericId(claim.lineId),
    refund_fee: yuanText(claim.amount),
    refund_phase: claim.phase,
    bill_type: bills[claim.kind],
    seller_nick: what.shop,
    buyer_nick: order ? buyerOf(world.parts.seed, order.buyer).nick : "",
    modified: toBeijing(new Date(claim.modified)),
  };
  const family = what.topic === "reshipped" || what.topic === "exchanged" ? "taobao_dispute" : "taobao_refund";
  return { topic: `${family}_${CLAIM_TOPICS[what.topic]}`, content: wireJson(content) };
}

/** The shop's message queue: handed out until confirmed, at least once, in no order that may be relied on. */
export class TmcQueue {
  readonly #messages = new Map<string, TmcMessage>();
  confirmed = 0;

  get size(): number {
    return this.#messages.size;
  }

  put(message: TmcMessage): void {
    this.#messages.set(message.id, message);
  }

  take(now: number, quantity: number): TmcMessage[] {
    const taken: TmcMessage[] = [];
    for (const message of this.#messages.values()) {
      if (now - message.publishedAt > KEEP_MS) this.#messages.delete(message.id);
      else if (message.dueAt <= now) taken.push(message);
      if (taken.length >= quantity) break;
    }
    for (const message of taken) Object.assign(message, { dueAt: now + REDELIVER_MS, retried: message.retried + 1 });
    return taken;
  }

  confirm(ids: readonly string[]): void {
    for (const id of ids) if (this.#messages.delete(id)) this.confirmed += 1;
  }

  all(): TmcMessage[] {
    return [...this.#messages.values()];
  }

  static render(message: TmcMessage, shop: { nick: string; appKey: string }): Wire {
    return {
      id: numericId(message.id),
      topic: message.topic,
      user_id: 2200000001,
      user_nick: shop.nick,
      pub_app_key: shop.appKey,
      pub_time: toBeijing(new Date(message.publishedAt)),
      content: message.content,
      retried: message.retried - 1,
    };
  }
}
