import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const DEAD_TOKEN = /access-token-(expired|no-existed|invalid)|authorization-(no-existed|closed)|token-generate-failed/;
const GONE = /不存在|not[- ]?exist|not[- ]?found/i;
const MOVED_ON = /update_time|版本|已(更新|变更)|状态(已|发生)?(变|改)|stale/i;
const THROTTLE_WAIT_MS = 1000;

/** A failed envelope (`code` ≠ 10000) in our words. */
export function douyinRefusal(body: JsonObject): Refusal<ConnectorProblem> {
  const code = Number(textOf(body.code));
  const sub = textOf(body.sub_code);
  const said = textOf(body.sub_msg) || textOf(body.msg) || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, subCode: sub, ...more }).refusal;

  if (code === 60000) return make("THROTTLED", `抖店限流：${said}`, { waitMs: THROTTLE_WAIT_MS });
  if (DEAD_TOKEN.test(sub)) return make("AUTH_EXPIRED", `店铺授权已失效：${said}`);
  if (sub.startsWith("isv.signature")) return make("BAD_SIGNATURE", `抖店不接受我们的签名，请核对 App Secret：${said}`);
  // 20000 and 20001 are faults behind the gateway: a write may have gone through.
  if (code === 20000 || code === 20001 || sub.startsWith("isp.")) return make("TIMED_OUT", `抖店服务端出错：${said}`);
  return make(itemProblem(said), `抖店拒绝：${said}`);
}

/** What a sentence of a refusal amounts to; the numbers behind it are not published. */
export function itemProblem(said: string): ConnectorProblem {
  if (MOVED_ON.test(said)) return "STALE";
  return GONE.test(said) ? "NOT_FOUND" : "REFUSED";
}
