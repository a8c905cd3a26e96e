/** Pictures, films and files that belong to a case: what its buyer showed, and what the desk adds. */

import { z } from "zod";
import { pictureTypes } from "../kernel/picture-types.ts";
import { entry } from "./base.ts";
import { MOST_ATTACHMENT_BYTES, PART_BYTES } from "./limits.ts";
import { Done } from "./shapes.ts";

/** What is shown as it came; everything else is a file to save. */
export const shownTypes = [...pictureTypes, "video/mp4"] as const;
/** What is handed out to be saved and never shown. */
export const SAVED_TYPE = "application/octet-stream";

const caseId = z.string().max(100);
const Place = z.object({ caseId, key: z.string().max(80) });

export const evidence = {
  /** One of them, safe to show or to save: read by its bytes, without where and by whom it was taken. Why it cannot be is the refusal's sentence. */
  look: entry("case.read")
    .input(Place)
    .output(z.object({ type: z.enum([...shownTypes, SAVED_TYPE]), name: z.string().nullable(), file: z.instanceof(Blob) })),
  /** What the desk added, oldest first; `shown`: a picture or a film; `sent`: it goes or went to the buyer with a message, and stays. */
  list: entry("case.read")
    .input(z.object({ caseId }))
    .output(
      z.object({
        files: z.array(
          z.object({
            key: z.string(),
            name: z.string(),
            shown: z.boolean(),
            bytes: z.int(),
            byName: z.string(),
            at: z.date(),
            mine: z.boolean(),
            sent: z.boolean(),
          }),
        ),
      }),
    ),
  /** Begins to add a file, or goes on with it after a lost line (`modified`: of its date in seconds): `have` are the places of the parts that are there. */
  begin: entry("case.work")
    .input(z.object({ caseId, name: z.string().min(1).max(200), bytes: z.int().min(1).max(MOST_ATTACHMENT_BYTES), modified: z.int().min(0) }))
    .output(z.object({ key: z.string(), parts: z.int(), have: z.array(z.int()) })),
  put: entry("case.work")
    .input(Place.extend({ place: z.int().min(0).max(1_000), base64: z.base64().max(Math.ceil(PART_BYTES / 3) * 4) }))
    .output(Done),
  /** All parts are there: the file is read and added, under a key drawn from its content. */
  finish: entry("case.work")
    .input(Place)
    .output(z.object({ key: z.string() })),
  /** Takes a file away: one's own, or anybody's for who assigns cases. */
  remove: entry("case.work").input(Place).output(Done),
};
