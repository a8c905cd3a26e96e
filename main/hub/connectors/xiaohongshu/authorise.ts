/** The shop's main account allows it at Xiaohongshu's own page; the code that comes back is exchanged for tokens by a call of the gateway. */
import { ok, refuse } from "../../kernel/result.ts";
import type { Connector, ConnectorContext } from "../port.ts";
import { type JsonObject, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { callXhs } from "./gateway.ts";

/** The page stands beside the gateway, wherever that is: no setting names it. */
const PAGE = "/ark/authorization";
const REAL = "https://ark.xiaohongshu.com";

export const authorise: NonNullable<Connector["authorise"]> = {
  address(context, { redirect, state }) {
    const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appId", "appSecret"]);
    if (missing) return { ok: false, refusal: missing };
    const host = URL.canParse(context.baseUrl) ? new URL(context.baseUrl).origin : REAL;
    return ok(`${host}${PAGE}?${new URLSearchParams({ appId: context.settings.appId ?? "", redirectUri: redirect, state })}`);
  },
  exchange: (context, { code }) => tokens(context, "oauth.getAccessToken", { code }),
};

/** A new pair for the refresh token: the old pair is dead afterwards, so both of the new are kept. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const token = context.secrets.refreshToken;
  if (!token) return refuse("AUTH_EXPIRED", "没有刷新令牌，请重新授权店铺");
  return tokens(context, "oauth.refreshToken", { refreshToken: token });
}

async function tokens(context: ConnectorContext, method: string, params: JsonObject): Promise<Outcome<Record<string, string>>> {
  const answer = await callXhs(context, { method, params, withoutToken: true });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const accessToken = textOf(told.accessToken);
  if (accessToken === "") return refuse("UNREADABLE", "小红书的回答缺少 accessToken", { field: "accessToken" });
  const endsAt = Number(textOf(told.accessTokenExpiresAt));
  const sellerId = textOf(told.sellerId);
  return ok({
    accessToken,
    refreshToken: textOf(told.refreshToken) || (context.secrets.refreshToken ?? ""),
    // Where it is not said, nothing is known of the end: the token is used until it is refused.
    accessTokenExpiresAt: endsAt > 0 ? String(endsAt) : "",
    // Whose tokens these are: pushes for several shops of an application come to one address.
    ...(sellerId ? { sellerId } : {}),
  });
}
