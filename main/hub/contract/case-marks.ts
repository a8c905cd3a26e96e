/** What a desk marks on a case beside what the channel says of it: tags, how urgent it is, and until when it rests. */

import { z } from "zod";
import { entry } from "./base.ts";
import { priorities } from "./lists.ts";
import { Done } from "./shapes.ts";

export const Priority = z.enum(priorities);
export type Priority = z.infer<typeof Priority>;

/** Why a case that rested is back: its time came, the buyer wrote, or the platform's clock would have run out. */
const backReasons = ["time", "buyer", "clock"] as const;

/** A case that rests `until` a time (UTC), or is `back` since. */
export const Snooze = z.object({ until: z.date(), why: z.string(), byName: z.string(), back: z.enum(backReasons).nullable() });
export type Snooze = z.infer<typeof Snooze>;

const CaseId = z.object({ caseId: z.string() });
/** Longer than a tag may be: what is wrong with it is said in a sentence. */
const Tag = z.string().max(2_000);

export const caseMarks = {
  /** The tags of the case's shop, those used most first. */
  tags: entry("case.read")
    .input(CaseId)
    .output(z.object({ names: z.array(z.string()) })),
  /** Tags of every shop, those used most first. */
  everyTag: entry("case.read").output(z.object({ names: z.array(z.string()) })),
  /** Puts a tag on the case; one that the shop does not have yet is made. */
  tag: entry("case.work")
    .input(CaseId.extend({ name: Tag }))
    .output(Done),
  untag: entry("case.work")
    .input(CaseId.extend({ name: Tag }))
    .output(Done),
  setPriority: entry("case.work")
    .input(CaseId.extend({ priority: Priority }))
    .output(Done),
  /** The case leaves the queue until then, or until the buyer writes; refused beyond the platform's clock, which runs on. */
  snooze: entry("case.work")
    .input(CaseId.extend({ until: z.date(), why: z.string().trim().max(200) }))
    .output(Done),
  /** It is in the queue again at once; also takes the mark off one that is back. */
  wake: entry("case.work").input(CaseId).output(Done),
};
