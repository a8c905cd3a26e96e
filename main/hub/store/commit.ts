/** One write: the change, what happened (events) and who did it (journal), in one transaction or not at all. */
import type { QueryResult } from "pg";
import type { HouseEvent } from "../contract/events.ts";
import type { Json } from "../kernel/json.ts";
import { type SpanFields, spanned } from "../kernel/span.ts";
import { traceNow } from "../kernel/trace.ts";
import { handedOver } from "./handed-over.ts";
import type { Memory } from "./memory.ts";
import { type Prisma, prismaWithin } from "./prisma.ts";
import type { Sealer } from "./sealing.ts";
import { statement } from "./statement.ts";
import type { Store } from "./store.ts";

/** Who did what to which thing; the journal's line. */
interface Written {
  verb: string;
  subject: string;
  subjectId: string;
  data?: { [key: string]: Json };
}

export interface Tx {
  /** When this write happens, by the handed-in clock. */
  at: Date;
  /** Who writes: `operator:<id>`, `agent:<name>`, `channel:<shop>`, `policy:<name>@<version>`, `system`. */
  actor: string;
  /** Seals what is personal before it is kept. */
  sealer: Sealer;
  /** What rooms remember as long as the store is open; a write that fails takes nothing of it back. */
  memory: Memory;
  /** Cold single rows by Prisma, in this same transaction: one statement a call. */
  prisma: Prisma;
  /** Rows of a query; parameters by `$1`. Bulk writes pass their rows at one `$1::jsonb` and use `jsonb_to_recordset`. */
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /**
   * Sends a statement whose outcome nobody reads. It takes its turn before everything asked for later, and nobody waits for it to
   * travel; its failure fails the whole write, at the latest when that ends.
   */
  run(sql: string, params?: readonly unknown[]): void;
  /** Number of rows a statement touched. */
  count(sql: string, params?: readonly unknown[]): Promise<number>;
  /** What happened, announced after commit; the contract's `events` says which there are and what each tells. */
  emit(event: HouseEvent): void;
  /** What this write has emitted so far. */
  emitted(): readonly HouseEvent[];
  journal(line: Written): void;
}

/**
 * Runs `change` in a transaction and writes its events and journal lines with it. Nothing is announced when it throws.
 * Repeated once when PostgreSQL reports a deadlock or serialisation failure: `change` must only touch the database.
 */
export async function commit<Value>(store: Store, actor: string, change: (tx: Tx) => Promise<Value>): Promise<Value> {
  return turn({ store, actor, begin: [store.flushes === false ? `${begun()}; ${UNFLUSHED}` : begun()] }, change);
}

/**
 * The same without waiting for the disk: for what is computed from rows that are on it, and is computed again should the machine lose
 * power within the next half second. Nothing of it can be lost once a later {@link commit} has returned, for the disk is written in order.
 */
export async function commitUnflushed<Value>(store: Store, actor: string, change: (tx: Tx) => Promise<Value>): Promise<Value> {
  return turn({ store, actor, begin: [`${begun()}; ${UNFLUSHED}`] }, change);
}

const UNFLUSHED = "SET LOCAL synchronous_commit = off";

/** Rows that tell what they follow from take its id by themselves: a default of their columns reads it. */
function begun(): string {
  const trace = traceNow();
  return trace === undefined ? "BEGIN" : `BEGIN; SET LOCAL aftercare.trace = '${trace}'`;
}

interface Write {
  store: Store;
  actor: string;
  begin: readonly string[];
}

function turn<Value>(write: Write, change: (tx: Tx) => Promise<Value>): Promise<Value> {
  return spanned({ name: "write", side: "client", asPart: true }, (tell) => repeated(write, change, tell));
}

async function repeated<Value>(write: Write, change: (tx: Tx) => Promise<Value>, tell: (fields: SpanFields) => void): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { value, events, lines } = await once(write, change);
      tell({ attempts: attempt + 1, events, journalLines: lines });
      return value;
    } catch (fault) {
      const code = (fault as { code?: string }).code;
      if (attempt >= 3 || (code !== "40P01" && code !== "40001")) throw fault;
    }
  }
}

async function once<Value>({ store, actor, begin }: Write, change: (tx: Tx) => Promise<Value>): Promise<{ value: Value; events: number; lines: number }> {
  const client = await store.pool.connect();
  const events: HouseEvent[] = [];
  const lines: Written[] = [];
  let failed: Error | undefined;
  // Answers come in the order of sending: what is waited for last has seen everything before it fail or succeed.
  const run: Tx["run"] = (sql, params = []) => {
    client.query(statement(sql, params)).catch((fault: Error) => {
      failed ??= fault;
    });
  };
  const ask = async (sql: string, params: readonly unknown[] = []): Promise<QueryResult> => {
    try {
      return await client.query(statement(sql, params));
    } catch (fault) {
      // After a failure every statement fails; the first one says why.
      throw failed ?? fault;
    }
  };
  const tx: Tx = {
    at: new Date(store.clock.now()),
    actor,
    sealer: store.sealer,
    memory: store.memory,
    get prisma() {
      return prismaWithin(client);
    },
    rows: async <Row>(sql: string, params?: readonly unknown[]) => (await ask(sql, params)).rows as Row[],
    count: async (sql, params) => (await ask(sql, params)).rowCount ?? 0,
    run,
    emit: (event) => events.push(event),
    emitted: () => events,
    journal: (line) => lines.push(line),
  };
  let broken: Error | undefined;
  try {
    for (const sql of begin) run(sql);
    const value = await change(tx);
    writeDown(tx, { events, lines });
    await ask("COMMIT");
    if (failed) throw failed;
    return { value, events: events.length, lines: lines.length };
  } catch (fault) {
    await client.query("ROLLBACK").catch((second: Error) => {
      broken = second;
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}

const JOURNAL_LINE = handedOver<Written>({ verb: "text", subject: "text", subjectId: "text", data: "jsonb" });
const EVENT = handedOver<HouseEvent>({ name: "text", subjectId: "text", data: "jsonb" });

function writeDown(tx: Tx, written: { events: HouseEvent[]; lines: Written[] }): void {
  if (written.lines.length > 0) {
    tx.run(
      `INSERT INTO journal_line (at, actor, verb, subject, subject_id, data)
       SELECT $1, $2, verb, subject, "subjectId", coalesce(data, '{}') FROM ${JOURNAL_LINE.from(3)} AS line`,
      [tx.at, tx.actor, ...JOURNAL_LINE.values(written.lines)],
    );
  }
  if (written.events.length > 0) {
    tx.run(
      `INSERT INTO event (name, subject_id, data, at)
       SELECT name, "subjectId", coalesce(data, '{}'), $1 FROM ${EVENT.from(2)} AS happened`,
      [tx.at, ...EVENT.values(written.events)],
    );
    tx.run("SELECT pg_notify('aftercare_event', '')");
  }
}
