import { createHash, createHmac } from "node:crypto";

export type TopSignMethod = "md5" | "hmac" | "hmac-sha256";

/** Signature of a TOP call: every parameter but `sign`, sorted by key, key and value joined without separators, upper-case hex. */
export function signTop(params: Readonly<Record<string, string>>, secret: string, method: TopSignMethod): string {
  const text = Object.keys(params)
    .filter((key) => key !== "sign")
    .sort()
    .map((key) => key + params[key])
    .join("");
  return digest(text, secret, method).toUpperCase();
}

function digest(text: string, secret: string, method: TopSignMethod): string {
  if (method === "md5") return createHash("md5").update(`${secret}${text}${secret}`, "utf8").digest("hex");
  return createHmac(method === "hmac" ? "md5" : "sha256", secret)
    .update(text, "utf8")
    .digest("hex");
}

/** The shop's choice; HMAC-MD5 is the strongest form that official pages confirm. */
export function signMethodOf(setting: string | undefined): TopSignMethod {
  return setting === "md5" || setting === "hmac-sha256" ? setting : "hmac";
}
