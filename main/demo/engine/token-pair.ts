/** An access token and the token that renews it; each grant replaces both. Times are ms. */
import type { SimClock } from "./clock.ts";

export class TokenPair {
  access = "";
  refresh = "";
  accessEndsAt = 0;
  refreshEndsAt = 0;
  readonly #of: { clock: SimClock; accessMs: number; refreshMs: number };
  #code = "";
  #next = 0;

  constructor(of: { clock: SimClock; accessMs: number; refreshMs: number }) {
    this.#of = of;
  }

  isGood(token: unknown): boolean {
    return token !== "" && token === this.access && this.#of.clock.now() < this.accessEndsAt;
  }

  /** The seller takes it back, or its time is over before it was said. */
  expire(): void {
    this.access = "";
  }

  /** What the platform's page sends back once the seller has said yes. */
  newCode(): string {
    this.#next += 1;
    this.#code = `demo-code-${this.#next}`;
    return this.#code;
  }

  /** A code is good once. */
  byCode(code: unknown): boolean {
    if (this.#code === "" || code !== this.#code) return false;
    this.#code = "";
    this.issue();
    return true;
  }

  /** A refresh token is good once. */
  renew(refresh: unknown): boolean {
    if (this.refresh === "" || refresh !== this.refresh || this.#of.clock.now() >= this.refreshEndsAt) return false;
    this.issue();
    return true;
  }

  /** A new pair; the former is dead. */
  issue(): void {
    const now = this.#of.clock.now();
    this.#next += 1;
    this.access = `demo-access-${this.#next}`;
    this.refresh = `demo-refresh-${this.#next}`;
    this.accessEndsAt = now + this.#of.accessMs;
    this.refreshEndsAt = now + this.#of.refreshMs;
  }
}
