import { parseJson } from "../../hub/kernel/json.ts";
import { fromBeijing } from "../../hub/kernel/time.ts";
import { canonicalText, wireJson } from "../engine/big-json.ts";
import type { FaultBox } from "../engine/faults.ts";
import type { Call, Reply } from "../engine/http.ts";
import { pictureAt } from "../truth/picture-shelf.ts";
import { type Body, type DouyinAnswer, failure, textOf } from "./answer.ts";
import { type DouyinShop, METHODS, WRITES } from "./methods.ts";
import { douyinSign } from "./sign.ts";
import { renewTokens, type TokenState, tokenFault } from "./tokens.ts";

/** What the gateway checks a call against. */
export interface DouyinGate {
  shop: DouyinShop;
  faults: FaultBox;
  allow: () => boolean;
  appKey: string;
  appSecret: string;
  tokens: TokenState;
  /** Answers given so far: they number the log ids. */
  answers: number;
}

const SKEW_S = 600;

/** The gateway: the path is the method with slashes for dots. */
export function douyinHandler(gate: DouyinGate): (call: Call) => Reply {
  return (call) => {
    const picture = pictureAt(gate.shop.world, "douyin", call.path);
    if (picture) return picture;
    const fate = gate.faults.call("douyin", WRITES.has(call.path));
    if (fate === "hang") return "hang";
    const answer = check(gate, call) ?? (fate === "throttle" || !gate.allow() ? failure(60000, "dop.too-many-requests", "请求过于频繁") : run(gate, call));
    return fate === "effect-then-hang" ? "hang" : { body: envelope(gate, answer) };
  };
}

function paramJson(call: Call): string {
  return call.body !== "" ? call.body : (call.query.get("param_json") ?? "{}");
}

function run(gate: DouyinGate, call: Call): DouyinAnswer {
  const body = parseJson(paramJson(call)) as Body;
  if (call.path.startsWith("/token/")) return token(gate, call.path, body);
  const method = METHODS[call.path];
  return method ? method(gate.shop, body) : failure(70000, "dop.api-offline", "接口不存在");
}

function token(gate: DouyinGate, path: string, body: Body): DouyinAnswer {
  const now = gate.shop.world.parts.clock.now();
  const { tokens } = gate;
  if (path === "/token/refresh") {
    if (textOf(body, "grant_type") !== "refresh_token") return failure(40004, "isv.grant-type-invalid", "grant_type不合法");
    if (textOf(body, "refresh_token") !== tokens.refresh || now >= tokens.refreshUntil)
      return failure(50002, "dop.token-generate-failed:1", "refresh_token无效");
  } else if (path !== "/token/create" || textOf(body, "grant_type") !== "authorization_self" || textOf(body, "shop_id") !== gate.shop.shopId) {
    return failure(50002, "dop.token-generate-failed:2", "授权失败");
  }
  renewTokens(tokens, now);
  const life = { access_token: tokens.access, expires_in: Math.floor((tokens.accessUntil - now) / 1_000), refresh_token: tokens.refresh };
  return {
    data: {
      ...life,
      scope: "SCOPE",
      shop_id: Number(gate.shop.shopId),
      shop_name: gate.shop.name,
      authority_id: gate.shop.shopId,
      auth_subject_type: "MaterialStore",
    },
  };
}

/** The gateway's checks: parameters, clock, signature over the canonical body, token. */
function check(gate: DouyinGate, call: Call): DouyinAnswer | null {
  const { query } = call;
  const need = ["app_key", "method", "timestamp", "v", "sign"].find((name) => !query.get(name));
  if (need) return failure(40001, "isv.parameter-missing", `缺少${need}`);
  if (query.get("app_key") !== gate.appKey) return failure(30001, "dop.app-forbidden", "应用不存在");
  if (query.get("v") !== "2") return failure(40003, "isv.version-invalid", "版本不支持");
  const method = query.get("method") ?? "";
  if (`/${method.replaceAll(".", "/")}` !== call.path) return failure(40003, "isv.method-invalid", "method与路径不一致");
  const now = Math.floor(gate.shop.world.parts.clock.now() / 1_000);
  const timestamp = query.get("timestamp") ?? "";
  const at = /^\d{10}$/.test(timestamp) ? Number(timestamp) : (fromBeijing(timestamp)?.getTime() ?? Number.NaN) / 1_000;
  if (Number.isNaN(at)) return failure(40003, "isv.timestamp-format-error", "时间戳格式错误");
  if (Math.abs(at - now) > SKEW_S) return failure(40003, "isv.timestamp-invalid", "时间戳已过期");
  const text = paramJson(call);
  if (canonicalText(text) !== text) return failure(40003, "isv.signature-invalid", "param_json未按规范排序");
  const signed = { appKey: gate.appKey, method, paramJson: text, timestamp, version: "2" };
  const expected = douyinSign(signed, { secret: gate.appSecret, method: query.get("sign_method") ?? "md5" });
  if (query.get("sign") !== expected) return failure(40003, "isv.signature-invalid", "签名校验失败");
  if (call.path.startsWith("/token/")) return null;
  const wrong = tokenFault(gate.tokens, query.get("access_token") ?? "", now * 1_000);
  return wrong ? failure(40003, wrong, "access_token不可用") : null;
}

function envelope(gate: DouyinGate, answer: DouyinAnswer): string {
  gate.answers += 1;
  const log_id = `demo${gate.answers.toString(36).padStart(8, "0")}`;
  if ("code" in answer) return wireJson({ code: answer.code, msg: answer.msg, sub_code: answer.subCode, sub_msg: answer.subMsg, log_id, data: null });
  if (answer.partial)
    return wireJson({ code: 10001, msg: "部分失败", sub_code: "isv.business-part-failed", sub_msg: "部分操作失败", log_id, data: answer.data });
  return wireJson({ code: 10000, msg: "success", sub_code: "", sub_msg: "", log_id, data: answer.data });
}
