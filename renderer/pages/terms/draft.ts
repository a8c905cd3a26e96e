/** Terms as they are being changed: what was looked at, what it is to become, and what somebody else kept meanwhile. Pure. */
import type { TermsBody, TermsFault, TermsField } from "../../../main/hub/contract/index.ts";
import type { Outputs } from "../../client/rpc.ts";

export type Kept = Outputs["terms"]["get"];
export type Shown = Pick<Outputs["terms"]["preview"], "holds" | "origin" | "previews" | "faults">;

/** A change that was begun on what was kept then. */
export interface Draft {
  base: Pick<Kept, "body" | "revision">;
  body: TermsBody;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** With one field changed; `null` when nothing differs from what was looked at any more. */
export function changed<Field extends TermsField>(draft: Draft, field: Field, value: TermsBody[Field]): Draft | null {
  const body = { ...draft.body, [field]: value };
  return same(body, draft.base.body) ? null : { ...draft, body };
}

/** Fields in which two bodies differ. */
export function differing(left: TermsBody, right: TermsBody): TermsField[] {
  return (Object.keys(left) as TermsField[]).filter((field) => !same(left[field], right[field]));
}

/** The same change on what somebody else kept meanwhile: fields changed here stay, all others become theirs. */
export function onto(draft: Draft, kept: Draft["base"]): Draft | null {
  const mine = differing(draft.base.body, draft.body);
  const body = { ...kept.body, ...Object.fromEntries(mine.map((field) => [field, draft.body[field]])) };
  return same(body, kept.body) ? null : { base: { body: kept.body, revision: kept.revision }, body };
}

/** What a field begins with when it is set: what holds already, else something to be filled in. */
export function beginning(field: TermsField, holds: TermsBody): TermsBody[TermsField] {
  return holds[field] ?? blank[field];
}

const blank: TermsBody = {
  returnAddresses: [{ name: "", receiver: "", phone: "", address: "" }],
  freight: { quality: "seller", noReason: "buyer", text: "" },
  invoice: { how: "", withinDays: null },
  workingHours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
  answerWithinHours: 24,
  returnDays: 7,
  priceProtectionDays: 7,
  warranty: [{ category: "", text: "" }],
  install: "",
  goodsNotes: [{ goods: "", asks: "", answer: "" }],
  mayPromise: [],
  tone: "plain",
  houseWords: [{ instead: "", say: "" }],
  forbiddenWords: [],
  strictReplies: false,
};

/** What every input of a field is handed; `value` is never `null`. */
export interface InputProps<Value> {
  value: Value;
  change(value: Value): void;
  disabled: boolean;
  faults: readonly TermsFault[];
  /** What the field is called. */
  label: string;
}
