import { ok, refuse } from "../kernel/result.ts";
import { type ActionSpec, short } from "./action.ts";

/** Writes a note that only the seller's people see, on the order or the case at the channel. */
export const addNote: ActionSpec = {
  kind: "add_note",
  label: { zh: "加备注", en: "Add note" },
  asks: { amount: false, text: "note", hint: { zh: "备注内容，会写到平台订单备注", en: "The note; it goes into the channel's order note" } },
  takes: null,
  ability: "note",
  permission: "case.work",
  personHoldSeconds: 0,
  noUndo: "备注写上后只能在平台后台修改",
  materials: [],
  oneAtATime: false,
  check: (_now, _money, wanted) => (wanted.text.trim() === "" ? refuse("BAD_INPUT", "备注内容为空。") : ok(null)),
  preview: (_now, wanted) => `在平台写备注：${short(wanted.text, 60)}`,
  describe: ({ params }) => `备注：${short(params.text)}`,
  happened: null,
  call: (actions) => actions.addNote,
};
