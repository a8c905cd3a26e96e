import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const SECOND = 1_000;
const CLOCK = /时间戳|timestamp/i;
const BUSY = /系统繁忙|稍后(再|重)试|服务(暂)?不可用/;
const TOO_OFTEN = /频率|频繁|限流|调用次数/;

/** A call's `code` other than 0 in our words; `path` is the interface that was asked. */
export function jushuitanRefusal(answer: JsonObject, path: string): Refusal<ConnectorProblem> {
  const code = textOf(answer.code).trim();
  const said = textOf(answer.msg) || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;
  if (code === "199") return make("THROTTLED", `聚水潭每秒最多 5 次调用：${said}`, { waitMs: SECOND });
  if (code === "200") return make("THROTTLED", `聚水潭每分钟最多 100 次调用：${said}`, { waitMs: 60 * SECOND });
  if (code === "10") return make("BAD_SIGNATURE", `聚水潭不接受我们的签名，请核对 App Key 和 App Secret：${said}`);
  if (code === "100") return make("AUTH_EXPIRED", `聚水潭的授权已失效：${said}`);
  if (code === "110") return make("REFUSED", `本机的公网 IP 不在聚水潭应用的白名单里，请在开放平台加上：${said}`);
  if (code === "150") return make("AUTH_EXPIRED", `聚水潭不允许这个应用自动续期，请商家重新授权并填写 access_token：${said}`);
  if (code === "190") return make("REFUSED", `聚水潭应用没有接口 ${path} 的权限，请在开放平台申请，或在“读取哪些单据”里去掉它：${said}`);
  if (CLOCK.test(said)) return make("REFUSED", `聚水潭不接受我们的时间，请校准本机时钟：${said}`);
  if (TOO_OFTEN.test(said)) return make("THROTTLED", `聚水潭限流：${said}`, { waitMs: SECOND });
  if (BUSY.test(said)) return make("UNAVAILABLE", `聚水潭的服务暂不可用：${said}`);
  return make("REFUSED", `聚水潭拒绝（${code || "没有代码"}）：${said}`);
}
