import { type Refusal, refuse } from "../../kernel/result.ts";
import { beijingMidnight } from "../../kernel/time.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const DEAD_TOKEN = new Set([40001, 40014, 42001]);
const NO_RIGHT = new Set([48001, 48004]);
const CLOSED = new Set([10_080_000, 10_080_001, 10_080_002]);
const GONE = /不存在|not[- ]?exist|not[- ]?found/i;
const MINUTE_MS = 60_000;
/** Outside the time, and too many: both hold until the buyer writes again. */
const OUTSIDE_TIME = 45015;
const TOO_MANY = 45047;
const CONTENT = 87014;

/** A failed answer (`errcode` ≠ 0) in our words; `now` in ms, for the end of a day's quota. */
export function wechatRefusal(body: JsonObject, now: number): Refusal<ConnectorProblem> {
  const code = Number(textOf(body.errcode));
  // The number is in it, and so is a trace id of each call, which is nobody's business here.
  const said = textOf(body.errmsg).replace(/\s*(?:rid|hint):.*$/s, "") || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;

  if (code === -1) return make("UNAVAILABLE", "微信系统繁忙，请稍后再试");
  if (DEAD_TOKEN.has(code)) return make("AUTH_EXPIRED", `access_token 已失效，或 AppSecret 不对：${said}`);
  if (code === 45009)
    return make("THROTTLED", "微信当天的接口调用次数已用完，零点后再试", { waitMs: Math.max(MINUTE_MS, beijingMidnight(now, 1).getTime() - now) });
  if (code === 45011) return make("THROTTLED", `微信限流：${said}`, { waitMs: MINUTE_MS });
  if (code === OUTSIDE_TIME) return make("REFUSED", "距离买家上次发消息已超过 48 小时，要等买家再来消息才能回复", { window: "shut" });
  if (code === TOO_MANY) return make("REFUSED", "买家来消息后的回复条数已用完，要等买家再来消息才能回复", { window: "shut" });
  if (code === CONTENT) return make("REFUSED", "微信认为内容含有违规信息，没有发出，请修改后再发");
  if (code === 45035) return make("REFUSED", "本机的出口 IP 不在微信小店的 IP 白名单里，请到小店后台添加");
  if (NO_RIGHT.has(code)) return make("REFUSED", `这个接口没有权限或已关闭，请到小店后台开通：${said}`);
  if (CLOSED.has(code)) return make("REFUSED", `微信小店已注销、正在注销，或身份不符：${said}`);
  // 10020xxx: an order or an after-sale is not there, or is no more as it was.
  if (Math.floor(code / 1000) === 10_020) return make(GONE.test(said) ? "NOT_FOUND" : "STALE", `微信小店拒绝：${said}`);
  return make(GONE.test(said) ? "NOT_FOUND" : "REFUSED", `微信拒绝（${code}）：${said}`);
}
