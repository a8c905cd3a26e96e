/** How calls are signed, with a secret of its own, and how pushes are opened. Pure. */
import { createDecipheriv, createHash, createHmac } from "node:crypto";

const KEY_BYTES = 16;
/** Pushes are wrapped with a vector of zeros. */
const NO_VECTOR = Buffer.alloc(16);

/** Either is taken by the platform; the parameter `signMethod` says which it is. */
type SignMethod = "MD5" | "HMAC_SHA256";

/**
 * Signature of a call: every parameter but `sign` as `key=value`, sorted, joined by `&`, and the sign secret (not the app secret) behind; MD5 as
 * lower-case hex, HMAC as Base64.
 */
export function signCall(params: Readonly<Record<string, string>>, signSecret: string): string {
  const text = Object.keys(params)
    .filter((key) => key !== "sign")
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .concat(`signSecret=${signSecret}`)
    .join("&");
  const method: SignMethod = params.signMethod === "HMAC_SHA256" ? "HMAC_SHA256" : "MD5";
  return method === "MD5" ? createHash("md5").update(text, "utf8").digest("hex") : createHmac("sha256", signSecret).update(text, "utf8").digest("base64");
}

/**
 * What a push holds; `null` where it does not open with this key (Base64, as the console shows it). Nothing else proves where it comes from: what
 * opens, and is whole text, was wrapped by somebody who has the key.
 */
export function openPush(body: string, messageKey: string): string | null {
  const key = Buffer.from(messageKey, "base64");
  const wrapped = Buffer.from(body.trim(), "base64");
  if (key.length !== KEY_BYTES || wrapped.length === 0) return null;
  try {
    const decipher = createDecipheriv("aes-128-cbc", key, NO_VECTOR);
    const plain = Buffer.concat([decipher.update(wrapped), decipher.final()]);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(plain);
    return text === "" ? null : text;
  } catch {
    return null;
  }
}
