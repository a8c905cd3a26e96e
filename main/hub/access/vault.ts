/** Seals secrets with the installation's key and turns a buyer's identity into a fingerprint that cannot be read back. */
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { keyedHash } from "./keyed-hash.ts";

export interface Vault {
  /** AES-256-GCM; a fresh nonce each time. */
  seal(plain: string | Uint8Array): Uint8Array<ArrayBuffer>;
  /** @throws Error when the bytes were changed or sealed with another key. */
  open(sealed: Uint8Array): string;
  /** The same for what is no text. @throws Error like {@link Vault.open} */
  openBytes(sealed: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Wraps a data key for keeping, under its name. */
  wrap(key: Uint8Array, name: string): Uint8Array;
  /** @throws Error when it was changed, has another name, or was wrapped by another installation. */
  unwrap(wrapped: Uint8Array, name: string): Uint8Array;
  /** Keyed hash of a phone, address or channel id, the same on every channel; plain values never leave the call. */
  fingerprint(kind: "phone" | "tail" | "name" | "receiver" | "address" | "buyer" | "device", value: string): string;
}

/** Opens the vault of an installation. `key` is 32 bytes that the host keeps (file of mode 0600, or the desktop's keychain). */
export function openVault(key: Uint8Array): Vault {
  const derive = (use: string): KeyObject => createSecretKey(Buffer.from(hkdfSync("sha256", key, new Uint8Array(), use, 32)));
  const sealing = derive("aftercare seal");
  const wrapping = derive("aftercare data keys");
  const fingerprint = keyedHash(derive("aftercare fingerprint"));
  const openBytes = (sealed: Uint8Array): Uint8Array<ArrayBuffer> => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const cipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, 12), { authTagLength: 16 });
    cipher.setAuthTag(bytes.subarray(12, 28));
    return new Uint8Array(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]));
  };
  return {
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
      const body = Buffer.concat([cipher.update(typeof plain === "string" ? Buffer.from(plain, "utf8") : plain), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
    },
    open: (sealed) => Buffer.from(openBytes(sealed)).toString("utf8"),
    openBytes,
    wrap(plain, name) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", wrapping, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    unwrap(wrapped, name) {
      const bytes = Buffer.from(wrapped);
      const cipher = createDecipheriv("aes-256-gcm", wrapping, bytes.subarray(0, 12), { authTagLength: 16 });
      cipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]);
    },
    fingerprint(kind, value) {
      return fingerprint(`${kind}\n${value.replace(/\s+/g, "").toLowerCase()}`).slice(0, 40);
    },
  };
}

/** A fingerprint of a word that is nobody's: it tells keys apart and nothing of them. */
export function keyMark(vault: Vault): string {
  return vault.fingerprint("buyer", "aftercare installation");
}
