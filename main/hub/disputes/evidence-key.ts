import { createHash } from "node:crypto";

/** By what a picture of a buyer is asked for: drawn from its address, which leads to the channel and stays here. */
export function evidenceKey(address: string): string {
  return createHash("sha256").update(address).digest("hex").slice(0, 24);
}
