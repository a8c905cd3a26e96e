/** A store of its own for a test: a new database on the run's one server. */
import { inject } from "vitest";
import { openDataKeys, openVault } from "../../main/hub/access/index.ts";
import { type Clock, systemClock } from "../../main/hub/kernel/time.ts";
import { openStore, type Store } from "../../main/hub/store/index.ts";
import { newDatabase } from "./cluster.ts";

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Goes on by so many milliseconds (backwards when negative). */
  advance(ms: number): void;
  /** Stands at this time from now on. */
  set(at: Date | number): void;
}

/** A clock standing at `start`. */
export function testClock(start: Date | number = Date.UTC(2026, 10, 20, 2, 0, 0)): TestClock {
  let at = Number(start);
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
    set: (to) => {
      at = Number(to);
    },
  };
}

/** The vault whose data keys a store of {@link freshStore} is sealed with. */
export const testVault = openVault(new Uint8Array(32).fill(7));

/** Opens an empty store with all migrations applied; not `sealed` where a hub with a key of its own is to come. Close it in `afterAll`; its database goes with the run's server. */
export async function freshStore(options: { clock?: Clock; sealed?: boolean } = {}): Promise<Store> {
  const home = inject("clusterHome");
  const store = await openStore({ home, clock: options.clock ?? systemClock, databaseUrl: await newDatabase(home, "test") });
  if (options.sealed !== false) await openDataKeys(store, testVault);
  return store;
}

/** The same database by a store of its own, as a program started after a kill has it; close it by itself. */
export async function reopened(store: Store): Promise<Store> {
  const again = await openStore({ home: inject("clusterHome"), clock: store.clock, databaseUrl: store.url });
  await openDataKeys(again, testVault);
  return again;
}
