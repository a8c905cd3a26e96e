import type { Fen } from "../../hub/kernel/money.ts";

interface XhsItem {
  skuId: string;
  name: string;
  spec: string;
  /** The seller's own code. */
  code: string;
  quantity: number;
  /** Of all its pieces, after discounts. */
  paid: Fen;
  gift?: boolean;
}

export interface XhsOrder {
  id: string;
  /** 4 wait ship, 6 wait receipt, 7 done, 9 cancelled .. */
  status: number;
  /** 1 = a cancellation is being handled. */
  cancelStatus: 0 | 1;
  createdAt: number;
  paidAt: number;
  updatedAt: number;
  shippedAt: number;
  cancelledAt: number;
  finishedAt: number;
  promisedAt: number;
  items: XhsItem[];
  freight: Fen;
  merchantDiscount: Fen;
  redDiscount: Fen;
  paid: Fen;
  /** What went back so far. */
  repaid: Fen;
  remark: string;
  note: string;
  flag: number;
  waybill: string;
  carrier: string;
  userId: string;
}

/** 1 return and refund, 2 exchange, 4 refund only after shipping, 5 refund only before it, 6 price protection. */
type ReturnType = 1 | 2 | 4 | 5 | 6;

export interface XhsSale {
  id: string;
  order: XhsOrder;
  type: ReturnType;
  /** 1 seller, 2 buyer sends, 3 seller receives, 4 done, 5 withdrawn, 6 closed, 9 / 9001 refused, 13 buyer confirms, 14 platform in. */
  status: number;
  /** 0 none, 1 in work, 2 success. */
  refundStatus: 0 | 1 | 2;
  amount: Fen;
  refunded: Fen;
  reason: string;
  words: string;
  askedAt: number;
  updatedAt: number;
  /** Until when the seller must act; −1 while it is not its turn. */
  expiresAt: number;
  /** When what is on its way arrives at the buyer, or what was left lying ends; 0 = nothing. */
  dueAt: number;
  cargo: 0 | 1 | 2;
  quantity: number;
  backWaybill: string;
  closeReason: string;
  refusal: { reason: number; words: string } | null;
}

interface Granted {
  saleId: string;
  orderId: string;
  amount: Fen;
  at: number;
  by: "seller" | "silence" | "platform";
}
interface Attempted {
  saleId: string;
  what: "answer-out-of-turn" | "refund-too-much" | "wrong-action";
  at: number;
}

/** What the ledger notes besides orders and after-sales: money that went, and what was tried and refused. */
export interface XhsNotes {
  grants: Granted[];
  attempts: Attempted[];
}

/** What happened, as the platform tells it. */
export interface XhsNews {
  tag: string;
  order: XhsOrder;
  sale?: XhsSale;
}
