import { md5 } from "../engine/digest.ts";

/** A call's signature: all parameters but `sign`, sorted by byte, key and value joined, between the secret; upper-case hex. */
export function pddSign(params: Readonly<Record<string, string>>, secret: string): string {
  const parts = Object.entries(params)
    .filter(([key]) => key !== "sign")
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${key}${value}`);
  return md5(`${secret}${parts.join("")}${secret}`).toUpperCase();
}

/** The message service's: Base64 of the hex text. */
export function pmcSign(clientId: string, ms: string, secret: string): string {
  return Buffer.from(md5(clientId + ms + secret)).toString("base64");
}
