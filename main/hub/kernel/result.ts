/** An expected refusal is returned, never thrown: a code from a closed list and a sentence for a person. */
export interface Refusal<Code extends string = string> {
  code: Code;
  message: string;
  /** Facts the sentence was built from (row, column, limit …), for screens that point at the place. */
  details?: Record<string, string | number | boolean | null>;
}

/** Either a value or a {@link Refusal}. */
export type Result<Value, Code extends string = string> = { ok: true; value: Value } | { ok: false; refusal: Refusal<Code> };

/** Wraps a value as success. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** Builds a refusal with its sentence. */
export function refuse<Code extends string>(code: Code, message: string, details?: Refusal["details"]): { ok: false; refusal: Refusal<Code> } {
  return { ok: false, refusal: details ? { code, message, details } : { code, message } };
}
