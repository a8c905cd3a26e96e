import type { Fen } from "../../hub/kernel/money.ts";

/** One item an order; its number is longer than a double keeps. */
export interface KsOrder {
  id: string;
  /** 30 paid, 40 shipped, 50 signed, 70 success, 80 failed. */
  status: 30 | 40 | 50 | 70 | 80;
  createdAt: number;
  paidAt: number;
  updatedAt: number;
  shippedAt: number;
  receivedAt: number;
  promisedAt: number;
  /** Until then its risk is checked: it must not be shipped, and its receiver is not told. */
  checkedUntil: number;
  item: { skuId: number; title: string; code: string; price: Fen; quantity: number };
  freight: Fen;
  discount: Fen;
  paid: Fen;
  /** What went back so far. */
  repaid: Fen;
  remark: string;
  notes: { at: number; note: string; flag: number }[];
  waybill: string;
  buyer: string;
}

export interface KsSale {
  id: string;
  order: KsOrder;
  /** 1 return and refund, 10 refund only, 3 exchange. */
  way: 1 | 10 | 3;
  /** 10 / 11 asked, 20 platform in, 30 buyer sends, 40 seller receives, 50 money on its way, 60 success, 70 closed. */
  status: 10 | 11 | 20 | 30 | 40 | 50 | 60 | 70;
  /** 1 wait for the seller, 2 agreed, 3 refused. */
  negotiate: 1 | 2 | 3;
  amount: Fen;
  reason: string;
  words: string;
  askedAt: number;
  updatedAt: number;
  endedAt: number;
  /** When the turn ends of whoever has it; 0 = nobody has. */
  expiresAt: number;
  received: 1 | 2;
  backWaybill: string;
  refusal: { code: number; words: string } | null;
}

type By = "seller" | "silence" | "platform";

/** What the ledger notes besides orders and after-sales: money that went, and what was tried and refused. */
export interface KsNotes {
  grants: { saleId: string; orderId: string; amount: Fen; at: number; by: By }[];
  attempts: { saleId: string; what: "answer-out-of-turn" | "refund-too-much" | "other-sum" | "stale-version"; at: number }[];
}

/** What happened, as the platform tells it. */
export interface KsNews {
  event: string;
  order: KsOrder;
  sale?: KsSale;
}
