/** What is so at the simulated 旺店通: trades of several shops, their outbound documents, after-sales and returns. Every change has its moment. */
import type { SimClock } from "../engine/clock.ts";

export interface WdtItem {
  spec: string;
  num: number;
  /** The shop's number that it was bought under; stays, whatever trades are put together or cut. */
  tid: string;
}
interface Kept {
  no: string;
  modified: number;
  created: number;
}
export interface WdtTrade extends Kept {
  tid: string;
  shopNo: string;
  status: number;
  badReason: number;
  checkedAt: number | null;
  settledAt: number | null;
  items: WdtItem[];
}
export interface WdtStockout extends Kept {
  trade: WdtTrade;
  status: number;
  consignStatus: number;
  blockReason: number;
  consignedAt: number | null;
  kilograms: number;
  packer: string;
  waybill: string;
  items: WdtItem[];
}
export interface WdtRefund extends Kept {
  tid: string;
  shopNo: string;
  status: number;
  settledAt: number | null;
  yuan: number;
}
export interface WdtStockin extends Kept {
  refund: WdtRefund;
  status: number;
  checkedAt: number | null;
  waybill: string;
  items: { spec: string; num: number; expected: number; defect: boolean }[];
}

/** Bits of `consign_status`. */
const CHECKED = 1;
const WEIGHED = 2;

/** An article in a warehouse: what lies there, of it what outbound documents wait for, and what is on its way; damaged goods are a row of their own. */
export interface WdtStock extends Kept {
  spec: string;
  warehouse: { no: string; name: string };
  defect: boolean;
  stock: number;
  sending: number;
  purchased: number;
  transferred: number;
}
export const WAREHOUSES = [
  { no: "WH01", name: "演示二号仓" },
  { no: "WH02", name: "演示三号仓" },
] as const;

/** The ledger; nothing in it happens by itself. */
export class WdtLedger {
  readonly trades: WdtTrade[] = [];
  readonly stockouts: WdtStockout[] = [];
  readonly refunds: WdtRefund[] = [];
  readonly stockins: WdtStockin[] = [];
  readonly stock: WdtStock[] = [];
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

  /** So many of an article are counted in a warehouse. */
  count(spec: string, stock: number, of: { warehouse?: WdtStock["warehouse"]; defect?: boolean } = {}): WdtStock {
    const { warehouse = WAREHOUSES[0], defect = false } = of;
    const known = this.stock.find((one) => one.spec === spec && one.warehouse.no === warehouse.no && one.defect === defect);
    if (known) {
      this.#touch(known, { stock });
      return known;
    }
    const made: WdtStock = { ...this.#stamp("KC"), spec, warehouse, defect, stock, sending: 0, purchased: 0, transferred: 0 };
    this.stock.push(made);
    return made;
  }

  /** Articles that were counted move with the documents: of what nobody counted nothing is known. */
  #move(items: readonly WdtItem[], by: { stock: number; sending: number }): void {
    for (const { spec, num } of items) {
      const row = this.stock.find((one) => one.spec === spec && !one.defect);
      if (row) this.#touch(row, { stock: row.stock + num * by.stock, sending: Math.max(0, row.sending + num * by.sending) });
    }
  }

  /** A paid trade of a shop, by the shop's own number. */
  take(tid: string, of: { shopNo: string; goods: readonly { spec: string; num: number }[] }): WdtTrade {
    return this.#trade({ tid, shopNo: of.shopNo, items: of.goods.map((one) => ({ ...one, tid })) });
  }

  #trade(of: Pick<WdtTrade, "tid" | "shopNo" | "items">): WdtTrade {
    const trade: WdtTrade = { ...this.#stamp("JY"), ...of, status: 30, badReason: 0, checkedAt: null, settledAt: null };
    this.trades.push(trade);
    return trade;
  }

