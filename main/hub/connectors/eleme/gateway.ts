import { randomUUID } from "node:crypto";
import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, unclearWhenUnreadable } from "../wire.ts";
import { signCall } from "./auth.ts";
import { eleRefusal } from "./errors.ts";

const JSON_TYPE = "application/json;charset=utf-8";

/** Asks for something; gives what is in `result`, `null` where there is nothing. */
export async function readNop(context: ConnectorContext, action: string, params: JsonObject): Promise<Outcome<Json>> {
  const token = tokenOf(context);
  return token.ok ? call(context, { action, params, token: token.value }) : token;
}

/** Asks as the application, for no shop: without a token. */
export function readAsApplication(context: ConnectorContext, action: string, params: JsonObject): Promise<Outcome<Json>> {
  const missing = unready(context);
  return missing ? Promise.resolve(missing) : call(context, { action, params, token: "" });
}

/** Does something. An answer that cannot be read leaves open what happened. */
export async function writeNop(context: ConnectorContext, action: string, params: JsonObject): Promise<Outcome<Json>> {
  return unclearWhenUnreadable(await readNop(context, action, params));
}

/** Number of the shop as the calls want it. */
export function shopNumber({ settings }: ConnectorContext): number {
  return Number(settings.shopId?.trim());
}

function unready(context: ConnectorContext): Outcome<never> | null {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret", "shopId"]);
  if (missing) return { ok: false, refusal: missing };
  if (Number.isSafeInteger(shopNumber(context))) return null;
  return refuse("REFUSED", "店铺编号（shopId）应是一串数字，请核对", { setting: "shopId" });
}

/** Nobody types it in for an own shop: whoever hears that there is none has one fetched and kept, and is told why there would be none. */
function tokenOf(context: ConnectorContext): Outcome<string> {
  const missing = unready(context);
  if (missing) return missing;
  const { accessToken } = context.secrets;
  return accessToken ? ok(accessToken) : refuse("AUTH_EXPIRED", "还没有取得饿了么的授权令牌", { setting: "accessToken" });
}

async function call(context: ConnectorContext, of: { action: string; params: JsonObject; token: string }): Promise<Outcome<Json>> {
  const now = context.clock.now();
  const metas = { app_key: context.settings.appKey ?? "", timestamp: Math.floor(now / 1_000) };
  const body = JSON.stringify({
    nop: "1.0.0",
    id: `${randomUUID().replaceAll("-", "").toUpperCase()}|${now}`,
    action: of.action,
    token: of.token,
    metas,
    params: of.params,
    signature: signCall({ ...of, metas }, context.secrets.appSecret ?? ""),
  });
  const answer = await callChannel(context, { url: address(context.baseUrl, "/api/v1/"), body, contentType: JSON_TYPE });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  if (!("result" in told) && !("error" in told)) return refuse("UNREADABLE", "饿了么的回答缺少 result", { field: "result" });
  const error = objectOf(told.error);
  return Object.keys(error).length > 0 ? { ok: false, refusal: eleRefusal(error) } : ok(told.result ?? null);
}
