import { ok, refuse } from "../kernel/result.ts";
import { type ActionSpec, type CaseNow, short } from "./action.ts";

/** On its way and not at its end: what is signed for, or coming back, nobody intercepts. */
const travels = ({ order }: CaseNow): boolean => order?.isOut === true && !order.isSigned && !order.isComingBack;

/** Has the parcel stopped on its way and sent back. Money is another decision: it follows when the parcel is back. */
export const interceptParcel: ActionSpec = {
  kind: "intercept_parcel",
  label: { zh: "拦截包裹", en: "Intercept parcel" },
  group: "goods",
  asks: { amount: false, text: "note", optional: true, hint: { zh: "为什么要拦（可不填）", en: "Why it is stopped (may stay empty)" } },
  answers: null,
  takes: null,
  ability: "intercept",
  byHand: { copies: ({ order, channelOrderId }) => `订单 ${channelOrderId ?? ""} 申请拦截退回，运单 ${order?.waybills.join("、") ?? ""}` },
  permission: "case.work",
  personHoldSeconds: 10,
  noUndo: {
    zh: "快递收到后包裹会原路退回，不能撤回；快递也可能拦不住",
    en: "Once the carrier has it the parcel goes back and that cannot be undone; it may also come too late",
  },
  materials: ["outbound", "signed"],
  oneAtATime: true,
  fits: ({ order }) => order?.isOut === true,
  check(now, _money, wanted) {
    if (wanted.auto) return refuse("NOT_ALLOWED", "拦截要由人决定。", { en: "Intercepting is a person's to decide." });
    if (now.order?.isComingBack) return refuse("ALREADY_DONE", "包裹已经在退回路上。", { en: "The parcel is on its way back already." });
    return travels(now)
      ? ok(null)
      : refuse("STATE_NOT_ALLOWED", "包裹没有在路上：还没有发出，或已经签收。", { en: "No parcel is on its way: it was not sent yet, or signed for." });
  },
  preview: ({ order }) => ({
    zh: `请快递拦截 ${order?.waybills.join("、") ?? ""} 并退回`,
    en: `Asks the carrier to stop ${order?.waybills.join(", ") ?? ""} and send it back`,
  }),
  describe: ({ params }) => `拦截包裹${params.text ? `：${short(params.text)}` : ""}`,
  // The carrier's own scans say whether it worked.
  shownBy: "parcel",
  happened: ({ order }) => (order?.isComingBack ? "yes" : order?.isSigned ? "gone" : "not_yet"),
  call: (actions) => actions.intercept,
};
