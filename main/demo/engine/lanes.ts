import { hash32 } from "./rng.ts";

/** Runs jobs side by side, but never two of the same key at once: what one order sends arrives in its order. */
export class Lanes {
  readonly #tails: Promise<void>[];

  constructor(width: number) {
    this.#tails = Array.from({ length: width }, () => Promise.resolve());
  }

  run(key: string, job: () => Promise<void>): void {
    const lane = hash32(key) % this.#tails.length;
    this.#tails[lane] = (this.#tails[lane] ?? Promise.resolve()).then(job);
  }

  /** Resolves when all jobs that were handed in, also by other jobs meanwhile, have ended. */
  async drain(): Promise<void> {
    for (let seen: Promise<void>[] = []; this.#tails.some((tail, lane) => tail !== seen[lane]); ) {
      seen = [...this.#tails];
      await Promise.all(seen);
    }
  }
}
