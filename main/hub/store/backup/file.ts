/**
 * The one file of a backup: a line that says what it is, each table's rows compressed in pieces that tell their length, the manifest, and at
 * the end where that begins and the hash of everything before. A file that was cut short or changed is recognised before anything is done with it.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { StoreFault } from "../fault.ts";

const HEAD = Buffer.from("AFTERCARE BACKUP 1\n");
const FOOT = Buffer.from("AFTEREND");
/** Place of the manifest (8 bytes), hash of what is before (32), mark. */
const FOOT_BYTES = 8 + 32 + FOOT.length;

/** One table's rows as `COPY` wrote them, and where they lie. */
export interface KeptTable {
  name: string;
  columns: string[];
  rows: number;
  bytes: number;
  /** Of the rows as text, whatever their order. */
  sum: string;
  /** Where in the file it begins. */
  at: number;
}

/** What a backup tells of itself. */
export interface Manifest {
  version: string;
  /** ISO time. */
  at: string;
  postgres: string;
  migrations: { name: string; hash: string }[];
  tables: KeptTable[];
  sequences: { name: string; last: string | null }[];
  /** Fingerprint of the key that sealed what is in it; the key itself is not. */
  keyMark: string | null;
  kind: string | null;
}

/** Writes a backup beside its place and puts it there when it is whole. */
export class BackupWriter {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash("sha256");
  /** Bytes written so far. */
  at = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async open(path: string): Promise<BackupWriter> {
    const writer = new BackupWriter(path, await open(`${path}.part`, "w", 0o600));
    try {
      await writer.#write(HEAD);
    } catch (fault) {
      await writer.abandon();
      throw fault;
    }
    return writer;
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    await this.#handle.writeFile(bytes);
    this.at += bytes.length;
  }

  /** A piece of a table; an empty one ends it. */
  async piece(bytes: Buffer): Promise<void> {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await this.#write(length);
    if (bytes.length > 0) await this.#write(bytes);
  }

  async finish(manifest: Manifest): Promise<void> {
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(this.at));
    await this.#write(Buffer.from(JSON.stringify(manifest)));
    this.#hash.update(place);
    await this.#handle.writeFile(Buffer.concat([place, this.#hash.digest(), FOOT]));
    await this.#handle.sync();
    await this.#handle.close();
    await rename(`${this.#path}.part`, this.#path);
  }

  /** What was begun is removed; backups made before stay as they are. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(`${this.#path}.part`, { force: true });
  }
}

/** Reads what a backup tells of itself, after everything in it was held against its hash. @throws StoreFault when it is not whole or no backup. */
export async function readManifest(path: string): Promise<Manifest> {
  const handle = await open(path, "r").catch((fault: NodeJS.ErrnoException) => {
    throw new StoreFault(`打不开备份文件 ${path}（${fault.code}）。`, `The backup ${path} cannot be opened (${fault.code}).`);
  });
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(HEAD.length);
    await handle.read(head, 0, head.length, 0);
    if (!head.equals(HEAD)) {
      if (head.toString().startsWith("AFTERCARE BACKUP "))
        throw new StoreFault(
          "这个备份由更新的版本写成。请先升级 Aftercare，再恢复。",
          "This backup was written by a newer version: upgrade Aftercare, then restore.",
        );
      throw new StoreFault(`${path} 不是 Aftercare 的备份。`, `${path} is no backup of Aftercare.`);
    }
    const foot = Buffer.alloc(FOOT_BYTES);
    if (size > HEAD.length + FOOT_BYTES) await handle.read(foot, 0, FOOT_BYTES, size - FOOT_BYTES);
    if (!foot.subarray(40).equals(FOOT) || !foot.subarray(8, 40).equals(await hashOf(path, size - FOOT_BYTES, foot.subarray(0, 8)))) {
      throw new StoreFault(
        `备份 ${path} 不完整或被改动过，没有动任何数据。请换一个备份。`,
        `The backup ${path} is not whole or was changed; nothing was touched. Take another one.`,
      );
    }
    const from = Number(foot.readBigUInt64BE(0));
    const text = Buffer.alloc(size - FOOT_BYTES - from);
    await handle.read(text, 0, text.length, from);
    return JSON.parse(text.toString()) as Manifest;
  } finally {
    await handle.close();
  }
}

async function hashOf(path: string, bytes: number, place: Buffer): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.update(place).digest();
}

/** The compressed pieces of one table. */
export function piecesOf(path: string, table: KeptTable): Readable {
  return Readable.from(
    (async function* () {
      const handle = await open(path, "r");
      try {
        const length = Buffer.alloc(4);
        for (let at = table.at; ; ) {
          await handle.read(length, 0, 4, at);
          const bytes = Buffer.alloc(length.readUInt32BE(0));
          if (bytes.length === 0) return;
          await handle.read(bytes, 0, bytes.length, at + 4);
          yield bytes;
          at += 4 + bytes.length;
        }
      } finally {
        await handle.close();
      }
    })(),
  );
}
