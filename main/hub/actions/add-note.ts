import { OrderFlag } from "../contract/words.ts";
import { ok, refuse } from "../kernel/result.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { type ActionSpec, short, type Wanted } from "./action.ts";
import { chosenIn, type Field, type FieldValues } from "./fields.ts";

const names: Readonly<Record<OrderFlag, Said>> = {
  red: { zh: "红旗", en: "Red flag" },
  yellow: { zh: "黄旗", en: "Yellow flag" },
  green: { zh: "绿旗", en: "Green flag" },
  blue: { zh: "蓝旗", en: "Blue flag" },
  purple: { zh: "紫旗", en: "Purple flag" },
};
const flag: Field = {
  id: "flag",
  label: { zh: "旗标", en: "Flag" },
  kind: "choice",
  required: false,
  options: OrderFlag.options.map((id) => ({ id, label: names[id] })),
};

function said({ fields, text }: { fields?: FieldValues | undefined; text?: string | undefined }, most: number): Said {
  const chosen = chosenIn(flag, fields);
  const words = short(text, most);
  const parts = [...(chosen ? [chosen] : []), ...(words ? [{ zh: words, en: asWritten(words) }] : [])];
  return { zh: parts.map(({ zh }) => zh).join("，"), en: parts.map(({ en }) => en).join(", ") };
}

const empty = ({ fields, text }: Wanted): boolean => text.trim() === "" && !fields?.flag;

/** Writes a note on the order at the channel, or flags it, for the seller's people alone. Told again by the channel it is confirmed; the same twice changes nothing. */
export const addNote: ActionSpec = {
  kind: "add_note",
  label: { zh: "备注和旗标", en: "Note and flag" },
  group: "notes",
  asks: {
    amount: false,
    text: "note",
    optional: true,
    hint: { zh: "备注内容，会写到平台订单备注；只插旗可以不写", en: "The note; it goes into the channel's order note. A flag alone needs none" },
    fields: [flag],
  },
  answers: null,
  takes: null,
  ability: "note",
  permission: "case.work",
  personHoldSeconds: 0,
  noUndo: { zh: "写上后只能在平台后台修改", en: "It can only be changed on the platform itself" },
  materials: [],
  oneAtATime: false,
  check: (_now, _money, wanted) => (empty(wanted) ? refuse("BAD_INPUT", "备注和旗标至少写一个。", { en: "Write a note or choose a flag." }) : ok(null)),
  preview: (_now, wanted) => ({ zh: `在平台订单上写：${said(wanted, 60).zh}`, en: `Writes on the platform's order: ${said(wanted, 60).en}` }),
  describe: ({ params }) => `备注：${said(params, 120).zh}`,
  shownBy: "order",
  repeatable: true,
  happened: ({ order }, { params: { text = "", fields } }) =>
    order?.note.includes(text.trim()) && (!fields?.flag || fields.flag === order.flag) ? "yes" : "not_yet",
  call: (actions) => actions.addNote,
};
