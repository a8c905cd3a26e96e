import type { TfIdf } from "../kernel/tfidf.ts";
import { breathe } from "./breathe.ts";
import type { KnowledgeExample } from "./example.ts";
import type { Narrowed } from "./filter.ts";
import { fitsInMemory, HeldVectors, type VectorRow } from "./held-vectors.ts";
import type { Candidate, Views } from "./ranking.ts";
import type { ExampleTable, IndexedExample } from "./table.ts";
import { WordingIndex } from "./wording-index.ts";

/** How many rows either search hands to the exact comparison. */
const POOL = 60;
/** Rows kept ready for comparison; about 1 kB each. */
const KEPT = 10_000;
/** Questions whose rows are remembered: buyers ask in the same words, and a case is asked about again when it moves on. */
const ASKED = 2_000;
/** Rows whose wording is read between two breaths: a few ms. */
const SOME = 200;

/** A question as both searches need it. */
export interface CandidateQuestion extends Views {
  text: string;
  /** What narrows it, for the table and for rows in memory. */
  where: string | null;
  passes(row: Narrowed): boolean;
}

/** What a pool is made of. */
export interface PoolOf {
  table: ExampleTable;
  /** Of the vectors. */
  dimensions: number;
  lexical: TfIdf;
  /** Every row of the table, read once. */
  rows(): Promise<readonly KnowledgeExample[]>;
}

/** The rows of a table and what is held of them in memory: finds those worth comparing exactly, by wording and by vector, and keeps the ones it met. */
export class CandidatePool {
  readonly #table: ExampleTable;
  readonly #lexical: TfIdf;
  readonly #wording: Promise<WordingIndex>;
  /** `null` where the table is too large for it. */
  readonly #vectors: Promise<HeldVectors | null>;
  readonly #kept = new Map<string, Candidate>();
  readonly #asked = new Map<string, readonly string[]>();
  #writes = 0;

  /** The wording is read in the background; the first question waits for it. */
  constructor({ table, lexical, rows, dimensions }: PoolOf) {
    this.#table = table;
    this.#lexical = lexical;
    this.#wording = wordingOf(rows, lexical);
    // Whoever asks hears of a damaged table; nobody may ask before it is closed.
    this.#wording.catch(() => undefined);
    this.#vectors = heldOf(table, dimensions);
    this.#vectors.catch(() => undefined);
  }

  async find(question: CandidateQuestion): Promise<Candidate[]> {
    const ids = await this.#ids(question);
    const missing = ids.filter((id) => !this.#kept.has(id));
    for (const row of await this.#table.byIds(missing)) this.#keep({ row, lexical: this.#lexical.openVector(row.question), semantic: row.vector });
    return ids.flatMap((id) => this.#kept.get(id) ?? []);
  }

  /** Writes rows, in place of those of their ids. */
  async upsert(rows: readonly IndexedExample[]): Promise<void> {
    const [wording, vectors] = await Promise.all([this.#wording, this.#vectors]);
    await this.#table.upsert(rows);
    for (const row of rows) {
      wording.put(row, this.#lexical.openVector(row.question));
      vectors?.put(narrowed(row));
    }
    this.#forget(rows.map(({ id }) => id));
  }

  async remove(ids: readonly string[]): Promise<void> {
    const [wording, vectors] = await Promise.all([this.#wording, this.#vectors]);
    await this.#table.remove(ids);
    for (const id of ids) {
      wording.remove(id);
      vectors?.remove(id);
    }
    this.#forget(ids);
  }

  /** Forgets rows that were written or removed, and which rows questions had: others may be nearer now. */
  #forget(ids: readonly string[]): void {
    for (const id of ids) this.#kept.delete(id);
    this.#asked.clear();
    this.#writes += 1;
  }

  async #ids({ text, lexical, semantic, where, passes }: CandidateQuestion): Promise<readonly string[]> {
    const key = `${where ?? ""}\n${text}`;
    const known = this.#asked.get(key);
    if (known) return known;
    const [wording, vectors] = await Promise.all([this.#wording, this.#vectors]);
    const writes = this.#writes;
    const isKnown = semantic.some((value) => value !== 0);
    const held = isKnown ? vectors?.nearest(semantic, { limit: POOL, passes }) : [];
    // The table is asked on threads of its own; the wording is read while it is.
    const asked = held ?? this.#table.nearest(semantic, { limit: POOL, where });
    const alike = wording.nearest(lexical, { limit: POOL, passes });
    const ids = [...new Set([...(await asked), ...alike])];
    if (this.#asked.size >= ASKED) this.#asked.clear();
    // Found before a write that went on meanwhile: good for this once.
    if (writes === this.#writes) this.#asked.set(key, ids);
    return ids;
  }

  #keep(candidate: Candidate): void {
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(candidate.row.id, candidate);
  }
}

async function heldOf(table: ExampleTable, dimensions: number): Promise<HeldVectors | null> {
  return fitsInMemory(await table.count(), dimensions) ? new HeldVectors(await table.vectors(), dimensions) : null;
}

const narrowed = ({ id, label, channel, outcome, state, vector }: IndexedExample): VectorRow => ({ id, label, channel, outcome, state, vector });

async function wordingOf(rows: PoolOf["rows"], lexical: TfIdf): Promise<WordingIndex> {
  const index = new WordingIndex();
  for (const [at, row] of (await rows()).entries()) {
    index.put(row, lexical.openVector(row.question));
    if (at % SOME === SOME - 1) await breathe();
  }
  return index;
}
