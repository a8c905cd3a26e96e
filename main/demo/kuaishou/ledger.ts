/** What is so at a Kuaishou shop: orders, after-sales, what was paid back, and what was tried and refused. */
import type { SimClock } from "../engine/clock.ts";
import type { KsNews, KsNotes, KsOrder, KsSale } from "./types.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
/** [U]: how long the seller has to answer and to receive, and the buyer to send and to change what was refused. */
const TERMS = { answer: 48 * HOUR, receipt: 7 * DAY, sending: 7 * DAY, changing: 7 * DAY } as const;
/** How long money is on its way. */
const PAYING = 20 * SECOND;
/** Both begin where a double no longer keeps every digit. */
const FIRST = { order: 9_107_600_000_000_001n, sale: 9_107_690_000_000_001n } as const;
const NOT_NOW = "售后单状态不允许该操作";
const MESSAGES = {
  "answer-out-of-turn": NOT_NOW,
  "refund-too-much": "退款金额超过可退金额",
  "other-sum": "退款金额与申请不一致",
  "stale-version": "售后单版本已变化",
};

export class KsLedger implements KsNotes {
  readonly orders = new Map<string, KsOrder>();
  readonly sales = new Map<string, KsSale>();
  readonly grants: KsNotes["grants"] = [];
  readonly attempts: KsNotes["attempts"] = [];
  readonly #clock: SimClock;
  readonly #tell: (news: KsNews) => void;
  /** Who let money go that is on its way. */
  readonly #by = new Map<string, KsNotes["grants"][number]["by"]>();

  constructor(of: { clock: SimClock; tell: (news: KsNews) => void }) {
    this.#clock = of.clock;
    this.#tell = of.tell;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Somebody buys and has paid. */
  sell(given: Partial<KsOrder> = {}): KsOrder {
    const now = this.now();
    const item = given.item ?? { skuId: 30_000_000_000_001, title: "演示台灯", code: "LAMP-WH", price: 9_900, quantity: 2 };
    const [freight, discount] = [given.freight ?? 600, given.discount ?? 1_000];
    const order: KsOrder = {
      id: String(FIRST.order + BigInt(this.orders.size)),
      ...{ status: 30, createdAt: now - 30 * SECOND, paidAt: now, updatedAt: now, shippedAt: 0, receivedAt: 0 },
      ...{ promisedAt: now + 48 * HOUR, checkedUntil: 0, item, freight, discount },
      ...{ paid: item.price * item.quantity + freight - discount, repaid: 0, remark: "", notes: [], waybill: "" },
      buyer: `demo-buyer-${this.orders.size + 1}`,
      ...given,
    };
    this.orders.set(order.id, order);
    this.#told(order, "addOrder");
    this.#told(order, "paySuccess");
    return order;
  }

  ship(order: KsOrder, waybill = `DEMOKS${order.id.slice(-10)}`): void {
    if (order.status !== 30 || order.checkedUntil > this.now()) return;
    Object.assign(order, { status: 40, waybill, shippedAt: this.now() });
    this.#told(order, "delivering");
  }

  sign(order: KsOrder): void {
    if (order.status !== 40) return;
    Object.assign(order, { status: 50, receivedAt: this.now() });
    this.#told(order, "deliverySuccess");
  }

  finish(order: KsOrder): void {
    if (order.status !== 50) return;
    order.status = 70;
    this.#told(order, "orderSuccess");
  }

  note(order: KsOrder, note: string, flag: number): void {
    order.notes.push({ at: this.now(), note, flag });
    order.updatedAt = this.now();
  }

  ask(order: KsOrder, given: Partial<Pick<KsSale, "way" | "amount" | "reason" | "words" | "received">> = {}): KsSale {
    const now = this.now();
    const way = given.way ?? (order.status === 30 ? 10 : 1);
    const sale: KsSale = {
      id: String(FIRST.sale + BigInt(this.sales.size)),
      ...{ order, way, status: way === 10 ? 10 : 11, negotiate: 1, amount: order.paid - order.repaid },
      ...{ reason: "不想要了", words: "", askedAt: now, updatedAt: now, endedAt: 0, expiresAt: now + TERMS.answer },
      ...{ received: order.status === 30 ? 1 : 2, backWaybill: "", refusal: null },
      ...given,
    };
    this.sales.set(sale.id, sale);
    order.updatedAt = now;
    this.#tell({ event: "kwaishop_aftersales_addRefund", order, sale });
    return sale;
  }

  /** The buyer changes what is asked for: the seller has to answer anew. */
  change(sale: KsSale, amount: number): void {
    Object.assign(sale, { amount, negotiate: 1, refusal: null, expiresAt: this.now() + TERMS.answer });
    this.#moved(sale);
  }

  withdraw(sale: KsSale): void {
    this.#close(sale);
  }

  sendBack(sale: KsSale, waybill = `DEMOBACK${sale.id.slice(-8)}`): void {
    if (sale.status !== 30) return;
    Object.assign(sale, { status: 40, backWaybill: waybill, expiresAt: this.now() + TERMS.receipt });
    this.#moved(sale);
  }

  arbitrate(sale: KsSale): void {
    Object.assign(sale, { status: 20, expiresAt: 0 });
    this.#moved(sale);
  }

  decide(sale: KsSale, isForBuyer: boolean): void {
    if (isForBuyer) this.#pay(sale, "platform");
    else this.#close(sale);
  }

  /** The seller agrees to the money of a refund alone; why not, else `null`. */
  approve(sale: KsSale, amount: number): string | null {
    if (sale.status !== 10 || sale.negotiate === 3) return this.#wrong(sale, "answer-out-of-turn");
    if (amount !== sale.amount) return this.#wrong(sale, "other-sum");
    return this.#payChecked(sale);
  }

  /** The seller agrees that goods come back. */
  approveReturn(sale: KsSale): string | null {
    if (sale.status !== 11 || sale.negotiate === 3) return this.#wrong(sale, "answer-out-of-turn");
    this.#letSend(sale);
    return null;
  }

  /** The goods are back, which pays at once. */
  receive(sale: KsSale, status: number): string | null {
    if ((sale.status !== 30 && sale.status !== 40) || status !== sale.status || sale.way !== 1) return this.#wrong(sale, "answer-out-of-turn");
    return this.#payChecked(sale);
  }

  /** The seller refuses what stood there at this version. */
  reject(sale: KsSale, version: number, refusal: NonNullable<KsSale["refusal"]>): string | null {
    if (version !== sale.updatedAt) return this.#wrong(sale, "stale-version");
    if ((sale.status !== 10 && sale.status !== 11 && sale.status !== 40) || sale.negotiate === 3) return this.#wrong(sale, "answer-out-of-turn");
    Object.assign(sale, { negotiate: 3, status: sale.way === 10 ? 10 : 11, refusal, expiresAt: this.now() + TERMS.changing });
    this.#moved(sale);
    return null;
  }

  /** What time brings by itself: silence ends for the buyer, and what the buyer does not go on with is closed. */
  pass(): void {
    const now = this.now();
    for (const sale of this.sales.values()) if (sale.expiresAt > 0 && now >= sale.expiresAt) this.#over(sale);
  }

  #over(sale: KsSale): void {
    if (sale.status === 50) this.#paid(sale);
    else if (sale.negotiate === 3 || sale.status === 30) this.#close(sale);
    else if (sale.status === 11) this.#letSend(sale);
    else if (sale.way === 3) this.#done(sale);
    else this.#pay(sale, "silence");
  }

