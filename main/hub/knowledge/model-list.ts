import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Result } from "../kernel/result.ts";
import type { ModelRefusal } from "./model-files.ts";
import { type ModelFolder, modelFolders, readModelFolder } from "./model-folder.ts";

/** A folder with what it was read to be. */
export interface ListedModel {
  name: string;
  read: Result<ModelFolder, ModelRefusal>;
}

/** What was read of a folder while its files were as they are: a hundred megabytes of weights are not summed for every look at a page. */
const known = new Map<string, { signature: string; read: ListedModel["read"] }>();

/** Every model of the folder, whole or damaged, by name. */
export async function listModels(folder: string): Promise<ListedModel[]> {
  const found: ListedModel[] = [];
  for (const each of await modelFolders(folder)) {
    const signature = await signatureOf(each);
    const before = known.get(each);
    const read = before?.signature === signature ? before.read : await readModelFolder(each);
    known.set(each, { signature, read });
    found.push({ name: basename(each), read });
  }
  return found;
}

/** Sizes and times of all its files. */
async function signatureOf(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const stats = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return names.map((name, at) => `${name} ${stats[at]?.size} ${stats[at]?.mtimeMs}`).join("\n");
}
