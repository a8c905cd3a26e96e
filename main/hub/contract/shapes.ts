/** Shapes that many entries of the contract share. */
import { z } from "zod";
import { SHORTEST_REASON } from "./limits.ts";

/** The answer of a command that has nothing else to tell. */
export const Done = z.object({ ok: z.literal(true) });
/** A sentence or a name in both languages. */
export const Said = z.object({ zh: z.string(), en: z.string() });
/** Why somebody looks at what is personal, or erases it. */
export const Reason = z.string().trim().min(SHORTEST_REASON).max(200);
/** Which part of a list is asked for; pages count from 0. */
export const Page = { page: z.int().min(0).default(0), size: z.int().min(1).max(100).default(30) };
