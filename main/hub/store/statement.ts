import type { QueryConfig } from "pg";
import { storableJson, storableText } from "../kernel/json.ts";

interface Known {
  name: string;
  /** Places (from 0) of the parameters that the text casts to `jsonb`. */
  json: ReadonlySet<number>;
}

const known = new Map<string, Known>();

/**
 * A statement the server parses and plans once a connection: its name is the same wherever its text is. Statements without parameters are
 * sent as they are. A value at `$n::jsonb` is written as JSON (a string there is JSON text already), and NUL and halves of surrogate pairs,
 * which PostgreSQL refuses, become U+FFFD in every parameter.
 */
export function statement(text: string, params: readonly unknown[]): QueryConfig {
  if (params.length === 0) return { text };
  const { name, json } = known.get(text) ?? remember(text);
  return { name, text, values: params.map((value, place) => (json.has(place) ? jsonOf(value) : storable(value))) };
}

function remember(text: string): Known {
  const json = new Set([...text.matchAll(/\$(\d+)::jsonb/g)].map(([, number]) => Number(number) - 1));
  const made = { name: `s${known.size}`, json };
  known.set(text, made);
  return made;
}

function jsonOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return storableJson(typeof value === "string" ? value : JSON.stringify(value));
}

/** Any value with the strings in it made storable; what is neither text, list nor plain object stays as it is. */
export function storable<Value>(value: Value): Value {
  if (typeof value === "string") return storableText(value) as Value;
  if (Array.isArray(value)) return value.some((one) => storable(one) !== one) ? (value.map(storable) as Value) : value;
  return value;
}
