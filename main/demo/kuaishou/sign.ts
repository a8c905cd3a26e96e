import { createCipheriv, createHmac } from "node:crypto";
import { md5 } from "../engine/digest.ts";

/** What a call has to carry: every parameter but `sign` in order, and the sign secret, which is not the application's. */
export function callSign(params: ReadonlyMap<string, string>, signSecret: string): string {
  const pairs = [...params].flatMap(([key, value]) => (key === "sign" ? [] : [`${key}=${value}`])).toSorted();
  const text = `${pairs.join("&")}&signSecret=${signSecret}`;
  if (params.get("signMethod") !== "HMAC_SHA256") return md5(text);
  return createHmac("sha256", signSecret).update(text, "utf8").digest("base64");
}

/** A message as it is pushed: AES-128-CBC with a vector of zeros, as Base64. */
export function wrapPush(message: string, messageKey: string): string {
  const cipher = createCipheriv("aes-128-cbc", Buffer.from(messageKey, "base64"), Buffer.alloc(16));
  return Buffer.concat([cipher.update(message, "utf8"), cipher.final()]).toString("base64");
}
