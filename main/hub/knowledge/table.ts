import { type Connection, connect, Index, type Table } from "@lancedb/lancedb";
import { Field, FixedSizeList, Float32, Float64, Schema, Utf8 } from "apache-arrow";
import type { KnowledgeExample } from "./example.ts";
import { idList, type Narrowed } from "./filter.ts";

/** An example with its vector. */
export interface IndexedExample extends KnowledgeExample {
  vector: Float32Array;
}

/** How many and which rows a candidate query may give. */
export interface CandidateQuery {
  limit: number;
  /** SQL condition, or `null` for all rows. */
  where: string | null;
}

const BATCH = 5_000;
/** Below this a plain scan is faster than any index over vectors and misses nothing. */
const SCAN_UP_TO = 20_000;
/** Rows a part of the vectors' index has, and how many parts are read: measured on 200,000 rows, see decision 0015. */
const ROWS_A_PART = 800;
const PARTS_READ = 16;
/** What questions are narrowed by. */
const NARROWED_BY = ["state", "channel", "outcome"] as const;
const TIDY_ROWS = 50;
const TIDY_SHARE = 0.05;

/** The LanceDB table behind the search; nothing else in the program knows LanceDB. */
export class ExampleTable {
  readonly #connection: Connection;
  readonly #table: Table;
  readonly #reading = new Set<Promise<unknown>>();
  #untidy = 0;

  private constructor(connection: Connection, table: Table) {
    this.#connection = connection;
    this.#table = table;
  }

  /** Opens a table; rejects when it is missing or damaged. */
  static async open(folder: string, name: string): Promise<ExampleTable> {
    const connection = await connect(folder);
    return new ExampleTable(connection, await connection.openTable(name));
  }

  /** Makes a table anew, in place of one of that name. */
  static async create(folder: string, name: string, dimensions: number): Promise<ExampleTable> {
    const connection = await connect(folder);
    const text = (field: string, nullable: boolean): Field => new Field(field, new Utf8(), nullable);
    const vector = new Field("vector", new FixedSizeList(dimensions, new Field("item", new Float32(), true)), false);
    const schema = new Schema([
      ...["id", "question", "reply", "label", "state"].map((field) => text(field, false)),
      text("channel", true),
      text("outcome", true),
      new Field("updatedAt", new Float64(), true),
      vector,
    ]);
    // Left by a rebuild that was cut off before it became the current one.
    if ((await connection.tableNames()).includes(name)) await connection.dropTable(name);
    return new ExampleTable(connection, await connection.createEmptyTable(name, schema));
  }

  async add(rows: readonly IndexedExample[]): Promise<void> {
    for (let from = 0; from < rows.length; from += BATCH) await this.#table.add(rows.slice(from, from + BATCH).map(record));
  }

  /** Builds the indexes over what {@link add} brought. */
  async index(): Promise<void> {
    const count = await this.count();
    // What was added in many parts lies in as many files, each of which every question would open.
    if (count > 0) await this.#table.optimize({ cleanupOlderThan: new Date() });
    await this.#table.createIndex("id", { config: Index.btree() });
    if (count <= SCAN_UP_TO) return;
    // A condition is looked at before the search: without an index that column is read of every row.
    for (const column of NARROWED_BY) await this.#table.createIndex(column, { config: Index.bitmap() });
    await this.#table.createIndex("vector", { config: Index.ivfFlat({ distanceType: "l2", numPartitions: Math.ceil(count / ROWS_A_PART) }) });
  }

  async upsert(rows: readonly IndexedExample[]): Promise<void> {
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH).map(record);
      await this.#table.mergeInsert("id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(batch);
    }
    await this.#tidy(rows.length);
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) await this.#table.delete(`id IN ${idList(ids.slice(from, from + BATCH))}`);
    await this.#tidy(ids.length);
  }

  /** Ids of the nearest rows by vector, nearest first. */
  async nearest(vector: Float32Array, { limit, where }: CandidateQuery): Promise<string[]> {
    const query = this.#table.query().nearestTo(vector).distanceType("l2").nprobes(PARTS_READ).limit(limit).select(["id", "_distance"]);
    return ids(await this.#read((where ? query.where(where) : query).toArray()));
  }

  async byIds(wanted: readonly string[]): Promise<IndexedExample[]> {
    if (wanted.length === 0) return [];
    const query = this.#table.query().where(`id IN ${idList(wanted)}`);
    const rows: unknown[] = await this.#read(query.toArray());
    return rows.map(readRow);
  }

  async all(): Promise<KnowledgeExample[]> {
    const query = this.#table.query().select(["id", "question", "reply", "label", "channel", "outcome", "state", "updatedAt"]);
    const rows: unknown[] = await this.#read(query.toArray());
    return rows.map(readExample);
  }

  /** Every row's vector, with what a condition may ask of it. */
  async vectors(): Promise<(Narrowed & { vector: Float32Array })[]> {
    const query = this.#table.query().select(["id", "label", "channel", "outcome", "state", "vector"]);
    const rows: unknown[] = await this.#read(query.toArray());
    return rows.map((row) => {
      const { id, label, channel, outcome, state, vector } = row as IndexedExample;
      return { id, label, channel: channel ?? null, outcome: outcome ?? null, state, vector: Float32Array.from(vector) };
    });
  }

  count(): Promise<number> {
    return this.#read(this.#table.countRows());
  }

  /** Drops another table of the same folder, if it is there. */
  async dropOther(name: string): Promise<void> {
    if ((await this.#connection.tableNames()).includes(name)) await this.#connection.dropTable(name);
  }

  /** Rows outside the indexes are found too, by scanning them: folding them in can wait until they are a share worth the work. */
  async #tidy(written: number): Promise<void> {
    this.#untidy += written;
    if (this.#untidy < Math.max(TIDY_ROWS, (await this.count()) * TIDY_SHARE)) return;
    this.#untidy = 0;
    await this.#table.optimize({ cleanupOlderThan: new Date() });
  }

  /** Lets go of the files, once what is being read has been: whoever asked in the background may not wait for it any more. */
  async close(): Promise<void> {
    while (this.#reading.size > 0) await Promise.allSettled(this.#reading);
    this.#table.close();
    this.#connection.close();
  }

  async #read<Read>(reading: Promise<Read>): Promise<Read> {
    this.#reading.add(reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(reading);
    }
  }
}

function record(row: IndexedExample): Record<string, unknown> {
  return { ...row, vector: Array.from(row.vector) };
}

function ids(rows: readonly unknown[]): string[] {
  return rows.map((row) => String((row as { id: unknown }).id));
}

function readExample(row: unknown): KnowledgeExample {
  const { id, question, reply, label, channel, outcome, state, updatedAt } = row as KnowledgeExample;
  return { id, question, reply, label, channel: channel ?? null, outcome: outcome ?? null, state, updatedAt: updatedAt ?? null };
}

function readRow(row: unknown): IndexedExample {
  const { vector } = row as { vector: Iterable<number> };
  return { ...readExample(row), vector: Float32Array.from(vector) };
}
