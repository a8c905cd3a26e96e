/** What is so at a Suning shop: orders, after-sales, what was paid back, and what was tried and refused. Nothing is pushed. */
import type { SimClock } from "../engine/clock.ts";
import type { SnLine, SnNotes, SnOrder, SnSale } from "./types.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
/** [U]: how long the seller has to answer and to receive, and the buyer to send and to go on after a refusal. */
const TERMS = { answer: 72 * HOUR, receipt: 10 * DAY, sending: 7 * DAY, appeal: 7 * DAY } as const;
/** How long money is on its way. */
const PAYING = 20 * SECOND;

export class SnLedger implements SnNotes {
  readonly orders = new Map<string, SnOrder>();
  readonly sales = new Map<string, SnSale>();
  readonly grants: SnNotes["grants"] = [];
  readonly attempts: SnNotes["attempts"] = [];
  readonly #clock: SimClock;
  /** Who let money go that is on its way. */
  readonly #by = new Map<string, SnNotes["grants"][number]["by"]>();

  constructor({ clock }: { clock: SimClock }) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Somebody buys and has paid, goods of one or more lines. */
  sell(goods: readonly Partial<SnLine>[] = [{}], given: Partial<SnOrder> = {}): SnOrder {
    const now = this.now();
    const code = String(1_000_000_001 + this.orders.size);
    const lines = goods.map((one, index): SnLine => {
      const { quantity = 1, unit = 9_900, voucher = 1_000 } = one;
      const named = { number: `${code}${String(index + 1).padStart(4, "0")}`, product: `1026098${80 + index}`, name: "演示台灯", code: "LAMP-WH" };
      const money = { quantity, unit, voucher, paid: unit * quantity - voucher };
      return { ...named, ...money, status: 10, changedAt: now, waybill: "", ...one };
    });
    const freight = given.freight ?? 0;
    const order: SnOrder = {
      ...{ code, status: 10, soldAt: now - 20 * SECOND, updatedAt: now, lines, freight },
      ...{ paid: lines.reduce((sum, { paid }) => sum + paid, freight), repaid: 0, remark: "", buyer: `demo-buyer-${this.orders.size + 1}` },
      ...given,
    };
    const [first] = lines;
    // Freight stands in a line's payment.
    if (first) first.paid += freight;
    this.orders.set(code, order);
    return order;
  }

  /** Ships one line, or all that wait. */
  ship(order: SnOrder, only?: SnLine): void {
    if (order.status === 40) return;
    for (const line of order.lines)
      if (line.status === 10 && (only === undefined || line === only))
        Object.assign(line, { status: 20, changedAt: this.now(), waybill: `DEMOSN${line.number.slice(-9)}` });
    order.status = order.lines.every(({ status }) => status >= 20) ? 20 : 21;
    order.updatedAt = this.now();
  }

  finish(order: SnOrder): void {
    if (order.status !== 20) return;
    for (const line of order.lines) Object.assign(line, { status: 30, changedAt: this.now() });
    Object.assign(order, { status: 30, updatedAt: this.now() });
  }

  ask(order: SnOrder, given: Partial<Pick<SnSale, "line" | "type" | "isMoneyOnly" | "isOld" | "amount" | "reason" | "words">> = {}): SnSale {
    const now = this.now();
    const line = given.line ?? (order.lines[0] as SnLine);
    const isUnsent = line.status === 10;
    const sale: SnSale = {
      id: String(100_000_028_000_000 + this.sales.size + 1),
      ...{ order, line, type: isUnsent ? 2 : 4, isMoneyOnly: isUnsent, status: 1, isComplained: false, isOld: false, amount: line.paid },
      ...{ reason: "不想要了", words: "", askedAt: now, updatedAt: now, endsAt: now + TERMS.answer },
      ...{ backWaybill: "", refusal: "", messages: [] },
      ...given,
    };
    this.sales.set(sale.id, sale);
    return sale;
  }

