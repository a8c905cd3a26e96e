import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { signHuice } from "./auth.ts";
import { huiceRefusal } from "./errors.ts";

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";

/** One signed form to an interface, which has an address of its own; its whole answer. */
export async function callHuice(context: ConnectorContext, name: string, params: Readonly<Record<string, string>>): Promise<Outcome<JsonObject>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["sid", "appKey", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const signed: Record<string, string> = {
    sid: context.settings.sid ?? "",
    appkey: context.settings.appKey ?? "",
    timestamp: String(unixSeconds(new Date(context.clock.now()))),
    ...params,
  };
  signed.sign = signHuice(signed, context.secrets.appSecret ?? "");
  const url = address(context.baseUrl, `/${name}.php`);
  const answer = await callChannel(context, { url, body: new URLSearchParams(signed).toString(), contentType: FORM });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const code = textOf(told.code).trim();
  if (code === "") return refuse("UNREADABLE", "旺店通的回答缺少 code", { field: "code" });
  return code === "0" ? ok(told) : { ok: false, refusal: huiceRefusal(told, name, context) };
}
