import { commit, type Store } from "../store/index.ts";
import { forgetCallsBefore } from "./call.store.ts";

/** What was sent is kept so long, days: a quarter, in which a question about it may still come. */
const KEEP_DAYS = 90;

/** Forgets what was sent longer ago. */
export async function forgetCalls(store: Store): Promise<number> {
  return commit(store, "system", (tx) => forgetCallsBefore(tx, new Date(store.clock.now() - KEEP_DAYS * 86_400_000)));
}
