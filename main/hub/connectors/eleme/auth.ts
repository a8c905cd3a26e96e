/** How calls and pushes are signed: both upper-case MD5, of values in JSON in a call and of plain text in a push. Pure. */
import { createHash, timingSafeEqual } from "node:crypto";
import { type JsonObject, textOf } from "../wire.ts";

const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex").toUpperCase();

/** Signature of a call: action, token, every parameter and meta sorted as `key=json(value)` with nothing between, and the secret. */
export function signCall(of: { action: string; token: string; params: JsonObject; metas: JsonObject }, secret: string): string {
  const all: JsonObject = { ...of.params, ...of.metas };
  const pairs = Object.keys(all)
    .sort()
    .map((key) => `${key}=${JSON.stringify(all[key])}`);
  return md5(of.action + of.token + pairs.join("") + secret);
}

/** Signature of a push: every field but the signature sorted as `key=text` with nothing between, and the secret. */
export function signPush(fields: JsonObject, secret: string): string {
  const pairs = Object.keys(fields)
    .filter((key) => key !== "signature")
    .sort()
    .map((key) => `${key}=${textOf(fields[key])}`);
  return md5(pairs.join("") + secret);
}

/** Compares in constant time, so that a signature cannot be found out letter by letter. */
export function sameSignature(given: string, expected: string): boolean {
  const left = Buffer.from(given.trim().toUpperCase());
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
