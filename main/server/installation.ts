/** What belongs to one installation and is kept in its data folder: the sealing key, where no desktop hands it over, and a name of its own. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyPlace } from "../hub/contract/index.ts";
import { KEY_FILE, KeyFault, keyGone, keyInFile, marksIn, sealedElsewhere, setSealedAside, writtenKey } from "../keys/index.ts";
import { HostFault } from "./fault.ts";
import { keyFromShell } from "./parent.ts";

/**
 * The installation's key, 32 bytes, made at the first start with mode 0600 and never where there was one: `mayReplace` says that the former is
 * lost for good. @throws HostFault or KeyFault when it was damaged, is sealed for a desktop, is gone, or cannot be written.
 */
export function installationKey(home: string, { mayReplace }: { mayReplace: boolean } = { mayReplace: false }): Uint8Array {
  const path = join(home, KEY_FILE);
  try {
    mkdirSync(home, { recursive: true });
    if (!existsSync(path)) {
      if (mayReplace) setSealedAside(home, new Date());
      else if (marksIn(home).sealed !== null) throw sealedElsewhere(home);
      else if (existsSync(join(home, "installation.kind"))) throw keyGone();
      writeFileSync(path, writtenKey(new Uint8Array(randomBytes(32))), { mode: 0o600, flag: "wx" });
    }
    const key = keyInFile(home);
    if (key instanceof Uint8Array) return key;
  } catch (fault) {
    if (fault instanceof KeyFault) throw fault;
    const code = (fault as NodeJS.ErrnoException).code;
    if (code === "ENOSPC") throw new HostFault("磁盘已满，无法写入数据文件夹。请腾出空间后再启动。", "The disk is full: free some space, then start again.");
    throw new HostFault(
      `无法使用数据文件夹 ${home}（${code}）。请检查权限，或用 AFTERCARE_HOME 换一个。`,
      `The data folder ${home} cannot be used (${code}): check its permissions or name another by AFTERCARE_HOME.`,
    );
  }
  throw new HostFault(
    `密钥文件 ${path} 已损坏。请从备份恢复；没有它，已保存的店铺密钥读不出来。`,
    `The key file ${path} is damaged: restore it from a backup; without it the shops' secrets cannot be read.`,
  );
}

/** The key and where it lies: handed over by the desktop that started this process, else in the file. */
export async function keyOf(home: string, options: { mayReplace: boolean }): Promise<{ key: Uint8Array; place: KeyPlace | "file" }> {
  const word = await keyFromShell();
  if (word?.key) return { key: new Uint8Array(Buffer.from(word.key, "base64url")), place: word.place };
  return { key: installationKey(home, options), place: word?.place ?? "file" };
}

/** A name of this machine that is this installation's alone: a browser sends its cookie to no other server here. Made once, and kept. */
export function loopbackName(home: string): string {
  const path = join(home, "installation.host");
  const kept = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (/^aftercare-[a-f\d]{12}\.localhost$/.test(kept)) return kept;
  mkdirSync(home, { recursive: true });
  const name = `aftercare-${randomBytes(6).toString("hex")}.localhost`;
  writeFileSync(path, name, { mode: 0o600 });
  return name;
}
