/** What is so at the simulated 聚水潭: orders of several shops, what the warehouse did with them, and what came back. Every change has its moment and its row version. */
import type { SimClock } from "../engine/clock.ts";

export interface JstItem {
  sku: string;
  qty: number;
  /** The shop's number that it was bought under; stays, whatever orders are put together or cut. */
  rawSo: string;
}
interface Kept {
  id: number;
  modified: number;
  ts: number;
}
export interface JstOrder extends Kept {
  so: string;
  shopId: number;
  status: "WaitConfirm" | "Delivering" | "Sent" | "Question" | "Cancelled" | "Merged" | "Split";
  question: string;
  items: JstItem[];
}
export interface JstOutbound extends Kept {
  order: JstOrder;
  status: string;
  created: number;
  leftAt: number | null;
  waybill: string;
  carrier: string;
  kilograms: number;
  items: JstItem[];
}
export interface JstAfterSale extends Kept {
  so: string;
  order: number;
  shopId: number;
  status: string;
  goodStatus: string;
  confirmedAt: number | null;
  waybill: string;
}
export interface JstReceived extends Kept {
  afterSale: JstAfterSale;
  status: string;
  at: number;
  waybill: string;
  items: { sku: string; qty: number }[];
}

/** A warehouse of the account. */
export interface JstDepot {
  id: number;
  name: string;
}
export const DEPOTS = [
  { id: 10_500_001, name: "演示一号仓" },
  { id: 10_500_002, name: "演示二号仓" },
] as const satisfies readonly JstDepot[];

/** An article in a warehouse: what lies there, of it what orders have set apart, and what was bought and is on its way. */
export interface JstStock extends Kept {
  sku: string;
  depot: JstDepot;
  qty: number;
  orderLock: number;
  purchased: number;
}

/** The ledger; nothing in it happens by itself. */
export class JstLedger {
  readonly orders: JstOrder[] = [];
  readonly outbounds: JstOutbound[] = [];
  readonly afterSales: JstAfterSale[] = [];
  readonly received: JstReceived[] = [];
  readonly stock: JstStock[] = [];
  readonly #clock: SimClock;
  #ids = 70_000_000;
  #ts = 1;

  constructor(clock: SimClock) {
    this.#clock = clock;
  }

  #stamp(): Kept {
    this.#ids += 1;
    return { id: this.#ids, modified: this.#clock.now(), ts: this.#next() };
  }

