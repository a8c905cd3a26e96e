/** One write: the change, what happened (events) and who did it (journal), in one transaction or not at all. */
import type { PoolClient } from "pg";
import type { Json } from "../kernel/json.ts";
import type { Store } from "./store.ts";

/** What happened; announced after commit. `data` holds ids and small facts, never secrets or a buyer's words. */
interface Emitted {
  name: string;
  subjectId: string;
  data?: { [key: string]: Json };
}
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
  /** Rows of a query; parameters by `$1`. Bulk writes pass one JSON text and use `jsonb_to_recordset`. */
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Number of rows a statement touched. */
  run(sql: string, params?: readonly unknown[]): Promise<number>;
  emit(event: Emitted): void;
  journal(line: Written): void;
}

/**
 * Runs `change` in a transaction and writes its events and journal lines with it. Nothing is announced when it throws.
 * Repeated once when PostgreSQL reports a deadlock or serialisation failure: `change` must only touch the database.
 */
export async function commit<Value>(store: Store, actor: string, change: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once(store, actor, change);
    } catch (fault) {
      const code = (fault as { code?: string }).code;
      if (attempt >= 3 || (code !== "40P01" && code !== "40001")) throw fault;
    }
  }
}

async function once<Value>(store: Store, actor: string, change: (tx: Tx) => Promise<Value>): Promise<Value> {
  const client = await store.pool.connect();
  const events: Emitted[] = [];
  const lines: Written[] = [];
  const at = new Date(store.clock.now());
  const tx: Tx = {
    at,
    actor,
    rows: async <Row>(sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rows as Row[],
    run: async (sql, params = []) => (await client.query(sql, [...params])).rowCount ?? 0,
    emit: (event) => events.push(event),
    journal: (line) => lines.push(line),
  };
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const value = await change(tx);
    await writeDown(client, tx, { events, lines });
    await client.query("COMMIT");
    return value;
  } catch (fault) {
    await client.query("ROLLBACK").catch((second: Error) => {
      broken = second;
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}

async function writeDown(client: PoolClient, tx: Tx, written: { events: Emitted[]; lines: Written[] }): Promise<void> {
  if (written.lines.length > 0) {
    await client.query(
      `INSERT INTO journal_line (at, actor, verb, subject, subject_id, data)
       SELECT $1, $2, verb, subject, "subjectId", coalesce(data, '{}') FROM jsonb_to_recordset($3::jsonb) AS line(verb text, subject text, "subjectId" text, data jsonb)`,
      [tx.at, tx.actor, JSON.stringify(written.lines)],
    );
  }
  if (written.events.length > 0) {
    await client.query(
      `INSERT INTO event (name, subject_id, data, at)
       SELECT name, "subjectId", coalesce(data, '{}'), $1 FROM jsonb_to_recordset($2::jsonb) AS happened(name text, "subjectId" text, data jsonb)`,
      [tx.at, JSON.stringify(written.events)],
    );
    await client.query("SELECT pg_notify('aftercare_event', '')");
  }
}
