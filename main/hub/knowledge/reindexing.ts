import type { KnowledgeExample } from "./example.ts";
import { embedRows, type Generation, makeGeneration, type Place, type Stopped } from "./generation.ts";

/** How far a new index is while the old one still answers. */
export interface ReindexProgress {
  done: number;
  total: number;
}

/** One making of a new index in the background, with what was written to the old one meanwhile. */
export class Reindexing {
  readonly #missed = new Map<string, KnowledgeExample | null>();
  readonly #finished = Promise.withResolvers<void>();
  #stopped: Stopped | null = null;
  progress: ReindexProgress = { done: 0, total: 0 };

  /** Ends it: what was made is dropped, or kept for the next start. Resolves when nothing of it is written any more. */
  stop(how: Stopped): Promise<void> {
    this.#stopped ??= how;
    return this.#finished.promise;
  }

  /** Examples written to the old index; the new one takes them before it takes over. */
  wrote(examples: readonly KnowledgeExample[]): void {
    for (const example of examples) this.#missed.set(example.id, example);
  }

  removed(ids: readonly string[]): void {
    for (const id of ids) this.#missed.set(id, null);
  }

  /** Makes the new index of the old one's rows; `null` when it was stopped. */
  async make(place: Place, old: Generation | null): Promise<Generation | null> {
    try {
      if (old === null || this.#stopped) return null;
      const rows = await old.table.all();
      this.progress = { done: 0, total: rows.length };
      return await makeGeneration(place, rows, {
        before: old.number,
        onProgress: (done, total) => {
          this.progress = { done, total };
        },
        stopped: () => this.#stopped,
        resumes: true,
      });
    } finally {
      this.#finished.resolve();
    }
  }

  /** Brings a made index up to what was written meanwhile. Call it while nothing else is written. */
  async catchUp(made: Generation): Promise<boolean> {
    if (this.#stopped) return false;
    const gone = [...this.#missed].flatMap(([id, example]) => (example === null ? [id] : []));
    const written = [...this.#missed.values()].filter((example) => example !== null);
    if (gone.length > 0) await made.pool.remove(gone);
    if (written.length > 0) await made.pool.upsert(await embedRows(made.fit, written));
    return true;
  }
}
