/** Lines of the journal as the chain sees them; what is read here is written by others. */
import type { Store, Tx } from "../store/index.ts";
import type { ChainLine } from "./chain.ts";

/** Every value as the text that is hashed. */
const lineColumns = `line.id::text, to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS at, line.actor, line.verb, line.subject, line.subject_id AS "subjectId", line.data::text`;

/** A place in the chain and the hash that was found there. */
export interface ChainPlace {
  place: string;
  hash: string;
}

/** A link of the chain with its line, or without where that is gone. */
export interface Link extends ChainPlace {
  lineId: string;
  line: ChainLine | null;
}

/** Links after a place, in order. */
export async function linksAfter(store: Store, place: string, most: number): Promise<Link[]> {
  const rows = await store.rows<ChainPlace & { lineId: string } & (ChainLine | { [Key in keyof ChainLine]: null })>(
    `SELECT seal.place::text, seal.hash, seal.line_id::text AS "lineId", ${lineColumns} FROM journal_seal seal LEFT JOIN journal_line line ON line.id = seal.line_id
     WHERE seal.place > $1 ORDER BY seal.place LIMIT $2`,
    [place, most],
  );
  return rows.map(({ place: at, hash, lineId, ...line }) => ({ place: at, hash, lineId, line: line.id === null ? null : line }));
}

/** Hash of the link at a place; `null` when there is none. */
export async function hashAt(store: Store, place: string): Promise<string | null> {
  const [row] = await store.rows<{ hash: string }>("SELECT hash FROM journal_seal WHERE place = $1", [place]);
  return row?.hash ?? null;
}

/** A line below the fence that was never sealed: it was put in behind our back. */
export async function strayLine(store: Store): Promise<string | null> {
  const [row] = await store.rows<{ id: string }>(
    `SELECT line.id::text FROM journal_line line LEFT JOIN journal_seal seal ON seal.line_id = line.id
     WHERE line.id <= (SELECT floor FROM journal_fence) AND seal.place IS NULL LIMIT 1`,
  );
  return row?.id ?? null;
}

/** Lines after an id that have no place in the chain yet, in order. */
export async function unsealedAfter(tx: Tx, id: string, most: number): Promise<ChainLine[]> {
  return tx.rows<ChainLine>(
    `SELECT ${lineColumns} FROM journal_line line LEFT JOIN journal_seal seal ON seal.line_id = line.id
     WHERE line.id > $1 AND seal.place IS NULL ORDER BY line.id LIMIT $2`,
    [id, most],
  );
}

/** How many lines there are and how many are sealed, and the first that did not fit when the chain was last walked. */
export async function journalFigures(store: Store): Promise<{ lines: number; sealed: number; brokenAt: string | null }> {
  const [row] = await store.rows<{ sealed: number; open: number; brokenAt: string | null }>(
    `SELECT coalesce((SELECT max(place) FROM journal_seal), 0)::int AS sealed, (SELECT min(broken_at)::text FROM journal_check) AS "brokenAt",
       (SELECT count(*)::int FROM journal_line line LEFT JOIN journal_seal seal ON seal.line_id = line.id
        WHERE seal.place IS NULL AND line.id > coalesce((SELECT floor FROM journal_fence), 0)) AS open`,
  );
  return { lines: (row?.sealed ?? 0) + (row?.open ?? 0), sealed: row?.sealed ?? 0, brokenAt: row?.brokenAt ?? null };
}
