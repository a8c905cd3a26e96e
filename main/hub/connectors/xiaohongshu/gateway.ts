import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { signCall } from "./auth.ts";
import { type Failure, xhsRefusal } from "./errors.ts";

const GATEWAY_PATH = "/ark/open_api/v3/common_controller";
const VERSION = "2.0";
/** An answer may stand in an answer, and that one in another. */
const MOST_LAYERS = 3;
const NO_ERROR = new Set(["", "0", "200"]);
/** Not published: stand-ins until a shop's own setting says better. */
const THROTTLE_CODES = "-100,429";

interface XhsCall {
  method: string;
  /** Business fields; they stand beside the signed ones. */
  params: JsonObject;
  /** Token calls carry no access token. */
  withoutToken?: boolean;
}

/** One signed call; gives what is within the last layer of its answer. */
export async function callXhs(context: ConnectorContext, { method, params, withoutToken = false }: XhsCall): Promise<Outcome<Json>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appId", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  if (!withoutToken && !context.secrets.accessToken) return refuse("AUTH_EXPIRED", "店铺还没有授权：请到店铺页点“去平台授权”", { setting: "accessToken" });
  const set = { method, appId: context.settings.appId ?? "", timestamp: String(unixSeconds(new Date(context.clock.now()))), version: VERSION };
  const token: JsonObject = withoutToken ? {} : { accessToken: context.secrets.accessToken ?? "" };
  const answer = await callChannel(context, {
    url: address(context.baseUrl, GATEWAY_PATH),
    body: canonicalJson({ ...params, ...set, ...token, sign: signCall(set, context.secrets.appSecret ?? "") }),
    contentType: "application/json;charset=utf-8",
  });
  return answer.ok ? unwrap(answer.value, throttleCodesOf(context)) : answer;
}

function throttleCodesOf({ settings }: ConnectorContext): string[] {
  return (settings.throttleCodes?.trim() || THROTTLE_CODES).split(/[,，\s]+/).filter((code) => code !== "");
}

/** Every layer must say that it went well: one that does not say so did not. Two generations name their code and sentence differently. */
function unwrap(body: Json, throttleCodes: readonly string[]): Outcome<Json> {
  let inner: Json = body;
  for (let depth = 0; depth < MOST_LAYERS && (depth === 0 || isLayer(inner)); depth += 1) {
    const layer = objectOf(inner);
    const word = textOf(layer.success);
    const failure = failureIn(layer);
    // Nothing said is no refusal either: whether a write went through is then not known.
    if (word === "" && failure.code === "") return refuse("UNREADABLE", "小红书的回答没有说是否成功", { field: "success" });
    if (word !== "true" || failure.code !== "") return { ok: false, refusal: xhsRefusal(failure, throttleCodes) };
    inner = layer.data ?? null;
  }
  return ok(inner);
}

function isLayer(value: Json): boolean {
  const keys = new Set(Object.keys(objectOf(value)));
  return keys.has("success") || keys.has("error_code") || (keys.has("code") && (keys.has("msg") || keys.has("data")));
}

/** What a layer says of its failure: `""` is the code of none. */
function failureIn(layer: JsonObject): Failure {
  const code = [layer.error_code, layer.code].map(textOf).find((told) => !NO_ERROR.has(told)) ?? "";
  return { code, said: textOf(layer.error_msg) || textOf(layer.msg) || textOf(layer.message) };
}
