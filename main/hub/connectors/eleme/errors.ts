import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

/** Not said by the platform: how long to wait after flow control. */
const CALM_MS = 2_000;
const UNCLEAR: ReadonlySet<string> = new Set(["SERVER_ERROR", "SOURCE_TIMEOUT"]);
const NO_RIGHT: ReadonlySet<string> = new Set(["ACCESS_DENIED", "PERMISSION_DENIED", "METHOD_NOT_ALLOWED", "ILLEGAL_REQUEST"]);
const GONE = /不存在|未?找不到|没有(找到|查到)|not[ _-]?(exist|found)/i;
const ADDRESS = /白名单|\bip\b/i;

/** An answer's `error` in our words. */
export function eleRefusal(error: JsonObject): Refusal<ConnectorProblem> {
  const code = textOf(error.code);
  const said = textOf(error.message) || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;
  if (code === "EXCEED_LIMIT") return make("THROTTLED", `饿了么限流：${said}`, { waitMs: CALM_MS });
  if (code === "UNAUTHORIZED") return make("AUTH_EXPIRED", `授权令牌已失效：${said}`);
  if (code === "INVALID_SIGNATURE") return make("BAD_SIGNATURE", `饿了么不接受我们的签名，请核对 App Key 和 App Secret：${said}`);
  if (code === "INVALID_TIMESTAMP") return make("REFUSED", `这台电脑的时间与饿了么相差太大，请先校准时间：${said}`);
  if (NO_RIGHT.has(code) && ADDRESS.test(said)) return make("REFUSED", `这台电脑的 IP 不在应用的白名单里，请到饿了么开放平台添加：${said}`);
  if (NO_RIGHT.has(code)) return make("REFUSED", `应用没有这个接口的权限，或店铺没有授权给它，请核对店铺编号并到饿了么开放平台查看：${said}`);
  // Behind the gateway something broke: a write may have gone through.
  if (UNCLEAR.has(code)) return make("TIMED_OUT", `饿了么服务端出错，是否已处理不明：${said}`);
  if (GONE.test(said)) return make("NOT_FOUND", `饿了么没有这条记录：${said}`);
  return make(code.startsWith("BIZ_") ? "STALE" : "REFUSED", `饿了么拒绝（${code || "没有错误码"}）：${said}`);
}