  /** The buyer changes the sum of what is still to be answered. */
  change(sale: SnSale, amount: number): void {
    sale.amount = amount;
    this.#to(sale, sale.status, sale.endsAt);
  }

  withdraw(sale: SnSale): void {
    this.#to(sale, 7);
  }

  sendBack(sale: SnSale, backWaybill = `DEMOBACK${sale.id.slice(-8)}`): void {
    if (sale.status !== 3) return;
    sale.backWaybill = backWaybill;
    this.#to(sale, 4, this.now() + TERMS.receipt);
  }

  /** The buyer calls the staff in, who then decide. */
  complain(sale: SnSale): void {
    sale.isComplained = true;
    this.#to(sale, sale.status);
  }

  decide(sale: SnSale, isForBuyer: boolean): void {
    if (isForBuyer) this.#pay(sale, "platform");
    else this.#to(sale, 7);
  }

  /** The money that was on its way came to nobody. */
  fail(sale: SnSale): void {
    if (sale.status === 6) this.#to(sale, 5);
  }

  /** It is tried again. */
  retry(sale: SnSale): void {
    if (sale.status === 5) this.#to(sale, 6, this.now() + PAYING);
  }

  /** The seller's answers; why it is none, else `null`. */
  agreeRefund(sale: SnSale): string | null {
    if (sale.isComplained || !(sale.isMoneyOnly ? sale.status === 1 : sale.status === 4)) return this.#wrong(sale, "answer-out-of-turn");
    if (sale.order.repaid + sale.amount > sale.order.paid) return this.#wrong(sale, "refund-too-much");
    this.#pay(sale, "seller");
    return null;
  }

  agreeReturn(sale: SnSale): string | null {
    if (sale.isComplained || sale.isMoneyOnly || sale.status !== 1) return this.#wrong(sale, "answer-out-of-turn");
    this.#to(sale, 3, this.now() + TERMS.sending);
    return null;
  }

  refuse(sale: SnSale, refusal: string): string | null {
    if (sale.isComplained || (sale.status !== 1 && sale.status !== 4)) return this.#wrong(sale, "answer-out-of-turn");
    sale.refusal = refusal;
    this.#to(sale, 2, this.now() + TERMS.appeal);
    return null;
  }

  /** What time brings by itself: silence ends in the buyer's favour, and what the buyer does not go on with is closed. */
  pass(): void {
    const now = this.now();
    for (const sale of this.sales.values()) if (sale.endsAt > 0 && now >= sale.endsAt) this.#over(sale);
  }

  #over(sale: SnSale): void {
    if (sale.status === 6) this.#paid(sale);
    else if (sale.status === 2 || sale.status === 3) this.#to(sale, 7);
    else if (sale.status === 1 && !sale.isMoneyOnly) this.#to(sale, 3, this.now() + TERMS.sending);
    else this.#pay(sale, "silence");
  }

  #pay(sale: SnSale, by: SnNotes["grants"][number]["by"]): void {
    this.#by.set(sale.id, by);
    this.#to(sale, 6, this.now() + PAYING);
  }

  #paid(sale: SnSale): void {
    const { order } = sale;
    order.repaid += sale.amount;
    this.grants.push({ saleId: sale.id, orderCode: order.code, amount: sale.amount, at: this.now(), by: this.#by.get(sale.id) ?? "seller" });
    this.#to(sale, 8);
    if (order.repaid < order.paid || order.status !== 10) return;
    Object.assign(order, { status: 40, updatedAt: this.now() });
  }

  #to(sale: SnSale, status: SnSale["status"], endsAt = 0): void {
    Object.assign(sale, { status, endsAt, updatedAt: this.now() });
  }

  /** Tries that are refused are noted. */
  #wrong(sale: SnSale, what: SnNotes["attempts"][number]["what"]): string {
    this.attempts.push({ saleId: sale.id, what, at: this.now() });
    return what === "refund-too-much" ? "退款金额超过订单实付金额" : "退货单状态不正确";
  }
}
