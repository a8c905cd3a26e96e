/** Runs an agent's round again and again: at once when told that there is work, else now and then. */
export interface Worker {
  /** There may be work. */
  wake(): void;
  /** Resolves when a round found nothing to do. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Does some work; says whether there may be more. */
  round: () => Promise<boolean>;
  /** How often to look without being told, ms. */
  everyMs: number;
  onFault: (fault: Error) => void;
}

/** Starts a worker. A round that throws is told once and tried again at the next beat; rounds never overlap. */
export function startWorker(options: WorkerOptions): Worker {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        while (!stopped && (await options.round()));
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
  const beat = setInterval(wake, options.everyMs);
  beat.unref();
  return {
    wake,
    idle: async () => {
      wake();
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      clearInterval(beat);
      await running;
    },
  };
}
