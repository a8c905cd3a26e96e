import { createHash } from "node:crypto";

/** Signature of a JOS call: every parameter but `sign`, sorted by byte, key and raw value joined without separators, the secret before and behind; upper-case MD5. */
export function signJd(params: Readonly<Record<string, string>>, secret: string): string {
  const text = Object.keys(params)
    .filter((key) => key !== "sign")
    .sort()
    .map((key) => key + params[key])
    .join("");
  return createHash("md5").update(`${secret}${text}${secret}`, "utf8").digest("hex").toUpperCase();
}
