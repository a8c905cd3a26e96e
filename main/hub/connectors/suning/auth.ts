import { createHash } from "node:crypto";

/** What a call's signature covers besides its body; all of it goes into headers. */
interface Signed {
  method: string;
  /** `yyyy-MM-dd HH:mm:ss` in Beijing, at most ten minutes off. */
  time: string;
  key: string;
  version: string;
}

/** Signature of a call: secret, method, time, key, version and the base64 of the very bytes that are sent, joined without separators; lower-case MD5. */
export function signSuning({ method, time, key, version }: Signed, body: string, secret: string): string {
  const text = secret + method + time + key + version + Buffer.from(body, "utf8").toString("base64");
  return createHash("md5").update(text, "utf8").digest("hex");
}
