import { createHash } from "node:crypto";

/** Times of the protocol count from 2012-01-01 in Beijing, unix seconds. */
const EPOCH = 1_325_347_200;

/** A moment (ms) as the protocol counts it, s. */
export const timestampOf = (now: number): string => String(Math.floor(now / 1_000) - EPOCH);

/** What is handed out is one text, `secret:salt`: the first part signs, the second goes along. `null` where it is no such text. */
export function readSecret(told: string): { secret: string; salt: string } | null {
  const at = told.indexOf(":");
  return at > 0 && at < told.length - 1 ? { secret: told.slice(0, at).trim(), salt: told.slice(at + 1).trim() } : null;
}

/** Signature of a call: the query's parameters and the body under `body`, sorted, key and value in turn, the secret before and behind; lower-case MD5. */
export function signWangdian(query: Readonly<Record<string, string>>, body: string, secret: string): string {
  const all: Record<string, string> = { ...query, body };
  const pairs = Object.keys(all)
    .filter((key) => key !== "sign")
    .sort()
    .map((key) => key + all[key]);
  return createHash("md5")
    .update(secret + pairs.join("") + secret, "utf8")
    .digest("hex");
}
