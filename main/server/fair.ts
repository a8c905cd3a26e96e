/** Who is served next when more ask than can be served: each caller in turn, none more than its share, and nobody waits without end. */

/** How much is done at once and how much may wait, over all callers and for one of them. */
export interface FairLimits {
  atOnce: number;
  atOnceEach: number;
  waiting: number;
  waitingEach: number;
}

/** Why a request is not taken in: its own caller asks too much, or all together do. */
export type Crowded = "TOO_FAST" | "BUSY";

export interface Fair {
  /**
   * Waits for `caller`'s turn. @returns what gives the place back, to be called once; or why there is none.
   * `gone` ends the waiting of a caller that has left.
   */
  enter(caller: string, gone?: AbortSignal): Promise<(() => void) | Crowded>;
}

interface Waiting {
  begin(): void;
}

/** Opens a door that many callers share. */
export function openFair(limits: FairLimits): Fair {
  const running = new Map<string, number>();
  /** Callers that wait, in the order of their turns. */
  const queues = new Map<string, Set<Waiting>>();
  let atOnce = 0;
  let waiting = 0;
  const hasRoom = (caller: string): boolean => atOnce < limits.atOnce && (running.get(caller) ?? 0) < limits.atOnceEach;

  const take = (caller: string): (() => void) => {
    atOnce += 1;
    running.set(caller, (running.get(caller) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      atOnce -= 1;
      const left = (running.get(caller) ?? 1) - 1;
      if (left > 0) running.set(caller, left);
      else running.delete(caller);
      next();
    };
  };
  const leave = (caller: string, one: Waiting): boolean => {
    const queue = queues.get(caller);
    if (!queue?.delete(one)) return false;
    waiting -= 1;
    if (queue.size === 0) queues.delete(caller);
    return true;
  };
  const next = (): void => {
    for (const [caller, queue] of [...queues]) {
      const [first] = queue;
      if (!first || !hasRoom(caller)) continue;
      leave(caller, first);
      // Who was served goes behind everybody who waits.
      if (queue.size > 0) {
        queues.delete(caller);
        queues.set(caller, queue);
      }
      first.begin();
    }
  };

  return {
    enter: async (caller, gone) => {
      if (hasRoom(caller)) return take(caller);
      const queue = queues.get(caller) ?? new Set<Waiting>();
      if (queue.size >= limits.waitingEach) return "TOO_FAST";
      if (waiting >= limits.waiting) return "BUSY";
      return new Promise((resolve) => {
        const one: Waiting = { begin: () => resolve(take(caller)) };
        queue.add(one);
        queues.set(caller, queue);
        waiting += 1;
        gone?.addEventListener("abort", () => leave(caller, one) && resolve("BUSY"), { once: true });
      });
    },
  };
}
