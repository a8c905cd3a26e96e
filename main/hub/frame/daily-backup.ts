/** A backup a day, verified, the newest so many kept. */
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { backupName, backupsIn, commit, dropOldest, makeBackup, type Store, settingOf, verifyBackup } from "../store/index.ts";
import type { Platform } from "./platform.ts";

/** Setting: how many daily backups are kept; 0 = none is made. */
export const KEEP_BACKUPS = "backup.keep";
const KEPT = 7;
const DAY_MS = 86_400_000;

/** What it is handed. */
interface Daily {
  store: Store;
  platform: Pick<Platform, "home" | "log">;
  version: string;
}

/** Where they lie. */
export const backupFolder = ({ home }: Pick<Platform, "home">): string => join(home, "backups");

/** Whether this is a demonstration, of which nothing need be kept. */
export async function isDemonstration(store: Store): Promise<boolean> {
  return (await settingOf<string>(store, "installation.kind")) === "demo";
}

/** How many are kept: what somebody set, else a week's, and none of a demonstration. */
export async function backupsKept(store: Store): Promise<number> {
  return (await settingOf<number>(store, KEEP_BACKUPS)) ?? ((await isDemonstration(store)) ? 0 : KEPT);
}

/** Backups that are there, newest first. */
export function backupsThere({ home }: Pick<Platform, "home">): { name: string; bytes: number; at: Date }[] {
  return backupsIn(backupFolder({ home })).map(({ file, ...told }) => ({ name: basename(file), ...told }));
}

/** Makes today's where it is due; asked often, so that a machine that sleeps at night makes it when it wakes. @returns whether one was made. */
export async function backupWhenDue({ store, platform: { home, log }, version }: Daily): Promise<boolean> {
  const keep = await backupsKept(store);
  const folder = backupFolder({ home });
  const [newest] = backupsIn(folder);
  const now = store.clock.now();
  if (keep === 0 || (newest && now - newest.at.getTime() < DAY_MS)) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = await makeBackup(store.url, join(folder, backupName(new Date(now))), version);
  await verifyBackup(store.url, made.file).catch((fault: Error) => {
    rmSync(made.file, { force: true });
    throw fault;
  });
  dropOldest(folder, keep);
  await commit(store, "system", async (tx) =>
    tx.journal({ verb: "backup.made", subject: "backup", subjectId: basename(made.file), data: { bytes: made.bytes, rows: made.rows } }),
  );
  log("info", `backup: ${made.rows} rows of ${made.tables} tables, ${Math.round(made.bytes / 1_000_000)} MB, in ${made.seconds.toFixed(1)} s, verified`);
  return true;
}
