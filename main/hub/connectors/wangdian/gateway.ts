import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { readSecret, signWangdian, timestampOf } from "./auth.ts";
import { wangdianRefusal } from "./errors.ts";

/** A page of a call, from 0; `counted`: how many rows there are in all is told, too. */
interface Pager {
  number: number;
  size: number;
  counted: boolean;
}

/** One signed call: the protocol in the query, the arguments as a JSON array in the body; what stands in `data` of its answer. */
export async function callWangdian(
  context: ConnectorContext,
  call: { method: string; params: { [key: string]: Json }; pager: Pager },
): Promise<Outcome<JsonObject>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["sid", "key", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const secret = readSecret(context.secrets.appSecret ?? "");
  if (!secret) return refuse("REFUSED", "密钥要填旺店通给的整段文字，形如 secret:salt", { setting: "appSecret" });
  const { method, params, pager } = call;
  const query: Record<string, string> = {
    sid: context.settings.sid ?? "",
    key: context.settings.key ?? "",
    salt: secret.salt,
    method,
    v: "1.0",
    timestamp: timestampOf(context.clock.now()),
    page_size: String(pager.size),
    page_no: String(pager.number),
    calc_total: pager.counted ? "1" : "0",
  };
  const body = canonicalJson([params]);
  query.sign = signWangdian(query, body, secret.secret);
  const url = `${address(context.baseUrl, "/openapi")}?${new URLSearchParams(query)}`;
  const answer = await callChannel(context, { url, body, contentType: "application/json;charset=utf-8" });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const status = textOf(told.status).trim();
  if (status === "") return refuse("UNREADABLE", "旺店通的回答缺少 status", { field: "status" });
  return status === "0" ? ok(objectOf(told.data)) : { ok: false, refusal: wangdianRefusal(told, context) };
}
