import type { Fen } from "../../hub/kernel/money.ts";

export interface SnLine {
  number: string;
  product: string;
  name: string;
  /** The seller's own code. */
  code: string;
  quantity: number;
  unit: Fen;
  paid: Fen;
  voucher: Fen;
  /** 10 paid, 20 shipped, 30 done. */
  status: 10 | 20 | 30;
  changedAt: number;
  waybill: string;
}

export interface SnOrder {
  code: string;
  /** 10 paid, 20 shipped, 21 part shipped, 30 success, 40 closed. */
  status: 10 | 20 | 21 | 30 | 40;
  soldAt: number;
  updatedAt: number;
  lines: SnLine[];
  freight: Fen;
  paid: Fen;
  /** What went back so far. */
  repaid: Fen;
  remark: string;
  buyer: string;
}

export interface SnSale {
  id: string;
  order: SnOrder;
  line: SnLine;
  /** 2 goods not sent, 3 sent and not received, 4 received. */
  type: 2 | 3 | 4;
  isMoneyOnly: boolean;
  /** 1 seller, 2 refused, 3 buyer sends, 4 seller receives, 5 failed, 6 in work, 7 closed, 8 success. */
  status: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  /** Staff are in it, which lies beside the status. */
  isComplained: boolean;
  /** The same stands in the lists of the old generation, too. */
  isOld: boolean;
  amount: Fen;
  reason: string;
  words: string;
  askedAt: number;
  updatedAt: number;
  /** When the turn ends of whoever has it, or money arrives; 0 = neither. */
  endsAt: number;
  backWaybill: string;
  refusal: string;
  messages: string[];
}

type By = "seller" | "silence" | "platform";

/** What the ledger notes besides orders and after-sales: money that went, and what was tried and refused. */
export interface SnNotes {
  grants: { saleId: string; orderCode: string; amount: Fen; at: number; by: By }[];
  attempts: { saleId: string; what: "answer-out-of-turn" | "refund-too-much"; at: number }[];
}
