import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorContext, ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

const TOO_OFTEN = /最大(调用频率|并发次数)|调用过于频繁|请求过于频繁/;
const NOT_FOUND = /未找到符合条件|单据不存在|未找到对应的单据/;
const NO_RIGHT = /权限不足|无.{0,4}权限/;
const WINDOW = /查询时间过宽|查询条件太过宽/;
const NOT_LET_IN = /app auth fail/i;
const BAD_SIGN = /验证失败|sign/i;
const NO_SUCH_ACCOUNT = /sid is not|sid is not exists/i;

/** A call's `status` other than 0 in our words. What the number 100 means only its text tells. */
export function wangdianRefusal(answer: JsonObject, { settings }: Pick<ConnectorContext, "settings">): Refusal<ConnectorProblem> {
  const code = textOf(answer.status).trim();
  const said = textOf(answer.message) || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;
  if (TOO_OFTEN.test(said)) return make("THROTTLED", `旺店通限流，要静置几分钟：${said}`, { waitMs: waitMs(settings) });
  if (code === "1") return make(...atTheDoor(said));
  if (code === "3") return make("REFUSED", `这个接口账号设了动态口令，请在旺店通取消：${said}`);
  if (code === "4" || code === "5") return make("UNAVAILABLE", `旺店通的数据库暂不可用：${said}`);
  if (code === "6") return make("REFUSED", `本机的公网 IP 不在旺店通的白名单里，请加上：${said}`);
  if (code === "7") return make("REFUSED", `本机时间与旺店通相差超过 120 秒，请校准系统时间：${said}`);
  if (NOT_FOUND.test(said)) return make("NOT_FOUND", `旺店通没有这张单据：${said}`);
  if (NO_RIGHT.test(said)) return make("REFUSED", `旺店通的接口账号权限不足（接口、店铺或仓库），请在开放平台和员工权限里加上：${said}`);
  if (WINDOW.test(said)) return make("REFUSED", `旺店通不接受这么长的查询时间：${said}`);
  return make("REFUSED", `旺店通拒绝（${code || "没有代码"}）：${said}`);
}

/** The number 1 is a parameter, the account, its right to come in, or the signature. */
function atTheDoor(said: string): [ConnectorProblem, string] {
  if (NOT_LET_IN.test(said)) return ["AUTH_EXPIRED", `旺店通没有让这个接口账号访问，请核对授权、卖家账号和 IP：${said}`];
  if (NO_SUCH_ACCOUNT.test(said)) return ["REFUSED", `旺店通不认识这个卖家账号（sid），请核对它和接口地址：${said}`];
  if (BAD_SIGN.test(said)) return ["BAD_SIGNATURE", `旺店通不接受我们的签名，请核对接口账号和密钥（secret:salt）：${said}`];
  return ["REFUSED", `旺店通不接受参数：${said}`];
}

/** Whoever was stopped is told to keep still for five to ten minutes. */
function waitMs({ throttleWaitSeconds = "" }: Readonly<Record<string, string>>): number {
  const seconds = Number(throttleWaitSeconds.trim() || "300");
  return (seconds >= 1 && seconds <= 3_600 ? seconds : 300) * 1_000;
}
