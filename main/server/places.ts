/** One place at the hub for each request that is under way, shared fairly among those who ask. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Principal } from "../hub/frame/door.ts";
import { type Crowded, type Fair, openFair } from "./fair.ts";
import { networkOf } from "./tries.ts";

/** Ten connections reach the database; what is more than a few requests for each of them waits here, where turns are taken. */
const LIMITS = { atOnce: 32, atOnceEach: 12, waiting: 2_000, waitingEach: 400 };

export const openPlaces = (): Fair => openFair(LIMITS);

/** Seconds after which a refused caller should ask again, by the reason. */
export const RETRY_AFTER_S: Readonly<Record<Crowded | "TOO_MANY_TRIES", number>> = { TOO_FAST: 1, BUSY: 2, TOO_MANY_TRIES: 60 };

/**
 * Waits for the request's turn and holds the place until its answer has been sent or its caller has gone.
 * @returns why there is no place, `null` when it has one.
 */
export async function takePlace(
  places: Fair,
  principal: Principal,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<Crowded | null> {
  const gone = new AbortController();
  const { raw } = reply;
  raw.once("close", () => gone.abort());
  const place = await places.enter(callerOf(principal, request), gone.signal);
  if (typeof place === "string") return place;
  if (gone.signal.aborted) place();
  else gone.signal.addEventListener("abort", place, { once: true });
  return null;
}

/** A person however many browsers it has, a key, or where nobody comes from. */
function callerOf(principal: Principal, request: FastifyRequest): string {
  if (principal.kind === "operator" || principal.kind === "key") return `${principal.kind} ${principal.id}`;
  return `from ${networkOf(request.ip)}`;
}
