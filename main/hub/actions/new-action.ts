/** What a person asks for, as it is checked and kept. Pure. */
import type { MacroPutIn } from "../contract/macros.ts";
import type { Seen } from "../decisions/index.ts";
import type { DeskPicture } from "../evidence/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";
import type { ActionKind, ActionRow, CaseNow, Second, Wanted } from "./action.ts";
import type { NewAction } from "./actions.store.ts";
import type { Saw } from "./answered.ts";
import type { FieldValues } from "./fields.ts";
import { actionList } from "./list.ts";
import { holdSeconds } from "./message-pictures.ts";

export interface DoInput {
  caseId: string;
  kind: ActionKind;
  amountFen?: number | undefined;
  text?: string | undefined;
  fields?: Record<string, string> | undefined;
  /** Keys of the case's own pictures. */
  pictures?: readonly string[] | undefined;
  suggestionId?: string | undefined;
  macro?: MacroPutIn | undefined;
  copied?: boolean | undefined;
  byHand?: boolean | undefined;
  reasonId?: string | undefined;
  proof?: { base64: string } | undefined;
  saw?: Saw | undefined;
  revision: number;
  requestKey: string;
}

/** What is wanted of the case as it stands; words that are left empty where the kind can put it itself are put so. */
export function wantedOf(
  input: Pick<DoInput, "kind" | "amountFen" | "text">,
  now: CaseNow,
  more: { reason?: Wanted["reason"]; fields?: FieldValues; pictures?: readonly DeskPicture[] },
): Wanted {
  const { takes, asks, composes } = actionList[input.kind];
  const { reason, fields, pictures = [] } = more;
  const written = asks.reason || asks.fields ? (input.text ?? "").trim() : (input.text ?? "");
  const amountFen = takes || asks.amount ? (input.amountFen ?? (takes === "claim" ? now.amountFen : 0)) : 0;
  const text = composes && written === "" ? composes(now, { amountFen, ...(fields ? { fields } : {}) }) : written;
  return {
    amountFen,
    text,
    auto: false,
    ...(reason ? { reason: { id: reason.id, text: reason.text } } : {}),
    ...(fields ? { fields } : {}),
    ...(pictures.length > 0 ? { pictures } : {}),
  };
}

/** What a kept action wants, when it is checked once more. */
export function wantedAgain({ amountFen, auto, params: { text = "", reason, fields } }: Pick<ActionRow, "amountFen" | "auto" | "params">): Wanted {
  return { amountFen, auto, text, ...(reason ? { reason } : {}), ...(fields ? { fields } : {}) };
}

/** A person's action as it is kept: by hand, held, waiting for a second person, or done at once. */
export function newAction(
  tx: Tx,
  of: {
    input: Pick<DoInput, "kind" | "requestKey" | "copied" | "byHand" | "suggestionId" | "macro">;
    now: CaseNow;
    wanted: Wanted;
    key: string;
    seen: Seen | null;
    second: Second | null;
  },
): NewAction {
  const { input, now, wanted, key, second } = of;
  const spec = actionList[input.kind];
  // What stays in the house, and words that a person carried over by hand, are done as they are asked for.
  const copied = (input.copied === true && spec.asks.text === "message") || (input.byHand === true && spec.says === true);
  const done = spec.ability === null || copied;
  return {
    id: newId(tx.at.getTime()),
    caseId: now.id,
    orderId: now.orderId,
    shopId: now.shopId,
    decisionId: null,
    kind: input.kind,
    idempotencyKey: key,
    amountFen: wanted.amountFen,
    takes: spec.takes,
    params: {
      requestKey: input.requestKey,
      text: wanted.text,
      suggestionId: input.suggestionId ?? null,
      ...(input.macro ? { macro: input.macro } : {}),
      ...spec.params,
      ...(copied ? { copied } : {}),
      ...(input.byHand ? { byHand: true } : {}),
      ...(wanted.reason ? { reason: wanted.reason } : {}),
      ...(wanted.fields ? { fields: wanted.fields } : {}),
      ...(wanted.pictures ? { pictures: wanted.pictures.map(({ key: picture }) => picture) } : {}),
      ...(second ? { second } : {}),
    },
    seen: of.seen,
    state: done ? "confirmed" : second ? "awaiting" : input.byHand ? "sent" : "held",
    auto: false,
    holdUntil: new Date(tx.at.getTime() + (done || input.byHand ? 0 : holdSeconds(spec, wanted) * 1_000)),
    by: tx.actor,
  };
}
