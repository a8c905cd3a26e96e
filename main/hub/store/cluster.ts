/**
 * The PostgreSQL server that Aftercare carries with it. It is started detached by `pg_ctl`, so a hub that was killed
 * finds it alive and attaches; a hub that ends in order stops it.
 */
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { newSecret } from "../kernel/ids.ts";
import { StoreFault } from "./fault.ts";
import { clearStaleNote, livingPostmaster } from "./postmaster.ts";
import { call, carriedVersion, explained, type Fault, freePort, lastLine, layOut, type Paths, wordsOf } from "./server-files.ts";

const START_PATIENCE_MS = 60_000;
/** A longer log of the server's is put aside at its next start; the one put aside before goes. */
const MOST_LOG_BYTES = 20_000_000;

export interface Cluster {
  /** Connection string of the maintenance database on loopback. */
  url: string;
  /**
   * Starts the server again, on its old port, when it is no more; does nothing while it lives.
   * @returns whether it had to be started. @throws StoreFault when it cannot be started now.
   */
  revive(): Promise<boolean>;
  /** Ends the server in order; running transactions are rolled back. */
  stop(): Promise<void>;
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

  if (existsSync(join(paths.data, "PG_VERSION")) && !existsSync(paths.password)) await passwordGone(paths);
  if (!existsSync(join(paths.data, "PG_VERSION"))) await initialise(paths);
  checkVersion(paths);
  const port = (await runningPort(paths)) ?? (await start(paths, await keptPort(paths)));
  keepMark(paths);
  const secret = readFileSync(paths.password, "utf8").trim();
  return {
    url: `postgresql://aftercare:${encodeURIComponent(secret)}@127.0.0.1:${port}/postgres`,
    revive: async () => {
      if (livingPostmaster(paths.data) !== null) return false;
      await start(paths, port);
      return true;
    },
    stop: async () => {
      await pgCtl(paths, ["stop", "-m", "fast", "-w", "-t", "30"]).catch(() => undefined);
    },
  };
}

/**
 * The file with the password is gone. Whoever owns the server's files may set another, so that nothing is lost; but where the whole data
 * folder was removed and made anew, the server's files, which root keeps elsewhere, are put aside and the shop begins anew.
 */
async function passwordGone(paths: Paths): Promise<void> {
  await pgCtl(paths, ["stop", "-m", "fast", "-w", "-t", "30"]).catch(() => undefined);
  if (paths.user && readMark(paths.mark) !== readMark(paths.markBeside)) return renameSync(paths.data, `${paths.data}.left-${String(Date.now())}`);
  clearStaleNote(paths.data);
  const secret = newSecret();
  await call(paths, "postgres", { args: ["--single", "-D", paths.data, "postgres"], input: `ALTER ROLE aftercare PASSWORD '${secret}'\n` }).catch(
    (fault: Fault) => {
      throw new StoreFault(
        `数据库的口令文件 ${paths.password} 不见了，也没能另设一个：${lastLine(wordsOf(fault))}。请从备份放回这个文件。`,
        `The database's password file ${paths.password} is gone and no other password could be set (${lastLine(wordsOf(fault))}): put the file back from a backup.`,
      );
    },
  );
  writeFileSync(paths.password, secret, { mode: 0o600 });
}

/** The port of the last start where it is free: whoever starts the server again, its users find it where it was. */
async function keptPort({ port }: Paths): Promise<number> {
  const kept = existsSync(port) ? Number(readFileSync(port, "utf8")) : 0;
  const chosen = await freePort(Number.isInteger(kept) && kept > 0 ? kept : undefined);
  if (chosen !== kept) writeFileSync(port, String(chosen));
  return chosen;
}

/** A mark in the data folder and one beside the server's files: as long as they agree it is the folder these files were made for. */
function keepMark({ mark, markBeside }: Paths): void {
  const known = readMark(markBeside) ?? newSecret();
  if (readMark(markBeside) === null) writeFileSync(markBeside, known, { mode: 0o600 });
  if (readMark(mark) !== known) writeFileSync(mark, known, { mode: 0o600 });
}

function readMark(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

/** Files are read by the server's own main version only. */
function checkVersion(paths: Paths): void {
  const wrote = readFileSync(join(paths.data, "PG_VERSION"), "utf8").trim();
  const carried = carriedVersion();
  if (wrote === carried) return;
  throw new StoreFault(
    `数据由 PostgreSQL ${wrote} 写成，本程序带的是 ${carried}。请用原来的版本运行 npm run backup，移走 ${paths.data}，再用新版本运行 npm run restore。`,
    `The data was written by PostgreSQL ${wrote} and this program carries ${carried}: run npm run backup with the former version, move ${paths.data} away, then npm run restore with this one.`,
  );
}

async function initialise(paths: Paths): Promise<void> {
  mkdirSync(paths.data, { recursive: true, mode: 0o700 });
  if (!existsSync(paths.password)) writeFileSync(paths.password, newSecret(), { mode: 0o600 });
  const handOver = join(dirname(paths.data), "initial.secret");
  writeFileSync(handOver, `${readFileSync(paths.password, "utf8").trim()}\n`, { mode: 0o600 });
  if (paths.user) for (const path of [paths.data, handOver]) chownSync(path, paths.user.uid, paths.user.gid);
  try {
    const args = [`--pgdata=${paths.data}`, "--username=aftercare", `--pwfile=${handOver}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
    await call(paths, "initdb", { args });
  } catch (fault) {
    throw explained(wordsOf(fault as Fault));
  } finally {
    writeFileSync(handOver, "");
  }
}

/** The port of a server of ours that lives, also one that is still on its way up. */
async function runningPort(paths: Paths): Promise<number | null> {
  for (let waited = 0; waited < START_PATIENCE_MS; waited += 100) {
    const found = livingPostmaster(paths.data);
    if (found === null) return null;
    if (found.port !== null) return found.port;
    await pause(100);
  }
  throw new StoreFault(`数据库的进程在，却一直没有就绪。请查看 ${paths.log}。`, `The database's process lives but does not get ready: look into ${paths.log}.`);
}

async function start(paths: Paths, port: number): Promise<number> {
  clearStaleNote(paths.data);
  if (existsSync(paths.log) && statSync(paths.log).size > MOST_LOG_BYTES) renameSync(paths.log, `${paths.log}.1`);
  const sockets = process.platform === "win32" ? "" : " -c unix_socket_directories=''";
  const options = `-p ${port} -c listen_addresses=127.0.0.1${sockets} -c max_connections=60 -c shared_buffers=256MB -c max_wal_size=2GB -c work_mem=16MB -c jit=off`;
  for (let attempt = 1; ; attempt += 1) {
    const told = existsSync(paths.log) ? statSync(paths.log).size : 0;
    try {
      await pgCtl(paths, ["start", "-w", "-t", "60", "-l", paths.log, "-o", options]);
      return port;
    } catch (fault) {
      // What the log said at earlier starts is not about this one.
      const words = `${wordsOf(fault as Fault)}\n${existsSync(paths.log) ? readFileSync(paths.log, "utf8").slice(told).slice(-4_000) : ""}`;
      // Processes of a server that was killed hold its memory until they notice.
      if (attempt >= 20 || !/pre-existing shared memory block/.test(words)) throw explained(words);
      await pause(150);
    }
  }
}

function pgCtl(paths: Paths, args: string[]): Promise<void> {
  return call(paths, "pg_ctl", { args: ["-D", paths.data, ...args] });
}
