import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorContext, ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

/** No rows: what others answer as an empty list. */
export const NO_RESULT = "biz.handler.data-get:no-result";

const FORBIDDEN = "sys.check.header-param:forbidden";
const CLOCK = "sys.check.request-apprequesttime:error";
/** An order's number that is none: one record's fault, not the shop's. */
const NO_NUMBER = /ordercode-format:error$/i;
const WINDOW = /(query-time|time-value):outofrange$/i;
const BUSY = /retry later|稍后(再|重)试/i;
const TOO_OFTEN = /频繁|限流|(频率|次数)(超|过|已达)/;
const MOVED_ON = /status:error$|状态(已|发生)?(变|改|更新|不正确|不符)|已(退款|处理|关闭|撤销|取消)|不能重复|重复操作/;
const UNCLEAR = /系统(异常|错误|繁忙)|内部错误|超时|system|timeout/i;
const GONE = /不存在|没有(找到|查到)|not[ _-]?(exist|found)/i;
const CALM_MS = 1_000;

/** A call's `sn_error` in our words. The code of its rate limit is not published: a setting of the shop. */
export function suningRefusal(error: JsonObject, { settings, secrets }: Pick<ConnectorContext, "settings" | "secrets">): Refusal<ConnectorProblem> {
  const code = textOf(error.error_code).trim();
  const said = textOf(error.error_msg) || code || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;
  if (throttleCodes(settings).includes(code) || TOO_OFTEN.test(said)) return make("THROTTLED", `苏宁限流：${said}`, { waitMs: CALM_MS });
  // One code for key, method and signature; of an authorised application it is the authorisation that ends.
  if (code === FORBIDDEN)
    return secrets.accessToken
      ? make("AUTH_EXPIRED", `苏宁不接受这次授权，请重新授权并填写 access_token（或核对密钥与接口权限）：${said}`)
      : make("BAD_SIGNATURE", `苏宁不接受我们的签名，请核对 App Key、App Secret 和应用的接口权限：${said}`);
  if (code === CLOCK) return make("REFUSED", `本机时间与苏宁相差超过 10 分钟，请校准系统时间：${said}`);
  if (NO_NUMBER.test(code)) return make("NOT_FOUND", `苏宁不认识这个订单号：${said}`);
  if (WINDOW.test(code)) return make("REFUSED", `苏宁不接受这段查询时间（太长，或早于三个月前）：${said}`);
  if (BUSY.test(code) || BUSY.test(said)) return make("UNAVAILABLE", `苏宁的服务繁忙：${said}`);
  // A `sys.check` refused the call at the door; behind it something may have broken half way.
  if (!code.startsWith("sys.check.") && UNCLEAR.test(said)) return make("TIMED_OUT", `苏宁服务端出错，是否已处理不明：${said}`);
  return make(problemOf(code, said), `苏宁拒绝：${said}`);
}

/** The second layer: the gateway took the call, and what is behind it did not do it (`returnFlag` N). */
export function resultRefusal(result: JsonObject): Refusal<ConnectorProblem> {
  const [code, said] = [codeWithin(result), wordsWithin(result)];
  if (BUSY.test(said)) return refuse("UNAVAILABLE", `苏宁的服务繁忙：${said}`, { code }).refusal;
  if (UNCLEAR.test(said)) return refuse("TIMED_OUT", `苏宁服务端出错，是否已处理不明：${said}`, { code }).refusal;
  return refuse(problemOf(code, said), `苏宁没有办成：${said || "没有说明"}`, { code }).refusal;
}

/** How the second layer names its code and words is not published; these are what its other answers use. */
export const codeWithin = (result: JsonObject): string => textOf(result.error_code) || textOf(result.errorCode) || textOf(result.returnCode);
const wordsWithin = (result: JsonObject): string =>
  [result.returnMessage, result.returnMsg, result.errorMsg, result.error_msg, result.errorMessage, result.message].map(textOf).find((text) => text !== "") ??
  "";

function problemOf(code: string, said: string): ConnectorProblem {
  if (MOVED_ON.test(code) || MOVED_ON.test(said)) return "STALE";
  return GONE.test(said) ? "NOT_FOUND" : "REFUSED";
}

function throttleCodes({ throttleCodes: told = "" }: Readonly<Record<string, string>>): string[] {
  return (told.trim() || "sys.check.access-frequency:limit").split(/[,，\s]+/);
}
