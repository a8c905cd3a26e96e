/** The one call by which an after-sale of Douyin is acted upon, and what it does not reach. */
import type { ActionKind } from "../../contract/words.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ConnectorContext, WriteReceipt } from "../port.ts";
import { entryOf, type JsonObject, type Outcome, objectOf, rowsOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { itemProblem } from "./errors.ts";
import { callDouyin } from "./gateway.ts";

/** `update_time` is the channel's lock: it refuses when the after-sale changed since we read it. */
export async function operate(context: ConnectorContext, wanted: CaseWrite, step: { type: number; more?: JsonObject }): Promise<Outcome<WriteReceipt>> {
  const lock = Number(wanted.writeToken.update_time);
  if (!Number.isSafeInteger(lock) || lock <= 0) return refuse("STALE", "缺少售后单的更新时间，请先重新读取该售后单");
  const item: JsonObject = { aftersale_id: wanted.channelCaseId, update_time: lock, ...step.more };
  if (wanted.text) item.remark = wanted.text;
  const params = { type: step.type, items: [item] };
  const answer = unclearWhenUnreadable(await callDouyin(context, { method: "afterSale.operate", params, partial: true }));
  return answer.ok ? readItems(objectOf(answer.value), wanted.channelCaseId) : answer;
}

/** A batch says per item how it went, even when the whole answers "partly failed". */
function readItems(data: JsonObject, caseId: string): Outcome<WriteReceipt> {
  const items = rowsOf(data.items).map(objectOf);
  const mine = items.find((item) => textOf(item.aftersale_id) === caseId) ?? (items.length === 1 ? items[0] : undefined);
  if (!mine) return refuse("TIMED_OUT", "抖店没有说明这张售后单是否处理成功");
  const code = textOf(mine.status_code);
  // The per-item code of success is 0 in one SDK; the envelope's 10000 is taken too.
  if (code === "0" || code === "10000") return ok({ channelAnswer: data });
  const said = textOf(mine.status_msg) || "没有说明";
  return refuse(itemProblem(said), `抖店未处理这张售后单：${said}`, { statusCode: code });
}

/** Cancelled by the system (4) or the buyer (5) before shipping, price protection (6): money only, but no step of `afterSale.operate` is known for them. */
const NO_STEP: Readonly<Record<string, Said>> = {
  "4": { zh: "系统取消", en: "cancelled by the system" },
  "5": { zh: "用户取消", en: "cancelled by the buyer" },
  "6": { zh: "价保", en: "price protection" },
};
const PAYS = "agree_refund";
const REFUSALS: ReadonlySet<ActionKind> = new Set(["refuse_refund", "refuse_return"]);
/** Refund only, before shipping. */
const UNSHIPPED = "2";

/** Why a step is done on Douyin's own pages; see the port. */
export function atPlatform(kind: ActionKind, writeToken: Readonly<Record<string, string>>): Said | null {
  const { aftersale_type: type = "" } = writeToken;
  const word = entryOf(NO_STEP, type);
  const isNo = REFUSALS.has(kind);
  if (word !== undefined && (kind === PAYS || isNo))
    return {
      zh: `抖店没有开放“${word.zh}”售后的${isNo ? "拒绝" : "退款"}接口，请到抖店后台处理。`,
      en: `Douyin has no interface for ${isNo ? "refusals" : "refunds"} of this kind (${word.en}): settle it there.`,
    };
  if (type !== UNSHIPPED || !isNo) return null;
  return {
    zh: "未发货的仅退款，抖店没有可选的拒绝原因：请同意，或先发货并等买家修改申请。",
    en: "Douyin offers no reason to refuse a refund before shipping: agree, or ship and wait for the buyer to change the request.",
  };
}
