/** What is so at a Xiaohongshu shop: orders, after-sales, what was paid back, and what was tried and refused. */
import type { SimClock } from "../engine/clock.ts";
import type { XhsNews, XhsNotes, XhsOrder, XhsSale } from "./types.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
/** [U]: how long the seller has for the review and for the receipt, and the buyer for sending and for going to the platform. */
const TERMS = { review: 48 * HOUR, receipt: 7 * DAY, sending: 7 * DAY, appeal: 7 * DAY } as const;
/** How long money is on its way. */
const PAYING = 20 * SECOND;
const NOT_NOW = "售后单状态不支持该操作";

export class XhsLedger implements XhsNotes {
  readonly orders = new Map<string, XhsOrder>();
  readonly sales = new Map<string, XhsSale>();
  readonly grants: XhsNotes["grants"] = [];
  readonly attempts: XhsNotes["attempts"] = [];
  readonly #clock: SimClock;
  readonly #tell: (news: XhsNews) => void;
  /** Who let money go that is on its way. */
  readonly #by = new Map<string, XhsNotes["grants"][number]["by"]>();

  constructor(of: { clock: SimClock; tell: (news: XhsNews) => void }) {
    this.#clock = of.clock;
    this.#tell = of.tell;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Somebody buys and has paid; that it is to be shipped is told twice, once more when it was picked. */
  sell(given: Partial<XhsOrder> = {}): XhsOrder {
    const now = this.now();
    const nth = this.orders.size + 1;
    const items = given.items ?? [{ skuId: "65f0000000000000000000a1", name: "演示台灯", spec: "白色", code: "LAMP-WH", quantity: 2, paid: 17_800 }];
    const freight = given.freight ?? 600;
    const order: XhsOrder = {
      id: `P${700_000_000_000_000_000n + BigInt(Math.floor(now / SECOND)) * 1_000_000n + BigInt(nth)}`,
      ...{ status: 4, cancelStatus: 0, createdAt: now - 30 * SECOND, paidAt: now, updatedAt: now },
      ...{ shippedAt: 0, cancelledAt: 0, finishedAt: 0, promisedAt: now + 48 * HOUR },
      ...{ items, freight, merchantDiscount: 1_000, redDiscount: 500, paid: items.reduce((sum, { paid }) => sum + paid, freight), repaid: 0 },
      ...{ remark: "", note: "", flag: 1, waybill: "", carrier: "" },
      userId: `6${String(nth).padStart(23, "0")}`,
      ...given,
    };
    this.orders.set(order.id, order);
    this.#told(order);
    this.#told(order);
    return order;
  }

  ship(order: XhsOrder, waybill = `DEMOXHS${order.id.slice(-10)}`): void {
    if (order.status !== 4 || order.cancelStatus === 1) return;
    Object.assign(order, { status: 6, waybill, carrier: "zhongtong", shippedAt: this.now() });
    this.#told(order);
  }

  finish(order: XhsOrder): void {
    if (order.status !== 6) return;
    Object.assign(order, { status: 7, finishedAt: this.now() });
    this.#told(order);
  }

  note(order: XhsOrder, note: string, flag: number): void {
    Object.assign(order, { note, flag });
    order.updatedAt = this.now();
    this.#tell({ tag: "msg_fulfillment_seller_remark_change", order });
  }

  ask(order: XhsOrder, given: Partial<Pick<XhsSale, "type" | "amount" | "reason" | "words" | "quantity" | "cargo">> = {}): XhsSale {
    const now = this.now();
    const sale: XhsSale = {
      id: `R${7_000_000_000_000_000 + this.sales.size + 1}`,
      ...{ order, type: order.status === 4 ? 5 : 1, status: 1, refundStatus: 0, amount: order.paid - order.repaid, refunded: 0 },
      ...{ reason: "不想要了", words: "", askedAt: now, updatedAt: now, expiresAt: now + TERMS.review, dueAt: 0, cargo: 0 },
      ...{ quantity: order.items[0]?.quantity ?? 1, backWaybill: "", closeReason: "", refusal: null },
      ...given,
    };
    this.sales.set(sale.id, sale);
    if (sale.type === 5) this.#holdBack(order, 1);
    this.#tell({ tag: "msg_after_sale_create", order, sale });
    return sale;
  }

  /** The buyer changes the sum of what is still to be reviewed. */
  change(sale: XhsSale, amount: number): void {
    sale.amount = amount;
    this.#moved(sale, "update");
  }

  withdraw(sale: XhsSale): void {
    this.#end(sale, { status: 5, closeReason: "买家撤销申请" });
  }

  sendBack(sale: XhsSale, waybill = `DEMOBACK${sale.id.slice(-8)}`): void {
    if (sale.status !== 2) return;
    Object.assign(sale, { status: 3, backWaybill: waybill, expiresAt: this.now() + TERMS.receipt, dueAt: 0 });
    this.#moved(sale, "update");
  }

  arbitrate(sale: XhsSale): void {
    Object.assign(sale, { status: 14, expiresAt: -1, dueAt: 0 });
    this.#moved(sale, "transfer");
  }

  decide(sale: XhsSale, isForBuyer: boolean): void {
    if (isForBuyer) this.#pay(sale, "platform");
    else this.#end(sale, { status: 6, closeReason: "平台判定商家无责" });
  }

  /** A fast refund of the platform's: the money goes ahead, the step stays. */
  refundAhead(sale: XhsSale): void {
    this.#granted(sale, "platform");
    this.#moved(sale, "refund_finished");
  }

  /** The buyer has the new parcel of an exchange: it is done, and no money goes. */
  exchanged(sale: XhsSale): void {
    Object.assign(sale, { status: 4, expiresAt: -1 });
    this.#moved(sale, "exchange_ship");
  }

  /** The seller's answer at the review: 1 refund at once, 2 send back, 3 refuse. Why it is none, else `null`. */
  review(sale: XhsSale, action: 1 | 2 | 3, refusal: XhsSale["refusal"] = null): string | null {
    if (sale.status !== 1) return this.#wrong(sale, "answer-out-of-turn");
    const isMoneyOnly = sale.type > 2;
    if ((action === 1 && !isMoneyOnly) || (action === 2 && isMoneyOnly)) return this.#wrong(sale, "wrong-action");
    if (action === 3) this.#refuse(sale, 9, refusal);
    else if (action === 2) {
      Object.assign(sale, { status: 2, expiresAt: -1, dueAt: this.now() + TERMS.sending });
      this.#moved(sale, "audit_pass");
    } else return this.#payChecked(sale);
    return null;
  }

  /** The seller's answer once the goods are back: 1 received, which pays, 2 refuse. Why it is none, else `null`. */
  receive(sale: XhsSale, action: 1 | 2, refusal: XhsSale["refusal"] = null): string | null {
    if (sale.status !== 3) return this.#wrong(sale, "answer-out-of-turn");
    if (sale.type === 2) return this.#wrong(sale, "wrong-action");
    if (action === 1) return this.#payChecked(sale);
    this.#refuse(sale, 9001, refusal);
    return null;
  }

  /** What time brings by itself: silence agrees, money arrives, what nobody goes on with ends. */
  pass(): void {
    const now = this.now();
    for (const sale of this.sales.values()) {
      if (sale.expiresAt > 0 && now >= sale.expiresAt) this.#silent(sale);
      else if (sale.dueAt > 0 && now >= sale.dueAt) this.#due(sale);
    }
  }

  #silent(sale: XhsSale): void {
    if (sale.status === 1 && sale.type <= 2) {
      Object.assign(sale, { status: 2, expiresAt: -1, dueAt: this.now() + TERMS.sending });
      this.#moved(sale, "audit_pass");
    } else if (sale.type === 2) this.exchanged(sale);
    else this.#pay(sale, "silence");
  }

