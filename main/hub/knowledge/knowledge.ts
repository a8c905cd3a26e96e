import { mkdir } from "node:fs/promises";
import { builtinEmbedder } from "./builtin-embedder.ts";
import type { EmbedderSource } from "./embedder.ts";
import type { KnowledgeExample, KnowledgeHit, KnowledgeQuery } from "./example.ts";
import { filterSql, filterTest } from "./filter.ts";
import { embedWith, readMeta } from "./fit.ts";
import { embedRows, type Generation, makeGeneration, openGeneration, type Place, type Stopped, salvageRows, switchTo, wipeIndex } from "./generation.ts";
import { rankCandidates } from "./ranking.ts";
import { Reindexing, type ReindexProgress } from "./reindexing.ts";

/** What the index needs. */
export interface KnowledgeOptions {
  /** Where the index keeps its files; made when missing. Files of others in it are left alone. */
  folder: string;
  embedder: EmbedderSource;
  /** Reads every example from the store, the truth this index is a copy of: used when the folder is missing or damaged. */
  source?: () => Promise<readonly KnowledgeExample[]>;
  /** The embedder of an index that was made by another than `embedder`, by its id: it answers until the new index is whole. */
  answering?: (embedderId: string) => Promise<EmbedderSource | null>;
  /** Told of a new index that could not be made; the old one goes on. */
  onFault?: (fault: Error) => void;
  /** For how old an example is, ms; the machine's clock without. */
  now?: () => number;
}

/** Search over solved cases. Writes are taken one after the other; a search sees what was written before it. */
export interface Knowledge {
  /** How the folder was found: as it was, to be embedded anew for another embedder, or missing/damaged and filled from `source` (empty without one). */
  readonly opened: "kept" | "reembedded" | "rebuilt";
  /** Id of the embedder that answers; `null` while there is no example. */
  embedderId(): string | null;
  /** How far a new index is, while the old one answers; `null` when none is made. */
  reindexing(): ReindexProgress | null;
  /** Resolves when no new index is being made. */
  settled(): Promise<void>;
  /** Has another embedder from now on: a new index is made in the background and takes over when it is whole. */
  adopt(embedder: EmbedderSource): Promise<void>;
  /** Drops a new index that is being made: what answers goes on answering. */
  keepOld(): Promise<void>;
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
/** So many rows are learnt anew while whoever asks waits; with more the old index goes on answering. */
const AT_ONCE = 2_000;

/** Opens the index in its folder, making it when it is missing, damaged or from another embedder. */
export async function openKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const index = new KnowledgeIndex(options);
  await index.open();
  return index;
}

class KnowledgeIndex implements Knowledge {
  opened: Knowledge["opened"] = "kept";
  readonly #options: KnowledgeOptions;
  #source: EmbedderSource;
  #current: Generation | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #reindexing: Reindexing | null = null;
  #settled: Promise<void> = Promise.resolve();

  constructor(options: KnowledgeOptions) {
    this.#options = options;
    this.#source = options.embedder;
  }

