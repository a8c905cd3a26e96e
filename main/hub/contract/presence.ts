/** Who is at which case just now. Nothing of it is kept: it is true for as long as it is told again. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done } from "./shapes.ts";

/** Somebody at a case: who looks, or who is writing there. */
export const Present = z.object({ id: z.string(), name: z.string(), writing: z.boolean() });
export type Present = z.infer<typeof Present>;

export const presence = {
  /**
   * Where one window of yours is, told when that changes and again every quarter of a minute; `caseId` null: at no case. `window` is the
   * window's own word for itself. The others hear `presence.changed` over their live stream.
   */
  tell: entry("case.read")
    .input(z.object({ window: z.string().min(8).max(40), caseId: z.string().min(1).max(64).nullable(), writing: z.boolean() }))
    .output(Done),
  /** Everybody who is at some case, for whoever has just begun to listen. */
  now: entry("case.read").output(z.object({ cases: z.array(z.object({ caseId: z.string(), people: z.array(Present) })) })),
};
