/**
 * What waits for the collector: bounded, sent in batches, one at a time. A collector that is away, slow or out of order costs what it was not told and one
 * line of the log a period, nothing else.
 */
import { traced } from "../hub/kernel/trace.ts";

interface QueueParts<Item> {
  /** @throws Error saying why the collector did not take them. */
  send(items: readonly Item[], timeoutMs: number): Promise<void>;
  log(line: string): void;
  now(): number;
}

interface SpanQueue<Item> {
  take(item: Item): void;
  /** Sends what is left, as far as that goes in a little while, and takes no more. */
  close(): Promise<void>;
}

/** The most that waits. */
const MOST_WAITING = 2_048;
const IN_A_BATCH = 512;
const GATHER_MS = 2_000;
const SEND_MS = 10_000;
const CLOSE_MS = 2_000;
const PERIOD_MS = 600_000;

/** Opens it. */
export function openSpanQueue<Item>({ send, log, now }: QueueParts<Item>): SpanQueue<Item> {
  const waiting: Item[] = [];
  let [lost, toldAt, closed] = [0, Number.NEGATIVE_INFINITY, false];
  let sending: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  const lose = (count: number, why: string): void => {
    lost += count;
    const at = now();
    if (at >= toldAt && at - toldAt < PERIOD_MS) return;
    log(`telemetry: the collector is not told everything (${why}); ${lost} spans were left out`);
    [lost, toldAt] = [0, at];
  };
  const sendOne = async (timeoutMs: number): Promise<void> => {
    const batch = waiting.splice(0, IN_A_BATCH);
    try {
      await send(batch, timeoutMs);
    } catch (fault) {
      const { code, message } = fault as Error & { code?: string };
      lose(batch.length, code ?? message);
    }
  };
  const begin = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (sending || closed || waiting.length === 0) return;
    // Part of nobody's work, whoever's span came last.
    sending = traced(null, () => sendOne(SEND_MS)).then(() => {
      sending = null;
      plan();
    });
  };
  const plan = (): void => {
    if (sending || closed || waiting.length === 0) return;
    if (waiting.length >= IN_A_BATCH) begin();
    else timer ??= traced(null, () => setTimeout(begin, GATHER_MS).unref());
  };
  return {
    take: (item) => {
      if (closed) return;
      if (waiting.length >= MOST_WAITING) return lose(1, "it is slower than the work");
      waiting.push(item);
      plan();
    },
    close: async () => {
      closed = true;
      if (timer) clearTimeout(timer);
      const until = performance.now() + CLOSE_MS;
      const rest = async (): Promise<void> => {
        await sending;
        while (waiting.length > 0 && performance.now() < until) await sendOne(Math.max(1, Math.ceil(until - performance.now())));
      };
      let late: NodeJS.Timeout | undefined;
      await Promise.race([
        traced(null, rest),
        new Promise<void>((resolve) => {
          late = setTimeout(resolve, CLOSE_MS);
        }),
      ]);
      clearTimeout(late);
    },
  };
}
