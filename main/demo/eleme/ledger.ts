/** What is so at an Ele.me shop: orders, the one case of each that is open, what was paid back, and what was asked for and refused. */
import type { Fen } from "../../hub/kernel/money.ts";
import type { SimClock } from "../engine/clock.ts";

type OrderStatus = "pending" | "unprocessed" | "refunding" | "valid" | "invalid" | "settled";
type RefundStatus = "noRefund" | "applied" | "rejected" | "arbitrating" | "failed" | "successful";

export interface ElemeItem {
  skuId: number;
  name: string;
  price: Fen;
  quantity: number;
  /** The seller's own code. */
  code: string;
}

/** What is asked back; a case has no number, and the next one of the same order takes its place. */
export interface ElemeCase {
  orderId: string;
  /** Before the order was done, or afterwards. */
  family: "cancel" | "refund";
  status: RefundStatus;
  amount: Fen;
  /** Empty: the whole order. */
  goods: { name: string; quantity: number; price: Fen }[];
  reason: string;
  askedAt: number;
}

export interface ElemeOrder {
  id: string;
  daySn: number;
  status: OrderStatus;
  createdAt: number;
  activeAt: number;
  acceptedAt: number;
  items: ElemeItem[];
  freight: Fen;
  packaging: Fen;
  discount: Fen;
  paid: Fen;
  /** What went back so far. */
  repaid: Fen;
  consignee: string;
  userId: number;
  remark: string;
  /** Until then its money is left out, as under load. */
  wholeAt: number;
  /** Until then the number that stands in for the buyer's can be called. */
  phoneUntil: number;
  case: ElemeCase | null;
}

interface Granted {
  orderId: string;
  amount: Fen;
  at: number;
  by: "seller" | "silence" | "platform" | "buyer";
}
interface Attempted {
  orderId: string;
  what: "answer-twice" | "refund-too-much";
  at: number;
}

/** What happened, as the platform tells it: the number of its type, and the body. */
export interface ElemeNews {
  type: number;
  order: ElemeOrder;
  body: { [key: string]: unknown };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Silence this long agrees: [V] of a cancellation, [U] of a refund. */
const TERMS = { cancel: 15 * MINUTE, refund: 24 * HOUR } as const;
const FREE_CANCEL = MINUTE;
const UNACCEPTED = 5 * MINUTE;
const FAMILY = { cancel: 20, refund: 30 } as const;
const STEPS = { asked: 0, withdrawn: 1, refused: 2, agreed: 3, arbitrated: 4, forBuyer: 5, against: 6 } as const;
const RIDER = {
  waits: [52, "tobeAssignedCourier"],
  atShop: [54, "arrived"],
  picked: [55, "delivering"],
  delivered: [56, "completed"],
  failed: [64, "exception"],
} as const;

export class ElemeLedger {
  readonly orders = new Map<string, ElemeOrder>();
  /** Every case there was, also those that another of their order has replaced. */
  readonly cases: ElemeCase[] = [];
  readonly grants: Granted[] = [];
  readonly attempts: Attempted[] = [];
  readonly #clock: SimClock;
  readonly #shopId: number;
  readonly #tell: (news: ElemeNews) => void;

