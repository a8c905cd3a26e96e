/** What there is to keep: every table of ours with its columns, in an order in which rows may be put back. */
import type { Client } from "pg";

/** Applied migrations; made by applying them, not by putting rows back. */
export const MIGRATIONS_TABLE = "migration";

export interface TableShape {
  name: string;
  /** Without those the server computes. */
  columns: string[];
}

/** However a server is set up, the same rows are the same text. */
export async function speakPlainly(client: Client): Promise<void> {
  for (const [name, value] of [
    ["datestyle", "ISO, MDY"],
    ["timezone", "UTC"],
    ["intervalstyle", "postgres"],
    ["bytea_output", "hex"],
    ["extra_float_digits", "1"],
    // Whoever reads a large table at the same time must not change where this reading begins.
    ["synchronize_seqscans", "off"],
    ["statement_timeout", "0"],
  ] as const)
    await client.query("SELECT set_config($1, $2, false)", [name, value]);
}

/** Tables in such an order that what a row refers to is before it. */
export async function tablesOf(client: Client): Promise<TableShape[]> {
  const { rows: shapes } = await client.query<TableShape>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [MIGRATIONS_TABLE],
  );
  const { rows: refers } = await client.query<{ from: string; to: string }>(
    `SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND f.relnamespace = 'public'::regnamespace`,
  );
  const sorted: TableShape[] = [];
  const done = new Set<string>();
  while (sorted.length < shapes.length) {
    const next = shapes.filter(({ name }) => !done.has(name) && refers.every(({ from, to }) => from !== name || done.has(to)));
    if (next.length === 0) throw new Error("tables refer to each other in a circle");
    for (const shape of next) done.add(shape.name);
    sorted.push(...next);
  }
  return sorted;
}

/** How `COPY` names a table. */
export function copied({ name, columns }: TableShape): string {
  return `"${name}" (${columns.map((column) => `"${column}"`).join(", ")})`;
}
