import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { signJushuitan } from "./auth.ts";
import { jushuitanRefusal } from "./errors.ts";

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";

/** One signed call of an interface with a token; what stands in `data` of its answer. */
export async function callJushuitan(context: ConnectorContext, path: string, biz: { [key: string]: Json }): Promise<Outcome<JsonObject>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  // An own company's application gets its first token by itself; see `token.ts`.
  if (!context.secrets.accessToken) return refuse("AUTH_EXPIRED", "还没有聚水潭的 access_token");
  return post(context, path, { access_token: context.secrets.accessToken, version: "2", biz: canonicalJson(biz) });
}

/** A signed form, with or without a token. */
export async function post(context: ConnectorContext, path: string, params: Readonly<Record<string, string>>): Promise<Outcome<JsonObject>> {
  const signed: Record<string, string> = {
    app_key: context.settings.appKey ?? "",
    timestamp: String(unixSeconds(new Date(context.clock.now()))),
    charset: "utf-8",
    ...params,
  };
  signed.sign = signJushuitan(signed, context.secrets.appSecret ?? "");
  const answer = await callChannel(context, { url: address(context.baseUrl, path), body: new URLSearchParams(signed).toString(), contentType: FORM });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const code = textOf(told.code).trim();
  if (code === "") return refuse("UNREADABLE", "聚水潭的回答缺少 code", { field: "code" });
  if (code !== "0") return { ok: false, refusal: jushuitanRefusal(told, path) };
  return ok(objectOf(told.data));
}
