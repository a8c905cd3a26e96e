import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { callDouyin } from "./gateway.ts";

const WEEK_SECONDS = 7 * 24 * 3600;

/** A new access token for the refresh token; the old pair is dead afterwards, so the caller keeps both of the new. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const missing = missingSetting(context.secrets, ["refreshToken"]);
  if (missing) return { ok: false, refusal: { ...missing, code: "AUTH_EXPIRED", message: "没有刷新令牌，请重新授权店铺" } };
  const params = { grant_type: "refresh_token", refresh_token: context.secrets.refreshToken ?? "" };
  const answer = await callDouyin(context, { method: "token.refresh", params, withoutToken: true });
  if (!answer.ok) return answer;
  const data = objectOf(answer.value);
  const access = textOf(data.access_token);
  if (access === "") return refuse("UNREADABLE", "抖店的回答缺少 access_token", { field: "access_token" });
  const seconds = Number(textOf(data.expires_in)) || WEEK_SECONDS;
  return ok({
    ...context.secrets,
    accessToken: access,
    refreshToken: textOf(data.refresh_token) || (context.secrets.refreshToken ?? ""),
    accessTokenExpiresAt: String(context.clock.now() + seconds * 1000),
  });
}
