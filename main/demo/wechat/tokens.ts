/** Access tokens: the plain call kills the one before it, the stable call gives the same until it nears its end. */
import { type Answer, fault, nowOf, type WechatShop } from "./shop.ts";

/** So long before its end a stable token is followed by the next. */
const NEARS_END_S = 300;

export function giveToken(shop: WechatShop, { plain, params }: { plain: boolean; params: Record<string, unknown> }): Answer {
  const { keys, tokens, settings } = shop;
  if (params.grant_type !== "client_credential") return fault(40002, "invalid grant_type");
  if (params.appid !== keys.appId) return fault(40013, "invalid appid");
  if (params.secret !== keys.appSecret) return fault(40001, "invalid credential");
  const now = nowOf(shop);
  const isFresh = tokens.current !== "" && tokens.until - now > NEARS_END_S;
  if (plain || !isFresh || params.force_refresh === true) {
    if (tokens.current !== "") tokens.earlier.push({ token: tokens.current, until: Math.min(tokens.until, now + settings.overlapS) });
    tokens.given += 1;
    tokens.current = `sim-token-${keys.appId}-${tokens.given}`;
    tokens.until = now + settings.tokenS;
  }
  return { access_token: tokens.current, expires_in: tokens.until - now };
}

/** What is wrong with a call's token; `null`: nothing. */
export function tokenFault(shop: WechatShop, token: string | null): Answer | null {
  if (token === null || token === "") return fault(41001, "access_token missing");
  const { tokens } = shop;
  const now = nowOf(shop);
  const until = token === tokens.current ? tokens.until : tokens.earlier.find((one) => one.token === token)?.until;
  if (until === undefined) return fault(40001, "invalid credential, access_token is invalid or not latest");
  return now < until ? null : token === tokens.current ? fault(42001, "access_token expired") : fault(40001, "access_token is not latest");
}
