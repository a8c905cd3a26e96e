import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, missingSetting, type Outcome, objectOf, unclearWhenUnreadable } from "../wire.ts";
import { signCall } from "./auth.ts";
import { isFine, ksRefusal } from "./errors.ts";

export const FORM = "application/x-www-form-urlencoded;charset=utf-8";

export type Params = Readonly<Record<string, string | number>>;

/** What the platform counts as numbers though they are ids: written as their digits, which a double would not keep. */
const IDS: ReadonlySet<string> = new Set(["oid", "orderId", "refundId", "addressId", "refundVersion"]);

/** The business parameters as the one text that is signed and sent. */
export function paramText(params: Params): string {
  const fields = Object.keys(params)
    .sort()
    .map((key) => {
      const value = params[key];
      const isNumber = IDS.has(key) && typeof value === "string" && /^(0|[1-9]\d*)$/.test(value);
      return `${JSON.stringify(key)}:${isNumber ? value : JSON.stringify(value)}`;
    });
  return `{${fields.join(",")}}`;
}

/** Asks for something (GET, the parameters in the address); gives what is in `data`, `null` where there is nothing. */
export function readKs(context: ConnectorContext, method: string, params: Params): Promise<Outcome<Json>> {
  return call(context, { method, params, isRead: true });
}

/** Does something (POST, a form). An answer that cannot be read leaves open what happened. */
export async function writeKs(context: ConnectorContext, method: string, params: Params): Promise<Outcome<Json>> {
  return unclearWhenUnreadable(await call(context, { method, params, isRead: false }));
}

async function call(context: ConnectorContext, of: { method: string; params: Params; isRead: boolean }): Promise<Outcome<Json>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret", "signSecret"]);
  if (missing) return { ok: false, refusal: missing };
  if (!context.secrets.accessToken) return refuse("AUTH_EXPIRED", "店铺还没有授权：请到店铺页点“去平台授权”", { setting: "accessToken" });
  const signMethod = context.settings.signMethod?.trim().toUpperCase() === "HMAC_SHA256" ? "HMAC_SHA256" : "MD5";
  const sent: Record<string, string> = {
    appkey: context.settings.appKey ?? "",
    method: of.method,
    version: "1",
    param: paramText(of.params),
    access_token: context.secrets.accessToken,
    timestamp: String(context.clock.now()),
    signMethod,
  };
  sent.sign = signCall(sent, context.secrets.signSecret ?? "");
  const form = new URLSearchParams(sent).toString();
  const url = address(context.baseUrl, `/${of.method.replaceAll(".", "/")}`);
  const answer = await callChannel(
    context,
    of.isRead ? { url: `${url}?${form}`, method: "GET", body: "", contentType: FORM } : { url, body: form, contentType: FORM },
  );
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  if (body.result === undefined && body.code === undefined) return refuse("UNREADABLE", "快手的回答缺少 result", { field: "result" });
  return isFine(body) ? ok(body.data ?? null) : { ok: false, refusal: ksRefusal(body) };
}
