/** What the platform pushes: to one address, again while nobody answers as it wants, and then kept for whoever asks. */
import type { SimClock } from "../engine/clock.ts";
import type { FaultBox } from "../engine/faults.ts";
import { Sender } from "../engine/http.ts";
import type { ElemeNews } from "./ledger.ts";
import { pushSign } from "./sign.ts";

interface Waiting {
  fields: { [key: string]: string | number };
  dueAt: number;
  tries: number;
}

/** [U]: how often, and when, a push is tried again. */
const WAITS = [10_000, 60_000, 300_000];
/** Types that are kept for whoever asks, where their push failed. */
const KEPT: ReadonlySet<number> = new Set([10, 12, 14, 15, 17, 217, 218]);

export class ElemePushes {
  /** Messages that nobody took, as they are given to whoever asks. */
  failed: { [key: string]: string | number }[] = [];
  readonly counts = { sent: 0, answered: 0, dropped: 0, failed: 0 };
  /** Where to; `""` = the application has entered none, and nothing is pushed. */
  hook = "";
  readonly #of: { clock: SimClock; faults: FaultBox; secret: string; appId: number };
  readonly #sender = new Sender();
  #waiting: Waiting[] = [];
  #next = 0;

  constructor(of: { clock: SimClock; faults: FaultBox; secret: string; appId: number }) {
    this.#of = of;
  }

  /** Types come as numbers and as text. */
  put({ type, order, body }: ElemeNews, of: { shopId: number; whole: object }): void {
    const { clock, faults, appId } = this.#of;
    this.#next += 1;
    const requestId = String(200_000_000_000_000_000n + BigInt(this.#next));
    const message = JSON.stringify(type === 10 ? of.whole : { orderId: order.id, shopId: of.shopId, ...body });
    const fields = {
      appId,
      message,
      requestId,
      shopId: of.shopId,
      timestamp: clock.now(),
      type: this.#next % 3 === 0 ? String(type) : type,
      userId: "5000000000000000001",
    };
    // A case has no number that could be looked for.
    const about = type < 20 ? { what: "order" as const, id: order.id, at: clock.now() } : undefined;
    const fate = faults.push("eleme", requestId, about);
    if (fate.fate === "drop") {
      this.counts.dropped += 1;
      return;
    }
    const dueAt = clock.now() + (fate.fate === "delay" ? fate.ms : 0);
    this.#waiting.push({ fields, dueAt, tries: 0 });
    if (fate.fate === "repeat") this.#waiting.push({ fields, dueAt: dueAt + fate.ms, tries: 0 });
  }

  /** Sends what is due, each in its time; resolves when all of it was answered or put off. */
  async flush(): Promise<void> {
    const now = this.#of.clock.now();
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now).toSorted((left, right) => left.dueAt - right.dueAt);
    this.#waiting = this.#waiting.filter(({ dueAt }) => dueAt > now);
    for (const one of due) if (this.hook !== "") await this.#send(one);
  }

  async #send(one: Waiting): Promise<void> {
    const { clock, secret } = this.#of;
    const fields = { ...one.fields, timestamp: clock.now() };
    const body = JSON.stringify({ ...fields, signature: pushSign(fields, secret) });
    this.counts.sent += 1;
    const answer = await this.#sender.post(this.hook, { body, headers: { "content-type": "application/json" }, timeoutMs: 5_000 });
    if (answer?.status === 200 && answer.body === '{"message":"ok"}') {
      this.counts.answered += 1;
      return;
    }
    const wait = WAITS[one.tries];
    if (wait !== undefined) this.#waiting.push({ fields: one.fields, dueAt: clock.now() + wait, tries: one.tries + 1 });
    else {
      this.counts.failed += 1;
      if (KEPT.has(Number(one.fields.type))) this.failed.push(one.fields);
    }
  }

  /** Messages that are still to be sent. */
  waiting(): number {
    return this.#waiting.length;
  }

  close(): void {
    this.#sender.close();
  }
}
