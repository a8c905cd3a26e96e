import { ok, refuse } from "../kernel/result.ts";
import { type ActionSpec, type Happened, type Shown, short } from "./action.ts";

function happened({ arbitration, state }: Shown): Happened {
  if (arbitration) return "yes";
  return state === "refunded" || state === "refunding" || state === "closed" ? "gone" : "not_yet";
}

/** Asks the platform's own staff to step in, on its own pages, with the evidence that was put together here. Their word then decides. */
export const callPlatform: ActionSpec = {
  kind: "call_platform",
  label: { zh: "申请平台介入", en: "Call the platform in" },
  group: "desk",
  asks: {
    amount: false,
    text: "note",
    hint: { zh: "争议说明，会和证据包一起交给平台", en: "What the dispute is about; it goes to the platform with the evidence" },
  },
  answers: null,
  takes: null,
  ability: "desk",
  byHand: { copies: (now, { text }) => `售后单 ${now.channelCaseId} 申请平台介入：${text.trim()}` },
  takesEvidence: true,
  permission: "case.work",
  personHoldSeconds: 0,
  noUndo: { zh: "平台客服介入后以平台判定为准", en: "Once the platform's staff are in it their decision counts" },
  materials: [],
  oneAtATime: true,
  repeats: true,
  check(now, _money, wanted) {
    if (now.arbitration)
      return refuse("ALREADY_DONE", "平台客服已经介入，请按要求举证。", { en: "The platform's staff are in it already: give them the evidence." });
    if (happened(now) === "gone")
      return refuse("STATE_NOT_ALLOWED", "售后已经退款或关闭，平台不再介入。", { en: "It is refunded or closed: the platform no longer steps in." });
    return wanted.text.trim() === "" ? refuse("BAD_INPUT", "请写明争议说明。", { en: "Write what the dispute is about." }) : ok(null);
  },
  preview: (_now, { text }) => ({
    zh: `到平台后台申请客服介入：${short(text, 60)}`.replace(/。$/, ""),
    en: `On the platform's pages its staff are asked to step in: ${short(text, 60)}`,
  }),
  describe: ({ params }) => `申请平台介入：${short(params.text)}`,
  happened,
  call: () => undefined,
};