  async open(): Promise<void> {
    try {
      this.#current = await openGeneration(this.#place());
      // What was fitted on the shop's own words lies in the folder whole: it answers until the new embedder has read everything.
      const old = this.#current ?? (await openGeneration({ ...this.#place(), source: builtinEmbedder })) ?? (await this.#byAnother());
      if (old) {
        await old.table.count();
        if (old === this.#current) return;
        this.#current = old;
        this.opened = "reembedded";
        this.#reindex();
        return;
      }
      const salvaged = await salvageRows(this.#place());
      if (salvaged && salvaged.rows.length > 0) {
        await this.#build(salvaged.rows, salvaged.meta.generation);
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

  reindexing(): ReindexProgress | null {
    return this.#reindexing?.progress ?? null;
  }

  settled(): Promise<void> {
    return this.#settled;
  }

  adopt(embedder: EmbedderSource): Promise<void> {
    this.#source = embedder;
    if (this.#current && !("id" in embedder && embedder.id === this.#current.fit.embedder.id)) this.#reindex();
    return this.#settled;
  }

  async keepOld(): Promise<void> {
    await this.#stopReindexing("drop");
    const answers = this.#current?.fit.embedder;
    if (answers) this.#source = "toBytes" in answers ? builtinEmbedder : answers;
  }

  upsert(examples: readonly KnowledgeExample[]): Promise<void> {
    return this.#inTurn(async () => {
      const current = this.#current;
      const unique = [...new Map(examples.map((example) => [example.id, example])).values()];
      if (unique.length === 0) return;
      if (!current) return this.#build(unique, 0);
      this.#reindexing?.wrote(unique);
      await current.pool.upsert(await embedRows(current.fit, unique));
      const count = await current.table.count();
      if (count <= current.fittedRows * GROWTH + SLACK || this.#reindexing) return;
      if (count > AT_ONCE) this.#reindex();
      else await this.#build(await current.table.all(), current.number);
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      if (ids.length === 0) return;
      this.#reindexing?.removed(ids);
      await this.#current?.pool.remove(ids);
    });
  }

  rebuild(all: readonly KnowledgeExample[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stopReindexing("drop");
      await this.#build(all, this.#current?.number ?? 0);
    });
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
    await this.#stopReindexing("keep");
    await this.#last.catch(() => undefined);
    await this.#letGo();
  }

  /** The index as another embedder made it, where that one can still be opened. */
  async #byAnother(): Promise<Generation | null> {
    const meta = await readMeta(this.#options.folder);
    const source = meta && (await this.#options.answering?.(meta.embedderId));
    return source ? openGeneration({ ...this.#place(), source }) : null;
  }

  #place(): Place {
    return { folder: this.#options.folder, source: this.#source };
  }

  async #ask({ text, limit = DEFAULT_LIMIT, filter = {}, excludeIds = [], nearest = false }: KnowledgeQuery): Promise<KnowledgeHit[]> {
    const current = this.#current;
    if (!current) return [];
    const { fit, pool } = current;
    const [vector] = await embedWith(fit, [text]);
    const asked = { lexical: fit.lexical.openVector(text), semantic: vector ?? new Float32Array(fit.embedder.dimensions) };
    const candidates = await pool.find({ text, ...asked, where: filterSql(filter, excludeIds), passes: filterTest(filter, excludeIds) });
    return rankCandidates(asked, candidates, {
      limit: Math.max(1, Math.min(MOST, limit)),
      semanticShare: fit.embedder.semanticShare,
      nearest,
      now: (this.#options.now ?? Date.now)(),
    });
  }

  /** Makes the index anew while whoever asks waits. */
  async #build(all: readonly KnowledgeExample[], before: number): Promise<void> {
    const old = this.#current;
    if (all.length === 0) return this.#wipe();
    await mkdir(this.#options.folder, { recursive: true });
    const made = await makeGeneration(this.#place(), all, { before });
    if (!made) return;
    await switchTo(this.#options.folder, made, before);
    this.#current = made;
    await old?.table.close();
  }

  /** Makes the index anew in the background; one that is being made already is dropped. */
  #reindex(): void {
    const earlier = this.#stopReindexing("keep");
    const run = new Reindexing();
    this.#reindexing = run;
    this.#settled = earlier
      .then(() => this.#makeAndSwitch(run))
      .catch((fault: unknown) => this.#options.onFault?.(fault instanceof Error ? fault : new Error(String(fault))))
      .finally(() => {
        if (this.#reindexing === run) this.#reindexing = null;
      });
  }

  async #makeAndSwitch(run: Reindexing): Promise<void> {
    const old = this.#current;
    const made = await run.make(this.#place(), old);
    if (!old || !made) return;
    await this.#inTurn(async () => {
      if (old !== this.#current || !(await run.catchUp(made))) return made.table.close();
      await switchTo(this.#options.folder, made, old.number);
      this.#current = made;
      // A search that began on the old table is asked again on the new one.
      await old.table.close();
    });
  }

  async #stopReindexing(how: Stopped): Promise<void> {
    const run = this.#reindexing;
    this.#reindexing = null;
    await run?.stop(how);
  }

  async #startOver(): Promise<void> {
    await this.#wipe();
    this.opened = "rebuilt";
    const all = (await this.#options.source?.()) ?? [];
    if (all.length > 0) await this.#build(all, 0);
  }

  async #wipe(): Promise<void> {
    await this.#stopReindexing("drop");
    await this.#letGo();
    await wipeIndex(this.#options.folder);
  }

  /** Nothing is current any more, so that whoever asks from now on asks nothing that is about to close. */
  async #letGo(): Promise<void> {
    const held = this.#current;
    this.#current = null;
    await held?.table.close();
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const turn = this.#last.catch(() => undefined).then(write);
    this.#last = turn;
    return turn;
  }
}
