import { sha256 } from "../kernel/ids.ts";
import type { Store } from "../store/index.ts";
import type { Principal } from "./principal.ts";
import { extendSession, selectPeople, selectSession } from "./sessions.store.ts";
import { DAY_MS, type Person, principalOf, SESSION_MS } from "./sessions.ts";

/** Who comes with a session; used sessions live on, at most one write a day. */
interface Visitor {
  principal: Principal;
  /** True when the session was prolonged now, so that the caller's copy must be, too. */
  prolonged: boolean;
}

/** The operator behind a session's secret; `null` when it has ended, expired or never was. */
export async function visitorOf(store: Store, token: string): Promise<Visitor | null> {
  const now = store.clock.now();
  const hash = sha256(token);
  const found = await selectSession(store, hash, new Date(now));
  if (!found) return null;
  const prolonged = found.expiresAt.getTime() < now + SESSION_MS - DAY_MS;
  if (prolonged) await extendSession(store, hash, new Date(now + SESSION_MS));
  return { principal: principalOf(found), prolonged };
}

/** Whether a session still runs, without keeping it alive. */
export async function sessionStands(store: Store, token: string): Promise<boolean> {
  return (await selectSession(store, sha256(token), new Date(store.clock.now()))) !== null;
}

/** Everybody who may sign in. */
export function people(store: Store): Promise<Person[]> {
  return selectPeople(store);
}
