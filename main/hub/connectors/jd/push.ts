import type { ActionKind } from "../../contract/words.ts";
import type { Said } from "../../kernel/said.ts";
import type { ChannelActions } from "../port.ts";

/** Which of JD's pages an after-sale of each record is decided on. */
const PAGES: Readonly<Record<string, Said>> = {
  application: { zh: "京麦“售后—取消订单退款审核”", en: "JD's seller pages (refunds of cancelled orders)" },
  service: { zh: "京麦“售后—服务单管理”", en: "JD's seller pages (service orders)" },
};

const DECIDED = new Set<ActionKind>(["agree_refund", "agree_return", "refuse_refund", "refuse_return", "intercept_parcel"]);

/** No call that writes is confirmed for JD: what is decided here is done at its own pages. */
function atPlatform(kind: ActionKind, writeToken: Readonly<Record<string, string>>): Said | null {
  if (!DECIDED.has(kind)) return null;
  const page = PAGES[writeToken.record ?? ""] ?? { zh: "京麦", en: "JD's seller pages" };
  return { zh: `京东没有开放这一步的接口，请到${page.zh}办理。`, en: `JD has no call for this: it is done at ${page.en}.` };
}

export const actions: ChannelActions = { atPlatform };
