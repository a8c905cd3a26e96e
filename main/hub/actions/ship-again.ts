import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec, CaseNow } from "./action.ts";
import type { Field } from "./fields.ts";

const carriers: Readonly<Record<string, [zh: string, en: string]>> = {
  shunfeng: ["顺丰", "SF Express"],
  zhongtong: ["中通", "ZTO"],
  yuantong: ["圆通", "YTO"],
  shentong: ["申通", "STO"],
  yunda: ["韵达", "Yunda"],
  jtexpress: ["极兔", "J&T"],
  jd: ["京东", "JD Logistics"],
  ems: ["EMS", "EMS"],
};
const fields: readonly Field[] = [
  {
    id: "carrier",
    label: { zh: "快递", en: "Carrier" },
    kind: "choice",
    required: true,
    options: Object.entries(carriers).map(([id, [zh, en]]) => ({ id, label: { zh, en } })),
  },
  { id: "waybill", label: { zh: "运单号", en: "Waybill" }, kind: "text", required: true, options: [] },
];
const kinds = new Set<CaseNow["kind"]>(["exchange", "resend", "repair"]);
const agreedTo = new Set<CaseNow["state"]>(["waiting_return", "returned_in_transit", "arrived", "inspected", "requested"]);
const waybillOf = ({ fields: given }: { fields?: Readonly<Record<string, string>> | undefined }): string =>
  (given?.waybill ?? "").replace(/\s/g, "").toUpperCase();
const words = (of: { fields?: Readonly<Record<string, string>> | undefined }): [zh: string, en: string] => {
  const [zh, en] = carriers[of.fields?.carrier ?? ""] ?? ["", ""];
  return [`${zh} ${waybillOf(of)}`.trim(), `${en} ${waybillOf(of)}`.trim()];
};

/** Tells the channel under which waybill the goods of an exchange, a resend or a repair go to the buyer. They are sent by the warehouse; this only says so. */
export const shipAgain: ActionSpec = {
  kind: "ship_again",
  label: { zh: "填写寄出运单", en: "Fill in the waybill sent" },
  group: "goods",
  asks: { amount: false, text: null, fields },
  answers: null,
  takes: null,
  ability: "desk",
  byHand: { copies: (now, wanted) => `售后 ${now.channelCaseId} 寄出：${words(wanted)[0]}` },
  permission: "case.work",
  personHoldSeconds: 10,
  noUndo: { zh: "平台收到后买家即可看到，改单号要到平台后台", en: "Once the platform has it the buyer sees it; another number is filled in there" },
  materials: [],
  oneAtATime: true,
  repeats: true,
  fits: ({ kind }) => kinds.has(kind),
  check(now, _money, wanted) {
    if (!kinds.has(now.kind)) return refuse("STATE_NOT_ALLOWED", "这类售后没有要寄出的商品。", { en: "Nothing is sent out in a case of this kind." });
    if (!agreedTo.has(now.state))
      return refuse("STATE_NOT_ALLOWED", "售后已经结束、被拒绝或状态不明。", { en: "It is over, refused, or in a state nobody knows." });
    const waybill = waybillOf(wanted);
    if (wanted.fields && !/^[A-Z0-9-]{8,24}$/.test(waybill))
      return refuse("BAD_INPUT", "运单号应为 8–24 位字母或数字。", { field: "waybill", en: "A waybill has 8 to 24 letters and digits." });
    if (now.order?.waybills.includes(waybill)) return refuse("ALREADY_DONE", "平台已经有这个运单号。", { en: "The channel has this waybill already." });
    return ok(null);
  },
  preview: (_now, wanted) => ({
    zh: `告诉平台换发的商品已由 ${words(wanted)[0]} 寄出`,
    en: `Tells the platform that the goods went out by ${words(wanted)[1]}`,
  }),
  describe: ({ params }) => `填写寄出运单：${words(params)[0]}`,
  shownBy: "parcel",
  happened: ({ order, replacement }, { params }) => {
    const waybill = waybillOf(params);
    return replacement?.waybill === waybill || order?.waybills.includes(waybill) ? "yes" : "not_yet";
  },
  call: () => undefined,
};
