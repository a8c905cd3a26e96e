/** What every kind that says something to the buyer has in common: the words stand in the conversation, go out once, and nobody takes them back. */
import { macroEnded, ownMessageEnded, takeOwnMessage } from "../disputes/index.ts";
import { keepMacroUse } from "../knowledge/index.ts";
import type { ActionSpec, CaseNow } from "./action.ts";
import { chosenIn, type Field, type FieldValues } from "./fields.ts";

export const saying = {
  group: "words",
  answers: null,
  takes: null,
  ability: "message",
  permission: "case.work",
  personHoldSeconds: 5,
  noUndo: { zh: "发出的留言买家立即可见，不能撤回", en: "The buyer sees it at once: it cannot be taken back" },
  materials: [],
  begun: async (tx, { id, caseId, by, params }) => {
    const authorId = by.replace(/^operator:/, "");
    await takeOwnMessage(tx, {
      actionId: id,
      caseId,
      authorId,
      text: params.text ?? "",
      delivery: params.copied || params.byHand ? "copied" : "sending",
      suggestionId: params.suggestionId ?? null,
      pictures: params.pictures ?? [],
    });
    if (params.macro) keepMacroUse(tx, { actionId: id, macroId: params.macro.id, caseId, byId: authorId, follows: params.macro.follows });
  },
  ended: async (tx, actionId, how) => {
    await ownMessageEnded(tx, actionId, how);
    await macroEnded(tx, actionId, how);
  },
  // A channel's case does not show our words, so an unanswered call is never made again by itself.
  happened: null,
  call: (actions) => actions.sendMessage,
} as const satisfies Partial<ActionSpec>;

/** How long the buyer is given. */
export const until: Field = {
  id: "until",
  label: { zh: "多久之内", en: "Within" },
  kind: "choice",
  required: true,
  first: "24",
  options: [12, 24, 48, 72].map((hours) => ({ id: String(hours), label: { zh: `${hours} 小时`, en: `${hours} hours` } })),
};

/** Hours the buyer is given, in words. */
export const within = (fields: FieldValues | undefined): string => chosenIn(until, fields)?.zh.replace(" ", "") ?? "24小时";

/** Whether it goes on: what is over asks nobody for anything. */
export const isOver = ({ status, state }: CaseNow): boolean => status === "done" || state === "refunded" || state === "closed" || state === "refunding";
