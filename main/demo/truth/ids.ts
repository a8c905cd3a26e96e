import type { SellChannel } from "./types.ts";

/** Where numbers begin: the second at which this world was made, so that two worlds never share an id. */
export interface IdState {
  second: number;
  next: number;
}

/** Invented numbers of the shapes that the channels use; 19 digits where they exceed what a JSON number can hold exactly. */
export class Ids {
  readonly state: IdState;

  constructor(state: IdState) {
    this.state = state;
  }

  order(channel: SellChannel): string {
    return (channel === "taobao" ? "38" : "69") + this.#tail(7);
  }

  claim(channel: SellChannel): string {
    return (channel === "taobao" ? "26" : "14") + this.#tail(6);
  }

  message(): string {
    return `41${this.#tail(7)}`;
  }

  waybill(carrier: string): string {
    const heads: Record<string, string> = { yuantong: "YT", zhongtong: "78", yunda: "43", shentong: "77", jtexpress: "JT", shunfeng: "SF" };
    return (heads[carrier] ?? "XX") + this.#tail(6).slice(3);
  }

  /** A name for a record of the seller's own systems. */
  own(prefix: string): string {
    return `${prefix}-${this.#tail(6)}`;
  }

  #tail(digits: number): string {
    this.state.next += 1;
    return String(this.state.second).padStart(10, "0") + String(this.state.next).padStart(digits, "0");
  }
}
