/** What may be done about a case: looked at before, done, taken back, agreed to by a second person. Money in fen. */
import { z } from "zod";
import { entry } from "./base.ts";
import { ActionView, CaseRow, CheckedWords } from "./cases.ts";
import { Done, Said } from "./shapes.ts";
import { ActionKind } from "./words.ts";

const CaseId = z.object({ caseId: z.string() });
const ActionId = z.object({ actionId: z.string() });
const Acted = z.object({ action: ActionView });

export const actions = {
  /** What every kind of action tells of itself: its name, and what a person is asked for before (`hint` stands in the empty field). */
  kinds: entry("case.read").output(
    z.object({
      kinds: z.array(
        z.object({
          kind: ActionKind,
          label: Said,
          asks: z.object({ amount: z.boolean(), text: z.enum(["message", "note"]).nullable(), hint: Said.nullable() }),
        }),
      ),
    }),
  ),
  /** What would happen, before anything does; of a message each sentence as it would be checked at sending. */
  preview: entry("case.work")
    .input(CaseId.extend({ kind: ActionKind, amountFen: z.int().min(0).optional(), text: z.string().max(2_000).optional() }))
    .output(z.object({ sentence: z.string(), allowed: z.boolean(), why: z.string().nullable(), undoSeconds: z.int(), said: CheckedWords })),
  do: entry("case.work")
    .input(
      CaseId.extend({
        kind: ActionKind,
        amountFen: z.int().min(0).optional(),
        text: z.string().max(2_000).optional(),
        suggestionId: z.string().optional(),
        copied: z.boolean().optional(),
        revision: z.int(),
        requestKey: z.string().min(8).max(64),
      }),
    )
    .output(Acted),
  undo: entry("case.work").input(ActionId).output(Acted),
  /** Lets a held action go at once. */
  sendNow: entry("money.undo").input(ActionId).output(Acted),
  held: entry("case.read").output(z.object({ rows: z.array(ActionView.extend({ case: CaseRow })) })),
  /** What waits for a second person, the platform's nearest deadline first. `why`: why you may not agree to it (`null`: you may). */
  secondWaits: entry("case.read").output(z.object({ rows: z.array(ActionView.extend({ case: CaseRow, why: Said.nullable() })) })),
  /** The second person's yes: it is held for a moment and then goes out. What moved meanwhile takes it back instead (`CASE_MOVED`). */
  agree: entry("money.grant").input(ActionId).output(Acted),
  /** The second person's no, with why: nothing goes out, and the case is before a person again. */
  turnDown: entry("money.grant")
    .input(ActionId.extend({ why: z.string().trim().min(1).max(300) }))
    .output(Acted),
  /** Above which sum (fen) a second person must agree before money leaves, `null`: never; and how many people may agree to more than that. */
  secondPerson: entry("case.read").output(z.object({ aboveFen: z.int().nullable(), people: z.int() })),
  setSecondPerson: entry("people.edit")
    .input(z.object({ aboveFen: z.int().min(0).max(2_000_000_000).nullable() }))
    .output(Done),
};
