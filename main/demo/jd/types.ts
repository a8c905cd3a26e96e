import type { Fen } from "../../hub/kernel/money.ts";

export interface JdLine {
  sku: string;
  quantity: number;
  price: Fen;
  /** Off this line, by a coupon for the goods. */
  off: Fen;
}

/** A refund application: the buyer wants the order back before it is there. Fen. */
interface JdApplication {
  id: string;
  orderId: string;
  applyTime: number;
  amount: Fen;
  status: number;
  /** 0 = nobody looked at it. */
  checkTime: number;
  reason: string;
}

/** A service order: what the buyer wants after receipt. */
interface JdService {
  id: string;
  orderId: string;
  applyTime: number;
  updated: number;
  expect: number;
  status: number;
  line: JdLine;
  amount: Fen;
}

/** A line of the record of refunds. */
interface JdRefund {
  id: string;
  orderId: string;
  serviceId: string;
  status: number;
  amount: Fen;
  /** 0 = not yet. */
  completed: number;
}

interface JdParcel {
  /** JD's number of the carrier. */
  carrier: string;
  waybill: string;
  at: number;
}

/** An order as it stands at a moment. Times are ms, 0 = has not happened. */
export interface JdOrder {
  id: string;
  parentId: string;
  buyer: number;
  state: string;
  created: number;
  paid: number;
  left: number;
  ended: number;
  modified: number;
  lines: JdLine[];
  /** Off the whole order. */
  off: Fen;
  freight: Fen;
  parcels: JdParcel[];
  remark: string;
}

/** What one buyer's purchase has come to: several orders where it was split. */
export interface Purchase {
  orders: JdOrder[];
  applications: JdApplication[];
  services: JdService[];
  refunds: JdRefund[];
}

export type { JdApplication, JdRefund, JdService };
