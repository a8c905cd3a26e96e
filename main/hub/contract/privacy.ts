/** What is kept of people: with which keys, how long, who looked at it, and how it is erased. For administrators. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done } from "./shapes.ts";

/** A data key and how much it seals; id 0 = pages from before pages were sealed, `madeAt` null with it. */
const KeyUse = z.object({ id: z.int(), madeAt: z.date().nullable(), receivers: z.int(), pages: z.int() });

export const privacy = {
  /** Data keys, oldest first: the last one seals. `broken` = values that did not open when they were last sealed anew. */
  keys: entry("privacy.edit").output(z.object({ keys: z.array(KeyUse), resealing: z.boolean(), broken: z.int() })),
  /** A new data key: it seals from now on, and what older ones sealed is sealed anew in the background. */
  rotateKey: entry("privacy.edit").output(Done),
};
