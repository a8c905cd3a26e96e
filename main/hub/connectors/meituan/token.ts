/** Tokens of stores that allowed a service provider's application: asked for by a call, renewed by another. A seller's own application has none. */
import { ok, refuse } from "../../kernel/result.ts";
import type { ConnectorContext } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, textOf } from "../wire.ts";
import { isFailure, mtRefusal } from "./errors.ts";
import { rawCall, storesOf } from "./gateway.ts";

/** By the refresh token while it is good, else anew for the store: the platform gives it when the store has allowed the application. */
export async function refreshToken(context: ConnectorContext): Promise<Outcome<Record<string, string>>> {
  const stores = storesOf(context);
  // A token is one store's: what it would give for the others cannot be kept beside it.
  if (stores.length > 1) return refuse("AUTH_EXPIRED", "服务商应用的令牌只属于一家门店：请把每家门店连接成一个店铺", { stores: stores.length });
  const { refreshToken: token, refreshTokenExpiresAt } = context.secrets;
  const endsAt = Number(refreshTokenExpiresAt) || 0;
  if (token && (endsAt === 0 || endsAt > context.clock.now())) {
    const renewed = await grant(context, { path: "oauth/token", params: { grant_type: "refresh_token", refresh_token: token }, isRead: false });
    if (renewed.ok || renewed.refusal.code !== "AUTH_EXPIRED") return renewed;
  }
  return grant(context, { path: "oauth/authorize", params: { app_poi_code: stores[0] ?? "", response_type: "token" }, isRead: true });
}

async function grant(
  context: ConnectorContext,
  of: { path: string; params: Record<string, string>; isRead: boolean },
): Promise<Outcome<Record<string, string>>> {
  const answer = await rawCall(context, { ...of, token: "" });
  if (!answer.ok) return answer;
  const told = objectOf(answer.value);
  const given = textOf(told.access_token) === "" ? objectOf(told.data) : told;
  const accessToken = textOf(given.access_token);
  if (accessToken === "") return ungranted(told);
  const now = context.clock.now();
  // Where it is not said, nothing is known of the end: the token is used until it is refused.
  const endOf = (seconds: number): string => (seconds > 0 ? String(now + seconds * 1_000) : "");
  return ok({
    accessToken,
    accessTokenExpiresAt: endOf(Number(textOf(given.expires_in))),
    refreshToken: textOf(given.refresh_token) || (context.secrets.refreshToken ?? ""),
    refreshTokenExpiresAt: endOf(Number(textOf(given.re_expires_in))),
  });
}

/** Being asked to wait is no refusal, and a wrong key stays one; whatever else it says, it gave no token. */
function ungranted(told: JsonObject): Outcome<never> {
  const refusal = isFailure(told) ? mtRefusal(told) : null;
  if (refusal && ["THROTTLED", "TIMED_OUT", "BAD_SIGNATURE"].includes(refusal.code)) return { ok: false, refusal };
  const said = refusal?.message ?? (textOf(told.message) || "没有说明");
  return refuse("AUTH_EXPIRED", `美团没有给出门店的授权，请在美团商家后台把门店授权给这个应用：${said}`, { status: textOf(told.status) });
}
