import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** SHA-256 of each file, hexadecimal. */
export type Checksums = Record<string, string>;

/** Why there is no model to load. */
export type ModelRefusal = "MODEL_MISSING" | "MODEL_DAMAGED" | "MODEL_UNREACHABLE";

/** Kept by us beside what we fetched. */
export const OWN_LIST = "checksums.json";
/** What who made a model may have put beside it: `sum  file` a line, as `sha256sum` writes it. */
export const MAKERS_LIST = "SHA256SUMS";

/** What the files of a folder should be, by the lists that lie in it; empty without one. */
export async function promisedChecksums(folder: string): Promise<Checksums> {
  const makers = await readFile(join(folder, MAKERS_LIST), "utf8").catch(() => "");
  return { ...readMakersList(makers), ...(await readOwnList(folder)) };
}

/** Lines of a maker's list; anything else in it is passed over. */
export function readMakersList(text: string): Checksums {
  const lines = text.split("\n").flatMap((line) => /^([0-9a-f]{64}) [ *](?:\.\/)?(\S+)\s*$/i.exec(line) ?? []);
  const out: Checksums = {};
  for (let at = 0; at + 2 < lines.length; at += 3) out[lines[at + 2] ?? ""] = (lines[at + 1] ?? "").toLowerCase();
  return out;
}

async function readOwnList(folder: string): Promise<Checksums> {
  try {
    return JSON.parse(await readFile(join(folder, OWN_LIST), "utf8")) as Checksums;
  } catch {
    return {};
  }
}

/** SHA-256 of a file, read piece by piece. */
export async function checksumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}

/** Bytes of a file; 0 where there is none. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : 0;
}
