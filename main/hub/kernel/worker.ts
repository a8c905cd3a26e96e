/** Runs a round of work again and again: at once when told that there is work, else at every beat. Rounds never overlap. */
export interface Worker {
  /** There may be work. */
  wake(): void;
  /** Resolves when a round, begun after the call, found nothing to do. */
  idle(): Promise<void>;
  /** Lets the running round end and starts no other. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Does some work; says whether there may be more. */
  round: () => Promise<boolean>;
  /** How often to look without being told, ms; `null` = only when told (a day on a stepped clock). */
  everyMs: number | null;
  /** Told when a round threw; it is tried again at a later beat, after growing pauses when it throws again and again. */
  onFault: (fault: Error) => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Starts a worker. */
export function startWorker(options: WorkerOptions): Worker {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failed = 0;
  let restUntil = 0;
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        while (!stopped && (await options.round())) again = false;
      } while (again && !stopped);
      failed = 0;
    } catch (fault) {
      failed += 1;
      restUntil = performance.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(10, failed - 1));
      options.onFault(fault as Error);
    }
  };
  const begin = (): void => {
    if (running || stopped) return;
    running = run().finally(() => {
      running = null;
    });
  };
  const wake = (): void => {
    again = true;
    // What has just failed is not tried again at every piece of news.
    if (failed === 0 || performance.now() >= restUntil) begin();
  };
  const beat = options.everyMs === null ? null : setInterval(wake, options.everyMs);
  beat?.unref();
  return {
    wake,
    idle: async () => {
      again = true;
      begin();
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      if (beat) clearInterval(beat);
      await running;
    },
  };
}
