import { md5 } from "../engine/digest.ts";

const ACCESS_MS = 7 * 86_400_000;
const REFRESH_MS = 14 * 86_400_000;

/** A shop's tokens. An older access token stops working as soon as a new one is given out. */
export interface TokenState {
  access: string;
  accessUntil: number;
  replaced: string[];
  refresh: string;
  refreshUntil: number;
  given: number;
}

export function firstTokens(now: number, first: { access: string; refresh: string }): TokenState {
  return { access: first.access, accessUntil: now + ACCESS_MS, replaced: [], refresh: first.refresh, refreshUntil: now + REFRESH_MS, given: 0 };
}

/** Gives out a new access token; the refresh token stays and lives on. */
export function renewTokens(state: TokenState, now: number): void {
  state.replaced.push(state.access);
  state.given += 1;
  state.access = `demo-${md5(`${state.refresh}:${state.given}:${now}`)}`;
  state.accessUntil = now + ACCESS_MS;
  state.refreshUntil = now + REFRESH_MS;
}

/** What is wrong with an access token; `null` when nothing is. */
export function tokenFault(state: TokenState, token: string, now: number): string | null {
  if (token === state.access) return now < state.accessUntil ? null : "isv.access-token-expired";
  if (state.replaced.includes(token)) return "isv.access-token-no-existed";
  return "isv.access-token-invalid";
}
