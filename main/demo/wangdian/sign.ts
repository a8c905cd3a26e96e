import { createHash } from "node:crypto";

/** By the rule of the documents: the secret, then query and body sorted, key and value in turn, then the secret again. */
export function wdtSign(query: Iterable<readonly [string, string]>, body: string, secret: string): string {
  let text = secret;
  for (const [key, value] of [...query, ["body", body] as const].toSorted(([left], [right]) => (left < right ? -1 : 1)))
    if (key !== "sign") text += key + value;
  return createHash("md5")
    .update(text + secret, "utf8")
    .digest("hex");
}
