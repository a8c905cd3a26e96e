/** What is so at a Pinduoduo shop: its orders and after-sales, what was paid back, and what was asked for and refused. */
import type { Fen } from "../../hub/kernel/money.ts";
import type { SimClock } from "../engine/clock.ts";

export interface PddOrder {
  sn: string;
  /** 1 to be shipped, 2 shipped, 3 signed. */
  status: 1 | 2 | 3;
  /** 0 not yet a deal, 1 a deal, 2 cancelled. */
  confirm: 0 | 1 | 2;
  /** 0 grouping, 1 formed, 2 failed. */
  group: 0 | 1 | 2;
  /** Under review: not to be shipped. */
  risky: boolean;
  pay: Fen;
  goods: Fen;
  discount: Fen;
  postage: Fen;
  title: string;
  outerId: string;
  goodsId: bigint;
  skuId: bigint;
  count: number;
  /** 0 = has not happened, as of all times. */
  createdAt: number;
  paidAt: number;
  confirmedAt: number;
  shippedAt: number;
  receivedAt: number;
  updatedAt: number;
  logisticsId: number;
  tracking: string;
  /** Parcels sent besides. */
  more: { logisticsId: number; tracking: string }[];
  gifts: { title: string; outerId: string }[];
  remark: string;
  tag: number;
  buyerMemo: string;
}

/** Kinds as the detail numbers them: money alone, with the goods, exchange, resend, repair. */
type PddKind = 1 | 2 | 3 | 4 | 5;

export interface PddRefund {
  id: bigint;
  sn: string;
  kind: PddKind;
  status: number;
  amount: Fen;
  reason: string;
  words: string;
  received: boolean;
  createdAt: number;
  updatedAt: number;
  /** Until then the seller must act; 0 = it is not his turn. */
  expireAt: number;
  tracking: string;
  carrier: string;
  disputed: boolean;
  speedy: boolean;
}

interface Granted {
  refundId: string;
  sn: string;
  amount: Fen;
  at: number;
  by: "seller" | "platform";
}
interface Attempted {
  refundId: string;
  what: "refund-again" | "refund-too-much" | "refund-too-early" | "return-again";
  at: number;
}

/** What a change is called in the message service. */
export type PddNews = { type: string; order: PddOrder; refund?: PddRefund };

const HOUR = 3_600_000;
const ACT_WITHIN = 48 * HOUR;
/** A refund over which nothing more is to be decided. */
const OVER = new Set([9, 10, 11, 12, 13, 16, 17, 24, 25]);
const WAITS_FOR_SELLER = new Set([2, 3, 14, 21]);
/** Goods on their way back: the seller is to look at them. */
const BACK = 7;

/** One shop. Everything in it happens at the clock's time and is told to whoever listens. */
export class PddLedger {
  readonly orders = new Map<string, PddOrder>();
  readonly refunds = new Map<string, PddRefund>();
  readonly grants: Granted[] = [];
  readonly attempts: Attempted[] = [];
  /** Orders whose detail the gateway refuses with 45001, though the list names them. */
  readonly odd = new Set<string>();
  #next = 0;
  readonly #clock: SimClock;
  readonly #tell: (news: PddNews) => void;

