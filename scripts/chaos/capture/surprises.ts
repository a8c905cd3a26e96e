/**
 * What a platform changes without telling anybody, put into answers on their way out: a field that is new, nothing where there was a text, a
 * number where a text of digits was, a status nobody has heard of.
 */
import { unitOf } from "../../../main/demo/engine/rng.ts";
import { type Json, parseJson } from "../../../main/hub/kernel/json.ts";

/** Where a channel's answers can be changed without making them untrue. */
export interface SurpriseRules {
  /** Texts that may be missing. */
  texts: readonly string[];
  /** Texts of digits that may become numbers; of more than fifteen digits none does. */
  digits: readonly string[];
  /** By what an order is known, where its status stands, and the word for "paid" that becomes another. */
  status?: { id: string; field: string; from: string; to: string };
}

export interface Surprises {
  spoil(text: string): string;
  /** The word that is told for an order's status. */
  word(orderId: string, status: string): string;
  counts: Record<"fields" | "nulls" | "numbers" | "statuses", number>;
}

/** Share of answers with a surprise, and of orders with a new word. */
const ANSWERS = 0.05;
const ORDERS = 0.006;

/** Opens the surprises of a shop; the same seed surprises in the same way. */
export function openSurprises(seed: string, rules: SurpriseRules): Surprises {
  const counts = { fields: 0, nulls: 0, numbers: 0, statuses: 0 };
  let nth = 0;
  const isNew = (orderId: string): boolean => rules.status !== undefined && unitOf(`${seed}:status:${orderId}`) < ORDERS;
  const word: Surprises["word"] = (orderId, status) => (rules.status?.from === status && isNew(orderId) ? rules.status.to : status);

  const ids = new RegExp(`"${rules.status?.id ?? ""}":"?([\\w-]+)`, "g");

  const spoilField = (text: string): string => {
    const kind = Math.floor(unitOf(`${seed}:kind:${nth}`) * 3);
    const names = kind === 1 ? rules.texts : rules.digits;
    const name = names[Math.floor(unitOf(`${seed}:name:${nth}`) * names.length)];
    if (kind === 0 || name === undefined) {
      counts.fields += 1;
      return text.replace(/\{(?=")/g, '{"surprise_field":{"level":2,"tags":["新",null]},');
    }
    const spoilt = kind === 1 ? nulled(text, name) : text.replace(new RegExp(`"${name}":"([1-9]\\d{0,14})"`, "g"), `"${name}":$1`);
    if (spoilt !== text) counts[kind === 1 ? "nulls" : "numbers"] += 1;
    return spoilt;
  };

  const spoilStatus = (text: string): string => {
    const { status } = rules;
    if (!status || !(text.includes(`"${status.field}":${status.from}`) || text.includes(`"${status.field}":"${status.from}"`))) return text;
    if (![...text.matchAll(ids)].some(([, id = ""]) => isNew(id))) return text;
    let changed = 0;
    const walk = (value: Json): void => {
      if (value === null || typeof value !== "object") return;
      const id = Array.isArray(value) ? undefined : value[status.id];
      if (!Array.isArray(value) && id !== undefined && String(value[status.field]) === status.from && isNew(String(id))) {
        value[status.field] = typeof value[status.field] === "number" ? Number(status.to) : status.to;
        changed += 1;
      }
      for (const inner of Object.values(value)) walk(inner);
    };
    const json = parseJson(text);
    walk(json);
    counts.statuses += changed;
    return changed > 0 ? JSON.stringify(json) : text;
  };

  return {
    counts,
    word,
    spoil: (text) => {
      nth += 1;
      if (text.includes("error_response")) return text;
      const told = spoilStatus(text);
      return unitOf(`${seed}:answer:${nth}`) < ANSWERS ? spoilField(told) : told;
    },
  };
}

function nulled(text: string, name: string): string {
  return text.replace(new RegExp(`"${name}":"(?:[^"\\\\]|\\\\.)*"`, "g"), `"${name}":null`);
}
