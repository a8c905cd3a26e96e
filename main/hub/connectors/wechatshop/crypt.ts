/** How WeChat signs and wraps what it pushes: SHA1 over sorted parts, AES-256-CBC with a block of 32. Pure. */
import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";

const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** Lower-case hex SHA1 of the parts, sorted and joined: token, timestamp and nonce, and of an encrypted push its text. */
export function signParts(parts: readonly string[]): string {
  return createHash("sha1")
    .update([...parts].sort().join(""), "utf8")
    .digest("hex");
}

/** Compares in constant time, so that a signature cannot be found out letter by letter. */
export function sameSignature(given: string, expected: string): boolean {
  const left = Buffer.from(given.trim().toLowerCase());
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What an encrypted text holds and for which app it was wrapped; `null` where it does not open with this key. */
export function unwrap(encrypted: string, encodingAesKey: string): { text: string; appId: string } | null {
  const key = Buffer.from(`${encodingAesKey}=`, "base64");
  if (key.length !== BLOCK) return null;
  try {
    const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16));
    // Its padding fills blocks of 32, which Node would take for damaged.
    decipher.setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(Buffer.from(encrypted, "base64")), decipher.final()]);
    const padding = plain.at(-1) ?? 0;
    if (padding < 1 || padding > BLOCK) return null;
    const content = plain.subarray(RANDOM_BYTES, plain.length - padding);
    if (content.length < LENGTH_BYTES) return null;
    const length = content.readUInt32BE(0);
    if (length > content.length - LENGTH_BYTES) return null;
    return { text: content.subarray(LENGTH_BYTES, LENGTH_BYTES + length).toString("utf8"), appId: content.subarray(LENGTH_BYTES + length).toString("utf8") };
  } catch {
    return null;
  }
}
