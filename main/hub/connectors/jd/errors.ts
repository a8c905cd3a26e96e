import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const MINUTE = 60_000;
const GONE = /不存在|没有(找到|查到)|not[ _-]?(exist|found)/i;

/** A gateway's `error_response` in our words. Codes nobody confirmed are settings of the shop (README). */
export function gatewayRefusal(error: JsonObject, settings: Readonly<Record<string, string>>): Refusal<ConnectorProblem> {
  const code = textOf(error.code);
  const said = textOf(error.zh_desc) || textOf(error.en_desc) || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;
  if (code === "2") return make("THROTTLED", `京东的调用次数用完了：${said}`, { waitMs: quotaWaitMs(settings) });
  if (code === "19") return make("AUTH_EXPIRED", `店铺授权已失效，请重新授权：${said}`);
  if (code === "7" || code === "8") return make("REFUSED", `京东不接受我们的时间，请核对本机时钟（相差不能超过 6 分钟）：${said}`);
  if (code === "11" || code === "12") return make("BAD_SIGNATURE", `京东不接受我们的签名，请核对 App Secret：${said}`);
  if (codesIn(settings.busyCodes, "65,66,67").includes(code)) return make("UNAVAILABLE", `京东的服务暂不可用：${said}`);
  if (codesIn(settings.deniedCodes, "21").includes(code)) return make("REFUSED", `应用没有这个接口的权限，请在京东开放平台申请：${said}`);
  return make("REFUSED", `京东拒绝（${code}）：${said}`);
}

/** The second layer: the gateway took the call, and what is behind it did not do it. */
export function resultRefusal(said: string, code: string): Refusal<ConnectorProblem> {
  return refuse(GONE.test(said) ? "NOT_FOUND" : "REFUSED", `京东没有办成：${said || "没有说明"}`, { code }).refusal;
}

/** The quota of a day is said to come back the next day; it is asked again sooner, as it may be one of an hour. */
function quotaWaitMs({ quotaWaitMinutes = "" }: Readonly<Record<string, string>>): number {
  const minutes = Number(quotaWaitMinutes);
  return (Number.isFinite(minutes) && minutes >= 1 ? Math.min(minutes, 1_440) : 30) * MINUTE;
}

function codesIn(setting: string | undefined, usual: string): string[] {
  return (setting?.trim() || usual).split(/[,，\s]+/);
}
