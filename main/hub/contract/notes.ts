/** What colleagues say to each other about a case, and what calls one of them there. A buyer never sees any of it. */

import { z } from "zod";
import { entry } from "./base.ts";
import { MOST_NOTE_LETTERS } from "./limits.ts";
import { Done } from "./shapes.ts";

/** A note in a case; numbers, names and addresses in it are hidden as everywhere. `mentions`: colleagues it calls. */
export const NoteView = z.object({
  id: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  text: z.string(),
  at: z.date(),
  mentions: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type NoteView = z.infer<typeof NoteView>;

/** Why somebody is called to a case: a note names him, somebody acted on his case or gave it to him, its buyer wrote, what was to be done there failed, it was given to him by the rules, or what belongs to it is done. */
const callKinds = ["mention", "acted", "assigned", "answered", "failed", "given", "linked"] as const;

export const CallView = z.object({
  id: z.string(),
  kind: z.enum(callKinds),
  caseId: z.string(),
  caseNumber: z.string(),
  byName: z.string(),
  /** What the case is about. */
  title: z.string(),
  /** The note; what was done, where somebody acted, or what failed; else nothing. */
  text: z.string(),
  at: z.date(),
  seenAt: z.date().nullable(),
});
export type CallView = z.infer<typeof CallView>;

/** Colleagues that a note may call. */
const MOST_MENTIONS = 10;

export const notes = {
  /** Oldest first. */
  list: entry("case.read")
    .input(z.object({ caseId: z.string() }))
    .output(z.object({ rows: z.array(NoteView) })),
  add: entry("case.work")
    .input(
      z.object({
        caseId: z.string(),
        text: z.string().trim().min(1).max(MOST_NOTE_LETTERS),
        mentions: z.array(z.string().max(64)).max(MOST_MENTIONS),
        requestKey: z.string().min(8).max(64),
      }),
    )
    .output(z.object({ note: NoteView })),
  /** What called you, the newest first, and how much of it you have not seen. */
  calls: entry("case.read").output(z.object({ rows: z.array(CallView), unseen: z.int() })),
  /** You have seen what called you to this case, or (`null`) to any. */
  seen: entry("case.read")
    .input(z.object({ caseId: z.string().nullable() }))
    .output(Done),
};
