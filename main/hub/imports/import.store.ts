import type { Vault } from "../access/index.ts";
import type { ImportKind, ImportState, ImportZone } from "../contract/imports.ts";
import type { Store, Tx } from "../store/index.ts";
import type { ImportRecord } from "./import.ts";
import type { Words } from "./things.ts";

const COLUMNS = `id, shop_id AS "shopId", kind, name, bytes, by_id AS "byId", state, problem, form, zone, columns, warnings, remembered, unknown_words AS "unknownWords", counts, share, chunks,
  chunks_done AS "chunksDone", withdrawn, kept, undone_to AS "undoneTo", created_at AS "createdAt", moved_at AS "movedAt"`;

/** The import; `null` when there is none. */
export async function importById(from: Pick<Store | Tx, "rows">, id: string): Promise<ImportRecord | null> {
  const [row] = await from.rows<ImportRecord>(`SELECT ${COLUMNS} FROM import_file WHERE id = $1`, [id]);
  return row ?? null;
}

/** The same, held until the write ends: whoever moves it waits. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRecord | null> {
  const [row] = await tx.rows<ImportRecord>(`SELECT ${COLUMNS} FROM import_file WHERE id = $1 FOR UPDATE`, [id]);
  return row ?? null;
}

/** Newest first. */
export function newestImports(store: Store, most: number): Promise<ImportRecord[]> {
  return store.rows<ImportRecord>(`SELECT ${COLUMNS} FROM import_file ORDER BY created_at DESC, id DESC LIMIT $1`, [most]);
}

/** The oldest import of which something is under way. */
export async function importUnderWay(store: Store): Promise<ImportRecord | null> {
  const [row] = await store.rows<ImportRecord>(
    `SELECT ${COLUMNS} FROM import_file WHERE state IN ('planning', 'running', 'undoing') ORDER BY moved_at, id LIMIT 1`,
  );
  return row ?? null;
}

/** Notes an import whose file begins to come; one that has begun stays as it is. */
export function beginImport(tx: Tx, of: Pick<ImportRecord, "id" | "shopId" | "kind" | "name" | "bytes" | "byId">): void {
  tx.run(
    `INSERT INTO import_file (id, shop_id, kind, name, bytes, by_id, state, created_at, moved_at) VALUES ($1, $2, $3, $4, $5, $6, 'sending', $7, $7)
     ON CONFLICT (id) DO NOTHING`,
    [of.id, of.shopId, of.kind, of.name, of.bytes, of.byId, tx.at],
  );
}

type Change = Partial<
  Pick<
    ImportRecord,
    | "state"
    | "problem"
    | "form"
    | "zone"
    | "columns"
    | "warnings"
    | "remembered"
    | "unknownWords"
    | "counts"
    | "share"
    | "chunks"
    | "chunksDone"
    | "withdrawn"
    | "kept"
    | "undoneTo"
  >
> & { samples?: Uint8Array };

/** Writes what changed of an import, and tells consoles. */
export function changeImport(tx: Tx, id: string, { samples, ...change }: Change): void {
  tx.run(
    `UPDATE import_file SET moved_at = $2, samples = coalesce($4::bytea, samples),
       state = coalesce($3::jsonb->>'state', state),
       problem = CASE WHEN $3::jsonb ? 'problem' THEN nullif($3::jsonb->'problem', 'null') ELSE problem END,
       form = coalesce($3::jsonb->'form', form), zone = coalesce($3::jsonb->>'zone', zone), columns = coalesce($3::jsonb->'columns', columns),
       warnings = coalesce($3::jsonb->'warnings', warnings), remembered = coalesce(($3::jsonb->>'remembered')::boolean, remembered),
       unknown_words = coalesce($3::jsonb->'unknownWords', unknown_words), counts = coalesce($3::jsonb->'counts', counts), share = coalesce(($3::jsonb->>'share')::int, share),
       chunks = coalesce(($3::jsonb->>'chunks')::int, chunks), chunks_done = coalesce(($3::jsonb->>'chunksDone')::int, chunks_done),
       withdrawn = coalesce(($3::jsonb->>'withdrawn')::int, withdrawn), kept = coalesce(($3::jsonb->>'kept')::int, kept),
       undone_to = coalesce($3::jsonb->>'undoneTo', undone_to)
     WHERE id = $1`,
    [id, tx.at, JSON.stringify(change), samples ?? null],
  );
  tx.emit({ name: "import.moved", subjectId: id, data: change.state === undefined ? {} : { state: change.state } });
}

