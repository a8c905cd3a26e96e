import { ok, refuse } from "../kernel/result.ts";
import { asWritten } from "../kernel/said.ts";
import { type ActionSpec, short } from "./action.ts";
import { chosenIn, type Field } from "./fields.ts";
import { isOver, saying, until, within } from "./saying.ts";

const proofs: Field = {
  id: "proofs",
  label: { zh: "要哪些凭证", en: "Which proof" },
  kind: "choices",
  required: true,
  options: [
    { id: "goods", label: { zh: "商品问题处的照片", en: "Photo of what is wrong" } },
    { id: "whole", label: { zh: "商品整体照片", en: "Photo of the whole" } },
    { id: "all", label: { zh: "收到的全部商品合照", en: "Photo of all that came" } },
    { id: "label", label: { zh: "外包装和快递面单照片", en: "Photo of parcel and label" } },
    { id: "video", label: { zh: "开箱视频", en: "Video of the unpacking" } },
    { id: "report", label: { zh: "检测或维修报告", en: "Report of a test or repair" } },
  ],
};

/** Asks the buyer for a proof: which, and until when. The clock stands on the case until the buyer writes or sends something. */
export const askEvidence: ActionSpec = {
  ...saying,
  kind: "ask_evidence",
  label: { zh: "要求补充凭证", en: "Ask for proof" },
  asks: {
    amount: false,
    text: "note",
    optional: true,
    hint: { zh: "不写就用下面这句话；写了就按您写的发", en: "Left empty the sentence below is sent; what you write is sent instead" },
    fields: [proofs, until],
  },
  says: true,
  waits: "answer",
  byHand: { copies: (_now, { text }) => text },
  oneAtATime: true,
  repeats: true,
  composes: (_now, { fields }) =>
    `您好，为了尽快核对，麻烦您在${within(fields)}内补充：${chosenIn(proofs, fields)?.zh ?? "相关凭证"}。直接发在售后单的留言里就可以。`,
  check(now, _money, wanted) {
    if (wanted.auto) return refuse("NOT_ALLOWED", "补充凭证由人来要。", { en: "Asking for proof is a person's to do." });
    return isOver(now) ? refuse("STATE_NOT_ALLOWED", "售后已经退款或结束，不用再要凭证。", { en: "It is refunded or over: no proof is needed." }) : ok(null);
  },
  preview: (_now, { fields, text }) => ({
    zh: `向买家要凭证，${within(fields)}内没有回复会在这里标出。发给买家：${short(text, 200)}`.replace(/。$/, ""),
    en: `Asks the buyer for proof; without an answer in ${chosenIn(until, fields)?.en ?? "24 hours"} it is marked here. Says: ${asWritten(short(text, 200))}`,
  }),
  describe: ({ params }) => `要求补充凭证：${short(params.text)}`,
};
