import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { Vault } from "../access/index.ts";
import type { RowOutcome } from "../contract/imports.ts";
import type { Store, Tx } from "../store/index.ts";
import type { ImportDeps } from "./deps.ts";
import { countsOf, type PlannedThing } from "./import.ts";

/** Some things of a plan. */
export interface Chunk {
  place: number;
  things: PlannedThing[];
}

interface Kept {
  place: number;
  sealed: Uint8Array;
}

// Beside this thread: a chunk is a megabyte, and rows are read or sent meanwhile.
const compressed = promisify(zstdCompress);
const decompressed = promisify(zstdDecompress);
/** Bytes that come back from there at a time: by default it is 16 KB, and coming back seventy times for a chunk costs more than unpacking it. */
const PIECE = 256 * 1024;

/** Things as they lie in a chunk. */
export async function sealedThings(vault: Vault, things: readonly PlannedThing[]): Promise<Uint8Array> {
  return vault.seal(await compressed(Buffer.from(JSON.stringify(things))));
}

async function opened(vault: Vault, { place, sealed }: Kept): Promise<Chunk> {
  const plain = await decompressed(vault.openBytes(sealed), { chunkSize: PIECE });
  return { place, things: JSON.parse(plain.toString("utf8")) as PlannedThing[] };
}

/** A chunk with its things as they lie in it. */
interface SealedChunk extends Chunk {
  importId: string;
  /** {@link sealedThings} */
  sealed: Uint8Array;
}

/** Writes a chunk of a plan. */
export function keepChunk(tx: Tx, of: SealedChunk): void {
  const counts = countsOf(of.things);
  tx.run(
    `INSERT INTO import_chunk (import_id, place, fresh, changed, same, refused, skipped, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [of.importId, of.place, counts.new, counts.changed, counts.same, counts.refused, counts.skipped, Buffer.from(of.sealed)],
  );
}

/** A chunk whose things were taken, as it stands from then on. */
export function closeChunk(tx: Tx, of: SealedChunk): void {
  const counts = countsOf(of.things);
  tx.run(
    `UPDATE import_chunk SET done = true, fresh = $3, changed = $4, same = $5, refused = $6, skipped = $7, sealed = $8 WHERE import_id = $1 AND place = $2`,
    [of.importId, of.place, counts.new, counts.changed, counts.same, counts.refused, counts.skipped, Buffer.from(of.sealed)],
  );
}

/** A chunk that was opened before its turn came. */
interface Ahead {
  importId: string;
  place: number;
  /** The write that made the row it was opened of: where that is the same, so is what lies in the row. */
  written: string;
  chunk: Chunk;
}

/** Room for one: imports are taken one after the other. */
const openAhead = (): { next: Promise<Ahead | null> } => ({ next: Promise.resolve(null) });

const NEXT = `SELECT place, xmin::text AS written, CASE WHEN place = $3::int AND xmin::text = $4 THEN NULL ELSE sealed END AS sealed FROM import_chunk
  WHERE import_id = $1 AND place > $2 AND NOT done ORDER BY place LIMIT 1`;

/** The next chunk that was not taken. The one behind it is opened meanwhile, so that whoever comes for that finds it read. */
export async function nextChunk(tx: Tx, { store, vault }: ImportDeps, importId: string): Promise<Chunk | null> {
  const memory = tx.memory.of(openAhead);
  const ahead = await memory.next;
  // What is done with its things is done to them as they lie here: nobody gets them twice.
  memory.next = Promise.resolve(null);
  const read = async (from: Pick<Store, "rows">, behind: number, known: Ahead | null): Promise<Ahead | null> => {
    const asked = [importId, behind, known?.place ?? -1, known?.written ?? ""];
    const [row] = await from.rows<Pick<Ahead, "place" | "written"> & { sealed: Uint8Array | null }>(NEXT, asked);
    if (!row) return null;
    const { place, written, sealed } = row;
    return sealed === null ? known : { importId, place, written, chunk: await opened(vault, { place, sealed }) };
  };
  const next = await read(tx, -1, ahead?.importId === importId ? ahead : null);
  if (!next) return null;
  // Whoever asks for it in its turn hears why it cannot be opened.
  memory.next = read(store, next.place, null).catch(() => null);
  return next.chunk;
}

/** How many chunks an import's plan has. */
export async function chunksThere(store: Store, importId: string): Promise<number> {
  const [row] = await store.rows<{ count: number }>("SELECT count(*)::int AS count FROM import_chunk WHERE import_id = $1", [importId]);
  return row?.count ?? 0;
}

/** Forgets a plan. */
export function dropChunks(tx: Tx, importId: string): void {
  tx.run("DELETE FROM import_chunk WHERE import_id = $1", [importId]);
}

/** The next chunk from a place on that has things of an outcome, or any. */
export async function chunkFrom(store: Store, vault: Vault, of: { importId: string; from: number; outcome: RowOutcome | undefined }): Promise<Chunk | null> {
  const [row] = await store.rows<Kept>(
    `SELECT place, sealed FROM import_chunk WHERE import_id = $1 AND place >= $2
       AND CASE $3 WHEN 'new' THEN fresh WHEN 'changed' THEN changed WHEN 'same' THEN same WHEN 'refused' THEN refused WHEN 'skipped' THEN skipped ELSE 1 END > 0
     ORDER BY place LIMIT 1`,
    [of.importId, of.from, of.outcome ?? "any"],
  );
  return row ? opened(vault, row) : null;
}

/** Forgets the plans of imports that have ended. @returns how many chunks */
export function dropEndedChunks(tx: Tx): Promise<number> {
  return tx.count("DELETE FROM import_chunk c USING import_file f WHERE f.id = c.import_id AND f.state IN ('done', 'undone', 'cancelled', 'failed')");
}
