/** Shapes that many entries of the contract share. */
import { z } from "zod";

/** The answer of a command that has nothing else to tell. */
export const Done = z.object({ ok: z.literal(true) });
/** Letters that are said to a buyer at once; and that are kept while they are written, so that what is too long can be shortened. */
export const MOST_SAID = 2_000;
export const MOST_WRITTEN = 20_000;
/** A sentence or a name in both languages. */
export const Said = z.object({ zh: z.string(), en: z.string() });
/** A reason that is written down has so many letters at least. */
export const SHORTEST_REASON = 4;
/** Why somebody looks at what is personal, or erases it. */
export const Reason = z.string().trim().min(SHORTEST_REASON).max(200);
/** Which part of a list is asked for; pages count from 0. */
export const Page = { page: z.int().min(0).default(0), size: z.int().min(1).max(100).default(30) };
