import { createHash, timingSafeEqual } from "node:crypto";

const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex");

/** What a call's signature covers; its business fields and its token are not among it. */
interface SignedSet {
  method: string;
  appId: string;
  /** Unix seconds. */
  timestamp: string;
  version: string;
}

/** Signature of a call: lower-case hex of MD5 over the fixed set and the secret behind it. */
export function signCall({ method, appId, timestamp, version }: SignedSet, secret: string): string {
  return md5(`${method}?appId=${appId}&timestamp=${timestamp}&version=${version}${secret}`);
}

/** What a push's signature covers: its address and two of its headers, not one byte of its body. */
interface SignedPush {
  /** Path of the address that was pushed to, and what stands behind its `?`. */
  path: string;
  query: string;
  appKey: string;
  timestamp: string;
}

/** Signature of a push: path, key, parameters sorted, time, and the secret behind them. */
export function signPush({ path, query, appKey, timestamp }: SignedPush, secret: string): string {
  const pairs = [...new URLSearchParams(query)].map(([key, value]) => `${key}=${value}`).sort();
  return md5(`${path}?${[`app-key=${appKey}`, ...pairs, `timestamp=${timestamp}`].join("&")}${secret}`);
}

/** Compares in constant time, so that a signature cannot be found out letter by letter. */
export function sameSignature(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given.trim().toLowerCase()), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
