import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";

const TOO_OFTEN = /flow control|限流|频繁|too (many|frequent)|rate limit/i;
const DEAD_TOKEN = /(access_?token|授权|令牌).*(过期|失效|无效|不存在|expired|invalid)/i;
const SIGNATURE = /签名|\bsign(ature)?\b/i;
const CLOCK = /timestamp|时间戳/i;
const GONE = /不存在|未找到|找不到|not[- ]?(exist|found)/i;
const MOVED_ON = /状态(已|发生|不)?(变|改|更新|正确|允许|支持)|已(退款|处理|关闭|取消|完成)|重复操作|不能重复/;
const UNCLEAR = /系统(异常|错误|繁忙)|内部错误|超时|system|internal|timeout/i;
/** Not said by the channel: how long to wait after its word for "too often". */
const CALM_MS = 2_000;

/** A layer of an answer that is no success. */
export interface Failure {
  /** `""` where it names none. */
  code: string;
  said: string;
}

/** It in our words. But for 401 no number is published: the settings name those for "too often", the rest is read from the sentence. */
export function xhsRefusal({ code, said: told }: Failure, throttleCodes: readonly string[]): Refusal<ConnectorProblem> {
  const said = told || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;
  if (throttleCodes.includes(code) || TOO_OFTEN.test(said)) return make("THROTTLED", `小红书限流：${said}`, { waitMs: CALM_MS });
  if (code === "401" || DEAD_TOKEN.test(said)) return make("AUTH_EXPIRED", `店铺授权已失效，请重新授权：${said}`);
  if (CLOCK.test(said)) return make("REFUSED", `小红书不接受这次调用的时间，请校准本机的系统时间：${said}`);
  if (SIGNATURE.test(said)) return make("BAD_SIGNATURE", `小红书不接受我们的签名，请核对 App Secret：${said}`);
  if (GONE.test(said)) return make("NOT_FOUND", `小红书没有这条记录，或它不属于本店：${said}`);
  if (MOVED_ON.test(said)) return make("STALE", `小红书拒绝：${said}`);
  // Behind the gateway something broke: a write may have gone through.
  if (UNCLEAR.test(said)) return make("TIMED_OUT", `小红书服务端出错，是否已处理不明：${said}`);
  return make("REFUSED", `小红书拒绝：${said}`);
}
