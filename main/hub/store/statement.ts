import type { QueryConfig } from "pg";

const names = new Map<string, string>();

/** A statement the server parses and plans once a connection: its name is the same wherever its text is. Statements without parameters are sent as they are. */
export function statement(text: string, params: readonly unknown[]): QueryConfig {
  if (params.length === 0) return { text };
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return { name, text, values: [...params] };
}