  #due(sale: XhsSale): void {
    sale.dueAt = 0;
    if (sale.refundStatus === 1) {
      this.#granted(sale, this.#by.get(sale.id) ?? "seller");
      this.#moved(sale, "refund_finished");
    } else this.#end(sale, { status: 6, closeReason: sale.status === 2 ? "买家超时未寄回" : "买家超时未申诉" });
  }

  #payChecked(sale: XhsSale): string | null {
    if (sale.refundStatus !== 2 && sale.order.repaid + sale.amount > sale.order.paid) return this.#wrong(sale, "refund-too-much");
    this.#pay(sale, "seller");
    return null;
  }

  #pay(sale: XhsSale, by: XhsNotes["grants"][number]["by"]): void {
    Object.assign(sale, { status: 4, expiresAt: -1 });
    if (sale.refundStatus !== 2) {
      this.#by.set(sale.id, by);
      Object.assign(sale, { refundStatus: 1, dueAt: this.now() + PAYING });
    }
    this.#moved(sale, sale.backWaybill === "" ? "audit_pass" : "confirm_receive");
  }

  #granted(sale: XhsSale, by: XhsNotes["grants"][number]["by"]): void {
    const { order } = sale;
    Object.assign(sale, { refundStatus: 2, refunded: sale.amount });
    order.repaid += sale.amount;
    this.grants.push({ saleId: sale.id, orderId: order.id, amount: sale.amount, at: this.now(), by });
    if (sale.type !== 5) return;
    Object.assign(order, { status: 9, cancelStatus: 0, cancelledAt: this.now() });
    this.#told(order);
  }

  #refuse(sale: XhsSale, status: 9 | 9001, refusal: XhsSale["refusal"]): void {
    Object.assign(sale, { status, refusal, expiresAt: -1, dueAt: this.now() + TERMS.appeal });
    this.#moved(sale, "audit_reject");
    // Before anything left there is nothing to appeal about.
    if (sale.type === 5) this.#end(sale, { status: 6, closeReason: "商家拒绝" });
  }

  #end(sale: XhsSale, to: { status: number; closeReason: string }): void {
    Object.assign(sale, { ...to, expiresAt: -1, dueAt: 0 });
    if (sale.type === 5) this.#holdBack(sale.order, 0);
    this.#moved(sale, "closed");
  }

  #holdBack(order: XhsOrder, cancelStatus: 0 | 1): void {
    order.cancelStatus = cancelStatus;
    this.#told(order);
  }

  #wrong(sale: XhsSale, what: XhsNotes["attempts"][number]["what"]): string {
    this.attempts.push({ saleId: sale.id, what, at: this.now() });
    return what === "refund-too-much" ? "退款金额超过可退金额" : NOT_NOW;
  }

  #told(order: XhsOrder): void {
    order.updatedAt = this.now();
    this.#tell({ tag: "msg_fulfillment_status_change", order });
  }

  #moved(sale: XhsSale, tag: string): void {
    sale.updatedAt = this.now();
    this.#tell({ tag: `msg_after_sale_${tag}`, order: sale.order, sale });
  }
}
