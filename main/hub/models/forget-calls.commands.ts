import { keptDays } from "../contract/privacy.ts";
import { commit, type Store, settingOf } from "../store/index.ts";
import { forgetCallsBefore } from "./call.store.ts";
import { forgetComparisons } from "./comparison.store.ts";
import { forgetSteps } from "./step.store.ts";

/** Name of the setting: for how many days what was sent is kept; a quarter at first, in which a question about it may still come. */
export const KEEP_CALLS = "calls.keepDays";

/** Work that nobody came back to in so many days is over. */
const STEP_DAYS = 2;
const DAY_MS = 86_400_000;

/** Forgets what was sent longer ago, with the comparisons it was sent for, and work that was left. @returns calls forgotten */
export async function forgetCalls(store: Store): Promise<number> {
  const now = store.clock.now();
  const days = (await settingOf<number>(store, KEEP_CALLS)) ?? keptDays.calls;
  return commit(store, "system", async (tx) => {
    forgetSteps(tx, new Date(now - STEP_DAYS * DAY_MS));
    const before = new Date(now - days * DAY_MS);
    forgetComparisons(tx, before);
    return forgetCallsBefore(tx, before);
  });
}
