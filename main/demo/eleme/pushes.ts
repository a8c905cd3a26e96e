/** What the platform pushes: to one address, again while nobody answers as it wants, and then kept for whoever asks. */
import type { SimClock } from "../engine/clock.ts";
import type { FaultBox } from "../engine/faults.ts";
import { PostBox } from "../engine/post-box.ts";
import type { ElemeNews } from "./ledger.ts";
import { pushSign } from "./sign.ts";

/** [U]: how often, and when, a push is tried again. */
const WAITS = [10_000, 60_000, 300_000];
/** Types that are kept for whoever asks, where their push failed. */
const KEPT: ReadonlySet<number> = new Set([10, 12, 14, 15, 17, 217, 218]);

export class ElemePushes extends PostBox {
  /** Messages that nobody took, as they are given to whoever asks. */
  failed: { [key: string]: string | number }[] = [];
  readonly #clock: SimClock;
  readonly #secret: string;
  readonly #appId: number;
  #next = 0;

  constructor({ clock, faults, secret, appId }: { clock: SimClock; faults: FaultBox; secret: string; appId: number }) {
    const isTaken = ({ status, body }: { status: number; body: string }): boolean => status === 200 && body === '{"message":"ok"}';
    super({ clock, faults, service: "eleme", waits: WAITS, timeoutMs: 5_000, isTaken });
    this.#clock = clock;
    this.#secret = secret;
    this.#appId = appId;
  }

  /** Types come as numbers and as text. */
  tell({ type, order, body }: ElemeNews, of: { shopId: number; whole: object }): void {
    this.#next += 1;
    const requestId = String(200_000_000_000_000_000n + BigInt(this.#next));
    const message = JSON.stringify(type === 10 ? of.whole : { orderId: order.id, shopId: of.shopId, ...body });
    const fields = {
      appId: this.#appId,
      message,
      requestId,
      shopId: of.shopId,
      timestamp: this.#clock.now(),
      type: this.#next % 3 === 0 ? String(type) : type,
      userId: "5000000000000000001",
    };
    this.put({
      id: requestId,
      // A case has no number that could be looked for.
      about: type < 20 ? { what: "order", id: order.id, at: this.#clock.now() } : undefined,
      dress: (_to, now) => {
        const dressed = { ...fields, timestamp: now };
        return { body: JSON.stringify({ ...dressed, signature: pushSign(dressed, this.#secret) }), headers: { "content-type": "application/json" } };
      },
      onFailed: () => {
        if (KEPT.has(type)) this.failed.push(fields);
      },
    });
  }
}
