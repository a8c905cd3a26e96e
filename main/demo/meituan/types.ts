import type { Fen } from "../../hub/kernel/money.ts";

/** A store of the application. */
export interface MtStore {
  code: string;
  name: string;
  /** Goods may be sent back: its refunds then go by `status`, else by `res_type`. */
  takesBack: boolean;
}

export interface MtLine {
  code: string;
  sku: string;
  name: string;
  upc: string;
  quantity: number;
  price: Fen;
  boxNum: number;
  boxPrice: Fen;
}

export interface MtOrder {
  id: string;
  /** The number that people see. */
  view: string;
  store: string;
  /** Its number of the day; 0 until it is paid. */
  number: number;
  /** The day of that number, `YYYYMMDD`. */
  day: string;
  /** 1 submitted, 2 given to the store, 4 accepted, 8 done, 9 cancelled. */
  status: 1 | 2 | 4 | 8 | 9;
  /** Where the rider is; `null`: none was sent for. */
  rider: 0 | 5 | 10 | 15 | 20 | 40 | 100 | null;
  lines: MtLine[];
  shipping: Fen;
  bag: Fen;
  discount: Fen;
  pay: Fen;
  /** All times are ms, 0 = has not happened. */
  createdAt: number;
  paidAt: number;
  updatedAt: number;
  finishedAt: number;
  cancelledAt: number;
  riderAt: { confirm: number; fetch: number; done: number; cancel: number };
  name: string;
  phone: string;
  address: string;
  caution: string;
  /** How many of the next answers about it leave parts out. */
  degraded: number;
}

/** Who asked, as the platform counts: 1 the buyer, 2 the seller, 3 staff, 5 the system. */
type Asker = 1 | 2 | 3 | 5;

export interface MtRefund {
  id: string;
  order: string;
  /** 1 the whole order, 2 a part, 3 a price difference. */
  type: 1 | 2 | 3;
  /** 0 without the switch, 1 money alone, 2 with the goods. */
  service: 0 | 1 | 2;
  /** Of stores that take goods back; else 0. */
  status: number;
  /** Of the others. */
  res: number;
  isAppeal: boolean;
  money: Fen;
  parts: { sku: string; code: string; count: number; price: Fen }[];
  reason: string;
  /** What the seller said when he refused. */
  answer: string;
  pictures: string[];
  by: Asker;
  createdAt: number;
  updatedAt: number;
  express: { company: string; number: string } | null;
  /** When the money goes back, ms; 0: not agreed to. */
  paysAt: number;
  money_back: "no" | "paid" | "failed";
}

/** What a change is called; each has a URL of its own at the platform. */
export type MtTopic = "paid" | "accepted" | "cancelled" | "whole_refund" | "part_refund" | "refund_result" | "delivery" | "finished";

export interface MtNews {
  topic: MtTopic;
  order: MtOrder;
  refund?: MtRefund;
  /** What was done to a refund. */
  notify?: "apply" | "part" | "agree" | "reject" | "cancelRefund" | "cancelRefundComplaint";
  /** Why an order was cancelled. */
  cancel?: { code: number; reason: string; by: Asker };
}
