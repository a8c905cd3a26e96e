/** What telling people outside of the console, and watching what waits, need of the house; made of its parts wherever it is asked. */
import { namesOfPeople } from "../access/index.ts";
import { type AlertPages, forgetAlerts, sendAlerts } from "../alerts/index.ts";
import { lookForFound } from "../disputes/index.ts";
import { NOT_ALLOWED } from "../kernel/post.ts";
import { notifierOf, notifiers, problemTold } from "../notifiers/index.ts";
import { forgetGroups, lookForWaiting, type WaitingDeps } from "../waiting/index.ts";
import type { HubParts } from "./parts.ts";

type Needed = Pick<HubParts, "store" | "vault" | "platform" | "streams">;

/** The job that looks and sends. */
export const LOOK = "waiting.look";

/** What was told and what waited is kept so long, ms. */
const KEPT_MS = 90 * 86_400_000;

/** What telling and watching are handed. */
export function alertingOf({ store, vault, platform, streams }: Needed): AlertPages & WaitingDeps {
  const { post, addressProblem } = platform;
  return {
    store,
    vault,
    streams,
    post,
    openTcp: platform.openTcp ?? (() => Promise.reject(Object.assign(new Error("no way out for sockets"), { code: NOT_ALLOWED }))),
    ...(addressProblem ? { addressProblem } : {}),
    notifierOf,
    kinds: notifiers,
    problemTold,
    names: async () => new Map([...(await namesOfPeople(store))].map(([actor, name]) => [actor.replace(/^operator:/, ""), name])),
    publicUrl: () => platform.environment.publicUrl,
  };
}

/** Looks for what was found of orders and what waits, and sends what is due; what waits is told at once. */
export async function lookAndSend(parts: Needed): Promise<void> {
  const deps = alertingOf(parts);
  try {
    await lookForFound(deps.store);
    await lookForWaiting(deps);
  } finally {
    // What was found before goes out, whatever this look came to.
    await sendAlerts(deps);
  }
}

/** What was told and solved long ago is forgotten. */
export async function forgetTold({ store }: Pick<Needed, "store">): Promise<void> {
  const before = new Date(store.clock.now() - KEPT_MS);
  await forgetAlerts(store, before);
  await forgetGroups(store, before);
}