  merge(trades: readonly WdtTrade[]): WdtTrade {
    const [first] = trades;
    if (!first) throw new Error("nothing to put together");
    for (const trade of trades) this.#touch(trade, { status: 7 });
    return this.#trade({ tid: trades.map(({ tid }) => tid).join(","), shopNo: first.shopNo, items: trades.flatMap(({ items }) => items) });
  }

  split(trade: WdtTrade, parts: readonly (readonly string[])[]): WdtTrade[] {
    this.#touch(trade, { status: 7 });
    return parts.map((specs) => this.#trade({ tid: trade.tid, shopNo: trade.shopNo, items: trade.items.filter(({ spec }) => specs.includes(spec)) }));
  }

  /** Set aside, for reasons that are bits. */
  setAside(trade: WdtTrade, badReason: number): void {
    this.#touch(trade, { status: 23, badReason });
  }

  /** Checked: an outbound document is made, and goods are set apart for it. */
  audit(trade: WdtTrade): WdtStockout {
    this.#touch(trade, { status: 55, checkedAt: this.#clock.now(), badReason: 0 });
    const made: WdtStockout = {
      ...this.#stamp("CK"),
      trade,
      status: 65,
      consignStatus: 0,
      blockReason: 0,
      consignedAt: null,
      kilograms: 0,
      packer: "",
      waybill: "",
      items: [...trade.items],
    };
    this.stockouts.push(made);
    this.#move(made.items, { stock: 0, sending: 1 });
    return made;
  }

  lack(stockout: WdtStockout): void {
    this.#touch(stockout, { status: 51 });
  }

  allocate(stockout: WdtStockout): void {
    this.#touch(stockout, { status: 65 });
  }

  /** Put into a box and onto the scales; `packed` where something else was put in than was asked for. */
  pack(stockout: WdtStockout, of: { kilograms: number; packer?: string; packed?: readonly WdtItem[] }): void {
    const { kilograms, packer = "演示打包员", packed = stockout.items } = of;
    this.#touch(stockout, { status: 79, consignStatus: CHECKED + WEIGHED, kilograms, packer, items: [...packed] });
  }

  ship(stockout: WdtStockout, waybill: string): void {
    this.#move(stockout.items, { stock: -1, sending: -1 });
    this.#touch(stockout, { status: 110, waybill, consignedAt: this.#clock.now() });
    this.#touch(stockout.trade, { status: 95 });
  }

  block(stockout: WdtStockout, blockReason: number): void {
    this.#touch(stockout, { blockReason });
  }

  /** Taken back after it had left the books. */
  revoke(stockout: WdtStockout): void {
    this.#move(stockout.items, stockout.status === 110 ? { stock: 1, sending: 0 } : { stock: 0, sending: -1 });
    this.#touch(stockout, { status: 5, blockReason: 65_536 });
    this.#touch(stockout.trade, { status: 30, checkedAt: null });
  }

  /** Posted to the books. */
  post(trade: WdtTrade): void {
    this.#touch(trade, { status: 101, settledAt: this.#clock.now() });
  }

  ask(tid: string, shopNo: string): WdtRefund {
    const made: WdtRefund = { ...this.#stamp("TK"), tid, shopNo, status: 30, settledAt: null, yuan: 0 };
    this.refunds.push(made);
    return made;
  }

  /** A parcel came back and waits to be looked at. */
  receive(refund: WdtRefund, of: { waybill: string; items: readonly { spec: string; num: number; expected?: number; defect?: boolean }[] }): WdtStockin {
    const items = of.items.map(({ spec, num, expected = num, defect = false }) => ({ spec, num, expected, defect }));
    const made: WdtStockin = { ...this.#stamp("RK"), refund, status: 30, checkedAt: null, waybill: of.waybill, items };
    this.stockins.push(made);
    return made;
  }

  /** Looked at and put into stock, as good or as damaged. */
  inspect(stockin: WdtStockin): void {
    this.#touch(stockin, { status: 80, checkedAt: this.#clock.now() });
  }

  settle(refund: WdtRefund, yuan: number): void {
    this.#touch(refund, { status: 80, settledAt: this.#clock.now(), yuan });
  }
}
