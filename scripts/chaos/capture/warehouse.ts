/** A warehouse's day: orders of the shops it packs for are checked, put together or cut, packed and sent; some are taken back, and some come back. */
import { unitOf } from "../../../main/demo/engine/rng.ts";
import type { Part, PlayClock, SoldOrder, WarehouseWish } from "./part.ts";
import { Plan } from "./plan.ts";

const MINUTE = 60_000;
/** Of orders, or of what was sent. */
const SHARES = { together: 0.06, cut: 0.3, takenBack: 0.03, comesBack: 0.12 };

/** What a warehouse's books know to do. */
export interface WarehouseDeeds<Order, Outbound, Back> {
  take(sold: SoldOrder): Order;
  together(orders: readonly Order[]): Order;
  /** Cut into one for each article; only of orders of several. */
  cut(order: Order, skus: readonly string[]): Order[];
  audit(order: Order): Outbound;
  pack(outbound: Outbound): void;
  ship(outbound: Outbound, waybill: string): void;
  takeBack(outbound: Outbound): void;
  receive(sold: SoldOrder, waybill: string): Back;
  inspect(back: Back): void;
}

/** What is still to come in a warehouse. */
export class WarehouseDay<Order, Outbound, Back> extends Plan {
  readonly #clock: PlayClock;
  readonly #wish: WarehouseWish;
  readonly #deeds: WarehouseDeeds<Order, Outbound, Back>;
  readonly #seen = new Map<Part, number>();
  /** Orders that wait to be put together with their shop's next. */
  readonly #apart = new Map<Part, Order>();
  #nth = 0;

  constructor(of: { clock: PlayClock; wish: WarehouseWish; deeds: WarehouseDeeds<Order, Outbound, Back> }) {
    super(of.clock);
    this.#clock = of.clock;
    this.#wish = of.wish;
    this.#deeds = of.deeds;
  }

  /** Lets everything happen that is due, and takes over what was paid since. */
  override play(to: number): void {
    super.play(to);
    for (const seller of this.#wish.sellers) {
      const sold = seller.sold?.() ?? [];
      for (const one of sold.slice(this.#seen.get(seller) ?? 0)) this.#take(seller, one);
      this.#seen.set(seller, sold.length);
    }
  }

  /** What takes an hour of a long day takes less of a short one. */
  get #short(): number {
    return (this.#wish.endMs - this.#wish.startMs) / (15 * 60 * MINUTE);
  }

  #draw(what: string): number {
    return unitOf(`${this.#wish.seed}:${this.#wish.name}:${this.#nth}:${what}`);
  }

  /** Something of this day, `minutes` from now and up to as much again. */
  #after(minutes: number, what: string, act: () => void): void {
    const at = this.#clock.now() + Math.floor(minutes * (1 + this.#draw(what)) * MINUTE);
    if (at < this.#wish.endMs) this.at(at, act);
  }

  #take(seller: Part, sold: SoldOrder): void {
    this.#nth += 1;
    const taken = this.#deeds.take(sold);
    const apart = this.#apart.get(seller);
    const skus = [...new Set(sold.goods.map(({ sku }) => sku))];
    if (apart !== undefined) {
      this.#apart.delete(seller);
      this.#pack(this.#deeds.together([apart, taken]));
    } else if (this.#draw("together") < SHARES.together) this.#apart.set(seller, taken);
    else if (skus.length > 1 && this.#draw("cut") < SHARES.cut) for (const part of this.#deeds.cut(taken, skus)) this.#pack(part);
    else this.#pack(taken, sold);
  }

  #pack(order: Order, sold?: SoldOrder): void {
    const waybill = `ZT${this.#wish.name.replace(/\D/g, "")}5${String(100_000_000 + this.#nth)}`;
    const [isTakenBack, comesBack] = [this.#draw("taken back") < SHARES.takenBack, this.#draw("comes back") < SHARES.comesBack];
    this.#after(20, "audit", () => {
      const outbound = this.#deeds.audit(order);
      if (isTakenBack) return this.#after(20, "take back", () => this.#deeds.takeBack(outbound));
      this.#after(20, "pack", () => {
        this.#deeds.pack(outbound);
        this.#after(15, "ship", () => {
          this.#deeds.ship(outbound, waybill);
          if (sold && comesBack) this.#after(100 * this.#short, "back", () => this.#comeBack(sold, waybill));
        });
      });
    });
  }

  #comeBack(sold: SoldOrder, waybill: string): void {
    const back = this.#deeds.receive(sold, waybill.replace("ZT", "YT"));
    this.#after(30 * this.#short, "inspect", () => this.#deeds.inspect(back));
  }
}
