import type { Vault } from "../access/index.ts";
import type { ImportKind } from "../contract/imports.ts";
import type { Store, Tx } from "../store/index.ts";
import type { HeldRow } from "./import.ts";

export interface ImportedRow {
  key: string;
  /** Hex. */
  hash: string;
  version: number;
  at?: number | undefined;
  amountFen?: number | undefined;
  ref?: string | undefined;
  /** The row itself, of kinds that become no facts. */
  payload?: string | undefined;
}

/** What came in by files before, by key. */
export async function heldRows(
  from: Pick<Store | Tx, "rows">,
  of: { shopId: string; kind: ImportKind; keys: readonly string[] },
): Promise<Map<string, HeldRow>> {
  const rows = await from.rows<HeldRow>(
    `SELECT key, encode(hash, 'hex') AS hash, version::float8 AS version FROM imported_row WHERE shop_id = $1 AND kind = $2 AND key = ANY($3)`,
    [of.shopId, of.kind, of.keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Writes what came in; a thing that came in before is as this file tells it, and this import's. */
export function keepRows(tx: Tx, vault: Vault, of: { shopId: string; kind: ImportKind; importId: string; rows: readonly ImportedRow[] }): void {
  if (of.rows.length === 0) return;
  tx.run(
    `INSERT INTO imported_row (shop_id, kind, key, import_id, brought_by, hash, version, at, amount_fen, ref, sealed)
     SELECT $1, $2, key, $3, $3, decode(hash, 'hex'), version, at, amount, ref, sealed
     FROM unnest($4::text[], $5::text[], $6::bigint[], $7::timestamptz[], $8::int[], $9::text[], $10::bytea[]) AS given(key, hash, version, at, amount, ref, sealed)
     ON CONFLICT (shop_id, kind, key) DO UPDATE SET import_id = excluded.import_id, hash = excluded.hash, version = excluded.version, at = excluded.at,
       amount_fen = excluded.amount_fen, ref = excluded.ref, sealed = excluded.sealed`,
    [
      of.shopId,
      of.kind,
      of.importId,
      of.rows.map(({ key }) => key),
      of.rows.map(({ hash }) => hash),
      of.rows.map(({ version }) => version),
      of.rows.map(({ at }) => (at === undefined ? null : new Date(at))),
      of.rows.map(({ amountFen }) => amountFen ?? null),
      of.rows.map(({ ref }) => ref ?? null),
      of.rows.map(({ payload }) => (payload === undefined ? null : Buffer.from(vault.seal(payload)))),
    ],
  );
}

export interface BroughtRow {
  key: string;
  version: number;
  ref: string | null;
  /** It was brought by this import and told by none since. */
  isOwn: boolean;
}

/** What an import brought or changed, as it stands, by key from behind a place on. */
export function rowsOfImport(tx: Tx, of: { importId: string; after: string; most: number }): Promise<BroughtRow[]> {
  return tx.rows<BroughtRow>(
    // Each of the two by an index of its own in the order of keys: as one condition all rows of the import are sorted anew for every portion of them.
    `SELECT key, version::float8 AS version, ref, "isOwn" FROM (
       (SELECT key, version, ref, brought_by = $1 AS "isOwn" FROM imported_row WHERE import_id = $1 AND key > $2 ORDER BY key LIMIT $3)
       UNION ALL
       (SELECT key, version, ref, false AS "isOwn" FROM imported_row WHERE brought_by = $1 AND brought_by <> import_id AND key > $2 ORDER BY key LIMIT $3)
     ) AS theirs ORDER BY key LIMIT $3`,
    [of.importId, of.after, of.most],
  );
}

/** Forgets what was withdrawn. */
export function dropRows(tx: Tx, of: { shopId: string; kind: ImportKind; keys: readonly string[] }): void {
  tx.run("DELETE FROM imported_row WHERE shop_id = $1 AND kind = $2 AND key = ANY($3)", [of.shopId, of.kind, of.keys]);
}
