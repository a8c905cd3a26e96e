import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec } from "./action.ts";

/** Writes a note that only the seller's people see, on the order or the case at the channel. */
export const addNote: ActionSpec = {
  kind: "add_note",
  ability: "note",
  permission: "case.work",
  personHoldSeconds: 0,
  noUndo: "备注写上后只能在平台后台修改",
  key: ({ caseId, requestKey }) => `add_note:${caseId}:${requestKey}`,
  check: (_now, _money, wanted) => (wanted.text.trim() === "" ? refuse("BAD_INPUT", "备注内容为空。") : ok(null)),
  preview: (_now, wanted) => `在平台写备注：${[...wanted.text.trim()].slice(0, 60).join("")}`,
  happened: null,
  call: (actions) => actions.addNote,
};
