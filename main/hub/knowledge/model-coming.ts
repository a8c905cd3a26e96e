/** Models on their way: what has come of them, from where, and whether somebody was at it when the program ended. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sizeOf } from "./model-files.ts";

/** Kept beside what is on its way. */
export const SOURCE = "coming.json";

/** A model of which not all has come. */
export interface Coming {
  name: string;
  address: string;
  /** What has come of it. */
  bytes: number;
  /** Somebody was at it when the program ended: it goes on by itself. */
  isRunning: boolean;
}

/** Models that were begun and are not whole. */
export async function comingModels(modelFolder: string): Promise<Coming[]> {
  const names: string[] = await readdir(modelFolder).catch(() => []);
  const found = await Promise.all(
    names.map(async (entry): Promise<Coming[]> => {
      const name = /^\.(.+)\.coming$/.exec(entry)?.[1];
      const source = name === undefined ? null : await readFile(join(modelFolder, entry, SOURCE), "utf8").catch(() => null);
      if (name === undefined || source === null) return [];
      const files = await readdir(join(modelFolder, entry), { recursive: true });
      const sizes = await Promise.all(files.map((file) => sizeOf(join(modelFolder, entry, file))));
      try {
        const { address, isRunning } = JSON.parse(source) as Pick<Coming, "address" | "isRunning">;
        return [{ name, address, isRunning, bytes: sizes.reduce((sum, size) => sum + size, 0) }];
      } catch {
        return [];
      }
    }),
  );
  return found.flat();
}

/** Where a model lies while it comes; its beginning dot keeps it out of the list of models. */
export const comingFolder = (modelFolder: string, name: string): string => join(modelFolder, `.${name}.coming`);

/** Writes down from where it comes, and whether somebody is at it. */
export const noteSource = (coming: string, source: Pick<Coming, "address" | "isRunning">): Promise<void> =>
  writeFile(join(coming, SOURCE), JSON.stringify(source));
