import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ok, type Result, refuse } from "../kernel/result.ts";

/** Where a model's files are kept and where they may be fetched. */
export interface ModelPlace {
  /** The model's own folder. */
  folder: string;
  /** Address under which the files lie; `null`: never fetch. */
  baseUrl: string | null;
  /** Paths below folder and address. */
  files: readonly string[];
  fetch?: typeof globalThis.fetch;
  /** Called while fetching. `total` is `null` when the server does not say. Bytes. */
  onProgress?: (progress: { file: string; received: number; total: number | null }) => void;
}

/** SHA-256 of each file, hexadecimal. */
export type Checksums = Record<string, string>;

/** Why there are no files to load. */
export type ModelRefusal = "MODEL_MISSING" | "MODEL_DAMAGED" | "MODEL_UNREACHABLE";

const LIST = "checksums.json";

/**
 * Makes sure that every file is there and is the one whose checksum was kept. What is missing or differs is fetched when an address is
 * given; files somebody copied in by hand are taken as they are the first time, and their checksums kept.
 */
export async function ensureModelFiles(place: ModelPlace): Promise<Result<Checksums, ModelRefusal>> {
  const known = await readChecksums(place.folder);
  const found: Checksums = {};
  for (const file of place.files) {
    const local = await readFile(join(place.folder, file)).catch(() => null);
    const checksum = local && sha256(local);
    if (checksum && (known[file] === undefined || known[file] === checksum)) {
      found[file] = checksum;
      continue;
    }
    if (place.baseUrl === null) {
      return local
        ? refuse("MODEL_DAMAGED", `The model file ${file} is not the one that was kept: put it in again`, { file })
        : refuse("MODEL_MISSING", `The model file ${file} is missing`, { file });
    }
    const fetched = await fetchFile(place, place.baseUrl, file);
    if (!fetched.ok) return fetched;
    found[file] = fetched.value;
    await writeChecksums(place.folder, { ...known, ...found });
  }
  await writeChecksums(place.folder, found);
  return ok(found);
}

async function fetchFile(place: ModelPlace, baseUrl: string, file: string): Promise<Result<string, ModelRefusal>> {
  const url = `${baseUrl.replace(/\/+$/, "")}/${file}`;
  const unreachable = (why: string): Result<string, ModelRefusal> =>
    refuse("MODEL_UNREACHABLE", `The model file ${file} could not be fetched: ${why}`, { file });
  try {
    const response = await (place.fetch ?? fetch)(url);
    if (!response.ok || !response.body) return unreachable(`the server answered ${response.status}`);
    const declared = Number(response.headers.get("content-length"));
    const total = declared > 0 ? declared : null;
    const chunks: Uint8Array[] = [];
    let received = 0;
    for await (const chunk of response.body) {
      chunks.push(chunk);
      received += chunk.byteLength;
      place.onProgress?.({ file, received, total });
    }
    if (total !== null && received !== total && !response.headers.get("content-encoding")) return unreachable(`${received} of ${total} bytes came`);
    const bytes = Buffer.concat(chunks);
    await writeWhole(join(place.folder, file), bytes);
    return ok(sha256(bytes));
  } catch (error) {
    return unreachable(error instanceof Error ? error.message : String(error));
  }
}

async function readChecksums(folder: string): Promise<Checksums> {
  try {
    return JSON.parse(await readFile(join(folder, LIST), "utf8")) as Checksums;
  } catch {
    return {};
  }
}

async function writeChecksums(folder: string, checksums: Checksums): Promise<void> {
  await writeWhole(join(folder, LIST), JSON.stringify(checksums, null, 2));
}

/** A file is either whole under its name or not there. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
