import { createHash, timingSafeEqual } from "node:crypto";

function md5Upper(text: string): string {
  return createHash("md5").update(text, "utf8").digest("hex").toUpperCase();
}

/** Signature of a query: the parameter text, then key and customer. */
export function signQuery(param: string, account: { key: string; customer: string }): string {
  return md5Upper(param + account.key + account.customer);
}

/** Signature of a push: the parameter text as received, then the salt given when subscribing. */
export function signPush(param: string, salt: string): string {
  return md5Upper(param + salt);
}

/** Compares in constant time, so that a signature cannot be found out letter by letter. */
export function sameSignature(given: string, expected: string): boolean {
  const left = Buffer.from(given.trim().toUpperCase());
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
