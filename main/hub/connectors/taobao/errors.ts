import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const GONE = /not-?exist|not-?found|no-?such/i;
const MOVED_ON = /refund[-_]?version|version[-_]?(error|invalid|not)|版本/i;

/** A TOP `error_response` in our words. Platform errors (`isp.*`) may be tried again, the caller's (`isv.*`) may not. */
export function topRefusal(error: JsonObject): Refusal<ConnectorProblem> {
  const code = Number(textOf(error.code));
  const sub = textOf(error.sub_code);
  const said = textOf(error.sub_msg) || textOf(error.msg) || "没有说明";
  const details = { code, subCode: sub };
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { ...details, ...more }).refusal;

  if (code === 7 || code === 8) return make("THROTTLED", `淘宝限流：${said}`, { waitMs: banMs(said) });
  if (code === 26 || code === 27 || sub === "invalid-sessionkey") return make("AUTH_EXPIRED", `店铺授权已失效，请重新授权：${said}`);
  if (code === 25) return make("BAD_SIGNATURE", `淘宝不接受我们的签名，请核对 App Secret：${said}`);
  if (sub.startsWith("isp.")) return make(/unavailable/i.test(sub) ? "UNAVAILABLE" : "TIMED_OUT", `淘宝服务端出错：${said}`);
  if (sub.startsWith("isv.") && GONE.test(sub)) return make("NOT_FOUND", `淘宝没有这条记录：${said}`);
  if (MOVED_ON.test(sub) || MOVED_ON.test(said)) return make("STALE", `退款单已变化：${said}`);
  if (code === 10) return make("UNAVAILABLE", `淘宝服务暂不可用：${said}`);
  return make("REFUSED", `淘宝拒绝：${said}`);
}

/** "This ban will last for N more seconds" → milliseconds; a second when it is not said. */
function banMs(text: string): number {
  const seconds = /last for (\d{1,6})/i.exec(text)?.[1];
  return Math.max(1, Number(seconds ?? "1")) * 1000;
}
