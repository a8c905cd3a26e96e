/** A shop's day as buyers make it: who buys when, what is sent, what is asked for and taken back. What the seller does in between is the product's. */
import { unitOf } from "../../../main/demo/engine/rng.ts";
import { Schedule } from "../../../main/demo/engine/schedule.ts";
import type { PartWish, PlayClock } from "./part.ts";

const MINUTE = 60_000;

/** A buyer wants: the money, with the goods still at the shop, on their way, or sent back. */
type Wish = "before" | "after" | "return";

/** What can happen at a shop; each looks by itself whether it still may. */
export interface Deeds<Order, Claim> {
  pay(nth: number): Order;
  ship(order: Order, nth: number): void;
  receive(order: Order): void;
  ask(order: Order, wish: Wish): Claim;
  withdraw(claim: Claim): void;
  sendBack(claim: Claim, nth: number): void;
}

type Wishes = Pick<PartWish, "seed" | "name" | "startMs" | "endMs" | "orders" | "cases">;

interface Deed {
  at: number;
  act(): void;
}

/** What is still to come, each thing at its own time. */
export class Plan {
  readonly #schedule = new Schedule<Deed>();
  readonly #clock: PlayClock;

  constructor(clock: PlayClock) {
    this.#clock = clock;
  }

  /** Something that is due at a moment. */
  at(at: number, act: () => void): void {
    this.#schedule.add({ at, act });
  }

  get size(): number {
    return this.#schedule.size;
  }

  /** Lets everything happen that is due. */
  play(to: number): void {
    this.#clock.set(to);
    for (let due = this.#schedule.takeDue(to); due; due = this.#schedule.takeDue(to)) this.#clock.during(due.at, due.act);
  }
}

/** What is still to come at a shop. */
export class Day<Order, Claim> extends Plan {
  constructor(of: { clock: PlayClock; deeds: Deeds<Order, Claim>; wish: Wishes }) {
    const { clock, deeds, wish } = of;
    super(clock);
    for (let nth = 0; nth < wish.orders; nth += 1) this.#buying(deeds, wish, nth);
  }

  #buying(deeds: Deeds<Order, Claim>, { seed, name, startMs, endMs, orders, cases }: Wishes, nth: number): void {
    const draw = (what: string): number => unitOf(`${seed}:${name}:${nth}:${what}`);
    const asks = Math.floor(((nth + 1) * cases) / Math.max(1, orders)) > Math.floor((nth * cases) / Math.max(1, orders));
    // What takes an hour of a long day takes less of a short one.
    const hour = (endMs - startMs) / 15;
    // Whoever asks has bought early enough for it to come about today.
    const last = endMs - startMs - (asks ? 9 : 1) * hour;
    const paid = startMs + Math.floor(draw("paid") * Math.max(MINUTE, last));
    const wish: Wish = draw("wish") < 0.3 ? "before" : draw("wish") < 0.6 ? "after" : "return";
    const shipped = paid + Math.floor(hour + draw("ship") * 2 * hour);
    const received = shipped + Math.floor(hour + draw("way") * 3 * hour);
    this.at(paid, () => {
      const order = deeds.pay(nth);
      if (shipped < endMs && draw("shipped") < 0.92) this.at(shipped, () => deeds.ship(order, nth));
      if (received < endMs && draw("received") < 0.8) this.at(received, () => deeds.receive(order));
      if (!asks) return;
      const asked = Math.min(endMs - hour / 2, { before: paid + hour / 3, after: shipped + hour / 2, return: received + hour }[wish]);
      this.at(asked, () => {
        const claim = deeds.ask(order, wish);
        if (draw("withdrawn") < 0.15) this.at(asked + hour / 2, () => deeds.withdraw(claim));
        if (wish === "return") this.at(Math.min(endMs, asked + 2 * hour), () => deeds.sendBack(claim, nth));
      });
    });
  }
}