  constructor(of: { clock: SimClock; shopId: number; tell: (news: ElemeNews) => void }) {
    this.#clock = of.clock;
    this.#shopId = of.shopId;
    this.#tell = of.tell;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Somebody buys and has paid. */
  sell(given: Partial<ElemeOrder> = {}): ElemeOrder {
    const now = this.now();
    const nth = this.orders.size + 1;
    const items = given.items ?? [{ skuId: 200_000_000_001, name: "演示鲜牛奶-950ml", price: 1_790, quantity: 2, code: "MILK-950" }];
    const [freight, packaging, discount] = [given.freight ?? 500, given.packaging ?? 100, given.discount ?? 600];
    const goods = items.reduce((sum, item) => sum + item.price * item.quantity, 0);
    const order: ElemeOrder = {
      id: String(8_000_000_000_000_000_000n + BigInt(Math.floor(now / 1_000)) * 100_000n + BigInt(nth)),
      daySn: nth,
      status: "unprocessed",
      createdAt: now,
      activeAt: now,
      acceptedAt: 0,
      items,
      freight,
      packaging,
      discount,
      paid: goods + freight + packaging - discount,
      repaid: 0,
      consignee: "演示(女士)",
      userId: 51_000_000 + nth,
      remark: "",
      wholeAt: 0,
      phoneUntil: now + 4 * HOUR,
      case: null,
      ...given,
    };
    this.orders.set(order.id, order);
    this.#tell({ type: 10, order, body: {} });
    return order;
  }

  accept(order: ElemeOrder): void {
    Object.assign(order, { status: "valid", acceptedAt: this.now() });
    this.#changed(order, { type: 12, role: 3 });
  }

  rider(order: ElemeOrder, step: keyof typeof RIDER): void {
    const [type, state] = RIDER[step];
    const body = { state, subState: "noSubstate", name: "演示骑手", phone: "12000000001", updateAt: this.now(), remark: "" };
    this.#tell({ type, order, body });
  }

  /** Done; what is asked back from now on is a refund. */
  settle(order: ElemeOrder): void {
    order.status = "settled";
    this.#changed(order, { type: 18, role: 9 });
  }

  /** Within the first minute after it was accepted the buyer cancels without asking. */
  cancelAtOnce(order: ElemeOrder): boolean {
    if (order.status !== "valid" || this.now() - order.acceptedAt > FREE_CANCEL) return false;
    this.#void(order, { type: 17, role: 1, by: "buyer" });
    return true;
  }

  /** The buyer asks for all that was paid, or for some goods. */
  ask(order: ElemeOrder, of: { reason?: string; goods?: ElemeCase["goods"]; amount?: Fen } = {}): ElemeCase {
    const goods = of.goods ?? [];
    const amount = of.amount ?? (goods.length > 0 ? goods.reduce((sum, { price, quantity }) => sum + price * quantity, 0) : order.paid - order.repaid);
    const family = order.status === "settled" ? "refund" : "cancel";
    order.case = { orderId: order.id, family, status: "applied", amount, goods, reason: of.reason ?? "不想要了", askedAt: this.now() };
    this.cases.push(order.case);
    this.#told(order, "asked");
    return order.case;
  }

  withdraw(order: ElemeOrder): void {
    if (order.case) order.case.status = "noRefund";
    this.#told(order, "withdrawn");
  }

  /** The buyer goes to the platform with what was refused; it decides. */
  arbitrate(order: ElemeOrder): void {
    if (order.case) order.case.status = "arbitrating";
    this.#told(order, "arbitrated");
  }

  decide(order: ElemeOrder, isForBuyer: boolean): void {
    if (!order.case) return;
    if (isForBuyer) this.#pay(order, "platform");
    else order.case.status = "rejected";
    this.#told(order, isForBuyer ? "forBuyer" : "against");
  }

  /** The seller's answers; why it is none, else `null`. */
  agree(order: ElemeOrder): string | null {
    const why = this.#open(order);
    if (why !== null || !order.case) return why;
    if (order.repaid + order.case.amount > order.paid) {
      this.attempts.push({ orderId: order.id, what: "refund-too-much", at: this.now() });
      return "退款金额超过订单实付金额";
    }
    this.#pay(order, "seller");
    this.#told(order, "agreed");
    if (order.case.family === "cancel" && order.case.goods.length === 0) this.#end(order, { type: 15, role: 3 });
    return null;
  }

  refuse(order: ElemeOrder): string | null {
    const why = this.#open(order);
    if (why !== null || !order.case) return why;
    order.case.status = "rejected";
    this.#told(order, "refused");
    return null;
  }

  /** What time brings by itself: orders nobody accepts, and cases nobody answers, which are agreed to. */
  pass(): void {
    const now = this.now();
    for (const order of this.orders.values()) {
      const asked = order.case;
      if (order.status === "unprocessed" && now - order.activeAt > UNACCEPTED) this.#void(order, { type: 14, role: 2, by: "platform" });
      else if (asked?.status === "applied" && now - asked.askedAt >= TERMS[asked.family]) {
        this.#pay(order, "silence");
        // Of a cancellation no agreement is told, only that the order is void.
        if (asked.family === "cancel" && asked.goods.length === 0) this.#end(order, { type: 15, role: 2 });
        else this.#told(order, "agreed");
      }
    }
  }

  #open(order: ElemeOrder): string | null {
    if (order.case?.status === "applied") return null;
    this.attempts.push({ orderId: order.id, what: "answer-twice", at: this.now() });
    return "退单已处理或不存在";
  }

  #pay(order: ElemeOrder, by: Granted["by"]): void {
    if (!order.case) return;
    order.case.status = "successful";
    order.repaid += order.case.amount;
    this.grants.push({ orderId: order.id, amount: order.case.amount, at: this.now(), by });
  }

  #void(order: ElemeOrder, { by, ...told }: { type: number; role: number; by: Granted["by"] }): void {
    const amount = order.paid - order.repaid;
    order.repaid = order.paid;
    this.grants.push({ orderId: order.id, amount, at: this.now(), by });
    this.#end(order, told);
  }

  #end(order: ElemeOrder, told: { type: number; role: number }): void {
    order.status = "invalid";
    this.#changed(order, told);
  }

  #changed(order: ElemeOrder, { type, role }: { type: number; role: number }): void {
    this.#tell({ type, order, body: { state: order.status, updateTime: Math.floor(this.now() / 1_000), role } });
  }

  #told(order: ElemeOrder, step: keyof typeof STEPS): void {
    const asked = order.case;
    if (!asked) return;
    const goodsList = asked.goods.map(({ name, quantity, price }) => ({ name, quantity, price: price / 100 }));
    const body = {
      refundStatus: asked.status,
      reason: asked.reason,
      goodsList,
      refundType: goodsList.length > 0 ? "part" : "normal",
      totalPrice: asked.amount / 100,
    };
    this.#tell({ type: FAMILY[asked.family] + STEPS[step], order, body: { ...body, updateTime: Math.floor(this.now() / 1_000) } });
  }

  /** The shop's number, which every message carries. */
  get shopId(): number {
    return this.#shopId;
  }
}
