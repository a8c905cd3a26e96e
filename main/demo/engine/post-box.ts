/** What a platform pushes to one address: again while nobody answers as it wants, then no more. */
import type { SimClock } from "./clock.ts";
import type { FaultBox, PushAbout } from "./faults.ts";
import { Sender } from "./http.ts";

/** A push as it is sent now to this address. */
type Dress = (to: URL, now: number) => { body: string; headers: Record<string, string> };

interface Waiting {
  dress: Dress;
  /** Called when nobody took it and it is not tried again. */
  onFailed?: (() => void) | undefined;
  dueAt: number;
  tries: number;
}

interface PostBoxOptions {
  clock: SimClock;
  faults: FaultBox;
  /** Name of the platform among the faults. */
  service: string;
  /** How long after a failure it is tried again, ms: once for each. */
  waits: readonly number[];
  timeoutMs: number;
  isTaken(answer: { status: number; body: string }): boolean;
}

export class PostBox {
  readonly counts = { sent: 0, answered: 0, dropped: 0, failed: 0 };
  /** Where to; `""` = the application has entered none, and nothing is pushed. */
  hook = "";
  readonly #of: PostBoxOptions;
  readonly #sender = new Sender();
  #waiting: Waiting[] = [];

  constructor(of: PostBoxOptions) {
    this.#of = of;
  }

  /** Puts a push in; faults may lose it, repeat it or hold it back. */
  put({ id, dress, about, onFailed }: { id: string; dress: Dress; about?: PushAbout | undefined; onFailed?: () => void }): void {
    const { clock, faults, service } = this.#of;
    const fate = faults.push(service, id, about);
    if (fate.fate === "drop") {
      this.counts.dropped += 1;
      return;
    }
    const dueAt = clock.now() + (fate.fate === "delay" ? fate.ms : 0);
    this.#waiting.push({ dress, onFailed, dueAt, tries: 0 });
    if (fate.fate === "repeat") this.#waiting.push({ dress, onFailed, dueAt: dueAt + fate.ms, tries: 0 });
  }

  /** Sends what is due, each in its time; resolves when all of it was answered or put off. */
  async flush(): Promise<void> {
    const now = this.#of.clock.now();
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now).toSorted((left, right) => left.dueAt - right.dueAt);
    this.#waiting = this.#waiting.filter(({ dueAt }) => dueAt > now);
    for (const one of due) if (this.hook !== "") await this.#send(one);
  }

  async #send(one: Waiting): Promise<void> {
    const { clock, waits, timeoutMs, isTaken } = this.#of;
    this.counts.sent += 1;
    const answer = await this.#sender.post(this.hook, { ...one.dress(new URL(this.hook), clock.now()), timeoutMs });
    if (answer && isTaken(answer)) {
      this.counts.answered += 1;
      return;
    }
    const wait = waits[one.tries];
    if (wait !== undefined) this.#waiting.push({ ...one, dueAt: clock.now() + wait, tries: one.tries + 1 });
    else {
      this.counts.failed += 1;
      one.onFailed?.();
    }
  }

  /** Pushes that are still to be sent. */
  waiting(): number {
    return this.#waiting.length;
  }

  close(): void {
    this.#sender.close();
  }
}
