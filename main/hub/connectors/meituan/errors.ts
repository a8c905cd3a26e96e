import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, objectOf, textOf } from "../wire.ts";

/** Not said by the platform: how long to wait after flow control. */
const CALM_MS = 1_000;

/** What a number means, and the sentence that says what to do about it. */
const NUMBERS: Readonly<Record<string, readonly [ConnectorProblem, string]>> = {
  "700": ["TIMED_OUT", "美团系统出错，是否已处理不明"],
  "701": ["REFUSED", "美团说缺少参数"],
  "702": ["REFUSED", "美团不认识这个 app_id，请核对 App ID"],
  "703": ["BAD_SIGNATURE", "美团不接受我们的签名，请核对 App Secret 和接口地址（签名包含完整地址）"],
  "704": ["REFUSED", "这家门店没有授权给这个应用，请核对门店编码，并在美团开放平台绑定门店"],
  "705": ["REFUSED", "美团说参数格式不对"],
  "708": ["REFUSED", "应用没有这个接口的权限，请到美团开放平台申请"],
  "711": ["THROTTLED", "美团限流"],
  "803": ["REFUSED", "美团没有这家门店，请核对门店编码（app_poi_code）"],
  "806": ["NOT_FOUND", "美团没有这笔订单"],
  "808": ["STALE", "美团上的状态已经变化，请先重新读取"],
  "1022": ["REFUSED", "订单已完成，不能取消"],
  "4001": ["AUTH_EXPIRED", "门店授权已失效，请重新授权"],
};

const CLOCK = /时间戳|timestamp|请求(已)?过期/i;
const ADDRESS = /\bIP\b|白名单/i;
const UNCLEAR = /系统(异常|错误|繁忙)|服务(异常|繁忙)|内部错误|超时|timeout/i;

/** Whether an answer says that it failed; where `error` is filled in, whatever `data` says. */
export function isFailure(body: JsonObject): boolean {
  const { code, msg } = objectOf(body.error);
  return textOf(body.data) === "ng" || textOf(code) !== "" || textOf(msg) !== "";
}

/** A failure in our words: by its number, else by what stands beside it. */
export function mtRefusal(body: JsonObject): Refusal<ConnectorProblem> {
  const error = objectOf(body.error);
  const code = textOf(error.code);
  const said = textOf(error.msg) || "没有说明";
  const details = { code };
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, `${message}：${said}`, { ...details, ...more }).refusal;
  if (ADDRESS.test(said)) return make("REFUSED", "服务器的 IP 不在美团应用的白名单里，请到美团开放平台添加");
  if ((code === "703" || code === "705" || code === "701") && CLOCK.test(said)) return make("REFUSED", "美团不接受请求的时间，请校准服务器的时钟");
  const known = Object.hasOwn(NUMBERS, code) ? NUMBERS[code] : undefined;
  if (known) return make(known[0], known[1], known[0] === "THROTTLED" ? { waitMs: CALM_MS } : {});
  // Behind the gateway something broke: a write may have gone through.
  return UNCLEAR.test(said) ? make("TIMED_OUT", "美团服务端出错，是否已处理不明") : make("REFUSED", `美团拒绝（${code || "无编号"}）`);
}
