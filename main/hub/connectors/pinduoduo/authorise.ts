/** The shop's holder allows it at Pinduoduo's own pages; the code that they send back is exchanged for tokens by a call of the gateway. */
import { ok, refuse } from "../../kernel/result.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { missingSetting, type Outcome, textOf } from "../wire.ts";
import { callPdd } from "./gateway.ts";

const REAL_GATEWAYS = /^https?:\/\/[\w-]+\.(pinduoduo|yangkeduo)\.com(\/|$)/i;

/** The platform's pages stand on a host of their own; a gateway that stands in for the platform's has them beside it. */
function pageOf({ baseUrl }: ConnectorContext): string {
  return REAL_GATEWAYS.test(baseUrl) || !URL.canParse(baseUrl)
    ? "https://fuwu.pinduoduo.com/service-market/auth"
    : `${new URL(baseUrl).origin}/service-market/auth`;
}

export const authorise: NonNullable<Connector["authorise"]> = {
  address(context, { redirect, state }) {
    const missing = missingSetting({ ...context.settings, ...context.secrets }, ["clientId", "clientSecret"]);
    if (missing) return { ok: false, refusal: missing };
    const query = { response_type: "code", client_id: context.settings.clientId ?? "", redirect_uri: redirect, state };
    return ok(`${pageOf(context)}?${new URLSearchParams(query)}`);
  },
  exchange: (context, { code }) => tokens(context, "pdd.pop.auth.token.create", { code }),
};

/** A new access token for the refresh token; where no new refresh token comes, the old one goes on. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const token = context.secrets.refreshToken;
  if (!token) return refuse("AUTH_EXPIRED", "没有刷新令牌，请重新授权店铺");
  return tokens(context, "pdd.pop.auth.token.refresh", { refresh_token: token });
}

async function tokens(context: ConnectorContext, type: string, params: Record<string, string>): Promise<Outcome<Record<string, string>>> {
  const answer = await callPdd(context, { type, params, withoutToken: true });
  if (!answer.ok) return answer;
  const told = answer.value;
  const accessToken = textOf(told.access_token);
  if (accessToken === "") return refuse("UNREADABLE", "拼多多的回答缺少 access_token", { field: "access_token" });
  const [endsAt, seconds] = [Number(textOf(told.expires_at)), Number(textOf(told.expires_in))];
  const end = endsAt > 0 ? endsAt * 1_000 : seconds > 0 ? context.clock.now() + seconds * 1_000 : 0;
  const owner = textOf(told.owner_id);
  return ok({
    accessToken,
    refreshToken: textOf(told.refresh_token) || (context.secrets.refreshToken ?? ""),
    // Where it is not said, nothing is known of the end: the token is used until it is refused.
    accessTokenExpiresAt: end > 0 ? String(end) : "",
    // Whose tokens these are: by it messages for several shops are told apart.
    ...(owner ? { ownerId: owner } : {}),
  });
}
