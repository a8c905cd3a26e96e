import { mkdir } from "node:fs/promises";
import type { EmbedderSource } from "./embedder.ts";
import type { KnowledgeExample, KnowledgeHit, KnowledgeQuery } from "./example.ts";
import { filterSql } from "./filter-sql.ts";
import { buildGeneration, embedRows, type Generation, openGeneration, salvageRows, wipeIndex } from "./generation.ts";
import { rankCandidates } from "./ranking.ts";

/** What the index needs. */
export interface KnowledgeOptions {
  /** Where the index keeps its files; made when missing. Files of others in it are left alone. */
  folder: string;
  embedder: EmbedderSource;
  /** Reads every example from the store, the truth this index is a copy of: used when the folder is missing or damaged. */
  source?: () => Promise<readonly KnowledgeExample[]>;
}

/** Search over solved cases. Writes are taken one after the other; a search sees what was written before it. */
export interface Knowledge {
  /** How the folder was found: as it was, embedded anew for another embedder, or missing/damaged and filled from `source` (empty without one). */
  readonly opened: "kept" | "reembedded" | "rebuilt";
  /** Id of the embedder in use; `null` while there is no example. */
  embedderId(): string | null;
  upsert(examples: readonly KnowledgeExample[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Similar examples; never rejects for a damaged folder: it is rebuilt and asked again. */
  search(query: KnowledgeQuery): Promise<KnowledgeHit[]>;
  /** Replaces everything. */
  rebuild(all: readonly KnowledgeExample[]): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
}

const DEFAULT_LIMIT = 5;
const MOST = 50;
/** The fit is learnt again when the rows have grown to this many times what it saw, with some slack for a young shop. */
const GROWTH = 2;
const SLACK = 20;

/** Opens the index in its folder, making it when it is missing, damaged or from another embedder. */
export async function openKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const index = new KnowledgeIndex(options);
  await index.open();
  return index;
}

class KnowledgeIndex implements Knowledge {
  opened: Knowledge["opened"] = "kept";
  readonly #options: KnowledgeOptions;
  #current: Generation | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: KnowledgeOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    try {
      this.#current = await openGeneration(this.#place());
      if (this.#current) {
        await this.#current.table.count();
        return;
      }
      const salvaged = await salvageRows(this.#place());
      if (salvaged && salvaged.rows.length > 0) {
        this.#current = await buildGeneration(this.#place(), salvaged.rows, salvaged.meta.generation);
        this.opened = "reembedded";
        return;
      }
    } catch {
      // Whatever is wrong with a copy, the remedy is the same: make it anew from the truth.
    }
    await this.#startOver();
  }

  embedderId(): string | null {
    return this.#current?.fit.embedder.id ?? null;
  }

  upsert(examples: readonly KnowledgeExample[]): Promise<void> {
    return this.#inTurn(async () => {
      const current = this.#current;
      const unique = [...new Map(examples.map((example) => [example.id, example])).values()];
      if (unique.length === 0) return;
      if (!current) return this.#build(unique);
      await current.table.upsert(await embedRows(current.fit, unique));
      current.pool.forget(unique.map((example) => example.id));
      if ((await current.table.count()) > current.fittedRows * GROWTH + SLACK) await this.#build(await current.table.all());
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      if (ids.length === 0) return;
      await this.#current?.table.remove(ids);
      this.#current?.pool.forget(ids);
    });
  }

  rebuild(all: readonly KnowledgeExample[]): Promise<void> {
    return this.#inTurn(() => this.#build(all));
  }

  async search(query: KnowledgeQuery): Promise<KnowledgeHit[]> {
    await this.#last.catch(() => undefined);
    const asked = this.#current;
    try {
      return await this.#ask(query);
    } catch {
      // A rebuild may have swapped the table under us; if not, the folder is damaged.
      if (asked === this.#current) await this.#inTurn(() => (asked === this.#current ? this.#startOver() : Promise.resolve()));
      return this.#ask(query);
    }
  }

  async size(): Promise<number> {
    await this.#last.catch(() => undefined);
    return this.#current ? this.#current.table.count() : 0;
  }

  async close(): Promise<void> {
    await this.#last.catch(() => undefined);
    this.#current?.table.close();
    this.#current = null;
  }

  #place(): { folder: string; source: EmbedderSource } {
    return { folder: this.#options.folder, source: this.#options.embedder };
  }

  async #ask({ text, limit = DEFAULT_LIMIT, filter = {}, excludeIds = [] }: KnowledgeQuery): Promise<KnowledgeHit[]> {
    const current = this.#current;
    if (!current) return [];
    const [vector] = await current.fit.embedder.embed([text]);
    const semantic = vector ?? new Float32Array(current.fit.embedder.dimensions);
    const candidates = await current.pool.find({ text, vector: semantic, where: filterSql(filter, excludeIds) });
    return rankCandidates({ lexical: current.fit.lexical.openVector(text), semantic }, candidates, Math.max(1, Math.min(MOST, limit)));
  }

  async #build(all: readonly KnowledgeExample[]): Promise<void> {
    const before = this.#current;
    if (all.length === 0) return this.#wipe();
    await mkdir(this.#options.folder, { recursive: true });
    this.#current = await buildGeneration(this.#place(), all, before?.number ?? 0);
    before?.table.close();
  }

  async #startOver(): Promise<void> {
    await this.#wipe();
    this.opened = "rebuilt";
    const all = (await this.#options.source?.()) ?? [];
    if (all.length > 0) await this.#build(all);
  }

  async #wipe(): Promise<void> {
    this.#current?.table.close();
    this.#current = null;
    await wipeIndex(this.#options.folder);
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const turn = this.#last.catch(() => undefined).then(write);
    this.#last = turn;
    return turn;
  }
}
