/** For how many days what is kept of people stays, each by a setting of its own. */
import { keptDays } from "../contract/privacy.ts";
import { KEEP_PAYLOADS } from "../ingest/index.ts";
import { KEEP_CALLS } from "../models/index.ts";
import { forgetEndedReceivers, forgetReveals } from "../orders/index.ts";
import { commit, keepSetting, type Store, settingOf } from "../store/index.ts";

export type Kept = keyof typeof keptDays;

const settings: Readonly<Record<Kept, string>> = {
  payloads: KEEP_PAYLOADS,
  calls: KEEP_CALLS,
  receivers: "receiver.keepDays",
  reveals: "reveal.keepDays",
};
const DAY_MS = 86_400_000;
const AT_ONCE = 2_000;

/** Days by what is kept. */
export async function daysKept(store: Store): Promise<Record<Kept, number>> {
  const each = await Promise.all(
    (Object.keys(settings) as Kept[]).map(async (what) => [what, (await settingOf<number>(store, settings[what])) ?? keptDays[what]]),
  );
  return Object.fromEntries(each) as Record<Kept, number>;
}

export async function setDaysKept(store: Store, actor: string, { what, days }: { what: Kept; days: number }): Promise<void> {
  await commit(store, actor, async (tx) => {
    await keepSetting(tx, settings[what], days);
    tx.journal({ verb: "privacy.keep_days", subject: "setting", subjectId: settings[what], data: { days } });
  });
}

/** Forgets sealed receivers of orders that ended longer ago, and who looked at what: a portion a write. Payloads and calls are forgotten by their rooms. */
export async function forgetOld(store: Store): Promise<void> {
  const days = await daysKept(store);
  const before = (what: Kept): Date => new Date(store.clock.now() - days[what] * DAY_MS);
  for (let gone = AT_ONCE; gone === AT_ONCE; ) {
    gone = await commit(store, "system", (tx) => forgetEndedReceivers(tx, before("receivers"), AT_ONCE));
  }
  await commit(store, "system", (tx) => forgetReveals(tx, before("reveals")));
}
