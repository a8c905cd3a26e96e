/** The live stream of somebody who is signed in: it ends with the session, in the same moment. */
import type { AsyncIteratorClass } from "@orpc/server";
import type { SessionCaller, Streams } from "../access/index.ts";
import { type LiveEvent, refusals } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { liveEvents, type Subscribe } from "./live.ts";

/** A session that runs out by the clock, or whose person was closed in the database itself, tells nobody: it is looked at this often. */
const LOOKED_AT_MS = 15_000;

/** Events for one caller. `TOO_FAST` when its session has more streams open than a browser can need. */
export async function liveOf(
  hub: { subscribe: Subscribe; streams: Streams },
  { principal, door }: SessionCaller,
  gone?: AbortSignal,
): Promise<Result<AsyncIteratorClass<LiveEvent, undefined>, "TOO_FAST" | "NOT_SIGNED_IN">> {
  if (principal.kind !== "operator" || door.token === null) return ok(liveEvents(hub.subscribe, gone));
  const stream = hub.streams.open({ token: door.token, sessionId: door.sessionId, operatorId: principal.id });
  if (!stream) return refuse("TOO_FAST", refusals.TOO_FAST.zh);
  // Looked at once it is on the list: what ended before that told nobody.
  if (!(await door.stands())) {
    stream.close();
    return refuse("NOT_SIGNED_IN", refusals.NOT_SIGNED_IN.zh);
  }
  const over = new AbortController();
  const look = setInterval(() => {
    door.stands().then(
      (stands) => stands || over.abort("ended"),
      // A database that is away says nothing about the session.
      () => undefined,
    );
  }, LOOKED_AT_MS);
  const signals = [stream.ended, over.signal, ...(gone ? [gone] : [])];
  return ok(
    liveEvents(hub.subscribe, AbortSignal.any(signals), () => {
      clearInterval(look);
      stream.close();
    }),
  );
}
