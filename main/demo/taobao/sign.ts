import { hmac, md5 } from "../engine/digest.ts";

/** TOP's signature: all parameters but `sign`, sorted by byte, key and value joined without separators; upper-case hex. */
export function topSign(params: Record<string, string>, options: { secret: string; method: string }): string {
  const text = Object.keys(params)
    .filter((key) => key !== "sign")
    .sort((left, right) => (left < right ? -1 : 1))
    .map((key) => key + (params[key] ?? ""))
    .join("");
  const { secret, method } = options;
  if (method === "hmac") return hmac("md5", { key: secret, text }).toUpperCase();
  if (method === "hmac-sha256") return hmac("sha256", { key: secret, text }).toUpperCase();
  return md5(secret + text + secret).toUpperCase();
}
