import { md5 } from "../engine/digest.ts";

/** What a call carries: secret, method, time, key, version and the Base64 of the very bytes of its body, joined without anything between. */
export function callSign(of: { method: string; time: string; key: string; version: string; body: Uint8Array }, secret: string): string {
  return md5(secret + of.method + of.time + of.key + of.version + Buffer.from(of.body).toString("base64"));
}
