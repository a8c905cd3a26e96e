import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorContext, ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

/** Busy, or asked too often: repeated after a while by whoever was answered so. */
const BUSY: ReadonlySet<string> = new Set(["1012", "1013", "1020", "1030", "1040", "1200", "1610"]);
const IN_ARREARS = "1060";

/** Which numbers these have is not known; their words are. The first that fits counts. */
const BY_WORDS: readonly (readonly [words: RegExp, problem: ConnectorProblem, sentence: string])[] = [
  [/频率|频繁|限流|并发|超过.{0,6}次数/, "THROTTLED", "旺店通限流"],
  [/系统繁忙|稍后(再|重)试|服务(暂)?不可用/, "UNAVAILABLE", "旺店通的服务暂不可用"],
  [/时间戳|timestamp/i, "REFUSED", "本机时间与旺店通相差超过 5 分钟，请校准系统时间"],
  [/白名单|(?<![a-z])ip(?![a-z])/i, "REFUSED", "本机的公网 IP 不在旺店通的白名单里，请加上"],
  [/授权.{0,6}(过期|失效|取消|到期)|账号.{0,4}(停用|禁用|过期)/, "AUTH_EXPIRED", "旺店通的接口账号授权已失效，请在开放平台重新授权"],
  [/签名|sign/i, "BAD_SIGNATURE", "旺店通不接受我们的签名，请核对接口账号 appkey 和密钥 appsecret"],
  [/权限|未授权|未开通/, "REFUSED", "旺店通的接口账号没有这个接口的权限，请在开放平台申请，或在“读取哪些单据”里去掉它"],
  [/(?<![a-z])sid(?![a-z])|卖家账号/i, "REFUSED", "旺店通不认识这个卖家账号（sid），请核对它和接口地址（企业版与网页版不同）"],
  [/appkey|接口账号/i, "REFUSED", "旺店通不认识这个接口账号（appkey），请核对"],
];

/** A call's `code` other than 0 in our words; `name` is the interface that was asked. */
export function huiceRefusal(answer: JsonObject, name: string, { settings }: Pick<ConnectorContext, "settings">): Refusal<ConnectorProblem> {
  const code = textOf(answer.code).trim();
  const said = textOf(answer.message) || "没有说明";
  const make = (problem: ConnectorProblem, message: string): Refusal<ConnectorProblem> =>
    refuse(problem, `${message}：${said}`, { code, interface: name, ...(problem === "THROTTLED" ? { waitMs: waitMs(settings) } : {}) }).refusal;
  if (BUSY.has(code)) return make("THROTTLED", `旺店通忙，要过一会儿再问（${code}）`);
  if (code === IN_ARREARS) return make("REFUSED", "旺店通的账号欠费，接口已停用，请先续费");
  const known = BY_WORDS.find(([words]) => words.test(said));
  return known ? make(known[1], known[2]) : make("REFUSED", `旺店通拒绝（${code}）`);
}

/** A public client waits for thirty seconds. */
function waitMs({ throttleWaitSeconds = "" }: Readonly<Record<string, string>>): number {
  const seconds = Number(throttleWaitSeconds.trim() || "30");
  return (seconds >= 1 && seconds <= 3_600 ? seconds : 30) * 1_000;
}
