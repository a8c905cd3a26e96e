/**
 * HMAC-SHA-256 (RFC 2104), put together from two plain hashes. `createHmac` sets up a stream for each value, which takes several times as long as
 * hashing some words, and each order that is captured needs five of them.
 */
import { hash, type KeyObject } from "node:crypto";

const BLOCK = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/** The keyed hash of texts under one key (of at most 64 bytes), as lower-case hex. */
export function keyedHash(key: KeyObject): (text: string) => string {
  const bytes = key.export();
  if (bytes.length > BLOCK) throw new Error("a longer key would have to be hashed first");
  const padded = (pad: number): Buffer => Buffer.alloc(BLOCK, pad).map((byte, place) => byte ^ (bytes[place] ?? 0)) as Buffer;
  const [inner, outer] = [padded(INNER), padded(OUTER)];
  return (text) => hash("sha256", Buffer.concat([outer, hash("sha256", Buffer.concat([inner, Buffer.from(text)]), "buffer")]), "hex");
}
