import { fromBeijing } from "../../hub/kernel/time.ts";
import { type Wire, wireJson } from "../engine/big-json.ts";
import type { Call, Reply } from "../engine/http.ts";
import type { JdGate } from "./gate.ts";
import { METHODS } from "./methods.ts";
import { oauthReply } from "./oauth.ts";
import { josSign } from "./sign.ts";

const SKEW_MS = 6 * 60_000;

/** The gateway, one address for every method; and the authority's pages beside it. */
export function jdHandler(gate: JdGate): (call: Call) => Reply {
  return (call) => {
    if (call.path.startsWith("/oauth2/")) return oauthReply(gate, call);
    if (call.path !== "/routerjson") return { status: 404, body: "not found", type: "text/plain" };
    const params: Record<string, string> = Object.fromEntries(call.query);
    if (call.method === "POST") for (const [key, value] of new URLSearchParams(call.body)) params[key] = value;
    const fate = gate.faults.call("jd", false);
    if (fate === "hang" || fate === "effect-then-hang") return "hang";
    const refused = check(gate, params) ?? (fate === "throttle" || !gate.allow() ? fault("2", "接口调用次数超限", "App Call Limited") : null);
    return { body: wireJson(refused ?? run(gate, params)) };
  };
}

type Answer = { [key: string]: Wire };

function fault(code: string, zh: string, en: string): Answer {
  return { error_response: { code, zh_desc: zh, en_desc: en } };
}

function run(gate: JdGate, params: Record<string, string>): Answer {
  const name = params.method ?? "";
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return fault("15", "无效的方法名", "Invalid Method");
  const business = readBusiness(params["360buy_param_json"]);
  if (!business) return fault("10100001", "360buy_param_json 不是 JSON 对象", "Invalid param json");
  return { [`${name.replaceAll(".", "_")}_responce`]: { code: "0", ...method(gate.shop, business) } };
}

function readBusiness(text: string | undefined): { [key: string]: unknown } | null {
  try {
    const read: unknown = JSON.parse(text ?? "");
    return read !== null && typeof read === "object" && !Array.isArray(read) ? (read as { [key: string]: unknown }) : null;
  } catch {
    return null;
  }
}

/** The gateway's own checks. */
function check(gate: JdGate, params: Record<string, string>): Answer | null {
  if (!params.method) return fault("14", "缺少方法名参数", "Missing Method");
  if (!params.v) return fault("4", "缺少版本参数", "Missing Version");
  if (params.v !== "2.0") return fault("5", "无效的版本参数", "Invalid Version");
  if (!params.timestamp) return fault("7", "缺少时间戳参数", "Missing Timestamp");
  const at = fromBeijing(params.timestamp.replace(/\.\d+\+0800$/, ""));
  const now = gate.shop.ledger.now();
  if (!at || Math.abs(at.getTime() - now) > SKEW_MS) return fault("8", "无效的时间戳参数", "Invalid Timestamp");
  if (!params.sign) return fault("11", "缺少签名参数", "Missing Signature");
  // An application nobody knows has no secret that could have signed.
  if (params.app_key !== gate.appKey || params.sign !== josSign(params, gate.appSecret)) return fault("12", "无效签名", "Invalid Signature");
  if (!gate.tokens.isGood(params.access_token ?? "", now)) return fault("19", "token已过期或者不存在，请重新授权访问", "Invalid access_token");
  return null;
}
