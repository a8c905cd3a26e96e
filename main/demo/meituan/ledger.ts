/** What is so at Meituan: orders and refunds of an application's stores, what was paid back, and what was asked for and refused. */
import type { Fen } from "../../hub/kernel/money.ts";
import { beijingDay } from "../../hub/kernel/time.ts";
import type { SimClock } from "../engine/clock.ts";
import type { MtLine, MtNews, MtOrder, MtRefund, MtStore } from "./types.ts";

interface Granted {
  refundId: string;
  order: string;
  amount: Fen;
  at: number;
  by: "seller" | "platform";
}
interface Attempted {
  order: string;
  what: "agree-again" | "agree-too-early" | "too-much" | "refuse-again";
  at: number;
}

const HOUR = 3_600_000;
const ANSWER_WITHIN = 3 * HOUR;
/** An order that nobody pays ends. */
const PAY_WITHIN = 15 * 60_000;
const LINE: MtLine = { code: "MILK-250", sku: "M250-12", name: "纯牛奶250ml", upc: "6900000000001", quantity: 2, price: 2_390, boxNum: 0, boxPrice: 0 };

/** Refunds that wait for the seller: the first answer, or the second once goods are on their way. */
function waitsForSeller(refund: MtRefund): boolean {
  if (refund.isAppeal) return false;
  return refund.service === 0 ? refund.res === 0 : refund.status === 1 || refund.status === 20;
}

/** An application's stores. Everything in it happens at the clock's time and is told to whoever listens. */
export class MtLedger {
  readonly orders = new Map<string, MtOrder>();
  readonly refunds = new Map<string, MtRefund>();
  readonly grants: Granted[] = [];
  readonly attempts: Attempted[] = [];
  readonly stores: readonly MtStore[];
  /** How long after an agreement the money goes back; not published. */
  payAfterMs = 30_000;
  /** The next money that goes back does not arrive. */
  bankRefuses = false;
  #next = 0;
  readonly #clock: SimClock;
  readonly #tell: (news: MtNews) => void;

  constructor(of: { clock: SimClock; stores: readonly MtStore[]; tell(news: MtNews): void }) {
    this.#clock = of.clock;
    this.#tell = of.tell;
    this.stores = of.stores;
  }

  /** Somebody puts an order in; it has no number yet. */
  submit(given: Partial<MtOrder> = {}): MtOrder {
    const now = this.#clock.now();
    const nth = this.#take();
    const lines = given.lines ?? [LINE];
    const { shipping = 500, bag = 100, discount = 600 } = given;
    const goods = lines.reduce((sum, line) => sum + line.price * line.quantity + Math.round(line.boxNum * line.boxPrice), 0);
    const order: MtOrder = {
      id: String(27_060_000_000_000_000n + BigInt(nth)),
      view: String(9_060_000_000_000_000n + BigInt(nth)),
      store: this.stores[0]?.code ?? "",
      number: 0,
      day: "",
      status: 1,
      rider: null,
      lines,
      shipping,
      bag,
      discount,
      pay: goods + shipping + bag - discount,
      createdAt: now,
      paidAt: 0,
      updatedAt: now,
      finishedAt: 0,
      cancelledAt: 0,
      riderAt: { confirm: 0, fetch: 0, done: 0, cancel: 0 },
      name: "王(女士)",
      phone: "13900000000_4321",
      address: "某小区3号楼@#上海市浦东新区某路",
      caution: "",
      degraded: 0,
      ...given,
    };
    this.orders.set(order.id, order);
    return order;
  }

  /** It is paid, gets its number of the day, and is given to the store. */
  pay(order: MtOrder): MtOrder {
    const now = this.#clock.now();
    const day = beijingDay(new Date(now));
    const number = this.ofDay(order.store, day).length + 1;
    Object.assign(order, { status: 2, number, day, paidAt: now });
    this.#changed({ topic: "paid", order });
    return order;
  }

  sell(given: Partial<MtOrder> = {}): MtOrder {
    return this.pay(this.submit(given));
  }

