/** What has no call, and is done on the platform's own pages. Pure. */
import type { ActionKind } from "../../contract/words.ts";
import type { Said } from "../../kernel/said.ts";
import type { ChannelActions } from "../port.ts";

const REFUSALS: ReadonlySet<ActionKind> = new Set(["refuse_refund", "refuse_return"]);
const ANSWERS: ReadonlySet<ActionKind> = new Set(["agree_refund", "agree_return", ...REFUSALS]);
const STAFF: ReadonlySet<string> = new Set(["20", "21"]);
/** Kinds that pay nothing; of these only the return of an exchange can be agreed to by a call. */
const NO_MONEY: ReadonlySet<string> = new Set(["exchange", "resend", "repair", "complaint"]);

const WITH_STAFF: Said = {
  zh: "平台已介入这张售后单，请到快手小店后台举证或等候结果。",
  en: "The platform is in it: show evidence on its own pages, or wait for the outcome.",
};
const BY_HAND: Said = {
  zh: "换货发货、补寄和维修没有可用的接口，请到快手小店后台处理。",
  en: "There is no call by which exchanges are sent, or goods resent or repaired: settle it on Kuaishou's own pages.",
};
const PROTECTED: Said = {
  zh: "价保补差没有可用的接口，请到快手小店后台处理。",
  en: "There is no call for price protection: settle it on Kuaishou's own pages.",
};
const FREIGHT: Said = {
  zh: "买家另外申请了退货运费，确认收货时要一并答复，请到快手小店后台处理。",
  en: "The buyer also asks for the freight of the return, which is answered together with the receipt: do both on Kuaishou's own pages.",
};

/** Why a step is done on the platform's own pages; `null`: there is a call for it. */
export const atPlatform: NonNullable<ChannelActions["atPlatform"]> = (action, { kind = "", status = "", freight = "" }) => {
  if (!ANSWERS.has(action)) return null;
  if (STAFF.has(status)) return WITH_STAFF;
  if (kind === "price_difference") return PROTECTED;
  if (action === "agree_refund" && freight === "1") return FREIGHT;
  if (action === "agree_refund" && NO_MONEY.has(kind)) return BY_HAND;
  return action === "agree_return" && NO_MONEY.has(kind) && kind !== "exchange" ? BY_HAND : null;
};
