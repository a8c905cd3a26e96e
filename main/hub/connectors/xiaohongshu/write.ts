/** The two calls by which an after-sale of Xiaohongshu is answered, and what they do not reach. */
import type { ActionKind } from "../../contract/words.ts";
import { ok } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ConnectorContext, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, unclearWhenUnreadable } from "../wire.ts";
import { callXhs } from "./gateway.ts";
import { caseKind, inArbitration } from "./statuses.ts";

interface Step {
  method: "afterSale.auditReturns" | "afterSale.confirmReceive";
  action: number;
}
/** Not of returns and exchanges. */
export const REFUND_AT_ONCE: Step = { method: "afterSale.auditReturns", action: 1 };
/** Not of what is money alone. */
export const SEND_BACK: Step = { method: "afterSale.auditReturns", action: 2 };
export const REFUSE_REVIEW: Step = { method: "afterSale.auditReturns", action: 3 };
/** The goods are back, and the money goes. */
export const RECEIVED: Step = { method: "afterSale.confirmReceive", action: 1 };
export const REFUSE_RECEIPT: Step = { method: "afterSale.confirmReceive", action: 2 };

export const WAITS_FOR_REVIEW = "1";
export const WAITS_FOR_RECEIPT = "3";

export async function write(
  context: ConnectorContext,
  wanted: CaseWrite,
  { method, action, more = {} }: Step & { more?: JsonObject },
): Promise<Outcome<WriteReceipt>> {
  const answer = unclearWhenUnreadable(await callXhs(context, { method, params: { returnsId: wanted.channelCaseId, action, ...more } }));
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

const ANSWERS: ReadonlySet<ActionKind> = new Set(["agree_refund", "agree_return", "refuse_refund", "refuse_return"]);
/** An exchange that became a refund: which call answers it is not known. */
const TURNED = "11";
const WITH_STAFF: Said = {
  zh: "平台客服正在处理这张售后单，请到小红书商家后台举证或等候结果。",
  en: "The platform's staff are in it: show evidence on its own pages, or wait for the outcome.",
};
const NO_STEP: Said = {
  zh: "小红书没有确认可用的接口处理这张售后单，请到小红书商家后台办理。",
  en: "Xiaohongshu has no call known to answer this after-sale: settle it on its own pages.",
};
const BY_EXCHANGE: Said = {
  zh: "换货的收货并发货要填新包裹的运单，请到小红书商家后台办理。",
  en: "Of an exchange the receipt goes with the new parcel's waybill: do it on its own pages.",
};

/** Why a step is done on Xiaohongshu's own pages; see the port. */
export function atPlatform(kind: ActionKind, { status = "", return_type: type = "" }: Readonly<Record<string, string>>): Said | null {
  if (!ANSWERS.has(kind)) return null;
  if (inArbitration(status)) return WITH_STAFF;
  if (status === TURNED) return NO_STEP;
  const what = caseKind(type);
  if (what === "exchange" && kind === "agree_refund") return BY_EXCHANGE;
  return type !== "" && what === "complaint" ? NO_STEP : null;
}
