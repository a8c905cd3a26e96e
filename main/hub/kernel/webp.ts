/** WebP by its parts: a RIFF file of named chunks, of which those that tell of people and places are left out. */

export function isWebp(file: Buffer): boolean {
  return file.length >= 12 && file.toString("latin1", 0, 4) === "RIFF" && file.toString("latin1", 8, 12) === "WEBP";
}

/** Chunks that are the picture: still ones, moving ones, transparency, colour profile. */
const KEPT = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

/**
 * Walks through a WebP to its end.
 * @param mostUnfolded pixels over all its frames
 * @returns its size and the picture alone; `null` when it is cut off, damaged or unfolds too large
 */
export function webpOf(file: Buffer, mostUnfolded: number): { width: number; height: number; bytes: Uint8Array } | null {
  const end = 8 + file.readUInt32LE(4);
  if (end > file.length || end < 20) return null;
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | null = null;
  let frames = 0;
  for (let at = 12; at < end; ) {
    if (at + 8 > end) return null;
    const name = file.toString("latin1", at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const next = at + 8 + length + (length & 1);
    if (next > end) return null;
    const body = file.subarray(at + 8, at + 8 + length);
    if (name === "ANMF" || name === "VP8 " || name === "VP8L") frames += 1;
    size ??= sizeIn(name, body);
    if (KEPT.has(name)) kept.push(name === "VP8X" ? withoutTold(file.subarray(at, next)) : file.subarray(at, next));
    at = next;
  }
  if (!size || frames === 0 || size.width * size.height * frames > mostUnfolded) return null;
  const chunks = Buffer.concat(kept);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(4 + chunks.length, 4);
  return { ...size, bytes: Buffer.concat([head, chunks]) };
}

/** The canvas where the file names one, else the one picture's own size. */
function sizeIn(name: string, body: Buffer): { width: number; height: number } | null {
  if (name === "VP8X" && body.length >= 10) return { width: 1 + body.readUIntLE(4, 3), height: 1 + body.readUIntLE(7, 3) };
  if (name === "VP8 " && body.length >= 10 && body.readUIntBE(3, 3) === 0x9d012a)
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (name === "VP8L" && body.length >= 5 && body[0] === 0x2f) {
    const bits = body.readUInt32LE(1);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return null;
}

/** Its head says no longer that EXIF and XMP follow. */
function withoutTold(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[8] = (copy[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG);
  return copy;
}
