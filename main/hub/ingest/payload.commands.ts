/** How long payloads are kept as they came: some days for proof and replay, then only their keys and hashes stay. */
import { commit, type Store, settingOf } from "../store/index.ts";
import { emptyPages, oldPages, payloadFigures } from "./payload.store.ts";
import { forgetSettled } from "./quarantine.store.ts";

/** Name of the setting: days, a whole number. */
export const KEEP_DAYS = "payload.keepDays";
const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;
/** Pages of one write. */
const AT_ONCE = 200;

/** Days after which a payload is forgotten, and whatever else is kept only to be learnt from. */
export async function keepDays(store: Store): Promise<number> {
  return (await settingOf<number>(store, KEEP_DAYS)) ?? DEFAULT_DAYS;
}

/**
 * Forgets payloads that are older than the setting says, by the store's clock; what waits in the queue or the quarantine stays until it is settled;
 * what somebody discarded may be taken back for as many days.
 * @returns how many pages were looked at.
 */
export async function forgetPayloads(store: Store): Promise<number> {
  const before = new Date(store.clock.now() - (await keepDays(store)) * DAY_MS);
  let looked = 0;
  await commit(store, "system", async (tx) => forgetSettled(tx, before));
  for (let after = "0", more = true; more; ) {
    const last = await commit(store, "system", async (tx) => {
      const pages = await oldPages(tx, { before, after, most: AT_ONCE });
      if (pages.length > 0) await emptyPages(tx, pages);
      looked += pages.length;
      return pages.at(-1);
    });
    more = last !== undefined;
    after = last?.id ?? after;
  }
  return looked;
}

/** What is kept of payloads, for the status page. */
export async function payloadsKept(store: Store): Promise<{ plainBytes: number; storedBytes: number; since: Date | null; keepDays: number }> {
  const [figures, days] = await Promise.all([payloadFigures(store), keepDays(store)]);
  return { ...figures, keepDays: days };
}
