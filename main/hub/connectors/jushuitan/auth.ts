import { createHash } from "node:crypto";

/** Signature of a call: the secret and behind it every parameter as key and value, sorted by key, without `sign` and what is empty; lower-case MD5. */
export function signJushuitan(params: Readonly<Record<string, string>>, secret: string): string {
  const pairs = Object.keys(params)
    .filter((key) => key !== "sign" && params[key] !== "")
    .sort()
    .map((key) => key + params[key]);
  return createHash("md5")
    .update(secret + pairs.join(""), "utf8")
    .digest("hex");
}