  #next(): number {
    this.#ts += 1;
    return this.#ts;
  }

  #touch(row: Kept): void {
    row.modified = this.#clock.now();
    row.ts = this.#next();
  }

  /** So many of an article are counted in a warehouse. */
  count(sku: string, qty: number, depot: JstDepot = DEPOTS[0]): JstStock {
    const known = this.stock.find((one) => one.sku === sku && one.depot.id === depot.id);
    if (!known) {
      const made: JstStock = { ...this.#stamp(), sku, depot, qty, orderLock: 0, purchased: 0 };
      this.stock.push(made);
      return made;
    }
    known.qty = qty;
    this.#touch(known);
    return known;
  }

  /** Bought, and on its way. */
  buy(stock: JstStock, pieces: number): void {
    stock.purchased += pieces;
    this.#touch(stock);
  }

  /** Articles that were counted move with the documents: of what nobody counted nothing is known. */
  #move(items: readonly JstItem[], by: { qty: number; lock: number }): void {
    for (const { sku, qty } of items) {
      const row = this.stock.find((one) => one.sku === sku);
      if (!row) continue;
      row.qty += qty * by.qty;
      row.orderLock = Math.max(0, row.orderLock + qty * by.lock);
      this.#touch(row);
    }
  }

  /** A paid order of a shop, by the shop's own number. */
  take(so: string, of: { shopId: number; goods: readonly { sku: string; qty: number }[] }): JstOrder {
    const items = of.goods.map((one) => ({ ...one, rawSo: so }));
    return this.#order({ so, shopId: of.shopId, items });
  }

  #order(of: Pick<JstOrder, "so" | "shopId" | "items">): JstOrder {
    const order: JstOrder = { ...this.#stamp(), ...of, status: "WaitConfirm", question: "" };
    this.orders.push(order);
    return order;
  }

  /** Put together: they live on under a number of its own, which carries the first shop number; items keep theirs. */
  merge(orders: readonly JstOrder[]): JstOrder {
    for (const order of orders) this.#status(order, "Merged");
    const [first] = orders;
    if (!first) throw new Error("nothing to put together");
    return this.#order({ so: first.so, shopId: first.shopId, items: orders.flatMap(({ items }) => items) });
  }

  /** Cut by goods. */
  split(order: JstOrder, parts: readonly (readonly string[])[]): JstOrder[] {
    this.#status(order, "Split");
    return parts.map((skus) => this.#order({ so: order.so, shopId: order.shopId, items: order.items.filter(({ sku }) => skus.includes(sku)) }));
  }

  hold(order: JstOrder, question: string): void {
    order.question = question;
    this.#status(order, "Question");
  }

  cancel(order: JstOrder): void {
    this.#status(order, "Cancelled");
  }

  /** Checked: an outbound document is made, and waits. */
  audit(order: JstOrder): JstOutbound {
    order.question = "";
    this.#status(order, "Delivering");
    const made: JstOutbound = {
      ...this.#stamp(),
      order,
      status: "WaitConfirm",
      created: this.#clock.now(),
      leftAt: null,
      waybill: "",
      carrier: "",
      kilograms: 0,
      items: [...order.items],
    };
    this.outbounds.push(made);
    this.#move(made.items, { qty: 0, lock: 1 });
    return made;
  }

  /** Packed, weighed, and gone; `packed` where something else was put in than was asked for. */
  ship(outbound: JstOutbound, of: { waybill: string; carrier?: string; kilograms: number; packed?: readonly JstItem[] }): void {
    outbound.status = "Confirmed";
    outbound.leftAt = this.#clock.now();
    outbound.waybill = of.waybill;
    outbound.carrier = of.carrier ?? "中通快递";
    outbound.kilograms = of.kilograms;
    this.#move(outbound.items, { qty: 0, lock: -1 });
    if (of.packed) outbound.items = [...of.packed];
    this.#move(outbound.items, { qty: -1, lock: 0 });
    this.#touch(outbound);
    this.#status(outbound.order, "Sent");
  }

  /** Taken back after it was confirmed. */
  revoke(outbound: JstOutbound): void {
    this.#move(outbound.items, outbound.status === "Confirmed" ? { qty: 1, lock: 0 } : { qty: 0, lock: -1 });
    outbound.status = "Cancelled";
    this.#touch(outbound);
    this.#status(outbound.order, "WaitConfirm");
  }

  ask(so: string, of: { shopId: number; waybill: string }): JstAfterSale {
    const order = this.orders.find((one) => one.so === so)?.id ?? 0;
    const made: JstAfterSale = {
      ...this.#stamp(),
      so,
      order,
      shopId: of.shopId,
      status: "WaitConfirm",
      goodStatus: "BUYER_RETURNED_GOODS",
      confirmedAt: null,
      waybill: of.waybill,
    };
    this.afterSales.push(made);
    return made;
  }

  /** The parcel is opened and counted in. */
  receive(afterSale: JstAfterSale, of: { waybill: string; items: readonly { sku: string; qty: number }[] }): JstReceived {
    const made: JstReceived = { ...this.#stamp(), afterSale, status: "Confirmed", at: this.#clock.now(), waybill: of.waybill, items: [...of.items] };
    this.received.push(made);
    afterSale.goodStatus = "SELLER_RECEIVED";
    this.#touch(afterSale);
    return made;
  }

  /** A clerk confirms the after-sale. */
  confirm(afterSale: JstAfterSale): void {
    afterSale.status = "Confirmed";
    afterSale.confirmedAt = this.#clock.now();
    this.#touch(afterSale);
  }

  #status(order: JstOrder, status: JstOrder["status"]): void {
    order.status = status;
    this.#touch(order);
  }
}
