/** A film (MP4, QuickTime) by its own bytes: boxes within boxes. What it tells of place, time and device is blanked where it stands, so that nothing moves. */
import { ok, type Result, refuse } from "./result.ts";

export interface Film {
  type: "video/mp4";
  bytes: Uint8Array;
}

type FilmProblem = "NOT_A_FILM" | "BROKEN";

/** Boxes whose inside is looked into, and such as tell of people and places. */
const HOLDS = new Set(["moov", "trak", "mdia"]);
const TOLD = new Set(["udta", "meta", "uuid"]);
/** Heads that begin with when it was made and changed. */
const DATED = new Set(["mvhd", "tkhd", "mdhd"]);
const MOST_BOXES = 20_000;

/** Reads a film. It has to have its head, a table of contents and something to show, each whole. */
export function readFilm(given: Uint8Array): Result<Film, FilmProblem> {
  const file = Buffer.from(given);
  if (file.length < 16 || file.toString("latin1", 4, 8) !== "ftyp") return refuse("NOT_A_FILM", "不是 MP4 视频");
  const seen = new Set<string>();
  const budget = { boxes: 0 };
  if (!walk(file, { from: 0, to: file.length, seen, budget }) || !seen.has("moov") || !seen.has("mdat") || !seen.has("trak"))
    return refuse("BROKEN", "视频不完整或已损坏");
  return ok({ type: "video/mp4", bytes: file });
}

/** Looks through the boxes of a stretch and blanks what tells too much. @returns false when one of them is not whole. */
function walk(file: Buffer, of: { from: number; to: number; seen: Set<string>; budget: { boxes: number } }): boolean {
  for (let at = of.from; at < of.to; ) {
    of.budget.boxes += 1;
    if (at + 8 > of.to || of.budget.boxes > MOST_BOXES) return false;
    const name = file.toString("latin1", at + 4, at + 8);
    const { head, length } = measure(file, { at, to: of.to });
    const end = at + length;
    if (length < head || end > of.to) return false;
    of.seen.add(name);
    if (TOLD.has(name)) {
      file.write("free", at + 4, "latin1");
      file.fill(0, at + head, end);
    } else if (DATED.has(name)) undate(file.subarray(at + head, end));
    else if (HOLDS.has(name) && !walk(file, { ...of, from: at + head, to: end })) return false;
    at = end;
  }
  return true;
}

/** A length of 1 means that eight bytes more tell it, of 0 that the box goes on to the end. */
function measure(file: Buffer, { at, to }: { at: number; to: number }): { head: number; length: number } {
  const short = file.readUInt32BE(at);
  if (short === 0) return { head: 8, length: to - at };
  if (short !== 1) return { head: 8, length: short };
  if (at + 16 > to) return { head: 16, length: 0 };
  return { head: 16, length: Number(file.readBigUInt64BE(at + 8)) };
}

/** Version and flags first; then two times, four bytes each or eight. */
function undate(body: Buffer): void {
  const bytes = body[0] === 1 ? 16 : 8;
  if (body.length >= 4 + bytes) body.fill(0, 4, 4 + bytes);
}
