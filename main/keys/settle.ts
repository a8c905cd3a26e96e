/**
 * Settles where the key lies under a desktop: in the operating system's key store where it has a real one, else in the key file. One place is
 * given up only after the other was read back from the disk and compared: killed anywhere, the next start goes on from what is there.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { KeyPlace } from "../hub/contract/index.ts";
import { KeyFault, keyGone, sealedElsewhere, twoKeys } from "./fault.ts";
import { type Disk, KEY_FILE, keyInFile, keySealed, makeHome, markOf, readKey, disk as realDisk, SEALED_FILE, writtenKey, writtenSealed } from "./files.ts";

/** The key store of this user on this machine. */
export interface KeyStore {
  seal(text: string): Promise<Uint8Array>;
  /** @throws Error when it was sealed by another user or machine. */
  open(sealed: Uint8Array): Promise<string>;
}

/** What the shell knows. */
interface Wished {
  /** `null` where this machine has none that deserves the name. */
  store: KeyStore | null;
  /** The person wants the file: the machine is moved, or runs without a desktop. */
  file: boolean;
  disk?: Disk;
}

/** `key` is `null` where the hub is to read the key file, and to make it at the first start. */
interface Settled {
  key: Uint8Array | null;
  place: KeyPlace;
}

/** Settles it before the hub of `home` is started. @throws KeyFault when no key can be had without making a second one. */
export async function settleKeyPlace(home: string, { store, file, disk = realDisk }: Wished): Promise<Settled> {
  makeHome(home);
  // What was only begun when the machine went away; it may hold half a key.
  for (const begun of [KEY_FILE, SEALED_FILE].map((name) => join(home, `${name}.part`))) if (existsSync(begun)) disk.remove(begun);
  const [plain, sealed] = [keyInFile(home), keySealed(home)];
  if (plain === "damaged") throw damaged(home, KEY_FILE);
  if (sealed === "damaged" && plain === null) throw damaged(home, SEALED_FILE);
  const held = sealed === "damaged" ? null : sealed;
  if (plain && held && markOf(plain) !== held.mark) throw twoKeys(home);
  if (store === null || file) {
    const place = file ? "file.chosen" : "file.noKeyring";
    if (!plain && held) {
      if (!store) throw sealedElsewhere(home);
      putFile(home, await opened(home, store, held), disk);
    }
    // Without a key store nobody knows whether what is sealed opens: it is left, and the file is what counts.
    if (store && (plain || held)) disk.remove(join(home, SEALED_FILE));
    return { key: null, place };
  }
  if (held && !plain) return { key: await opened(home, store, held), place: "store" };
  if (!plain && existsSync(join(home, "installation.kind"))) throw keyGone();
  const key = plain ?? new Uint8Array(randomBytes(32));
  if (!held || !(await opens(store, held, key))) await putSealed(home, key, { store, disk });
  disk.remove(join(home, KEY_FILE));
  return { key, place: "store" };
}

/** The key of a folder for a copy of it. @throws KeyFault when it does not open here. */
export async function copyOfKey(home: string, store: KeyStore | null): Promise<Uint8Array> {
  const [plain, sealed] = [keyInFile(home), keySealed(home)];
  if (plain instanceof Uint8Array) return plain;
  if (plain === "damaged") throw damaged(home, KEY_FILE);
  if (sealed === "damaged") throw damaged(home, SEALED_FILE);
  if (sealed === null) throw keyGone();
  if (store === null) throw sealedElsewhere(home);
  return opened(home, store, sealed);
}

/** Puts a key into its file, after which the file has been read back. */
function putFile(home: string, key: Uint8Array, disk: Disk): void {
  disk.put(join(home, KEY_FILE), writtenKey(key));
  const kept = keyInFile(home);
  if (!(kept instanceof Uint8Array) || !same(kept, key)) throw damaged(home, KEY_FILE);
}

async function putSealed(home: string, key: Uint8Array, { store, disk }: { store: KeyStore; disk: Disk }): Promise<void> {
  disk.put(join(home, SEALED_FILE), writtenSealed(key, await store.seal(writtenKey(key))));
  const kept = keySealed(home);
  if (kept === null || kept === "damaged" || !(await opens(store, kept, key))) throw damaged(home, SEALED_FILE);
}

async function opens(store: KeyStore, { bytes }: { bytes: Uint8Array }, key: Uint8Array): Promise<boolean> {
  const text = await store.open(bytes).catch(() => "");
  const kept = readKey(text);
  return kept !== null && same(kept, key);
}

async function opened(home: string, store: KeyStore, { bytes, mark }: { bytes: Uint8Array; mark: string }): Promise<Uint8Array> {
  const key = readKey(await store.open(bytes).catch(() => ""));
  if (key !== null && markOf(key) === mark) return key;
  throw new KeyFault(
    `这个用户的系统钥匙串打不开 ${join(home, SEALED_FILE)}：它来自另一个用户或另一台机器，或钥匙串被重置过。没有新建密钥。请把另存的 installation.key 放进这个文件夹；确实没有，以 --new-key 启动，再重新填写店铺与模型的密钥。`,
    `This user's key store does not open ${join(home, SEALED_FILE)}: it is another user's or machine's, or the key store was reset. No new key was made. Put your exported installation.key into this folder; if there is none, start with --new-key and enter the secrets of shops and models anew.`,
  );
}

function damaged(home: string, name: string): KeyFault {
  return new KeyFault(
    `密钥文件 ${join(home, name)} 已损坏或读不了。没有新建密钥，请从另存的副本放回。`,
    `The key file ${join(home, name)} is damaged or cannot be read. No new key was made: put a copy back.`,
  );
}

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.from(left).equals(Buffer.from(right));
