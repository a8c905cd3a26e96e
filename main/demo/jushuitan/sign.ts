import { createHash } from "node:crypto";

/** By the rule of the documents: secret, then what is not empty, sorted, key and value in turn. */
export function jstSign(form: Iterable<readonly [string, string]>, secret: string): string {
  let text = secret;
  for (const [key, value] of [...form].toSorted(([left], [right]) => (left < right ? -1 : 1))) if (key !== "sign" && value !== "") text += key + value;
  return createHash("md5").update(text, "utf8").digest("hex");
}
