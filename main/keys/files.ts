/** The two files a key may lie in, read and written so that a machine that goes away in between leaves the one before or the one after. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { keyMark, openVault } from "../hub/access/vault.ts";

export const KEY_FILE = "installation.key";
export const SEALED_FILE = "key.sealed";
const BYTES = 32;

/** What is changed on the disk, one thing at a time. */
export interface Disk {
  /** Puts a whole file in its place and waits until the disk has it. */
  put(path: string, text: string): void;
  remove(path: string): void;
}

export const disk: Disk = {
  put: (path, text) => {
    const beside = `${path}.part`;
    const file = openSync(beside, "w", 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    settleFolder(join(path, ".."));
  },
  remove: (path) => {
    rmSync(path, { force: true });
    settleFolder(join(path, ".."));
  },
};

function settleFolder(folder: string): void {
  // Windows has no such thing as a folder that can be flushed.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The key as its file has it: `null` where there is no file, "damaged" where it is none of ours. */
export function keyInFile(home: string): Uint8Array | "damaged" | null {
  const path = join(home, KEY_FILE);
  return existsSync(path) ? (readKey(readFileSync(path, "utf8")) ?? "damaged") : null;
}

/** The words of a key file. */
export const writtenKey = (key: Uint8Array): string => Buffer.from(key).toString("base64url");

/** The key that words are, or `null`. */
export function readKey(text: string): Uint8Array | null {
  const key = Buffer.from(text.trim(), "base64url");
  return key.length === BYTES ? new Uint8Array(key) : null;
}

const Sealed = z.object({
  form: z.literal(1),
  /** Tells whose key it is without opening it, as the database's own mark does. */
  mark: z.string().regex(/^[a-f\d]{40}$/),
  sealed: z.base64(),
});

/** A sealed key: whose it is, and the bytes that only this user's key store opens. */
export interface SealedKey {
  mark: string;
  bytes: Uint8Array;
}

/** The sealed key of a folder: `null` where there is none, "damaged" where it cannot be one. */
export function keySealed(home: string): SealedKey | "damaged" | null {
  const path = join(home, SEALED_FILE);
  if (!existsSync(path)) return null;
  try {
    const { mark, sealed } = Sealed.parse(JSON.parse(readFileSync(path, "utf8")));
    return { mark, bytes: new Uint8Array(Buffer.from(sealed, "base64")) };
  } catch {
    return "damaged";
  }
}

/** The words of a sealed key's file. */
export function writtenSealed(key: Uint8Array, sealed: Uint8Array): string {
  return `${JSON.stringify({ form: 1, mark: markOf(key), sealed: Buffer.from(sealed).toString("base64") })}\n`;
}

/** What tells keys apart and nothing of them. */
export const markOf = (key: Uint8Array): string => keyMark(openVault(key));

/** The marks of the keys that lie in a folder, none of them opened by a key store. */
export function marksIn(home: string): { file: string | "damaged" | null; sealed: string | "damaged" | null } {
  const [file, sealed] = [keyInFile(home), keySealed(home)];
  return { file: file instanceof Uint8Array ? markOf(file) : file, sealed: sealed === null || sealed === "damaged" ? sealed : sealed.mark };
}

/** Puts a sealed key out of the way, under a name that is not read: another one is this installation's. @returns whether there was one. */
export function setSealedAside(home: string, at: Date): boolean {
  const path = join(home, SEALED_FILE);
  if (!existsSync(path)) return false;
  renameSync(path, join(home, `${SEALED_FILE}.former-${at.getTime()}`));
  settleFolder(home);
  return true;
}

/** Makes the folder a key lies in. */
export const makeHome = (home: string): void => void mkdirSync(home, { recursive: true });
