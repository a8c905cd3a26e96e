/** What a picture is by its own bytes, whatever it is called: nothing that is no whole picture passes, and nothing but the picture. */
import { crc32 } from "node:zlib";
import type { PictureType } from "./picture-types.ts";
import { ok, type Result, refuse } from "./result.ts";
import { isWebp, webpOf } from "./webp.ts";

export type { PictureType } from "./picture-types.ts";

export interface Picture {
  type: PictureType;
  width: number;
  height: number;
  /** The picture alone: where and by whom it was taken is left out. */
  bytes: Uint8Array;
}

/** Not a picture of a kind we know (an SVG, a document, a renamed file), or one that is cut off or damaged. */
type PictureProblem = "NOT_A_PICTURE" | "BROKEN";
type Read = Result<Picture, PictureProblem>;

/** More pixels than a decoder should be asked to unfold. */
const MOST_PIXELS = 50_000_000;
/** The same over all frames of a moving one: a few kilobytes can hold thousands of frames of nothing. */
const MOST_UNFOLDED = 400_000_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads a picture. Its kind is what its bytes say; every part is walked through to its end. */
export function readPicture(bytes: Uint8Array): Read {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = kindOf(file)?.(file);
  if (!read) return refuse("NOT_A_PICTURE", "不是 JPG、PNG、GIF 或 WebP 图片");
  if (!read.ok) return read;
  const { width, height } = read.value;
  return width > 0 && height > 0 && width * height <= MOST_PIXELS ? read : broken;
}

const broken: Read = refuse("BROKEN", "图片不完整或已损坏");

function kindOf(file: Buffer): ((file: Buffer) => Read) | undefined {
  if (file.subarray(0, 8).equals(PNG)) return readPng;
  if (isWebp(file)) return readWebp;
  if (file.length > 3 && file.readUInt16BE(0) === 0xffd8 && file[2] === 0xff) return readJpeg;
  return /^GIF8[79]a$/.test(file.subarray(0, 6).toString("latin1")) ? readGif : undefined;
}

function readWebp(file: Buffer): Read {
  const read = webpOf(file, MOST_UNFOLDED);
  return read ? ok({ type: "image/webp", ...read }) : broken;
}

/** Chunks that change how it looks; the rest (texts, times, EXIF) tells of people and places. */
const PNG_KEPT = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "IDAT", "IEND"]);

function readPng(file: Buffer): Read {
  const kept: Buffer[] = [PNG];
  let size = { width: 0, height: 0 };
  let hasBody = false;
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return broken;
    const name = file.toString("latin1", at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return broken;
    if (name === "IHDR" && end - at >= 25) size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) };
    hasBody ||= name === "IDAT";
    if (PNG_KEPT.has(name)) kept.push(file.subarray(at, end));
    if (name === "IEND") return hasBody ? ok({ type: "image/png", ...size, bytes: Buffer.concat(kept) }) : broken;
    at = end;
  }
  return broken;
}

/** Frame headers: the size stands in them. 0xc4, 0xc8 and 0xcc are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Applications' own parts (EXIF, XMP, thumbnails) and comments; JFIF, colour profile and Adobe's colour transform change how it looks. */
const isTold = (marker: number): boolean => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xe2 && marker !== 0xee);

function readJpeg(file: Buffer): Read {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let size = { width: 0, height: 0 };
  for (let at = 2; at + 4 <= file.length; ) {
    if (file[at] !== 0xff) return broken;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length || end < at + 4) return broken;
    if (isFrame(marker) && end >= at + 9) size = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    if (!isTold(marker)) kept.push(file.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    // The picture itself, up to its next mark: what is written behind the last one is no part of it.
    const next = markAfter(file, at);
    if (next < 0) return broken;
    kept.push(file.subarray(at, next));
    if (file[next + 1] === 0xd9) return ok({ type: "image/jpeg", ...size, bytes: Buffer.concat([...kept, file.subarray(next, next + 2)]) });
    at = next;
  }
  return broken;
}

/** Where the next mark stands that is neither a stuffed byte nor a restart; -1 when there is none. */
function markAfter(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const marker = file[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return -1;
}

const GIF_IMAGE = 0x2c;
const GIF_EXTENSION = 0x21;
const GIF_END = 0x3b;
/** Extensions that change how it looks: timing and transparency, and how often it is played. Comments and applications' own are told of no one. */
const GIF_KEPT = new Set([0xf9]);

/** Bytes of a colour table by its flags; 0 where there is none. */
const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function readGif(file: Buffer): Read {
  if (file.length < 14) return broken;
  const size = { width: file.readUInt16LE(6), height: file.readUInt16LE(8) };
  let at = 13 + colours(file[10] ?? 0);
  const kept: Buffer[] = [file.subarray(0, at)];
  let hasBody = false;
  let unfolded = 0;
  while (at < file.length) {
    const kind = file[at];
    if (kind === GIF_END) return hasBody ? ok({ type: "image/gif", ...size, bytes: Buffer.concat([...kept, file.subarray(at, at + 1)]) }) : broken;
    if (kind !== GIF_IMAGE && kind !== GIF_EXTENSION) return broken;
    const isImage = kind === GIF_IMAGE;
    const end = endOfBlocks(file, isImage ? at + 11 + colours(file[at + 9] ?? 0) : at + 2);
    if (end < 0) return broken;
    // However small a frame is, each is laid over the whole.
    if (isImage) unfolded += size.width * size.height;
    if (unfolded > MOST_UNFOLDED) return broken;
    hasBody ||= isImage;
    if (isImage || GIF_KEPT.has(file[at + 1] ?? 0)) kept.push(file.subarray(at, end));
    at = end;
  }
  return broken;
}

/** Behind a run of counted blocks that an empty one ends; -1 when the file ends before. */
function endOfBlocks(file: Buffer, from: number): number {
  for (let at = from; at < file.length; at += 1 + (file[at] ?? 0)) if (file[at] === 0) return at + 1;
  return -1;
}
