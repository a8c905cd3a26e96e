import { sha256 } from "../kernel/ids.ts";
import type { Store } from "../store/index.ts";
import { selectPeople } from "./people.store.ts";
import type { Principal } from "./principal.ts";
import { extendSession, selectSession } from "./sessions.store.ts";
import { DAY_MS, type Person, principalOf, SESSION_MS } from "./sessions.ts";

/** When a session was last used is known to a quarter of an hour. */
const SEEN_MS = 15 * 60_000;

/** Who comes with a session; used sessions live on. */
interface Visitor {
  principal: Principal;
  sessionId: string;
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
  const expiresAt = prolonged ? new Date(now + SESSION_MS) : found.expiresAt;
  if (prolonged || found.seenAt.getTime() < now - SEEN_MS) await extendSession(store, hash, { expiresAt, seenAt: new Date(now) });
  return { principal: principalOf(found.person), sessionId: found.sessionId, prolonged };
}

/** Whether a session still runs, without keeping it alive. */
export async function sessionStands(store: Store, token: string): Promise<boolean> {
  return (await selectSession(store, sha256(token), new Date(store.clock.now()))) !== null;
}

/** Everybody who may sign in. */
export function people(store: Store): Promise<Person[]> {
  return selectPeople(store);
}
