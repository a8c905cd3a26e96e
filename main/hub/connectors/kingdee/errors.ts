import { tryParseJson } from "../../kernel/json.ts";
import type { Posted } from "../../kernel/post.ts";
import { type Refusal, refuse } from "../../kernel/result.ts";
import type { ConnectorProblem } from "../port.ts";
import { type JsonObject, objectOf, rowsOf, textOf } from "../wire.ts";

const RESPONSE_ERROR = /^\s*response_error:/i;
const GATEWAY = 519;
const make = (problem: ConnectorProblem, message: string, details: Record<string, string | number>): Refusal<ConnectorProblem> =>
  refuse(problem, message, details).refusal;

/** What the gateway before the site says (HTTP 519), and a site that answers 200 with a text that begins `response_error:`. */
export function outerRefusal({ status, text }: Pick<Posted, "status" | "text">): Refusal<ConnectorProblem> | null {
  if (RESPONSE_ERROR.test(text)) return byWords(text.replace(RESPONSE_ERROR, "").trim().slice(0, 200), "response_error");
  if (status !== GATEWAY) return null;
  const told = objectOf(tryParseJson(text));
  const code = textOf(told.errcode ?? told.ErrCode).trim();
  const said = textOf(told.description ?? told.errmsg ?? told.message) || "没有说明";
  if (code === "4002") return make("REFUSED", `金蝶网关没有认出应用 ID，请核对：${said}`, { code });
  if (code === "4006") return make("REFUSED", `金蝶网关不接受我们的时间，请校准本机时钟：${said}`, { code });
  if (code === "5001") return make("REFUSED", `金蝶没有这个接口，请核对服务器地址（到 /k3cloud 为止）：${said}`, { code });
  return byWords(said, code);
}

const BY_WORDS: readonly (readonly [words: RegExp, problem: ConnectorProblem, sentence: string])[] = [
  [/时间戳|timestamp|时间.{0,6}(过期|失效)/i, "REFUSED", "金蝶不接受我们的时间，请校准本机时钟"],
  [/签名|signature/i, "BAD_SIGNATURE", "金蝶不接受我们的签名，请核对应用 ID 和应用密钥"],
  [/白名单|(?<![a-z])ip(?![a-z])/i, "REFUSED", "本机的公网 IP 不在金蝶的白名单里，请加上"],
  [/数据中心|账套/, "REFUSED", "金蝶没有这个数据中心，请核对数据中心 ID"],
  [/权限/, "REFUSED", "金蝶的集成用户没有这张单据的查询权限，请授权，或在“读取哪些单据”里去掉它"],
  [/用户/, "REFUSED", "金蝶不接受这个集成用户，请核对用户名"],
];

function byWords(said: string, code: string): Refusal<ConnectorProblem> {
  const known = BY_WORDS.find(([words]) => words.test(said));
  return known ? make(known[1], `${known[2]}：${said}`, { code }) : make("REFUSED", `金蝶拒绝：${said}`, { code });
}

/** How long a lock and a limit of calls are waited for, ms; neither is published. */
const LOCKED_MS = 5_000;
const LIMITED_MS = 60_000;

/** What the site says of a call that failed (`ResponseStatus`), of which `IsSuccess` may be text. */
export function statusRefusal(status: JsonObject): Refusal<ConnectorProblem> {
  const code = textOf(status.MsgCode).trim();
  const errors = rowsOf(status.Errors).map(objectOf);
  const said = errors.map((error) => [textOf(error.FieldName), textOf(error.Message)].filter((part) => part !== "").join(" ")).join("；") || "没有说明";
  if (code === "1") return make("AUTH_EXPIRED", `金蝶的会话已失效：${said}`, { code });
  if (code === "2" || code === "15") return make("REFUSED", `金蝶的集成用户没有这张单据的查询权限，请授权，或在“读取哪些单据”里去掉它：${said}`, { code });
  if (code === "6") return make("UNAVAILABLE", `金蝶的数据库暂不可用：${said}`, { code });
  if (code === "7") return make("REFUSED", `金蝶的许可不够用或已到期：${said}`, { code });
  if (code === "8" || code === "9") return make("REFUSED", `金蝶的单据上没有这个字段，请核对各“字段”设置：${said}`, { code });
  if (code === "13") return make("THROTTLED", `金蝶的单据被锁，要过一会儿再问：${said}`, { code, waitMs: LOCKED_MS });
  if (code === "14") return make("THROTTLED", `金蝶限流：${said}`, { code, waitMs: LIMITED_MS });
  return byWords(said, code);
}
