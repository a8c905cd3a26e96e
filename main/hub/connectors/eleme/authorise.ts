/** Tokens: own shops get one for key and secret alone, other sellers allow it at the platform's page. They last thirty days. */
import { ok, refuse } from "../../kernel/result.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { address as below, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";

/** A token is renewed this long before it ends. */
const EARLY_MS = 3_600_000;
const FORM = "application/x-www-form-urlencoded;charset=utf-8";

/** The host alone: the setting may name the calls' path, too. */
const hostOf = ({ baseUrl }: ConnectorContext): string => (URL.canParse(baseUrl) ? new URL(baseUrl).origin : baseUrl);

export const authorise: NonNullable<Connector["authorise"]> = {
  address(context, { redirect, state }) {
    const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
    if (missing) return { ok: false, refusal: missing };
    const query = { response_type: "code", client_id: context.settings.appKey ?? "", redirect_uri: redirect, state, scope: "all" };
    return ok(`${below(hostOf(context), "/authorize")}?${new URLSearchParams(query)}`);
  },
  exchange: (context, { code, redirect }) =>
    tokens(context, { grant_type: "authorization_code", code, redirect_uri: redirect, client_id: context.settings.appKey ?? "" }),
};

export function isRefreshDue({ secrets, clock }: ConnectorContext): boolean {
  const endsAt = Number(secrets.accessTokenExpiresAt) || 0;
  return endsAt > 0 && endsAt - clock.now() < EARLY_MS;
}

/** A new token: for the refresh token where there is one, else, as of an own shop, for key and secret. The old one is dead afterwards. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const token = context.secrets.refreshToken;
  return tokens(context, token ? { grant_type: "refresh_token", refresh_token: token, scope: "all" } : { grant_type: "client_credentials" });
}

async function tokens(context: ConnectorContext, grant: Record<string, string>): Promise<Outcome<Record<string, string>>> {
  const { appKey = "" } = context.settings;
  const { appSecret = "" } = context.secrets;
  const missing = missingSetting({ appKey, appSecret }, ["appKey", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const basic = Buffer.from(`${encodeURIComponent(appKey)}:${encodeURIComponent(appSecret)}`).toString("base64");
  // What is wrong with the grant is said in the body of an HTTP 400.
  const post: ConnectorContext["post"] = async (call) => {
    const posted = await context.post(call);
    return posted.status === 400 ? { ...posted, status: 200 } : posted;
  };
  const answer = await callChannel(
    { ...context, post },
    {
      url: below(hostOf(context), "/token"),
      body: new URLSearchParams(grant).toString(),
      contentType: FORM,
      headers: { authorization: `Basic ${basic}` },
    },
  );
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const accessToken = textOf(told.access_token);
  if (accessToken === "") return ungranted(told);
  const seconds = Number(textOf(told.expires_in));
  return ok({
    accessToken,
    // Where it is not said, nothing is known of the end: the token is used until it is refused.
    accessTokenExpiresAt: seconds > 0 ? String(context.clock.now() + seconds * 1_000) : "",
    refreshToken: textOf(told.refresh_token) || (context.secrets.refreshToken ?? ""),
  });
}

/** None of these is worth a second try. */
const WHY: Readonly<Record<string, string>> = {
  invalid_client: "App Key 或 App Secret 不对，请核对",
  access_denied: "应用未上线、授权已被收回或刷新令牌已过期，请到饿了么开放平台查看并重新授权",
  invalid_scope: "应用没有申请到需要的权限，请到饿了么开放平台查看",
  invalid_request: "饿了么不接受授权请求，请核对 App Key、App Secret 和回调地址",
};

function ungranted(told: JsonObject): Outcome<never> {
  const error = textOf(told.error);
  const said = textOf(told.error_description) || "没有说明";
  if (error === "") return refuse("UNREADABLE", "饿了么的回答缺少 access_token", { field: "access_token" });
  return refuse("REFUSED", `${Object.hasOwn(WHY, error) ? WHY[error] : "饿了么没有给出授权"}：${said}`, { code: error });
}
