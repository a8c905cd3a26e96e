import type { Store } from "../store/index.ts";
import { type ChainLine, chainStart, linkOf } from "./chain.ts";

const columns = `id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS at, actor, verb, subject, subject_id AS "subjectId", data::text`;
const BATCH = 2_000;

/**
 * Seals what was written since: in id order, under a lock that waits for running writers, so that no line can slip in
 * below a sealed one. @returns how many lines were sealed.
 */
export async function sealBatch(store: Store): Promise<number> {
  const client = await store.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("LOCK TABLE journal_line IN SHARE ROW EXCLUSIVE MODE");
    const last = await client.query<{ hash: string }>("SELECT hash FROM journal_line WHERE hash IS NOT NULL ORDER BY id DESC LIMIT 1");
    const { rows } = await client.query<ChainLine>(`SELECT ${columns} FROM journal_line WHERE hash IS NULL ORDER BY journal_line.id LIMIT ${BATCH}`);
    let previous = last.rows[0]?.hash ?? chainStart;
    const sealed = rows.map((line) => {
      previous = linkOf(previous, line);
      return { id: line.id, hash: previous };
    });
    if (sealed.length > 0) {
      await client.query(
        "UPDATE journal_line SET hash = sealed.hash FROM jsonb_to_recordset($1::jsonb) AS sealed(id bigint, hash text) WHERE journal_line.id = sealed.id",
        [JSON.stringify(sealed)],
      );
    }
    await client.query("COMMIT");
    return sealed.length;
  } catch (fault) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw fault;
  } finally {
    client.release();
  }
}

/** Sealed lines after an id, in order. */
export async function sealedAfter(store: Store, id: string): Promise<(ChainLine & { hash: string })[]> {
  return store.rows(`SELECT ${columns}, hash FROM journal_line WHERE hash IS NOT NULL AND journal_line.id > $1 ORDER BY journal_line.id LIMIT ${BATCH}`, [id]);
}

/** How many lines there are, and how many are sealed. */
export async function countLines(store: Store): Promise<{ lines: number; sealed: number }> {
  const [row] = await store.rows<{ lines: number; sealed: number }>("SELECT count(*)::int AS lines, count(hash)::int AS sealed FROM journal_line");
  return row ?? { lines: 0, sealed: 0 };
}
