/** What people keep to say to buyers: text with slots that the record fills, when it is offered, and what follows once it was said. */
import { z } from "zod";
import { entry } from "./base.ts";
import { LONGEST_REST_HOURS, MACRO_LETTERS, MACRO_NAME_LETTERS, MOST_FOLLOWING_TAGS, TAG_LETTERS } from "./limits.ts";
import { Done } from "./shapes.ts";

/** What follows in the house once it was said. A case never rests beyond the platform's clock. */
export const MacroFollows = z.object({
  tags: z.array(z.string().trim().min(1).max(TAG_LETTERS)).max(MOST_FOLLOWING_TAGS),
  restHours: z.int().min(1).max(LONGEST_REST_HOURS).nullable(),
  note: z.string().trim().max(300),
});
export type MacroFollows = z.infer<typeof MacroFollows>;

/** The macro that words began as, and what follows once they were said: some of it may have been left out this time. */
export const MacroPutIn = z.object({ id: z.string().max(100), follows: MacroFollows });
export type MacroPutIn = z.infer<typeof MacroPutIn>;

/** `when`: what must hold of the case, as answer cards ask it; empty lists are no condition. */
export const MacroBody = z.object({
  text: z.string().trim().min(1).max(MACRO_LETTERS),
  when: z.record(z.string().max(40), z.union([z.boolean(), z.array(z.string().max(40)).min(1).max(40)])),
  channels: z.array(z.string().max(40)).max(20),
  classes: z.array(z.string().max(60)).max(40),
  follows: MacroFollows,
});
export type MacroBody = z.infer<typeof MacroBody>;

const Name = z.string().trim().min(1).max(MACRO_NAME_LETTERS);
const Id = z.object({ id: z.string().max(100) });

/** A macro in the list. `owner`: who keeps it, who may have left since; `starter`: ships with the program and follows it until somebody changes it. */
export const MacroView = Id.extend({
  name: z.string(),
  body: MacroBody,
  shared: z.boolean(),
  mine: z.boolean(),
  starter: z.boolean(),
  owner: z.string(),
  mayChange: z.boolean(),
  revision: z.int(),
  uses: z.int(),
  usedAt: z.date().nullable(),
  updatedAt: z.date(),
  updatedBy: z.string(),
});
export type MacroView = z.infer<typeof MacroView>;

/** A macro as it can be said in a case: filled, with the slots (`gaps`) that nothing is known for still open in the text. */
export const OfferedMacro = Id.extend({
  name: z.string(),
  shared: z.boolean(),
  text: z.string(),
  gaps: z.array(z.string()),
  follows: MacroFollows,
  uses: z.int(),
});
export type OfferedMacro = z.infer<typeof OfferedMacro>;

export const macros = {
  /** Those everybody is offered and one's own, by name. */
  list: entry("case.read").output(z.object({ rows: z.array(MacroView), mayShare: z.boolean() })),
  /** Those whose conditions hold for a case, filled, the most used first. */
  offered: entry("case.work")
    .input(z.object({ caseId: z.string().max(100) }))
    .output(z.object({ rows: z.array(OfferedMacro) })),
  /** How a text would be filled for a case, and which conditions do not hold for it. */
  preview: entry("case.read")
    .input(z.object({ caseId: z.string().max(100), body: MacroBody }))
    .output(z.object({ text: z.string(), gaps: z.array(z.string()), fails: z.array(z.string()) })),
  /** Keeps a macro whole; `revision` is the one that was looked at, both `null` for a new one. Who may not share keeps his own. `BAD_INPUT` names the fault. */
  save: entry("case.read")
    .input(z.object({ id: z.string().max(100).nullable(), revision: z.int().nullable(), name: Name, shared: z.boolean(), body: MacroBody }))
    .output(Id),
  remove: entry("case.read")
    .input(Id.extend({ revision: z.int() }))
    .output(Done),
  /** How it stood before each edit, the newest first. */
  versions: entry("case.read")
    .input(Id)
    .output(z.object({ rows: z.array(z.object({ revision: z.int(), name: z.string(), body: MacroBody, at: z.date(), by: z.string() })) })),
};
