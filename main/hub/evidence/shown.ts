/** What may be shown, by its bytes alone. Pure. */
import type { shownTypes } from "../contract/evidence.ts";
import { readFilm } from "../kernel/film.ts";
import { readPicture } from "../kernel/picture.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { EvidenceProblem } from "./problems.ts";

const MOST_PICTURE_BYTES = 20 * 1024 * 1024;
/** A minute of a telephone's film. */
export const MOST_FILM_BYTES = 50 * 1024 * 1024;

export interface Shown {
  type: (typeof shownTypes)[number];
  bytes: Uint8Array;
}

/** Reads bytes as a picture or a film, without what they tell of place, time and device. */
export function shownFrom(bytes: Uint8Array): Result<Shown, EvidenceProblem> {
  const film = readFilm(bytes);
  if (film.ok) return ok(film.value);
  if (film.refusal.code === "BROKEN") return refuse("broken", "broken");
  if (bytes.byteLength > MOST_PICTURE_BYTES) return refuse("too_large", "too_large");
  const picture = readPicture(bytes);
  if (picture.ok) return ok({ type: picture.value.type, bytes: picture.value.bytes });
  const problem = picture.refusal.code === "BROKEN" ? "broken" : "not_shown";
  return refuse(problem, problem);
}
