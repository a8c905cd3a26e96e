import type { Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { callChannel, missingSetting, type Outcome, objectOf, unclearWhenUnreadable } from "../wire.ts";
import { sign } from "./auth.ts";
import { isFailure, mtRefusal } from "./errors.ts";

const FORM = "application/x-www-form-urlencoded;charset=utf-8";
const BELOW = "/api/v1";

export type Params = Readonly<Record<string, string>>;

/** The address that is called and signed; one that was entered with the path below it is the same. */
function urlOf({ baseUrl }: ConnectorContext, path: string): string {
  const host = baseUrl.trim().replace(/\/+$/, "");
  return `${host.endsWith(BELOW) ? host : host + BELOW}/${path}`;
}

/** Stores of this shop: several by commas, as an application's pushes come to one address for all of them. */
export function storesOf({ settings }: ConnectorContext): string[] {
  return [...new Set((settings.appPoiCode ?? "").split(/[,，;；\s]+/).filter((code) => code !== ""))];
}

/** An application of a service provider has a token for each store that allowed it; a seller's own needs none. */
function needsToken({ settings }: ConnectorContext): boolean {
  return /^(1|是|y(es)?|true)$/i.test((settings.serviceProvider ?? "").trim());
}

/**
 * For a walk of many reads: one that was not answered among others that were is made once more, so that a passing silence ends no walk; when nothing at all
 * is answered any more the walk ends with the second call.
 */
export function askingAgain(context: ConnectorContext): ConnectorContext {
  let isAnswered = false;
  const post: ConnectorContext["post"] = async (call) => {
    try {
      const posted = await context.post(call);
      isAnswered = true;
      return posted;
    } catch (fault) {
      if (!isAnswered) throw fault;
      isAnswered = false;
      return context.post(call);
    }
  };
  return { ...context, post };
}

/** Asks for something (GET, everything in the address); gives what is in `data`. */
export function readMt(context: ConnectorContext, path: string, params: Params): Promise<Outcome<Json>> {
  return call(context, { path, params, isRead: true });
}

/** Does something (POST: the system's parameters in the address, the others in a form). An answer that cannot be read leaves open what happened. */
export async function writeMt(context: ConnectorContext, path: string, params: Params): Promise<Outcome<Json>> {
  return unclearWhenUnreadable(await call(context, { path, params, isRead: false }));
}

async function call(context: ConnectorContext, of: { path: string; params: Params; isRead: boolean }): Promise<Outcome<Json>> {
  if (needsToken(context) && !context.secrets.accessToken) {
    const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appId", "appSecret", "appPoiCode"]);
    return missing
      ? { ok: false, refusal: missing }
      : refuse("AUTH_EXPIRED", "这家门店还没有授权：请在美团商家后台把门店授权给这个应用，令牌会自动取得", { setting: "accessToken" });
  }
  const answer = await rawCall(context, { ...of, token: context.secrets.accessToken ?? "" });
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  if (body.data === undefined && body.error === undefined) return refuse("UNREADABLE", "美团的回答缺少 data", { field: "data" });
  return isFailure(body) ? { ok: false, refusal: mtRefusal(body) } : ok(body.data ?? null);
}

/** One signed call, its answer as it came. */
export async function rawCall(context: ConnectorContext, of: { path: string; params: Params; isRead: boolean; token: string }): Promise<Outcome<Json>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appId", "appSecret", "appPoiCode"]);
  if (missing) return { ok: false, refusal: missing };
  const url = urlOf(context, of.path);
  const system: Record<string, string> = {
    app_id: context.settings.appId?.trim() ?? "",
    timestamp: String(unixSeconds(new Date(context.clock.now()))),
    ...(of.token === "" ? {} : { access_token: of.token }),
  };
  const sig = sign(url, { ...of.params, ...system }, context.secrets.appSecret ?? "");
  const query = new URLSearchParams({ ...system, sig, ...(of.isRead ? of.params : {}) });
  const body = of.isRead ? "" : new URLSearchParams(of.params).toString();
  return callChannel(context, { url: `${url}?${query}`, body, contentType: FORM, ...(of.isRead ? { method: "GET" as const } : {}) });
}
