import type { KnowledgeFilter } from "./example.ts";

/** The filter as a LanceDB condition; `null` when nothing is narrowed. Values are quoted, never trusted. */
export function filterSql(filter: KnowledgeFilter, excludeIds: readonly string[]): string | null {
  const parts: string[] = [];
  if (filter.channel !== undefined) parts.push(`(channel = ${quoted(filter.channel)} OR channel IS NULL)`);
  for (const field of ["label", "outcome", "state"] as const) {
    const value = filter[field];
    if (value !== undefined) parts.push(`${field} = ${quoted(value)}`);
  }
  if (excludeIds.length > 0) parts.push(`id NOT IN ${idList(excludeIds)}`);
  return parts.length === 0 ? null : parts.join(" AND ");
}

/** Ids as an SQL list. */
export function idList(ids: readonly string[]): string {
  return `(${ids.map(quoted).join(", ")})`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
