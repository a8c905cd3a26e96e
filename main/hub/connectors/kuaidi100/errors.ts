import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, textOf } from "../wire.ts";

/** The same waybill asked for more often than this is locked at the vendor's. */
const HALF_HOUR_MS = 30 * 60_000;

/** Plans are limited by calls a second. */
const A_SECOND_MS = 1_000;

/** Failure code of an answer, `""` when it is a success. Some answers carry it in `status`. */
export function failureCode(body: JsonObject): string {
  const code = textOf(body.returnCode);
  if (code !== "") return code === "200" && body.result !== false ? "" : code;
  const status = textOf(body.status);
  return body.result === false || (status !== "" && status !== "200") ? status || "unknown" : "";
}

/** A failed answer in our words. */
export function trackerRefusal(body: JsonObject): Refusal<ConnectorProblem> {
  const code = failureCode(body);
  const said = textOf(body.message) || "没有说明";
  const make = (problem: ConnectorProblem, message: string, more = {}) => refuse(problem, message, { code, ...more }).refusal;
  if (code === "500") return make("NOT_FOUND", `快递100 暂无这个单号的轨迹：${said}`, { waitMs: HALF_HOUR_MS });
  if (code === "501" || code === "502") return make("UNAVAILABLE", `快递100 服务繁忙或出错：${said}`);
  // A locked waybill concerns nothing but itself; the others may be asked for.
  if (code === "504" && said.includes("锁")) return make("NOT_FOUND", `快递100 暂不答这个单号：${said}`, { waitMs: HALF_HOUR_MS });
  if (code === "504") return make("THROTTLED", `快递100 查询过于频繁：${said}`, { waitMs: A_SECOND_MS });
  if (code === "503") return make("BAD_SIGNATURE", `快递100 不接受我们的签名，请核对 key 与 customer：${said}`);
  if (code === "600" || code === "601") return make("AUTH_EXPIRED", `快递100 账号失效或余额不足：${said}`);
  if (code === "408") return make("REFUSED", `缺少或填错了手机号后四位：${said}`);
  return make("REFUSED", `快递100 拒绝：${said}`);
}
