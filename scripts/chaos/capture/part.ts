/** What a channel brings to the rough day: its shops, what happens in them, and what its own ledger says in the end. A channel joins by an entry in `table.ts`. */
import type { SimClock } from "../../../main/demo/engine/clock.ts";
import { FaultBox, type Faults, type PushAbout } from "../../../main/demo/engine/faults.ts";

/** A shop as it is connected. */
export interface ShopToConnect {
  id: string;
  channel: string;
  name: string;
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** What counts in the report; a tracker is neither shop nor warehouse. */
  is: "shop" | "warehouse" | "tracker";
}

/** A push that never came: what it would have told, and when that became so. */
export interface LostPush extends PushAbout {
  shopId: string;
}

/** An order as the channel's ledger has it. What is `null` is not compared: the channel itself does not tell it for certain. */
export interface ToldOrder {
  id: string;
  /** The channel's own word, as it is told now. */
  status: string;
  paidFen: number | null;
  refundedFen: number | null;
  /** The channel's ids of lines. */
  lines: readonly string[] | null;
  waybills: readonly string[];
}

/** An after-sale as the channel's ledger has it. */
export interface ToldCase {
  id: string;
  /** The channel gives it no number: it is the one whose name begins so. */
  begins?: true;
  status: string | null;
  amountFen: number | null;
  refundedFen: number | null;
}

/** An order that a warehouse is to pack: the shop's own number, and goods by the shop's own codes. */
export interface SoldOrder {
  number: string;
  goods: readonly { sku: string; quantity: number }[];
}

/** A step of a document in a warehouse's books, of one order. */
export interface ToldStep {
  /** The document, as it is known by here. */
  document: string;
  kind: string;
  /** The shop's own number of the order. */
  number: string;
  /** ms; `null` where the warehouse tells no time of its own. */
  at: number | null;
  /** It was taken back: whether we heard of it before does not matter. */
  undone?: true;
}

/** All that a shop's ledger says. */
export interface ToldShop {
  shopId: string;
  orders: readonly ToldOrder[];
  cases: readonly ToldCase[];
  /** Ids of reports by warehouse and books. */
  facts: readonly string[];
  /** Refunds that were paid, those paid more than once, and orders that got back more than was paid. */
  refunds: number;
  double: readonly string[];
  over: readonly string[];
}

/** Where the product is. */
export interface HubAt {
  url: string;
  /** A key that may speak about every shop's orders. */
  apiKey: string;
  /** Keys of shops that write by themselves, by shop. */
  keys: Readonly<Record<string, string>>;
}

/** A time in which a channel did not let us in, or nothing could be kept, whatever we did. */
export interface Away {
  shopId: string;
  from: number;
  to: number;
}

/** A channel's shops under way. */
export interface Part {
  shops: readonly ShopToConnect[];
  faults: FaultBox;
  /** How often its answers held what nobody was told of, by kind; one a shop that has such. */
  surprises: readonly Readonly<Record<string, number>>[];
  /** Tells where pushes go. */
  begin(hub: HubAt): void;
  /** Lets everything happen up to `to` (ms); resolves when its pushes were answered or put off. */
  advance(to: number): Promise<void>;
  /** Pushes that are still on their way, the platform's repeats included. */
  waiting(): number;
  told(): ToldShop[];
  /** Orders that were paid, in the order in which they were, for a warehouse to pack; further ones are put behind. */
  sold?(): readonly SoldOrder[];
  /** What a warehouse's books say of the orders of others. */
  steps?(): ToldStep[];
  lost(): LostPush[];
  /** Makes its tokens end before their time. */
  expire?(): void;
  /** A person authorises it anew, where nothing else would help. */
  restore?(): void;
  close(): Promise<void>;
}

/** What a part is to be. */
export interface PartWish {
  /** Begins the ids of its shops. */
  name: string;
  seed: string;
  startMs: number;
  endMs: number;
  /** Orders and after-sales of all its shops. */
  orders: number;
  cases: number;
  faults: Faults;
}

/** What a warehouse is to be: whose orders it packs. */
export interface WarehouseWish extends PartWish {
  sellers: readonly Part[];
}

/** A clock that goes as it is set, and says the time of what is just happening. */
export class PlayClock implements SimClock {
  #now: number;
  #before: number;
  #playing: number | null = null;

  constructor(start: number) {
    this.#now = start;
    this.#before = start - 60_000;
  }

  now(): number {
    return this.#playing ?? this.#now;
  }

  set(to: number): void {
    if (to <= this.#now) return;
    this.#before = this.#now;
    this.#now = to;
  }

  span(): number {
    return Math.max(1_000, this.#now - this.#before);
  }

  previous(): number {
    return this.#before;
  }

  /** Does something as of a moment before now. */
  during(at: number, act: () => void): void {
    this.#playing = Math.min(at, this.#now);
    try {
      act();
    } finally {
      this.#playing = null;
    }
  }
}

/** The faults of a part; those of a time without any are set by {@link FaultBox.faults}. */
export function boxOf(clock: SimClock, { seed, name, faults }: Pick<PartWish, "seed" | "name" | "faults">): FaultBox {
  return new FaultBox({ clock, seed: `${seed}:${name}`, faults: { ...faults } });
}
