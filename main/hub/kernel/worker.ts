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
  /** Told when a round threw; it is tried again at the next beat. */
  onFault: (fault: Error) => void;
}

/** Starts a worker. */
export function startWorker(options: WorkerOptions): Worker {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        while (!stopped && (await options.round())) again = false;
      } while (again && !stopped);
    } catch (fault) {
      options.onFault(fault as Error);
    }
  };
  const wake = (): void => {
    again = true;
    if (running || stopped) return;
    running = run().finally(() => {
      running = null;
    });
  };
  const beat = options.everyMs === null ? null : setInterval(wake, options.everyMs);
  beat?.unref();
  return {
    wake,
    idle: async () => {
      wake();
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      if (beat) clearInterval(beat);
      await running;
    },
  };
}
