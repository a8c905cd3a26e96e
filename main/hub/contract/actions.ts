/** What may be done about a case: looked at before, done, taken back, agreed to by a second person. Money in fen. */

import { z } from "zod";
import { pictureTypes } from "../kernel/picture-types.ts";
import { ActionView } from "./action-view.ts";
import { entry } from "./base.ts";
import { CaseRow, CheckedWords } from "./cases.ts";
import { MOST_MESSAGE_PICTURES, MOST_SAID, MOST_SEEN } from "./limits.ts";
import { MacroPutIn } from "./macros.ts";
import { Done, Said } from "./shapes.ts";
import { ActionGroup, ActionKind, CaseState } from "./words.ts";

const CaseId = z.object({ caseId: z.string() });
const ActionId = z.object({ actionId: z.string() });
const Acted = z.object({ action: ActionView });

/** A picture as it was chosen, base64; its kind is read from its bytes. */
const Proof = z.object({ base64: z.base64().max(4_000_000) });

/** How the case stood where a person decided: what moved since is named to them. */
export const Saw = z.object({
  state: CaseState,
  amountFen: z.int(),
  arbitration: z.boolean(),
  /** The newest action of the kind that was confirmed, of what may be done again; `null`: none. */
  last: z.string().nullable().optional(),
  /** Ids of the newest lines they could read, and of the actions; what came since is named, and nothing is done. */
  said: z.array(z.string().max(64)).max(MOST_SEEN).optional(),
  done: z.array(z.string().max(64)).max(MOST_SEEN).optional(),
  /** Whose the case was: acting on a colleague's is for whoever knows that it is his. */
  assigneeId: z.string().max(64).nullable().optional(),
});

/** What is filled in beside amount and words: by field, the id of what was chosen (several with commas between) or a short text. */
const Fields = z.record(z.string().max(40), z.string().max(200));
/** Of a message: keys of pictures among the case's files of the desk that go with it. */
const Pictures = z.array(z.string().max(80)).max(MOST_MESSAGE_PICTURES);
const Field = z.object({
  id: z.string(),
  label: Said,
  kind: z.enum(["choice", "choices", "text"]),
  options: z.array(z.object({ id: z.string(), label: Said })),
  required: z.boolean(),
  /** Chosen before anybody chooses. */
  first: z.string().nullable(),
});

/** A reason by which the channel lets a case be refused. `elsewhere`: its proof is taken on the platform's own pages alone. */
const RefusalReason = z.object({ id: z.string(), text: z.string(), proof: z.enum(["required", "optional", "elsewhere"]), proofWanted: z.string().nullable() });

/** What a refusal must hold, by the channel's own rules. */
const RefusalForm = z.object({
  reasons: z.array(RefusalReason),
  words: z.object({ least: z.int(), most: z.int() }),
  proof: z.object({ mostBytes: z.int(), types: z.array(z.enum(pictureTypes)) }).nullable(),
});
export type RefusalForm = z.infer<typeof RefusalForm>;

export const actions = {
  /** What every kind of action tells of itself: its name, and what a person is asked for before (`hint` stands in the empty field). */
  kinds: entry("case.read").output(
    z.object({
      kinds: z.array(
        z.object({
          kind: ActionKind,
          label: Said,
          /** `reason`: one of the channel's own, with its proof; the form for a case is asked for by itself. */
          asks: z.object({
            amount: z.boolean(),
            text: z.enum(["message", "note"]).nullable(),
            /** The words may stay empty. */
            optional: z.boolean(),
            hint: Said.nullable(),
            reason: z.boolean(),
            fields: z.array(Field),
          }),
          group: ActionGroup,
          /** Whether it pays, and what: the case's claim, or something besides. */
          takes: z.enum(["claim", "beside"]).nullable(),
          /** The case's evidence is taken along to the channel's pages, as a file. */
          takesEvidence: z.boolean(),
          /** How it answers what the case asks for; `null`: not at all. */
          answers: z.enum(["yes", "no"]).nullable(),
          /** It may be done to many cases at once. */
          inBulk: z.boolean(),
        }),
      ),
    }),
  ),
  /** The channel's own reasons and limits for refusing this case, asked of it now. */
  refusalForm: entry("case.refuse")
    .input(CaseId.extend({ kind: ActionKind }))
    .output(RefusalForm),
  /** What would happen, before anything does; of a message each sentence as it would be checked at sending. */
  preview: entry("case.work")
    .input(
      CaseId.extend({
        kind: ActionKind,
        amountFen: z.int().min(0).optional(),
        text: z.string().max(MOST_SAID).optional(),
        fields: Fields.optional(),
        pictures: Pictures.optional(),
        byHand: z.boolean().optional(),
        reasonId: z.string().max(64).optional(),
        hasProof: z.boolean().optional(),
      }),
    )
    .output(
      z.object({
        sentence: z.string(),
        allowed: z.boolean(),
        why: z.string().nullable(),
        /** Sentence and reason in English. */
        en: z.object({ sentence: z.string(), why: z.string().nullable() }),
        undoSeconds: z.int(),
        said: CheckedWords,
        /** What a person takes along to the channel's own pages; `null` where it is not done there. */
        copies: z.string().nullable(),
      }),
    ),
  do: entry("case.work")
    .input(
      CaseId.extend({
        kind: ActionKind,
        amountFen: z.int().min(0).optional(),
        text: z.string().max(MOST_SAID).optional(),
        fields: Fields.optional(),
        pictures: Pictures.optional(),
        suggestionId: z.string().optional(),
        /** The macro the words began as, and what follows once they were said. */
        macro: MacroPutIn.optional(),
        copied: z.boolean().optional(),
        /** It was done on the channel's own pages: it is followed until the channel shows it. */
        byHand: z.boolean().optional(),
        reasonId: z.string().max(64).optional(),
        proof: Proof.optional(),
        saw: Saw.optional(),
        revision: z.int(),
        requestKey: z.string().min(8).max(64),
      }),
    )
    .output(Acted),
  /** Takes back what was not sent. Who works no cases takes back payments only. */
  undo: entry("action.undo").input(ActionId).output(Acted),
  /** A person saw on the channel's own pages what he or a colleague did there, and what no interface of the channel ever shows. */
  seen: entry("case.work").input(ActionId).output(Acted),
  /** Lets a held action go at once; for who may take back money and works cases, too: who only watches the money sends none. */
  sendNow: entry("action.hurry").input(ActionId).output(Acted),
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
