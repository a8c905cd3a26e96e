import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const MOVED_ON = /状态(已|发生)?(变|改|更新)|已(退款|处理|关闭|撤销)|不能重复|重复操作/;
const UNCLEAR = /系统(异常|错误|繁忙)|内部错误|超时|system|timeout/i;
const CLOCK = /timestamp|时间戳/i;
const DEAD_TOKEN = /access_?token.*(过期|失效|无效|expired|invalid)/i;
/** Not said by the channel: how long to wait after its two words for "too often". */
const CALM_MS = 1_000;
const TOO_OFTEN_MS = 2_000;

/** An `error_response` in our words. */
export function pddRefusal(error: JsonObject): Refusal<ConnectorProblem> {
  const code = Number(textOf(error.error_code));
  const said = textOf(error.sub_msg) || textOf(error.error_msg) || "没有说明";
  const details = { code, subCode: textOf(error.sub_code), requestId: textOf(error.request_id) };
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { ...details, ...more }).refusal;

  if (code === 70031) return make("THROTTLED", `拼多多限流：${said}`, { waitMs: TOO_OFTEN_MS });
  if (code === 52101) return make("THROTTLED", `拼多多接口被限流：${said}`, { waitMs: CALM_MS });
  if (code === 52102 || code === 52103) return make("UNAVAILABLE", `拼多多服务暂不可用：${said}`);
  if (code === 10019 || (code < 20000 && DEAD_TOKEN.test(said))) return make("AUTH_EXPIRED", `店铺授权已失效，请重新授权：${said}`);
  if (code === 20004) return make("BAD_SIGNATURE", `拼多多不接受我们的签名，请核对 Client Secret：${said}`);
  if (code === 20005) return make("REFUSED", `本机的 IP 不在拼多多应用的白名单里，请到开放平台添加：${said}`);
  if (code === 45001) return make("NOT_FOUND", `拼多多没有这条记录，或它不属于本店：${said}`);
  if (code >= 10000 && code < 40000 && CLOCK.test(said)) return make("REFUSED", `本机时间与拼多多相差超过 10 分钟，请校准系统时间：${said}`);
  // Behind the gateway something broke: a write may have gone through.
  if (code >= 50000 && UNCLEAR.test(said)) return make("TIMED_OUT", `拼多多服务端出错，是否已处理不明：${said}`);
  return make(problemOf(said), `拼多多拒绝：${said}`);
}

/** What a sentence of a refusal amounts to; the numbers behind it are not published. */
export function problemOf(said: string): ConnectorProblem {
  return MOVED_ON.test(said) ? "STALE" : "REFUSED";
}
