/** ZIP archives, and XLSX, which is one: its members read in place, none written anywhere, and none longer than it says or than is sound. */
import { Readable } from "node:stream";
import yauzl, { type Entry, RandomAccessReader, type ZipFile } from "yauzl";
import { MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED, RATIO_COUNTS_FROM } from "./limits.ts";
import { unreadable } from "./problem.ts";
import { piecesOf, type Source } from "./source.ts";

class SourceReader extends RandomAccessReader {
  readonly #source: Source;
  constructor(source: Source) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piecesOf(this.#source, start, end));
  }
}

export interface Member {
  name: string;
  bytes: number;
  /** Its bytes as they unpack. @throws FileProblem when it is more than it says */
  read(): AsyncGenerator<Uint8Array>;
}

export interface Archive {
  members: readonly Member[];
  close(): void;
}

const BROKEN = ["压缩包不完整或已损坏，请重新下载再上传。", "The archive is broken or not whole: download it again."] as const;

/** Opens an archive and lists the files in it. @throws FileProblem */
export async function openArchive(source: Source): Promise<Archive> {
  const zip = await yauzl
    .fromRandomAccessReaderPromise(new SourceReader(source), source.bytes, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    })
    .catch(() => unreadable(...BROKEN));
  const members: Member[] = [];
  try {
    if (zip.entryCount > MOST_MEMBERS)
      unreadable(`压缩包里有 ${zip.entryCount} 个文件，太多了。`, `There are ${zip.entryCount} files in the archive, which is too many.`);
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (!name.endsWith("/") && !name.startsWith("__MACOSX/")) members.push({ name, bytes: entry.uncompressedSize, read: () => unpacked(zip, entry) });
    }
  } catch (fault) {
    zip.close();
    throw fault instanceof Error && fault.name === "Error" && !("said" in fault) ? broken() : fault;
  }
  return { members, close: () => zip.close() };
}

function broken(): never {
  return unreadable(...BROKEN);
}

/** Chinese programs write names in GBK without saying so. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const isUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
  try {
    return new TextDecoder(isUtf8 ? "utf-8" : "gb18030", { fatal: true }).decode(fileNameRaw);
  } catch {
    return new TextDecoder("utf-8").decode(fileNameRaw);
  }
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted())
    unreadable(
      "压缩包或表格设了密码，请先用密码打开，另存为没有密码的文件再上传。",
      "The file has a password: open it with that, save it without one, and send it again.",
    );
  if (entry.uncompressedSize > MOST_UNPACKED || isBomb(entry.uncompressedSize, entry.compressedSize)) bomb();
  const stream = await zip.openReadStreamPromise(entry).catch(() => unreadable(...BROKEN));
  let bytes = 0;
  try {
    for await (const piece of stream) {
      bytes += piece.length;
      if (bytes > MOST_UNPACKED || isBomb(bytes, entry.compressedSize)) bomb();
      yield piece;
    }
  } catch (fault) {
    throw "said" in (fault as object) ? fault : broken();
  } finally {
    stream.destroy();
  }
}

const isBomb = (plain: number, packed: number): boolean => plain > RATIO_COUNTS_FROM && plain > packed * MOST_RATIO;

function bomb(): never {
  return unreadable(
    "这个文件解开后大得不正常，为了安全没有打开。请另存为 CSV 再上传。",
    "Unpacked it would be far larger than any table: it was not opened. Save it as CSV and send that.",
  );
}
