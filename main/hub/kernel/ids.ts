import { hash, randomBytes } from "node:crypto";

/** A new row id: 8 characters of time (sortable) and 16 of chance, lower-case base 36 and hex. */
export function newId(now: number): string {
  if (used === chance.length) {
    chance = randomBytes(CHANCE);
    used = 0;
  }
  used += 8;
  return now.toString(36).padStart(9, "0") + chance.toString("hex", used - 8, used);
}

/** Random bytes are drawn for some hundred ids at once: a call to the system for each costs more than all else of an id. */
const CHANCE = 8 * 512;
let chance = Buffer.alloc(0);
let used = 0;

/** A secret for links, sessions and keys: 32 random bytes, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 as lower-case hex: keys, tokens and payloads are compared by it, secrets are stored as it. */
export function sha256(text: string | Uint8Array): string {
  return hash("sha256", text, "hex");
}

/** Unified order number: Beijing day of payment (or creation) and a 6-digit sequence of that day. */
export function unifiedNumber(day: string, sequence: number): string {
  return day + String(sequence).padStart(6, "0");
}
