import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type DouyinSignMethod = "md5" | "hmac-sha256";

export interface SignedSet {
  appKey: string;
  method: string;
  /** Canonical JSON, the very text of the body. */
  paramJson: string;
  timestamp: string;
}

/** Signature of a call: a fixed set in fixed order (the token is not in it), the secret around it, lower-case hex. */
export function signCall(set: SignedSet, secret: string, method: DouyinSignMethod): string {
  const text = `app_key${set.appKey}method${set.method}param_json${set.paramJson}timestamp${set.timestamp}v2`;
  return digest(`${secret}${text}${secret}`, secret, method);
}

/** Signature of a push: over the raw body between key and secret. */
export function signPush(push: { appKey: string; body: string }, secret: string, method: DouyinSignMethod): string {
  return digest(`${push.appKey}${push.body}${secret}`, secret, method);
}

function digest(text: string, secret: string, method: DouyinSignMethod): string {
  if (method === "md5") return createHash("md5").update(text, "utf8").digest("hex");
  return createHmac("sha256", secret).update(text, "utf8").digest("hex");
}

/** Compares in constant time, so that a signature cannot be found out letter by letter. */
export function sameSignature(given: string, expected: string): boolean {
  const left = Buffer.from(given.trim().toLowerCase());
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
