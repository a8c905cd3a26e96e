/** How WeChat signs and wraps what it pushes, by its own documents. */
import { createCipheriv, createHash, randomBytes } from "node:crypto";

/** Lower-case SHA1 of the sorted parts, joined. */
export function sha1Of(...parts: string[]): string {
  return createHash("sha1").update(parts.sort().join(""), "utf8").digest("hex");
}

/** 16 random bytes, the length in four, the text and the app id, filled to blocks of 32 and encrypted with AES-256-CBC. */
export function wrap(text: string, to: { appId: string; encodingAesKey: string }): string {
  const key = Buffer.from(`${to.encodingAesKey}=`, "base64");
  const content = Buffer.from(text, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const plain = Buffer.concat([randomBytes(16), length, content, Buffer.from(to.appId)]);
  const fill = 32 - (plain.length % 32);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])), cipher.final()]).toString("base64");
}
