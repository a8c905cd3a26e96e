/** Writes a PNG by hand: the demonstration's buyers send pictures that nobody took. */
import { crc32, deflateSync } from "node:zlib";

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture one paints on. */
export interface Canvas {
  width: number;
  height: number;
  pixels: Buffer;
}

export function canvas(width: number, height: number, ground: Colour): Canvas {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set(ground, at);
  return { width, height, pixels };
}

type Point = readonly [x: number, y: number];

function dot(on: Canvas, [x, y]: Point, colour: Colour): void {
  if (x < 0 || y < 0 || x >= on.width || y >= on.height) return;
  on.pixels.set(colour, (Math.floor(y) * on.width + Math.floor(x)) * 3);
}

/** Fills what `inside` says is in, with light from the upper left. */
export function fill(on: Canvas, inside: (x: number, y: number) => boolean, colour: Colour): void {
  for (let y = 0; y < on.height; y += 1) {
    const shade = 1.06 - (0.16 * y) / on.height;
    for (let x = 0; x < on.width; x += 1) {
      if (inside(x, y)) dot(on, [x, y], colour.map((part) => Math.min(255, Math.round(part * (shade - (0.08 * x) / on.width)))) as unknown as Colour);
    }
  }
}

export function line(on: Canvas, of: { from: Point; to: Point; colour: Colour; width: number }): void {
  const { from, to } = of;
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1])));
  for (let step = 0; step <= steps; step += 1) {
    const x = from[0] + ((to[0] - from[0]) * step) / steps;
    const y = from[1] + ((to[1] - from[1]) * step) / steps;
    for (let dx = 0; dx < of.width; dx += 1) for (let dy = 0; dy < of.width; dy += 1) dot(on, [x + dx, y + dy], of.colour);
  }
}

/** The file; a telephone writes down where and with what it was taken, and so does this. */
export function pngOf({ width, height, pixels }: Canvas, taken: string): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) pixels.copy(rows, y * (width * 3 + 1) + 1, y * width * 3, (y + 1) * width * 3);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("tEXt", Buffer.from(`Comment\0${taken}`, "latin1")),
    chunk("IDAT", deflateSync(rows, { level: 6 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
