import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { missingSetting, type Outcome, textOf } from "../wire.ts";
import { callPdd } from "./gateway.ts";

/** A new access token for the refresh token; where no new refresh token comes, the old one goes on. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const missing = missingSetting(context.secrets, ["refreshToken"]);
  if (missing) return { ok: false, refusal: { ...missing, code: "AUTH_EXPIRED", message: "没有刷新令牌，请重新授权店铺" } };
  const params = { refresh_token: context.secrets.refreshToken ?? "" };
  const answer = await callPdd(context, { type: "pdd.pop.auth.token.refresh", params, withoutToken: true });
  if (!answer.ok) return answer;
  const access = textOf(answer.value.access_token);
  if (access === "") return refuse("UNREADABLE", "拼多多的回答缺少 access_token", { field: "access_token" });
  return ok({ ...context.secrets, accessToken: access, refreshToken: textOf(answer.value.refresh_token) || (context.secrets.refreshToken ?? "") });
}
