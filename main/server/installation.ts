/** What belongs to one installation and is kept in its data folder: the sealing key. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HostFault } from "./fault.ts";

/** The installation's key, 32 bytes, made at the first start with mode 0600. @throws HostFault when it was damaged or cannot be written. */
export function installationKey(home: string): Uint8Array {
  const path = join(home, "installation.key");
  try {
    mkdirSync(home, { recursive: true });
    if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    const key = Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
    if (key.length === 32) return new Uint8Array(key);
  } catch (fault) {
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

/** A name of this machine that is this installation's alone: a browser sends its cookie to no other server here. Made once, and kept. */
export function loopbackName(home: string): string {
  const path = join(home, "installation.host");
  const kept = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (/^aftercare-[a-f\d]{12}\.localhost$/.test(kept)) return kept;
  const name = `aftercare-${randomBytes(6).toString("hex")}.localhost`;
  writeFileSync(path, name, { mode: 0o600 });
  return name;
}
