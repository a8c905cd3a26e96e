/** Tokens of a service provider's application: one a store, once the store has allowed it. */
import type { SimClock } from "../engine/clock.ts";

export interface MtTokens {
  /** Stores whose holder allowed the application. */
  allowed: Set<string>;
  access: Map<string, { store: string; endsAt: number }>;
  refresh: Map<string, { store: string; endsAt: number }>;
  given: number;
}

export const newTokens = (): MtTokens => ({ allowed: new Set(), access: new Map(), refresh: new Map(), given: 0 });

const LIFE_S = 30 * 86_400;
const REFRESH_S = 2 * LIFE_S;

type Told = { [key: string]: string | number };

function give(tokens: MtTokens, store: string, clock: SimClock): Told {
  tokens.given += 1;
  const [access, refresh] = [`demo-mt-access-${tokens.given}`, `demo-mt-refresh-${tokens.given}`];
  tokens.access.set(access, { store, endsAt: clock.now() + LIFE_S * 1_000 });
  tokens.refresh.set(refresh, { store, endsAt: clock.now() + REFRESH_S * 1_000 });
  return { status: 0, access_token: access, expires_in: LIFE_S, refresh_token: refresh, re_expires_in: REFRESH_S, state: "", message: "success" };
}

/** `oauth/authorize`: the store's token, if it allowed the application. */
export function authorise(tokens: MtTokens, params: Readonly<Record<string, string>>, clock: SimClock): Told {
  const store = params.app_poi_code ?? "";
  if (params.response_type !== "token") return { status: 1, message: "response_type 错误" };
  return tokens.allowed.has(store) ? give(tokens, store, clock) : { status: 1, message: "门店未授权" };
}

/** `oauth/token`: a new pair for a refresh token, which is good once. */
export function renew(tokens: MtTokens, params: Readonly<Record<string, string>>, clock: SimClock): Told {
  const held = tokens.refresh.get(params.refresh_token ?? "");
  if (params.grant_type !== "refresh_token" || !held || held.endsAt <= clock.now()) return { status: 1, message: "refresh_token 无效" };
  tokens.refresh.delete(params.refresh_token ?? "");
  return give(tokens, held.store, clock);
}
