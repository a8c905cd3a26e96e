import { createHash } from "node:crypto";

/** Characters, not bytes; a sign beyond the basic plane is one. */
const length = (text: string): number => [...text].length;

/** A pair as it is signed: each side with its length before it, of two and of four digits. */
const pair = (key: string, value: string): string => `${String(length(key)).padStart(2, "0")}-${key}:${String(length(value)).padStart(4, "0")}-${value}`;

/** Signature of a call: every parameter but `sign` with its lengths, sorted by key, joined by `;`, the secret behind; lower-case MD5. */
export function signHuice(params: Readonly<Record<string, string>>, secret: string): string {
  const pairs = Object.keys(params)
    .filter((key) => key !== "sign")
    .sort()
    .map((key) => pair(key, params[key] ?? ""));
  return createHash("md5")
    .update(pairs.join(";") + secret, "utf8")
    .digest("hex");
}
