import { createHash } from "node:crypto";

/** Lower-case MD5 of the address, `?`, the pairs by the alphabet without encoding, and the secret. */
export function mtSign(url: string, pairs: Readonly<Record<string, string>>, secret: string): string {
  const keys = Object.keys(pairs).filter((key) => key !== "sig");
  const text = keys.sort((left, right) => (left < right ? -1 : 1)).map((key) => `${key}=${pairs[key]}`);
  return createHash("md5").update(`${url}?`).update(text.join("&")).update(secret).digest("hex");
}
