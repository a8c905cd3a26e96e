import { createHash } from "node:crypto";

/** By the rule of the documents: each key and value behind its count of characters, sorted by key, semicolons between, then the secret. */
export function huiceSign(params: Iterable<readonly [string, string]>, secret: string): string {
  const pairs: string[] = [];
  for (const [key, value] of [...params].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    if (key === "sign") continue;
    const [keyLength, valueLength] = [Array.from(key).length, Array.from(value).length];
    pairs.push(`${keyLength < 10 ? "0" : ""}${keyLength}-${key}:${"0".repeat(Math.max(0, 4 - String(valueLength).length))}${valueLength}-${value}`);
  }
  return createHash("md5")
    .update(`${pairs.join(";")}${secret}`, "utf8")
    .digest("hex");
}
