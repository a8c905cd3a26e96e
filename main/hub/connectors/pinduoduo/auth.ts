import { createHash } from "node:crypto";

const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex");

/** Signature of a call: every parameter but `sign`, sorted by key, key and value joined without separators, between the secret; upper-case hex. */
export function signCall(params: Readonly<Record<string, string>>, secret: string): string {
  const text = Object.keys(params)
    .filter((key) => key !== "sign")
    .sort()
    .map((key) => key + params[key])
    .join("");
  return md5(secret + text + secret).toUpperCase();
}

/** Signature in the address of the message service: Base64 of the lower-case hex text, not of the bytes it stands for. */
export function signSocket(of: { clientId: string; ms: number; secret: string }): string {
  return Buffer.from(md5(`${of.clientId}${of.ms}${of.secret}`), "utf8").toString("base64");
}
