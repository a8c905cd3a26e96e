/** What narrows a search, as a condition for LanceDB and as a test of rows in memory: both let the same rows pass. */
import type { KnowledgeExample, KnowledgeFilter } from "./example.ts";

/** What of a row is narrowed by. */
export type Narrowed = Pick<KnowledgeExample, "id" | "channel" | "label" | "outcome" | "state">;

const FIELDS = ["label", "outcome", "state"] as const;

/** The filter as a LanceDB condition; `null` when nothing is narrowed. Values are quoted, never trusted. */
export function filterSql(filter: KnowledgeFilter, excludeIds: readonly string[]): string | null {
  const parts: string[] = [];
  if (filter.channel !== undefined) parts.push(`(channel = ${quoted(filter.channel)} OR channel IS NULL)`);
  for (const field of FIELDS) {
    const value = filter[field];
    if (value !== undefined) parts.push(`${field} = ${quoted(value)}`);
  }
  if (excludeIds.length > 0) parts.push(`id NOT IN ${idList(excludeIds)}`);
  return parts.length === 0 ? null : parts.join(" AND ");
}

/** The filter as a test of a row. */
export function filterTest(filter: KnowledgeFilter, excludeIds: readonly string[]): (row: Narrowed) => boolean {
  const excluded = new Set(excludeIds);
  return (row) =>
    (filter.channel === undefined || row.channel === null || row.channel === filter.channel) &&
    FIELDS.every((field) => filter[field] === undefined || row[field] === filter[field]) &&
    !excluded.has(row.id);
}

/** Ids as an SQL list. */
export function idList(ids: readonly string[]): string {
  return `(${ids.map(quoted).join(", ")})`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
