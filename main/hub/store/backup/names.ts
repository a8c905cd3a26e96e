/** Backups in a folder: named by their time, so that their order is that of their names. */
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { toBeijing } from "../../kernel/time.ts";

const NAME = /^aftercare-\d{8}-\d{6}\.backup$/;

/** The name of a backup of this time (Beijing). */
export function backupName(at: Date): string {
  return `aftercare-${toBeijing(at).replaceAll(/[-:]/g, "").replace(" ", "-")}.backup`;
}

/** Whole backups of a folder, newest first. */
export function backupsIn(folder: string): { file: string; bytes: number; at: Date }[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => NAME.test(name));
  return names
    .sort()
    .reverse()
    .map((name) => {
      const { size, mtime } = statSync(join(folder, name));
      return { file: join(folder, name), bytes: size, at: mtime };
    });
}

/** Leaves the newest `keep`, and nothing that was only begun. */
export function dropOldest(folder: string, keep: number): void {
  for (const { file } of backupsIn(folder).slice(keep)) rmSync(file, { force: true });
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (/^aftercare-\d{8}-\d{6}\.backup\.part$/.test(name)) rmSync(join(folder, name), { force: true });
}