/** First cells of its columns, as they were sealed; `null` where its head was not read. */
export async function samplesOf(from: Pick<Store | Tx, "rows">, id: string): Promise<Uint8Array | null> {
  const [row] = await from.rows<{ samples: Uint8Array | null }>("SELECT samples FROM import_file WHERE id = $1", [id]);
  return row?.samples ?? null;
}

/** Places of the parts that are there. */
export async function partsThere(from: Pick<Tx, "rows">, id: string): Promise<number[]> {
  const rows = await from.rows<{ place: number }>("SELECT place FROM import_part WHERE import_id = $1 ORDER BY place", [id]);
  return rows.map(({ place }) => place);
}

/** Keeps a part, sealed; the same again changes nothing. */
export function keepPart(tx: Tx, vault: Vault, of: { id: string; place: number; bytes: Uint8Array }): void {
  tx.run("INSERT INTO import_part (import_id, place, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [of.id, of.place, Buffer.from(vault.seal(of.bytes))]);
}

/** One part as it was sent. @throws Error where it is not there: its import is over */
export async function partOf(store: Store, vault: Vault, of: { id: string; place: number }): Promise<Uint8Array> {
  const [row] = await store.rows<{ sealed: Uint8Array }>("SELECT sealed FROM import_part WHERE import_id = $1 AND place = $2", [of.id, of.place]);
  if (!row) throw new Error(`part ${of.place} of import ${of.id} is gone`);
  return vault.openBytes(row.sealed);
}

/** Forgets the file itself. */
export function dropParts(tx: Tx, id: string): void {
  tx.run("DELETE FROM import_part WHERE import_id = $1", [id]);
}

/** What a shop's columns meant the last time. */
export async function meaningOf(
  from: Pick<Tx, "rows">,
  of: { shopId: string; kind: ImportKind },
): Promise<{ meaning: Record<string, string>; zone: ImportZone; words: Words } | null> {
  const [row] = await from.rows<{ meaning: Record<string, string>; zone: ImportZone; words: Words }>(
    "SELECT meaning, zone, words FROM import_meaning WHERE shop_id = $1 AND kind = $2",
    [of.shopId, of.kind],
  );
  return row ?? null;
}

/** Keeps what they mean; names of other files of the shop keep their meaning beside. */
export function keepMeaning(tx: Tx, of: { shopId: string; kind: ImportKind; meaning: Record<string, string>; zone: ImportZone; words: Words }): void {
  tx.run(
    `INSERT INTO import_meaning (shop_id, kind, meaning, zone, words, kept_at) VALUES ($1, $2, $3, $4, $6, $5)
     ON CONFLICT (shop_id, kind) DO UPDATE SET meaning = import_meaning.meaning || excluded.meaning, zone = excluded.zone, words = import_meaning.words || excluded.words, kept_at = excluded.kept_at`,
    [of.shopId, of.kind, JSON.stringify(of.meaning), of.zone, tx.at, JSON.stringify(of.words)],
  );
}

/** Ids of imports in one of these states that did not move since. */
export async function importsAtRest(tx: Tx, of: { states: readonly ImportState[]; before: Date }): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>("SELECT id FROM import_file WHERE state = ANY($1) AND moved_at < $2 LIMIT 100", [of.states, of.before]);
  return rows.map(({ id }) => id);
}
