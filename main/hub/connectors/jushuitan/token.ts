/** The application of an own company gets and renews its tokens by itself; for others the merchant authorises, and the token is typed. */
import { randomUUID } from "node:crypto";
import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { missingSetting, type Outcome, textOf } from "../wire.ts";
import { post } from "./gateway.ts";

const DAY = 86_400_000;
/** Renewed so long before it ends: a token that has ended may be renewed no more. */
const AHEAD_MS = 5 * DAY;

/** New tokens for the refresh token, or the first ones where there are none. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const { refreshToken: kept, accessToken: typed } = context.secrets;
  if (!kept && typed) return refuse("AUTH_EXPIRED", "没有 refresh_token，请商家重新授权并填写 access_token");
  const renewed = kept ? await asked(context, "/openWeb/auth/refreshToken", { grant_type: "refresh_token", refresh_token: kept, scope: "all" }) : null;
  if (renewed?.ok || (renewed && renewed.refusal.code !== "REFUSED" && renewed.refusal.code !== "AUTH_EXPIRED")) return renewed;
  // Six characters of one's own choice; only an own company's application is answered.
  return asked(context, "/openWeb/auth/getInitToken", { grant_type: "authorization_code", code: randomUUID().slice(0, 6) });
}

async function asked(context: ConnectorContext, path: string, params: Readonly<Record<string, string>>): Promise<Outcome<Record<string, string>>> {
  const answer = await post(context, path, params);
  if (!answer.ok) return answer;
  const accessToken = textOf(answer.value.access_token);
  if (accessToken === "") return refuse("UNREADABLE", "聚水潭的回答缺少 access_token", { field: "access_token" });
  const seconds = Number(textOf(answer.value.expires_in));
  return ok({
    accessToken,
    refreshToken: textOf(answer.value.refresh_token) || (context.secrets.refreshToken ?? ""),
    // Where it is not said how long it lives, it is used until it is refused.
    accessTokenExpiresAt: seconds > 0 ? String(context.clock.now() + seconds * 1_000) : "",
  });
}

export function isRefreshDue({ secrets, clock }: ConnectorContext): boolean {
  const endsAt = Number(secrets.accessTokenExpiresAt);
  return endsAt > 0 && endsAt - clock.now() < AHEAD_MS && Boolean(secrets.refreshToken);
}
