/** A ZIP file written as it comes: nothing of it is held but what is being packed. Sizes up to 4 GB. */
import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file in it: its name, and its text piece by piece. */
export interface Packed {
  name: string;
  text: Iterable<string> | AsyncIterable<string>;
}

interface Entry {
  name: Buffer;
  crc: number;
  packed: number;
  plain: number;
  at: number;
}

/** Names are UTF-8; sizes stand behind the data, for they are not known before. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: a list says itself of when it is. */
const DAY = 0x21;
const VERSION = 20;

/** Bytes of the archive, in order. */
export async function* zipped(files: Iterable<Packed>): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  let at = 0;
  for (const file of files) {
    const entry: Entry = { name: Buffer.from(file.name), crc: 0, packed: 0, plain: 0, at };
    entries.push(entry);
    for await (const bytes of packedFile(file, entry)) {
      at += bytes.length;
      yield bytes;
    }
  }
  const directory = Buffer.concat(entries.map(directoryLine));
  yield directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  yield end;
}

async function* packedFile(file: Packed, entry: Entry): AsyncGenerator<Uint8Array> {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeCommon(head, 4, entry);
  yield Buffer.concat([head, entry.name]);
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of file.text) {
      const bytes = Buffer.from(piece);
      entry.crc = crc32(bytes, entry.crc);
      entry.plain += bytes.length;
      yield bytes;
    }
  }
  for await (const bytes of Readable.from(counted()).compose<AsyncIterable<Buffer> & NodeJS.ReadWriteStream>(createDeflateRaw()) as AsyncIterable<Buffer>) {
    entry.packed += bytes.length;
    yield bytes;
  }
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x08074b50, 0);
  writeSizes(sizes, 4, entry);
  yield sizes;
}

function directoryLine(entry: Entry): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(VERSION, 4);
  writeCommon(line, 6, entry);
  writeSizes(line, 16, entry);
  line.writeUInt32LE(entry.at, 42);
  return Buffer.concat([line, entry.name]);
}

/** What the line before a file and its line in the directory share. */
function writeCommon(line: Buffer, at: number, { name }: Entry): void {
  line.writeUInt16LE(VERSION, at);
  line.writeUInt16LE(FLAGS, at + 2);
  line.writeUInt16LE(DEFLATED, at + 4);
  line.writeUInt16LE(DAY, at + 8);
  line.writeUInt16LE(name.length, at + 22);
}

function writeSizes(line: Buffer, at: number, { crc, packed, plain }: Entry): void {
  line.writeUInt32LE(crc, at);
  line.writeUInt32LE(packed, at + 4);
  line.writeUInt32LE(plain, at + 8);
}