  constructor(clock: SimClock, tell: (news: PddNews) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Somebody buys; a group that is not formed is no deal yet. */
  sell(given: Partial<PddOrder> = {}): PddOrder {
    const now = this.#clock.now();
    const nth = this.#take();
    const isFormed = (given.group ?? 1) === 1;
    const [goods, discount, postage] = [given.goods ?? 3_290, given.discount ?? 300, given.postage ?? 0];
    const day = new Date(now + 8 * HOUR).toISOString().slice(2, 10).replaceAll("-", "");
    const order: PddOrder = {
      sn: `${day}-${String(500_000_000_000_000 + nth)}`,
      status: 1,
      confirm: isFormed ? 1 : 0,
      group: 1,
      risky: false,
      pay: goods - discount + postage,
      goods,
      discount,
      postage,
      title: "演示中筒袜3双",
      outerId: "SOCK-3P",
      goodsId: 863_360_001n,
      skuId: 13_182_330_001n,
      count: 1,
      createdAt: now,
      paidAt: now,
      confirmedAt: isFormed ? now : 0,
      shippedAt: 0,
      receivedAt: 0,
      updatedAt: now,
      logisticsId: 0,
      tracking: "",
      more: [],
      gifts: [],
      remark: "",
      tag: 0,
      buyerMemo: "",
      ...given,
    };
    this.orders.set(order.sn, order);
    if (isFormed) this.#tell({ type: "pdd_trade_TradeConfirmed", order });
    return order;
  }

  formGroup(order: PddOrder): void {
    Object.assign(order, { group: 1, confirm: 1, confirmedAt: this.#clock.now() });
    this.#changed(order, "pdd_trade_TradeConfirmed");
  }

  failGroup(order: PddOrder): void {
    Object.assign(order, { group: 2, confirm: 2 });
    this.#changed(order, null);
  }

  ship(order: PddOrder, parcel: { logisticsId: number; tracking: string }): void {
    Object.assign(order, { status: 2, shippedAt: this.#clock.now(), ...parcel });
    this.#changed(order, "pdd_trade_TradeSellerShip");
  }

  receive(order: PddOrder): void {
    Object.assign(order, { status: 3, receivedAt: this.#clock.now() });
    this.#changed(order, "pdd_trade_TradeSuccess");
  }

  review(order: PddOrder, risky: boolean): void {
    order.risky = risky;
    this.#changed(order, "pdd_trade_TradeRiskChanged");
  }

  note(order: PddOrder, words: { remark: string; tag: number }): void {
    Object.assign(order, words);
    this.#changed(order, "pdd_trade_TradeMemoModified");
  }

  /** The buyer asks; every time he does it is an after-sale of its own. A speedy one is paid at once and was never open. */
  ask(order: PddOrder, given: Partial<PddRefund> = {}): PddRefund {
    const now = this.#clock.now();
    const kind = given.kind ?? 1;
    const open = { 1: 2, 2: 3, 3: 14, 4: 14, 5: 21 }[kind];
    const refund: PddRefund = {
      id: 9_007_199_254_740_993n + BigInt(this.#take()),
      sn: order.sn,
      kind,
      status: open,
      amount: order.pay,
      reason: "货物与描述不符",
      words: "颜色发错",
      received: order.status === 3,
      createdAt: now,
      updatedAt: now,
      expireAt: now + ACT_WITHIN,
      tracking: "",
      carrier: "",
      disputed: false,
      speedy: false,
      ...given,
    };
    this.refunds.set(String(refund.id), refund);
    if (refund.speedy && order.status === 1) this.#pay(refund, "platform");
    else this.#moved(refund, "pdd_refund_RefundCreated");
    return refund;
  }

  withdraw(refund: PddRefund): void {
    this.#to(refund, 11, "pdd_refund_RefundClosed");
  }

  changeAmount(refund: PddRefund, amount: Fen): void {
    refund.amount = amount;
    this.#moved(refund, "pdd_refund_RefundBuyerModifyAgreement");
  }

  sendBack(refund: PddRefund, parcel: { tracking: string; carrier: string }): void {
    Object.assign(refund, { ...parcel, expireAt: this.#clock.now() + ACT_WITHIN });
    this.#moved(refund, "pdd_refund_RefundBuyerReturnGoods");
  }

  /** The platform's staff come in. */
  dispute(refund: PddRefund): void {
    refund.disputed = true;
    this.#to(refund, 8, "pdd_refund_RefundBuyerModifyAgreement");
  }

  /** The seller agrees to pay. @returns why not, in the gateway's words; `null` when it was done. */
  agreeRefund(refund: PddRefund): string | null {
    const at = this.#clock.now();
    const tell = (what: Attempted["what"], why: string): string => {
      this.attempts.push({ refundId: String(refund.id), what, at });
      return why;
    };
    if (OVER.has(refund.status) || refund.status === 4 || refund.status === 5) return tell("refund-again", "售后单状态已变更，不能重复操作");
    const isRipe = refund.kind === 1 ? refund.status === 2 : refund.kind === 2 && refund.status === BACK && refund.tracking !== "";
    if (!isRipe) return tell("refund-too-early", "当前售后状态不支持退款");
    if (this.#paidBack(refund.sn) + refund.amount > (this.orders.get(refund.sn)?.pay ?? 0)) return tell("refund-too-much", "退款金额超过可退金额");
    this.#pay(refund, "seller");
    return null;
  }

  agreeReturn(refund: PddRefund): string | null {
    if (refund.status !== 3) {
      this.attempts.push({ refundId: String(refund.id), what: "return-again", at: this.#clock.now() });
      return "售后单状态已变更，不能重复操作";
    }
    refund.expireAt = 0;
    this.#to(refund, BACK, "pdd_refund_RefundAgreeAgreement");
    return null;
  }

  /** What time brings: where the seller did nothing the platform pays, or lets the goods come back. */
  pass(): void {
    const now = this.#clock.now();
    for (const refund of this.refunds.values()) {
      if (refund.expireAt === 0 || refund.expireAt > now) continue;
      const isBack = refund.status === BACK && refund.tracking !== "";
      if (refund.status === 2 || isBack) this.#pay(refund, "platform");
      else if (refund.status === 3) this.agreeReturn(refund);
      else if (WAITS_FOR_SELLER.has(refund.status)) this.#to(refund, 12, "pdd_refund_RefundClosed");
    }
  }

  /** 1 none or closed, 2 in progress, 3 refunding, 4 success. */
  refundStatus(order: PddOrder): 1 | 2 | 3 | 4 {
    const mine = [...this.refunds.values()].filter(({ sn }) => sn === order.sn);
    if (mine.some(({ status }) => status === 10)) return 4;
    if (mine.some(({ status }) => status === 4 || status === 5)) return 3;
    return mine.some(({ status }) => !OVER.has(status)) ? 2 : 1;
  }

  #pay(refund: PddRefund, by: Granted["by"]): void {
    this.grants.push({ refundId: String(refund.id), sn: refund.sn, amount: refund.amount, at: this.#clock.now(), by });
    refund.expireAt = 0;
    this.#to(refund, 10, "pdd_refund_RefundAgreeAgreement");
  }

  #paidBack(sn: string): Fen {
    return this.grants.filter((grant) => grant.sn === sn).reduce((sum, { amount }) => sum + amount, 0);
  }

  #to(refund: PddRefund, status: number, type: string): void {
    refund.status = status;
    if (OVER.has(status)) refund.expireAt = 0;
    this.#moved(refund, type);
  }

  #moved(refund: PddRefund, type: string): void {
    const order = this.orders.get(refund.sn);
    refund.updatedAt = this.#clock.now();
    if (!order) return;
    order.updatedAt = this.#clock.now();
    this.#tell({ type, order, refund });
  }

  #changed(order: PddOrder, type: string | null): void {
    order.updatedAt = this.#clock.now();
    if (type !== null) this.#tell({ type, order });
  }

  #take(): number {
    this.#next += 1;
    return this.#next;
  }
}
