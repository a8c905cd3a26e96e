/** What is so at the simulated 旺店通 网页版 and 企业版: orders of several shops, what was shipped and taken back, after-sales and returns. Every change has its moment. */
import type { SimClock } from "../engine/clock.ts";

interface HuiceItem {
  spec: string;
  num: number;
  /** The shop's number that it was bought under; stays, whatever orders are put together. */
  tid: string;
}
interface Kept {
  no: string;
  modified: number;
  created: number;
}
export interface HuiceTrade extends Kept {
  tid: string;
  shopNo: string;
  status: number;
  checkedAt: number | null;
  items: HuiceItem[];
}
export interface HuiceShipping extends Kept {
  trade: HuiceTrade;
  /** 95 shipped; 5 taken back, which 网页版 tells in a list of its own. */
  status: number;
  consignedAt: number;
  kilograms: number;
  waybill: string;
  /** The platform marked it as shipped, not this system. */
  isPlatforms: boolean;
}
export interface HuiceRefund extends Kept {
  tid: string;
  shopNo: string;
  status: number;
}
export interface HuiceStockin extends Kept {
  refund: HuiceRefund;
  status: number;
  checkedAt: number | null;
  waybill: string;
  items: { spec: string; num: number; damaged: boolean }[];
}

/** The ledger; nothing in it happens by itself. */
export class HuiceLedger {
  readonly trades: HuiceTrade[] = [];
  readonly shippings: HuiceShipping[] = [];
  readonly refunds: HuiceRefund[] = [];
  readonly stockins: HuiceStockin[] = [];
  readonly #clock: SimClock;
  #nth = 0;

  constructor(clock: SimClock) {
    this.#clock = clock;
  }

  #stamp(prefix: string): Kept {
    this.#nth += 1;
    const now = this.#clock.now();
    return { no: `${prefix}20261120${String(this.#nth).padStart(4, "0")}`, modified: now, created: now };
  }

  #touch<Row extends Kept>(row: Row, change: Partial<Row>): void {
    Object.assign(row, change, { modified: this.#clock.now() });
  }

  /** A paid order of a shop, by the shop's own number. */
  take(tid: string, of: { shopNo: string; goods: readonly { spec: string; num: number }[] }): HuiceTrade {
    return this.#trade({ tid, shopNo: of.shopNo, items: of.goods.map((one) => ({ ...one, tid })) });
  }

  #trade(of: Pick<HuiceTrade, "tid" | "shopNo" | "items">): HuiceTrade {
    const trade: HuiceTrade = { ...this.#stamp("JY"), ...of, status: 30, checkedAt: null };
    this.trades.push(trade);
    return trade;
  }

  /** Several of one buyer become one. */
  merge(trades: readonly HuiceTrade[]): HuiceTrade {
    const [first] = trades;
    if (!first) throw new Error("nothing to put together");
    this.trades.splice(0, this.trades.length, ...this.trades.filter((trade) => !trades.includes(trade)));
    return this.#trade({ tid: trades.map(({ tid }) => tid).join(","), shopNo: first.shopNo, items: trades.flatMap(({ items }) => items) });
  }

  audit(trade: HuiceTrade): void {
    this.#touch(trade, { status: 55, checkedAt: this.#clock.now() });
  }

  /** Set aside. */
  setAside(trade: HuiceTrade): void {
    this.#touch(trade, { status: 25 });
  }

  ship(trade: HuiceTrade, of: { waybill: string; kilograms: number; isPlatforms?: boolean }): HuiceShipping {
    const { waybill, kilograms, isPlatforms = false } = of;
    const made: HuiceShipping = { ...this.#stamp("CK"), trade, status: 95, consignedAt: this.#clock.now(), kilograms, waybill, isPlatforms };
    this.shippings.push(made);
    this.#touch(trade, { status: 95 });
    return made;
  }

  /** Taken back after it had left the books; the order waits to be checked again. */
  revoke(shipping: HuiceShipping): void {
    this.#touch(shipping, { status: 5 });
    this.#touch(shipping.trade, { status: 30, checkedAt: null });
  }

  ask(tid: string, shopNo: string): HuiceRefund {
    const made: HuiceRefund = { ...this.#stamp("TK"), tid, shopNo, status: 60 };
    this.refunds.push(made);
    return made;
  }

  /** A parcel came back and waits to be looked at. */
  receive(refund: HuiceRefund, of: { waybill: string; items: readonly { spec: string; num: number; damaged?: boolean }[] }): HuiceStockin {
    const items = of.items.map(({ spec, num, damaged = false }) => ({ spec, num, damaged }));
    const made: HuiceStockin = { ...this.#stamp("RK"), refund, status: 30, checkedAt: null, waybill: of.waybill, items };
    this.stockins.push(made);
    return made;
  }

  /** Looked at and put into stock, as good or as damaged. */
  inspect(stockin: HuiceStockin): void {
    this.#touch(stockin, { status: 80, checkedAt: this.#clock.now() });
    this.#touch(stockin.refund, { status: 90 });
  }
}
