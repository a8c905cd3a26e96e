/** What the demonstration's buyers show: drawn from the claim itself, the same each time it is asked for. */
import { seeded } from "../engine/rng.ts";
import type { SimClaim } from "../truth/types.ts";
import { goodsOf } from "./goods.ts";
import { type Canvas, type Colour, canvas, fill, line, pngOf } from "./png.ts";

const WIDTH = 480;
const HEIGHT = 360;

/** Classes of which a buyer has something to show, with how many of ten do. */
const SHOWN: Readonly<Record<string, number>> = {
  damaged: 9,
  wrong_item: 9,
  quality: 7,
  not_as_described: 7,
  missing_item: 6,
  spoiled: 9,
  counterfeit: 6,
  substitution: 7,
  size_colour: 4,
  suspected_abuse: 8,
};

/** How many pictures come with a claim when it is made. */
export function picturesWith(seed: string, claim: Pick<SimClaim, "id" | "disputeClass">): number {
  const rng = seeded(`${seed}:pictures:${claim.id}`);
  return rng.chance((SHOWN[claim.disputeClass] ?? 0) / 10) ? rng.int(1, 3) : 0;
}

const HOUSES: Readonly<Record<string, Colour>> = {
  奶白: [240, 232, 214],
  米白: [238, 231, 218],
  白色: [236, 238, 240],
  黑色: [58, 58, 62],
  浅灰: [186, 190, 194],
  灰色: [142, 146, 150],
  深灰: [92, 96, 100],
  雾蓝: [146, 170, 190],
  墨绿: [52, 92, 76],
  粉色: [236, 178, 188],
  蓝色: [86, 130, 190],
  黄色: [240, 206, 92],
  绿色: [112, 164, 108],
  胡桃: [124, 84, 58],
  原木: [206, 166, 118],
  青釉: [158, 192, 178],
};

/** One of a claim's pictures, as a file. */
export function pictureOf(seed: string, claim: Pick<SimClaim, "id" | "disputeClass" | "createdAt">, of: { sku: string; place: number }): Buffer {
  const rng = seeded(`${seed}:picture:${claim.id}:${of.place}`);
  const goods = goodsOf(of.sku);
  const colour = HOUSES[goods.colours[claim.disputeClass === "wrong_item" || claim.disputeClass === "size_colour" ? 1 : 0] ?? ""] ?? [176, 186, 180];
  const on = canvas(WIDTH, HEIGHT, [206, 190, 168]);
  table(on, rng.int(196, 224));
  const box = { x: rng.int(90, 130), y: rng.int(70, 100), width: rng.int(230, 280), height: rng.int(160, 190) };
  if (of.place > 0) carton(on, box);
  article(on, { box, colour, make: goods.make, gone: claim.disputeClass === "missing_item" });
  const marks = { damaged: cracks, quality: cracks, suspected_abuse: cracks, spoiled: spots, counterfeit: seams, not_as_described: seams, substitution: seams };
  marks[claim.disputeClass as keyof typeof marks]?.(on, box, rng);
  return pngOf(on, `Demonstration phone; 30.2${rng.int(10, 99)}N 120.1${rng.int(10, 99)}E; ${new Date(claim.createdAt).toISOString()}`);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Draw = ReturnType<typeof seeded>;

function table(on: Canvas, edge: number): void {
  fill(on, (_x, y) => y < edge, [222, 226, 222]);
  for (let plank = edge; plank < HEIGHT; plank += 34) line(on, { from: [0, plank], to: [WIDTH - 1, plank + 5], colour: [182, 164, 140], width: 2 });
}

function carton(on: Canvas, { x, y, width, height }: Box): void {
  fill(on, (px, py) => px > x - 34 && px < x + width + 34 && py > y + 40 && py < y + height + 44, [190, 150, 104]);
  fill(on, (px, py) => px > x - 20 && px < x + width + 20 && py > y + 52 && py < y + height + 32, [150, 114, 76]);
  line(on, { from: [x - 34, y + 40], to: [x - 70, y + 14], colour: [206, 168, 122], width: 8 });
  line(on, { from: [x + width + 34, y + 40], to: [x + width + 68, y + 12], colour: [206, 168, 122], width: 8 });
}

function article(on: Canvas, of: { box: Box; colour: Colour; make: "cloth" | "hard" | "power"; gone: boolean }): void {
  const { x, y, width, height } = of.box;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const isRound = of.make !== "cloth";
  const inside = (px: number, py: number): boolean =>
    isRound ? ((px - cx) / (width / 2.4)) ** 2 + ((py - cy) / (height / 2.1)) ** 2 < 1 : px > x && px < x + width && py > y + 12 && py < y + height;
  fill(on, (px, py) => inside(px - 8, py - 10), [128, 114, 96]);
  fill(on, inside, of.colour);
  if (isRound)
    fill(
      on,
      (px, py) => ((px - cx) / (width / 3.4)) ** 2 + ((py - cy + 18) / (height / 4.4)) ** 2 < 1,
      of.colour.map((part) => part * 0.82) as unknown as Colour,
    );
  else
    for (let fold = x + 30; fold < x + width; fold += 46)
      line(on, { from: [fold, y + 14], to: [fold + 8, y + height - 4], colour: of.colour.map((part) => part * 0.86) as unknown as Colour, width: 3 });
  // What is not there leaves its place.
  if (of.gone) fill(on, (px, py) => px > cx + 20 && px < cx + 90 && py > cy - 10 && py < cy + 60, [150, 114, 76]);
}

function cracks(on: Canvas, { x, y, width, height }: Box, rng: Draw): void {
  for (let crack = rng.int(2, 4); crack > 0; crack -= 1) {
    let at: [number, number] = [x + width / 2 + rng.int(-50, 50), y + rng.int(20, 50)];
    for (let step = 0; step < 7; step += 1) {
      const next: [number, number] = [at[0] + rng.int(-24, 24), Math.min(y + height - 6, at[1] + rng.int(8, 24))];
      line(on, { from: at, to: next, colour: [40, 30, 28], width: step < 3 ? 3 : 2 });
      at = next;
    }
  }
}

function spots(on: Canvas, { x, y, width, height }: Box, rng: Draw): void {
  for (let spot = 0; spot < 9; spot += 1) {
    const [sx, sy, size] = [x + rng.int(30, width - 30), y + rng.int(30, height - 30), rng.int(6, 18)];
    fill(on, (px, py) => (px - sx) ** 2 + (py - sy) ** 2 < size ** 2, [92, 84, 46]);
  }
}

function seams(on: Canvas, { x, y, width, height }: Box, rng: Draw): void {
  const at = y + height / 2 + rng.int(-20, 20);
  for (let px = x + 20; px < x + width - 20; px += 12)
    line(on, { from: [px, at + rng.int(-4, 4)], to: [px + 7, at + rng.int(-6, 6)], colour: [196, 60, 48], width: 3 });
}
