/** Cases that belong together, and cases that are split into parts. At the channel they stay what they are. */
import { z } from "zod";
import { entry } from "./base.ts";
import { LINK_LETTERS } from "./limits.ts";
import { Done } from "./shapes.ts";
import { CaseKind, CaseState, CaseStatus, FindingKind } from "./words.ts";

const Brief = z.object({ id: z.string(), number: z.string(), status: CaseStatus, assigneeName: z.string().nullable() });

/** A case that somebody linked with this one: why (masked), who and when. */
export const LinkedCase = Brief.extend({
  kind: CaseKind,
  foundKind: FindingKind.nullable(),
  state: CaseState,
  why: z.string(),
  byName: z.string(),
  at: z.date(),
});
export type LinkedCase = z.infer<typeof LinkedCase>;

/** A part that was split off; `rejoins`: it may still be taken back, for nobody did anything to it. */
export const CasePart = Brief.extend({
  lineIds: z.array(z.string()),
  disputeClass: z.string().nullable(),
  outcome: z.string().nullable(),
  rejoins: z.boolean(),
});
export type CasePart = z.infer<typeof CasePart>;

/** The case that a part was split off from, with its platform's clock. */
export const WholeCase = Brief.extend({ deadlineAt: z.date().nullable() });

const CaseId = z.object({ caseId: z.string().max(100) });
const Why = z.string().trim().min(1).max(LINK_LETTERS);

export const caseLinks = {
  /** Links two cases; `other`: id or number. When one is done whoever has the other is told. */
  link: entry("case.work")
    .input(CaseId.extend({ other: z.string().trim().min(1).max(100), why: Why }))
    .output(Done),
  /** Takes that back. */
  unlink: entry("case.work")
    .input(CaseId.extend({ otherId: z.string().max(100) }))
    .output(Done),
  /**
   * Splits some of the case's lines, or (`lineIds` empty) another dispute about them, off into a case of its own for the desk. All money stays with the case that
   * the channel knows. Refused while an action of it is under way.
   */
  split: entry("case.work")
    .input(CaseId.extend({ revision: z.int(), lineIds: z.array(z.string().max(100)).max(200), disputeClass: z.string().max(60).nullable(), why: Why }))
    .output(z.object({ partId: z.string() })),
  /** Takes a part back into its case, as long as nobody did anything to it. */
  rejoin: entry("case.work").input(CaseId).output(Done),
};
