import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf } from "../wire.ts";
import { signCall } from "./auth.ts";
import { pddRefusal } from "./errors.ts";

export interface PddCall {
  type: string;
  params: Readonly<Record<string, string>>;
  /** Token calls carry no access token. */
  withoutToken?: boolean;
}

/** One signed call; gives what is inside the answer's envelope. */
export async function callPdd(context: ConnectorContext, { type, params, withoutToken = false }: PddCall): Promise<Outcome<JsonObject>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["clientId", "clientSecret"]);
  if (missing) return { ok: false, refusal: missing };
  if (!withoutToken && !context.secrets.accessToken) return refuse("AUTH_EXPIRED", "店铺还没有授权：请到店铺页点“去平台授权”", { setting: "accessToken" });
  const sent: Record<string, string> = {
    ...params,
    type,
    client_id: context.settings.clientId ?? "",
    timestamp: String(unixSeconds(new Date(context.clock.now()))),
    data_type: "JSON",
    version: "V1",
    ...(withoutToken ? {} : { access_token: context.secrets.accessToken ?? "" }),
  };
  sent.sign = signCall(sent, context.secrets.clientSecret ?? "");
  const answer = await callChannel(context, {
    url: address(context.baseUrl, "/api/router"),
    body: new URLSearchParams(sent).toString(),
    contentType: "application/x-www-form-urlencoded;charset=utf-8",
  });
  return answer.ok ? unwrap(objectOf(answer.value)) : answer;
}

/**
 * The envelope's key is not derived from the call's name, one is misspelled, and an after-sale's detail comes without any: a single key that calls
 * itself an answer is the envelope, else the answer itself is.
 */
function unwrap(body: JsonObject): Outcome<JsonObject> {
  if (body.error_response !== undefined) return { ok: false, refusal: pddRefusal(objectOf(body.error_response)) };
  const roots = Object.keys(body).filter((key) => key === "response" || /_respon?se?$|_resposne$/.test(key));
  const [root, ...others] = roots;
  if (root !== undefined && others.length === 0) return ok(objectOf(body[root]));
  return Object.keys(body).length > 0 ? ok(body) : refuse("UNREADABLE", "拼多多的回答是空的", { field: "" });
}
