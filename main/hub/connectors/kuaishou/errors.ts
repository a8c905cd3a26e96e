import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const FLOW: ReadonlySet<string> = new Set(["15", "16", "17", "1016", "1017", "802000"]);
const DEAD_TOKEN: ReadonlySet<string> = new Set(["21", "24"]);
const NO_RIGHT: ReadonlySet<string> = new Set(["22", "25", "26"]);
const SIGN: ReadonlySet<string> = new Set(["27", "28"]);
/** Not said by the platform: how long to wait after flow control. */
const CALM_MS = 2_000;

const GONE = /不存在|未?找不到|没有(找到|查到)|not[ _-]?(exist|found)/i;
const MOVED_ON = /状态(已|发生|不)?.{0,4}(变|改|更新|不允许|不支持)|版本|已(退款|处理|关闭|撤销|完成)|重复(操作|提交)/;
const UNCLEAR = /系统(异常|错误|繁忙)|服务(异常|繁忙)|内部错误|超时|timeout/i;

/** Whether an answer says that it went well; where `result` is left out, `code` says it. */
export function isFine(body: JsonObject): boolean {
  const result = textOf(body.result);
  return result === "" ? textOf(body.code) === "200" : result === "1";
}

/** An answer that did not go well in our words. What stands beside the number in words decides where the number is nobody's but the business's. */
export function ksRefusal(body: JsonObject): Refusal<ConnectorProblem> {
  const code = textOf(body.result) || textOf(body.code);
  const words = [body.sub_msg, body.error_msg, body.msg].map(textOf).filter((text) => text !== "" && text !== "success");
  const said = words[0] ?? "没有说明";
  const details = { code, subCode: textOf(body.sub_code) };
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { ...details, ...more }).refusal;

  if (FLOW.has(code)) return make("THROTTLED", `快手限流：${said}`, { waitMs: CALM_MS });
  if (DEAD_TOKEN.has(code)) return make("AUTH_EXPIRED", `店铺授权已失效，请重新授权：${said}`);
  if (NO_RIGHT.has(code)) return make("REFUSED", `应用没有这个接口的权限，或店铺没有授权给它，请到快手开放平台核对：${said}`);
  if (SIGN.has(code)) return make("BAD_SIGNATURE", `快手不接受我们的签名，请核对 signSecret（不是 App Secret）和签名方式：${said}`);
  if (GONE.test(said)) return make("NOT_FOUND", `快手没有这条记录：${said}`);
  // Behind the gateway something broke: a write may have gone through.
  if (UNCLEAR.test(said)) return make("TIMED_OUT", `快手服务端出错，是否已处理不明：${said}`);
  return make(MOVED_ON.test(said) ? "STALE" : "REFUSED", `快手拒绝（${code}）：${said}`);
}
