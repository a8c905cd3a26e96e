/** Pictures made by hand, part by part, as their formats are written down. */
import { crc32, deflateSync } from "node:zlib";

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG of grey noise of about so many bytes; `more` stands before its end. */
export function png(size: { width: number; height: number; bytes?: number }, ...more: { name: string; data: string }[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size.width, 0);
  head.writeUInt32BE(size.height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((size.width + 1) * size.height);
  const filler = size.bytes ? [chunk("IDAT", Buffer.alloc(size.bytes, 1))] : [];
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    ...filler,
    ...more.map(({ name, data }) => chunk(name, Buffer.from(data))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A JPEG's parts, with EXIF that holds a picture of its own, and a scan with a stuffed byte and a restart. */
export function jpeg(size: { width: number; height: number }, scans = 1): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(size.height, 1);
  frame.writeUInt16BE(size.width, 3);
  const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0GPS 30.27N 120.15E"), Buffer.from([0xff, 0xd8, 0xff, 0xd9])])),
    segment(0xc0, frame),
    ...Array.from({ length: scans }, () => scan),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A GIF of one pixel with a comment. */
export function gif(comment = "made at home"): Buffer {
  return Buffer.concat([
    Buffer.from("GIF89a", "latin1"),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0]),
    Buffer.from([0x21, 0xfe, comment.length]),
    Buffer.from(comment),
    Buffer.from([0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  ]);
}

/** A GIF of so many frames of nothing, each of one pixel laid over the whole. */
export function movingGif({ width, height, frames }: { width: number; height: number; frames: number }): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
  head.writeUInt16LE(width, 0);
  head.writeUInt16LE(height, 2);
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([Buffer.from("GIF89a", "latin1"), head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
}

function riff(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
}

/** A WebP's parts: its canvas where something is told beside it, and a lossless picture's beginning. */
export function webp({ width, height }: { width: number; height: number }, more: { told: [name: string, data: string][] } | null = null): Buffer {
  const body = Buffer.alloc(9);
  body[0] = 0x2f;
  body.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  const canvas = Buffer.alloc(10);
  canvas[0] = 0x0c;
  canvas.writeUIntLE(width - 1, 4, 3);
  canvas.writeUIntLE(height - 1, 7, 3);
  const chunks = [...(more ? [riff("VP8X", canvas)] : []), riff("VP8L", body), ...(more?.told ?? []).map(([name, data]) => riff(name, Buffer.from(data)))];
  const all = Buffer.concat([Buffer.from("WEBP", "latin1"), ...chunks]);
  return riff("RIFF", all);
}

function box(name: string, ...inner: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  const body = Buffer.concat(inner);
  head.writeUInt32BE(8 + body.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** A film's boxes, with when and where it was taken. */
export function film(told = "+30.2741+120.1551/"): Buffer {
  const dated = Buffer.alloc(24, 7);
  dated.writeUInt32BE(0, 0);
  return Buffer.concat([
    box("ftyp", Buffer.from("isom\0\0\x02\0isomiso2mp41", "latin1")),
    box(
      "moov",
      box("mvhd", dated),
      box("trak", box("tkhd", dated), box("mdia", box("mdhd", dated), box("minf", Buffer.from("how to show it")))),
      box("udta", box("\xa9xyz", Buffer.from(told))),
      box("meta", Buffer.from(`com.apple.quicktime.make ${told}`)),
    ),
    box("mdat", Buffer.from("what is seen and heard")),
  ]);
}
