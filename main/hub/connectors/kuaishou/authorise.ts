/** The shop's holder allows it at the platform's own pages; the code that they send back is exchanged for tokens of 48 hours, renewed for 180 days. */
import { ok, refuse } from "../../kernel/result.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { address as below, callChannel, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { isFine, ksRefusal } from "./errors.ts";
import { FORM } from "./gateway.ts";

const REAL_GATEWAYS = /^https?:\/\/[\w-]+\.kwaixiaodian\.com(\/|$)/i;
const SCOPE = "merchant_order,merchant_refund";

/** The platform's pages stand on a host of their own; a gateway that stands in for the platform's has them beside it. */
function pageOf({ baseUrl }: ConnectorContext): string {
  return REAL_GATEWAYS.test(baseUrl) || !URL.canParse(baseUrl) ? "https://open.kwaixiaodian.com/oauth/authorize" : `${new URL(baseUrl).origin}/oauth/authorize`;
}

export const authorise: NonNullable<Connector["authorise"]> = {
  address(context, { redirect, state }) {
    const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
    if (missing) return { ok: false, refusal: missing };
    const scope = context.settings.scope?.trim() || SCOPE;
    const query = { app_id: context.settings.appKey ?? "", redirect_uri: redirect, scope, response_type: "code", state };
    return ok(`${pageOf(context)}?${new URLSearchParams(query)}`);
  },
  exchange: (context, { code }) => tokens(context, "/oauth2/access_token", { grant_type: "code", code }),
};

/** A new pair for the refresh token; the new one is kept, too, as the old may not be taken twice. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const again = "请到店铺页重新授权";
  const { refreshToken: token, refreshTokenExpiresAt } = context.secrets;
  if (!token) return refuse("AUTH_EXPIRED", `没有刷新令牌，${again}`);
  const endsAt = Number(refreshTokenExpiresAt) || 0;
  if (endsAt > 0 && endsAt <= context.clock.now()) return refuse("AUTH_EXPIRED", `授权已满 180 天，不能再续期，${again}`);
  return tokens(context, "/oauth2/refresh_token", { grant_type: "refresh_token", refresh_token: token });
}

async function tokens(context: ConnectorContext, path: string, grant: Record<string, string>): Promise<Outcome<Record<string, string>>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const body = new URLSearchParams({ app_id: context.settings.appKey ?? "", app_secret: context.secrets.appSecret ?? "", ...grant }).toString();
  const answer = await callChannel(context, { url: below(context.baseUrl, path), body, contentType: FORM });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const accessToken = textOf(told.access_token);
  if (!isFine(told) || accessToken === "") return ungranted(told);
  const now = context.clock.now();
  // Where it is not said, nothing is known of the end: the token is used until it is refused.
  const endOf = (seconds: number): string => (seconds > 0 ? String(now + seconds * 1_000) : "");
  return ok({
    accessToken,
    accessTokenExpiresAt: endOf(Number(textOf(told.expires_in))),
    refreshToken: textOf(told.refresh_token) || (context.secrets.refreshToken ?? ""),
    refreshTokenExpiresAt: endOf(Number(textOf(told.refresh_token_expires_in))),
  });
}

/** Being asked to wait is no refusal; whatever else it says, it gave no token. */
function ungranted(told: Parameters<typeof ksRefusal>[0]): Outcome<never> {
  const refusal = ksRefusal(told);
  if (refusal.code === "THROTTLED" || refusal.code === "TIMED_OUT") return { ok: false, refusal };
  const said = [told.error_msg, told.error, told.msg].map(textOf).find((text) => text !== "") ?? "没有说明";
  return refuse("AUTH_EXPIRED", `快手没有给出授权：${said}`, { code: textOf(told.result) });
}
