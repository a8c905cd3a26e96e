import { md5 } from "../engine/digest.ts";

/** JOS's signature: everything that was sent but `sign`, sorted by byte, key and value joined without separators, between the secret twice. */
export function josSign(params: Readonly<Record<string, string>>, secret: string): string {
  const keys = Object.keys(params).filter((key) => key !== "sign");
  keys.sort((left, right) => (left < right ? -1 : 1));
  return md5(secret + keys.map((key) => `${key}${params[key] ?? ""}`).join("") + secret).toUpperCase();
}
