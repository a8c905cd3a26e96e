/** A data folder of the bench's own with a server of its own; both are gone afterwards, whatever happened in between. */
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataKeys, openVault } from "../../main/hub/access/index.ts";
import { systemClock } from "../../main/hub/kernel/time.ts";
import { openStore, type Store } from "../../main/hub/store/index.ts";
import { removeHome } from "../cli/remove-home.ts";

/** Where a part of the bench works. */
export interface Bench {
  home: string;
  store: Store;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs `work` on an empty store. A database of somebody else (`DATABASE_URL`) is never touched: millions of invented rows belong nowhere else. */
export async function withBench<Value>(work: (bench: Bench) => Promise<Value>): Promise<Value> {
  const home = mkdtempSync(join(tmpdir(), "aftercare-bench-"));
  let leaving: Promise<void> | null = null;
  const leave = (): void => {
    leaving = removeHome(home).finally(() => process.exit(130));
  };
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    const store = await openStore({ home, clock: systemClock, keepServer: true });
    await openDataKeys(store, openVault(new Uint8Array(randomBytes(32))));
    try {
      return await work({ home, store });
    } finally {
      await store.close();
    }
  } finally {
    // What fails because the server is ending under it is no news to whoever interrupted.
    if (leaving) await leaving;
    for (const signal of SIGNALS) process.off(signal, leave);
    await removeHome(home);
  }
}
