/** The shop's holder allows it at JD's own pages; the code that they send back is exchanged for tokens. */
import { ok, refuse } from "../../kernel/result.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { callChannel, type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { FORM } from "./gateway.ts";

const DAY = 24 * 3_600_000;
const REAL_GATEWAYS = /^https?:\/\/api(-dev)?\.jd\.com(\/|$)/i;

/** JD's own pages stand on a host of their own; a gateway that stands in for JD's has them beside it. No setting names it: the secret would go there. */
function authorityOf(context: ConnectorContext): string {
  return REAL_GATEWAYS.test(context.baseUrl) || !URL.canParse(context.baseUrl) ? "https://open-oauth.jd.com" : new URL(context.baseUrl).origin;
}

export const authorise: NonNullable<Connector["authorise"]> = {
  address(context, { redirect, state }) {
    const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
    if (missing) return { ok: false, refusal: missing };
    const query = { app_key: context.settings.appKey ?? "", response_type: "code", redirect_uri: redirect, state, scope: "snsapi_base" };
    return ok(`${authorityOf(context)}/oauth2/to_login?${new URLSearchParams(query)}`);
  },
  exchange: (context, { code }) => tokens(context, "access_token", { grant_type: "authorization_code", code }),
};

const endOf = ({ secrets }: ConnectorContext): number => Number(secrets.accessTokenExpiresAt) || 0;

/** JD renews a token within the last 24 hours before it ends, not sooner and not after. */
export function isRefreshDue(context: ConnectorContext): boolean {
  const endsAt = endOf(context);
  const now = context.clock.now();
  return Boolean(context.secrets.refreshToken) && endsAt > now && endsAt - now < DAY;
}

/** A new pair for the refresh token, in the hours in which JD gives one; otherwise nothing is asked, as refreshes of a month are counted. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const again = "请到店铺页重新授权";
  if (!context.secrets.refreshToken) return refuse("AUTH_EXPIRED", `没有刷新令牌，${again}`);
  if (endOf(context) > 0 && !isRefreshDue(context))
    return refuse("AUTH_EXPIRED", endOf(context) <= context.clock.now() ? `授权已到期，到期后不能续期，${again}` : `授权在到期前被收回，${again}`);
  return tokens(context, "refresh_token", { grant_type: "refresh_token", refresh_token: context.secrets.refreshToken });
}

async function tokens(context: ConnectorContext, path: string, grant: Record<string, string>): Promise<Outcome<Record<string, string>>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const body = new URLSearchParams({ app_key: context.settings.appKey ?? "", app_secret: context.secrets.appSecret ?? "", ...grant }).toString();
  const answer = await callChannel(context, { url: `${authorityOf(context)}/oauth2/${path}`, body, contentType: FORM });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const accessToken = textOf(told.access_token);
  if (accessToken === "") return refuse("AUTH_EXPIRED", `京东没有给出授权：${reasonIn(told)}`, { code: textOf(told.code) });
  const seconds = Number(textOf(told.expires_in));
  return ok({
    accessToken,
    refreshToken: textOf(told.refresh_token) || (context.secrets.refreshToken ?? ""),
    // Where JD does not say, nothing is known of the end: the token is used until it is refused.
    accessTokenExpiresAt: seconds > 0 ? String(context.clock.now() + seconds * 1_000) : "",
  });
}

function reasonIn(told: JsonObject): string {
  return [told.msg, told.error_description, told.zh_desc, told.error].map(textOf).find((text) => text !== "") ?? "没有说明";
}
