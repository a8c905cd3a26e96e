import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Signature of a call and of a push alike: lower-case hex of MD5 over the address (without what stands behind its `?`), the pairs sorted by key with
 * their values as they are meant, not as they are encoded, and the secret behind them. `sig` itself is left out.
 */
export function sign(url: string, params: Readonly<Record<string, string>>, secret: string): string {
  const pairs = Object.keys(params)
    .filter((key) => key !== "sig")
    .sort()
    .map((key) => `${key}=${params[key]}`);
  return createHash("md5")
    .update(`${url}?${pairs.join("&")}${secret}`, "utf8")
    .digest("hex");
}

/** Compares in constant time, so that a signature cannot be found out letter by letter. */
export function sameSignature(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given.trim().toLowerCase()), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
