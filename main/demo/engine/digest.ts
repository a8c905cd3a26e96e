import { createHash, createHmac } from "node:crypto";

/** MD5 as lower-case hex over UTF-8: what the channels' older signatures are made of. */
export function md5(text: string): string {
  return createHash("md5").update(text, "utf8").digest("hex");
}

export function hmac(kind: "md5" | "sha256", input: { key: string; text: string }): string {
  return createHmac(kind, input.key).update(input.text, "utf8").digest("hex");
}
