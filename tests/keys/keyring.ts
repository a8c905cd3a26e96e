import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { KeyStore } from "../../main/keys/index.ts";

/** A key store that seals for one user: AES-256-GCM, as the systems' own do behind Electron. */
export function keyringOf(user: string): KeyStore {
  const own = createHash("sha256").update(user).digest();
  return {
    seal: async (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", own, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: async (sealed) => {
      const decipher = createDecipheriv("aes-256-gcm", own, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