  #letSend(sale: KsSale): void {
    Object.assign(sale, { status: 30, negotiate: 2, expiresAt: this.now() + TERMS.sending });
    this.#moved(sale);
  }

  #payChecked(sale: KsSale): string | null {
    if (sale.order.repaid + sale.amount > sale.order.paid) return this.#wrong(sale, "refund-too-much");
    this.#pay(sale, "seller");
    return null;
  }

  #pay(sale: KsSale, by: KsNotes["grants"][number]["by"]): void {
    this.#by.set(sale.id, by);
    Object.assign(sale, { status: 50, negotiate: 2, expiresAt: this.now() + PAYING });
    this.#moved(sale);
  }

  #paid(sale: KsSale): void {
    const { order } = sale;
    order.repaid += sale.amount;
    this.grants.push({ saleId: sale.id, orderId: order.id, amount: sale.amount, at: this.now(), by: this.#by.get(sale.id) ?? "seller" });
    this.#done(sale);
    if (order.repaid < order.paid) return;
    order.status = 80;
    this.#told(order, "orderFail");
  }

  #done(sale: KsSale): void {
    Object.assign(sale, { status: 60, endedAt: this.now(), expiresAt: 0 });
    this.#moved(sale);
  }

  #close(sale: KsSale): void {
    Object.assign(sale, { status: 70, endedAt: this.now(), expiresAt: 0 });
    this.#moved(sale);
  }

  /** Tries that are refused are noted. */
  #wrong(sale: KsSale, what: KsNotes["attempts"][number]["what"]): string {
    this.attempts.push({ saleId: sale.id, what, at: this.now() });
    return MESSAGES[what];
  }

  #told(order: KsOrder, event: string): void {
    order.updatedAt = this.now();
    this.#tell({ event: `kwaishop_order_${event}`, order });
  }

  #moved(sale: KsSale): void {
    // An order names its after-sales, so that it changes with them; of that nothing is pushed.
    Object.assign(sale, { updatedAt: this.now() });
    sale.order.updatedAt = this.now();
    this.#tell({ event: "kwaishop_aftersales_updateRefund", order: sale.order, sale });
  }
}
