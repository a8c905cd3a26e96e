/**
 * The same for many cases: looked at first, then done case by case, so that what cannot be done to one stops no other. Each case is told once by the key
 * of the whole and its own id: asked for again it is not done again.
 */
import { z } from "zod";
import { Saw } from "./actions.ts";
import { entry } from "./base.ts";
import { Priority } from "./case-marks.ts";
import { CaseFilter } from "./cases.ts";
import { BULK_PART } from "./limits.ts";
import { Said } from "./shapes.ts";
import { ActionKind } from "./words.ts";

/** What is done to each of them. */
export const BulkAct = z.discriminatedUnion("does", [
  z.object({ does: z.literal("take") }),
  z.object({ does: z.literal("assign"), operatorId: z.string().max(64).nullable() }),
  z.object({ does: z.literal("tag"), name: z.string().max(2_000) }),
  z.object({ does: z.literal("priority"), priority: Priority }),
  z.object({ does: z.literal("rest"), until: z.date(), why: z.string().trim().max(200) }),
  z.object({ does: z.literal("close"), outcome: z.string().min(1).max(40) }),
  /** A decision that may be taken for many, with its hold, its check and its second person as for one. */
  z.object({ does: z.literal("action"), kind: ActionKind }),
  /** One answer; `{快递公司}` and the like are filled from each case's own record. */
  z.object({ does: z.literal("answer"), text: z.string().trim().min(1).max(2_000) }),
]);
export type BulkAct = z.infer<typeof BulkAct>;

const BulkId = z.string().min(8).max(40);
const CaseIds = z.array(z.string().max(64)).min(1).max(BULK_PART);

/** How a case stood as it was looked at: what moved since is named, and nothing is done. `text`: the answer as it would be said. */
const Looked = z.object({ caseId: z.string().max(64), revision: z.int(), saw: Saw, text: z.string().max(4_000).nullable() });

const BulkLook = Looked.extend({
  number: z.string(),
  /** Why it cannot be done to this one; `null`: it can. */
  why: Said.nullable(),
  /** What would leave the house, fen. */
  amountFen: z.int(),
  /** Somebody else must agree before it leaves. */
  second: z.boolean(),
});
export type BulkLook = z.infer<typeof BulkLook>;

const BulkDone = z.object({
  caseId: z.string(),
  number: z.string(),
  /** Why it was not done; `null`: it was, now or when it was asked for before. */
  why: Said.nullable(),
  /** What can be taken back while it is held. */
  actionId: z.string().nullable(),
});
export type BulkDone = z.infer<typeof BulkDone>;

export const bulk = {
  /** The cases of a list, in its order, {@link MOST_AT_ONCE} at most; `total`: how many it has. */
  ids: entry("case.work")
    .input(CaseFilter)
    .output(z.object({ ids: z.array(z.string()), total: z.int() })),
  /** What would be done to each, before anything is. */
  preview: entry("case.work")
    .input(z.object({ caseIds: CaseIds, act: BulkAct }))
    .output(z.object({ rows: z.array(BulkLook) })),
  run: entry("case.work")
    .input(z.object({ bulkId: BulkId, act: BulkAct, rows: z.array(Looked).min(1).max(BULK_PART) }))
    .output(z.object({ rows: z.array(BulkDone) })),
  /** Takes back what was done under this key: marks and hands as they were before where nobody changed them since, actions while they are held. */
  undo: entry("case.work")
    .input(z.object({ bulkId: BulkId, caseIds: CaseIds }))
    .output(z.object({ rows: z.array(BulkDone) })),
};