  accept(order: MtOrder): void {
    Object.assign(order, { status: 4, rider: 0 });
    this.#changed({ topic: "accepted", order });
  }

  /** The rider goes on, or gives it back (100). */
  ride(order: MtOrder, rider: NonNullable<MtOrder["rider"]>): void {
    const step = ({ 10: "confirm", 20: "fetch", 40: "done", 100: "cancel" } as const)[rider as 10 | 20 | 40 | 100];
    order.rider = rider;
    if (step) order.riderAt[step] = this.#clock.now();
    this.#changed({ topic: "delivery", order });
  }

  finish(order: MtOrder): void {
    Object.assign(order, { status: 8, finishedAt: this.#clock.now() });
    this.#changed({ topic: "finished", order });
  }

  cancel(order: MtOrder, cancel: NonNullable<MtNews["cancel"]>): void {
    Object.assign(order, { status: 9, cancelledAt: this.#clock.now() });
    this.#changed({ topic: "cancelled", order, cancel });
  }

  /** The buyer asks; each time he does it is a refund of its own. A whole one is of what is left. */
  ask(order: MtOrder, given: Partial<MtRefund> = {}): MtRefund {
    const now = this.#clock.now();
    const store = this.stores.find(({ code }) => code === order.store);
    const takesBack = store?.takesBack === true;
    const type = given.type ?? 1;
    const refund: MtRefund = {
      id: String(880_000 + this.#take()),
      order: order.id,
      type,
      service: takesBack ? 1 : 0,
      status: takesBack ? 1 : 0,
      res: 0,
      isAppeal: false,
      money: order.pay - this.paidBack(order.id),
      parts: type === 1 ? [] : [{ sku: LINE.sku, code: LINE.code, count: 1, price: given.money ?? 0 }],
      reason: "商品破损",
      answer: "",
      pictures: ["https://img.example/1.jpg"],
      by: 1,
      createdAt: now,
      updatedAt: now,
      express: null,
      paysAt: 0,
      money_back: "no",
      ...given,
    };
    this.refunds.set(refund.id, refund);
    this.#moved(refund, type === 1 ? "apply" : "part");
    return refund;
  }

  withdraw(refund: MtRefund): void {
    if (refund.service === 0) refund.res = refund.isAppeal ? 8 : 7;
    else refund.status = 30;
    this.#moved(refund, refund.isAppeal ? "cancelRefundComplaint" : "cancelRefund");
  }

  /** The buyer turns to the platform after a refusal. */
  appeal(refund: MtRefund): void {
    refund.isAppeal = true;
    if (refund.service === 0) refund.res = 0;
    else refund.status = refund.status === 22 ? 26 : 16;
    this.#moved(refund, "apply");
  }

  /** The platform decides on an appeal. */
  decide(refund: MtRefund, forBuyer: boolean): void {
    if (refund.service === 0) refund.res = forBuyer ? 4 : 3;
    else refund.status += forBuyer ? 1 : 2;
    refund.isAppeal = false;
    if (forBuyer && (refund.service === 0 || refund.service === 1 || refund.status === 27)) this.#agreed(refund, "platform");
    else this.#moved(refund, forBuyer ? "agree" : "reject");
  }

  sendBack(refund: MtRefund, express: { company: string; number: string }): void {
    Object.assign(refund, { express, status: 20 });
    this.#moved(refund, "apply");
  }

  /** The seller agrees to the refund of an order that waits longest. @returns why not, in the platform's words; `null` when it was done. */
  agree(order: MtOrder): string | null {
    const refund = this.#waiting(order.id);
    if (!refund) return this.#attempted(order.id, "agree-again", "操作失败,退款申请已处理或已取消");
    if (this.paidBack(order.id) + refund.money > order.pay) return this.#attempted(order.id, "too-much", "操作失败,退款金额超过可退金额");
    if (refund.service === 2 && refund.status === 1) {
      refund.status = 10;
      this.#moved(refund, "agree");
      return null;
    }
    this.#agreed(refund, "seller");
    return null;
  }

  refuse(order: MtOrder, words: string): string | null {
    const refund = this.#waiting(order.id);
    if (!refund) return this.#attempted(order.id, "refuse-again", "操作失败,退款申请已处理或已取消");
    refund.answer = words;
    if (refund.service === 0) refund.res = 1;
    else refund.status = refund.status === 20 ? 22 : 11;
    this.#moved(refund, "reject");
    return null;
  }

  /** Lets everything happen that time alone brings: silence that agrees, money that arrives, orders that nobody paid. */
  pass(): void {
    const now = this.#clock.now();
    for (const order of this.orders.values())
      if (order.status === 1 && now >= order.createdAt + PAY_WITHIN) this.cancel(order, { code: 1_002, reason: "超时未支付", by: 5 });
    for (const refund of this.refunds.values()) {
      const isFirst = refund.service === 0 ? refund.res === 0 : refund.status === 1;
      if (isFirst && !refund.isAppeal && now >= refund.createdAt + ANSWER_WITHIN) this.#silence(refund);
      if (refund.paysAt > 0 && now >= refund.paysAt && refund.money_back === "no") this.#moneyBack(refund);
    }
  }

  /** What has gone back of an order, and what is on its way. */
  paidBack(order: string): Fen {
    return this.grants.reduce((sum, grant) => sum + (grant.order === order ? grant.amount : 0), 0);
  }

  refundsOf(order: string): MtRefund[] {
    return [...this.refunds.values()].filter((refund) => refund.order === order);
  }

  /** Orders of a store that have a number of that day, by number. */
  ofDay(store: string, day: string): MtOrder[] {
    return [...this.orders.values()].filter((order) => order.store === store && order.day === day).sort((left, right) => left.number - right.number);
  }

  byView(view: string): MtOrder | undefined {
    return [...this.orders.values()].find((order) => order.view === view);
  }

  #waiting(order: string): MtRefund | undefined {
    return this.refundsOf(order).find(waitsForSeller);
  }

  #silence(refund: MtRefund): void {
    if (refund.service === 2) {
      refund.status = 10;
      this.#moved(refund, "agree");
    } else this.#agreed(refund, "platform", 5);
  }

  #agreed(refund: MtRefund, by: Granted["by"], res = by === "seller" ? 2 : 4): void {
    const now = this.#clock.now();
    if (refund.service === 0) refund.res = res;
    else if (refund.status !== 17 && refund.status !== 27) refund.status = refund.status === 20 ? 21 : 10;
    refund.paysAt = now + this.payAfterMs;
    this.grants.push({ refundId: refund.id, order: refund.order, amount: refund.money, at: now, by });
    this.#moved(refund, "agree");
  }

  #moneyBack(refund: MtRefund): void {
    refund.money_back = this.bankRefuses ? "failed" : "paid";
    this.bankRefuses = false;
    const order = this.orders.get(refund.order);
    if (!order) return;
    // The refund's own time does not move with it.
    this.#tell({ topic: "refund_result", order, refund });
    if (refund.money_back === "paid" && this.paidBack(order.id) >= order.pay && order.status !== 9)
      this.cancel(order, { code: 1_103, reason: "用户退款", by: 1 });
  }

  #attempted(order: string, what: Attempted["what"], why: string): string {
    this.attempts.push({ order, what, at: this.#clock.now() });
    return why;
  }

  #moved(refund: MtRefund, notify: NonNullable<MtNews["notify"]>): void {
    refund.updatedAt = this.#clock.now();
    const order = this.orders.get(refund.order);
    if (order) this.#tell({ topic: refund.type === 1 ? "whole_refund" : "part_refund", order, refund, notify });
  }

  #changed(news: MtNews): void {
    news.order.updatedAt = this.#clock.now();
    this.#tell(news);
  }

  #take(): number {
    this.#next += 1;
    return this.#next;
  }
}
